"""One open claim to a name among mini programs and Official Accounts, and one for each other sort of account.

Before, one claim was open whatever it was for.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CLAIMED = "holding = 'claimed' AND ended_at IS NULL"
SHARED = f"{CLAIMED} AND account_type IN ('mini-program', 'official-account')"


def upgrade() -> None:
    """Replace the index. Rows need no change: what was unique in all is unique in each part."""
    op.drop_index("uq_holdings_one_claim", "holdings")
    _unique("uq_holdings_one_claim", ["name_key"], where=SHARED)
    _unique("uq_holdings_one_claim_of_a_sort", ["name_key", "account_type"], where=CLAIMED)


def _unique(name: str, columns: list[str], *, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "holdings", columns, unique=True, postgresql_where=condition, sqlite_where=condition
    )
