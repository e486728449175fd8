"""The tables. Every change of them is a migration; a test holds both to each other on both databases.

::

    identities   a code, or a keyed hash of a personal value; everybody and everything else refers to it by number
    accounts     who stands behind an account, since when and until when
    holdings     who holds a name, how, since when and until when
    bindings     what email, administrator and telephone an account has and had
    renames      when an account changed its name
    standings    when a subject was blocked, terminated or rehabilitated
    submissions  when a subject asked for review
    requests     what was answered to a request id
    keys         which keys have been written with, with a check of each
    marks        what the names were folded with

Rows are ended, not deleted, so that a verdict of an earlier moment can be looked into.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A row's own number. SQLite numbers rows by itself only where the type is INTEGER."""


class Moment(TypeDecorator[datetime]):
    """A moment, in UTC in the database and out of it. SQLite, which has no such type, keeps a text that sorts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _number() -> Column[int]:
    return Column("number", Number, primary_key=True, autoincrement=True)


def _refers(name: str, target: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Number, ForeignKey(f"{target}.number"), nullable=nullable)


identities = Table(
    "identities",
    METADATA,
    _number(),
    Column("kind", String(16), nullable=False),  # uscc, resident-id, email, phone
    Column("key_id", String(32), nullable=False),  # of the key that hashed it; empty for a code
    Column("digest", String(64), nullable=False),  # 64 hexadecimal digits, or the code itself
    UniqueConstraint("digest", "kind", "key_id"),
)

accounts = Table(
    "accounts",
    METADATA,
    _number(),
    Column("account_id", String(128), nullable=False, unique=True),
    Column("type", String(32), nullable=False),
    _refers("subject", "identities"),
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment),
    Index(None, "subject"),
)

holdings = Table(
    "holdings",
    METADATA,
    _number(),
    Column("name_key", Text, nullable=False),  # the name, folded
    Column("name", Text, nullable=False),  # as given
    Column("holding", String(16), nullable=False),
    Column("account_type", String(32), nullable=False),
    _refers("account", "accounts", nullable=True),
    _refers("subject", "identities", nullable=True),
    Column("since", Moment, nullable=False),
    Column("until", Moment),  # runs out by itself
    Column("ended_at", Moment),  # was ended
    Column("reason", Text, nullable=False, server_default=""),
    Index(None, "name_key"),
    Index(None, "account"),
    Index(None, "subject"),
)
_OPEN_CLAIM = "holding = 'claimed' AND ended_at IS NULL"
_SHARED_CLAIM = f"{_OPEN_CLAIM} AND account_type IN ('mini-program', 'official-account')"
ONE_CLAIM = Index(
    "uq_holdings_one_claim",
    holdings.c.name_key,
    unique=True,
    postgresql_where=text(_SHARED_CLAIM),
    sqlite_where=text(_SHARED_CLAIM),
)
"""Of all claims to a name in any of its spellings, for mini programs and Official Accounts, one is open, whoever writes
to the database and however.
"""
ONE_CLAIM_OF_A_SORT = Index(
    "uq_holdings_one_claim_of_a_sort",
    holdings.c.name_key,
    holdings.c.account_type,
    unique=True,
    postgresql_where=text(_OPEN_CLAIM),
    sqlite_where=text(_OPEN_CLAIM),
)
"""And so for each other sort of account."""
ONE_NAME = Index(
    "uq_holdings_one_name",
    holdings.c.account,
    unique=True,
    postgresql_where=text("holding = 'in-use' AND ended_at IS NULL"),
    sqlite_where=text("holding = 'in-use' AND ended_at IS NULL"),
)
"""An account has one name at a time."""

bindings = Table(
    "bindings",
    METADATA,
    _number(),
    _refers("account", "accounts"),
    Column("role", String(16), nullable=False),
    _refers("identity", "identities"),
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment),
    Index(None, "identity"),
    Index(None, "account"),
)
ONE_BINDING = Index(
    "uq_bindings_one_of_a_role",
    bindings.c.account,
    bindings.c.role,
    unique=True,
    postgresql_where=text("ended_at IS NULL"),
    sqlite_where=text("ended_at IS NULL"),
)
"""An account has one email, one administrator and one telephone at a time."""

renames = Table(
    "renames",
    METADATA,
    _number(),
    _refers("account", "accounts"),
    Column("former_name", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "account", "at"),
)

standings = Table(
    "standings",
    METADATA,
    _number(),
    _refers("subject", "identities"),
    Column("standing", String(16), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Column("reason", Text, nullable=False, server_default=""),
    Index(None, "subject", "since"),
)

submissions = Table(
    "submissions",
    METADATA,
    _number(),
    _refers("subject", "identities"),
    Column("account_id", String(128), nullable=False, server_default=""),
    Column("at", Moment, nullable=False),
    Index(None, "subject", "at"),
)

requests = Table(
    "requests",
    METADATA,
    Column("request_id", String(128), primary_key=True),
    Column(
        "fingerprint", String(64), nullable=False
    ),  # SHA-256 of the question, persons in it by number
    Column("outcome", Text, nullable=False, server_default=""),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
)

keys = Table(
    "keys",
    METADATA,
    Column("key_id", String(32), primary_key=True),
    Column("key_check", String(64), nullable=False),
)

marks = Table(
    "marks",
    METADATA,
    Column("mark", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
