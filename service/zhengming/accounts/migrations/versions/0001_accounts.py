"""Accounts, names, bindings, standings: the first schema.

A revision is never changed once it has been released; a change of the schema is a new file. It says in its own words
what it makes, and imports nothing of the schema, which goes on without it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables."""
    _identities()
    _accounts()
    _holdings()
    _bindings()
    _histories()
    _records()


def _identities() -> None:
    op.create_table(
        "identities",
        _number(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_identities"),
        sa.UniqueConstraint("digest", "kind", "key_id", name="uq_identities_digest_kind_key_id"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        _number(),
        sa.Column("account_id", sa.String(128), nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        _refers("subject"),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        _foreign("accounts", "subject", "identities"),
        sa.PrimaryKeyConstraint("number", name="pk_accounts"),
        sa.UniqueConstraint("account_id", name="uq_accounts_account_id"),
    )
    op.create_index("ix_accounts_subject", "accounts", ["subject"])


def _holdings() -> None:
    op.create_table(
        "holdings",
        _number(),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holding", sa.String(16), nullable=False),
        sa.Column("account_type", sa.String(32), nullable=False),
        _refers("account", nullable=True),
        _refers("subject", nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        _foreign("holdings", "account", "accounts"),
        _foreign("holdings", "subject", "identities"),
        sa.PrimaryKeyConstraint("number", name="pk_holdings"),
    )
    op.create_index("ix_holdings_name_key", "holdings", ["name_key"])
    op.create_index("ix_holdings_account", "holdings", ["account"])
    op.create_index("ix_holdings_subject", "holdings", ["subject"])
    claimed = "holding = 'claimed' AND ended_at IS NULL"
    _unique("uq_holdings_one_claim", "holdings", ["name_key"], where=claimed)
    in_use = "holding = 'in-use' AND ended_at IS NULL"
    _unique("uq_holdings_one_name", "holdings", ["account"], where=in_use)


def _bindings() -> None:
    op.create_table(
        "bindings",
        _number(),
        _refers("account"),
        sa.Column("role", sa.String(16), nullable=False),
        _refers("identity"),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        _foreign("bindings", "account", "accounts"),
        _foreign("bindings", "identity", "identities"),
        sa.PrimaryKeyConstraint("number", name="pk_bindings"),
    )
    op.create_index("ix_bindings_identity", "bindings", ["identity"])
    op.create_index("ix_bindings_account", "bindings", ["account"])
    columns = ["account", "role"]
    _unique("uq_bindings_one_of_a_role", "bindings", columns, where="ended_at IS NULL")


def _histories() -> None:
    op.create_table(
        "renames",
        _number(),
        _refers("account"),
        sa.Column("former_name", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _foreign("renames", "account", "accounts"),
        sa.PrimaryKeyConstraint("number", name="pk_renames"),
    )
    op.create_index("ix_renames_account_at", "renames", ["account", "at"])
    op.create_table(
        "standings",
        _number(),
        _refers("subject"),
        sa.Column("standing", sa.String(16), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        _foreign("standings", "subject", "identities"),
        sa.PrimaryKeyConstraint("number", name="pk_standings"),
    )
    op.create_index("ix_standings_subject_since", "standings", ["subject", "since"])
    op.create_table(
        "submissions",
        _number(),
        _refers("subject"),
        sa.Column("account_id", sa.String(128), nullable=False, server_default=""),
        sa.Column("at", MOMENT, nullable=False),
        _foreign("submissions", "subject", "identities"),
        sa.PrimaryKeyConstraint("number", name="pk_submissions"),
    )
    op.create_index("ix_submissions_subject_at", "submissions", ["subject", "at"])


def _records() -> None:
    op.create_table(
        "requests",
        sa.Column("request_id", sa.String(128), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False, server_default=""),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("request_id", name="pk_requests"),
    )
    op.create_index("ix_requests_at", "requests", ["at"])
    op.create_table(
        "keys",
        sa.Column("key_id", sa.String(32), nullable=False),
        sa.Column("key_check", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_keys"),
    )
    op.create_table(
        "marks",
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_marks"),
    )


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, autoincrement=True, nullable=False)


def _refers(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, nullable=nullable)


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.number"], name=f"fk_{table}_{column}")


def _unique(name: str, table: str, columns: list[str], *, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, table, columns, unique=True, postgresql_where=condition, sqlite_where=condition
    )
