"""Alembic's way in: migrations run on the connection, and in the transaction, that the store gives them.

``zhengming.accounts.upgrade`` is the only caller; there is no ``alembic.ini``.
"""

from __future__ import annotations

from alembic import context

from zhengming.accounts.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
