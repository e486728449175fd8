"""What the account store is told and asked, and what it answers: immutable nouns.

Personal values (email, telephone, identity number) stand here as they were given, on their way to be hashed. They are
left out where an object is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from zhengming.errors import ConflictingRecord, InvalidField
from zhengming.model.platform import AccountType, Fact, NameHolder

EVERY_FACT = frozenset(Fact)


@dataclass(frozen=True, slots=True)
class SubjectKey:
    """Who stands behind an account: an organization by its code, or an individual by identity number.

    Exactly one of the two is given.

    Args:
        uscc: unified social credit code, or a former number in its place. It is public and kept as it is.
        resident_id: resident identity number (GB 11643). It is kept as a keyed hash.
    """

    uscc: str = ""
    resident_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """An account as the platform has registered it.

    Args:
        account_id: the platform's own id of it; all types of account share one space of ids.
        account_type: what it is.
        name: its name, as registered.
        subject: who stands behind it.
        email: what it is linked with, or empty.
        administrator_id: the administrator's resident identity number, or empty.
        phone: the administrator's telephone, or empty; without a country code it is of the mainland of China.
        registered_at: when it was registered; ``None`` for the moment it is recorded.
    """

    account_id: str
    account_type: AccountType
    name: str
    subject: SubjectKey
    email: str = field(default="", repr=False)
    administrator_id: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    registered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """What is to be looked up for one registration. What is empty is not looked up.

    Args:
        name: the proposed name.
        short_name: the proposed 简称.
        account_id: the account's own id, where it exists already. Unless it is another subject's, it is not counted
            among the others, and the names that it holds are its subject's own.
        subject: who registers.
        email: what it is to be linked with.
        administrator_id: the administrator's resident identity number.
        phone: the administrator's telephone.
        submissions_since: how far back submissions are looked up; ``None`` for 31 days.
        wanted: the kinds of fact to look up.
    """

    name: str = ""
    short_name: str = ""
    account_id: str = ""
    subject: SubjectKey | None = None
    email: str = field(default="", repr=False)
    administrator_id: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    submissions_since: datetime | None = None
    wanted: frozenset[Fact] = EVERY_FACT


class BindingRole(StrEnum):
    """What is bound to an account; one of each at a time."""

    EMAIL = "email"
    ADMINISTRATOR = "administrator"
    """the administrator's resident identity number"""
    PHONE = "phone"
    """the administrator's telephone"""


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """What became of the claim to a name.

    Args:
        granted: whether the subject now holds the name.
        until: when the claim runs out; ``None`` when it was not granted.
        holders: who else holds the name, and how, so that it was not granted; empty when it was.
        elsewhere: who else holds it among accounts of other sorts, which hinders nobody.
        replayed: whether this is the answer that an earlier call with the same request id got.
    """

    granted: bool
    until: datetime | None = None
    holders: tuple[NameHolder, ...] = ()
    elsewhere: tuple[NameHolder, ...] = ()
    replayed: bool = False


class ImportStatus(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    """it was recorded already, and says the same"""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one row of an import.

    Args:
        row: which row, from 1.
        account_id: its account id, shortened.
        status: what became of it.
        refusal: why it was refused, without a personal value: what it is itself, or that it contradicts what is
            recorded; ``None`` otherwise.
    """

    row: int
    account_id: str
    status: ImportStatus
    refusal: InvalidField | ConflictingRecord | None = None

    @property
    def error(self) -> str:
        """The refusal as a sentence; empty when there is none."""
        return "" if self.refusal is None else str(self.refusal)

    @property
    def field(self) -> str:
        """The field at fault; empty when there is none."""
        return "" if self.refusal is None else self.refusal.field

    @property
    def conflict(self) -> bool:
        """Whether it was refused because it contradicts what is recorded."""
        return isinstance(self.refusal, ConflictingRecord)
