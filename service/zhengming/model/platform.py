"""What the platform knows at a moment: facts that a verdict rests on, and that no name shows.

Facts are looked up beforehand and given to the engine like evidence, so that a verdict stays a pure function of what it
was given. What was not looked up is not known: no rule speaks of it, and the verdict says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Fact(StrEnum):
    """A kind of fact that the platform may be asked for."""

    EMAIL = "email"
    """Which accounts an email is bound to."""
    NAME = "name"
    """Who holds the name, in any of its spellings."""
    RENAMES = "renames"
    """How often the mini program was renamed this year."""
    SUBJECT_COUNT = "subject-count"
    """How many mini programs the subject has."""
    ADMINISTRATOR_COUNT = "administrator-count"
    """How many accounts and subjects the administrator (identity number, telephone) runs."""
    STANDING = "standing"
    """Whether the subject was terminated or blocked."""
    SUBMISSIONS = "submissions"
    """When the subject asked for review lately."""
    ACCOUNT = "account"
    """Whose the account is that the registration names as its own."""


class AccountType(StrEnum):
    """The accounts of the platform that share names and emails."""

    MINI_PROGRAM = "mini-program"
    OFFICIAL_ACCOUNT = "official-account"
    OPEN_PLATFORM = "open-platform"
    WECOM = "wecom"


SHARING_NAMES = frozenset({AccountType.MINI_PROGRAM, AccountType.OFFICIAL_ACCOUNT})
"""Accounts among which a name is one subject's; any other sort has names of its own."""


class Holding(StrEnum):
    """How a name is held."""

    IN_USE = "in-use"
    CLAIMED = "claimed"
    """Taken for a registration that is not complete yet; runs out."""
    RELEASED = "released"
    """Given up, and kept back for its former holder until it runs out."""
    PROTECTED = "protected"
    """Kept back by the platform: nobody may take it without proof of a right."""


class Standing(StrEnum):
    """Whether a subject may use the platform."""

    GOOD = "good"
    BLOCKED = "blocked"
    """For a time."""
    TERMINATED = "terminated"
    """For good (WeCom AUP, Prohibited users b; Weixin Mini Program Platform Terms 2.7)."""


@dataclass(frozen=True, slots=True)
class NameHolder:
    """An account that holds a name.

    Args:
        name: the name as it was registered.
        account_type: what it names.
        holding: how it is held.
        same_subject: whether the asking subject itself holds it.
        until: when the holding runs out; ``None`` when it does not.
    """

    name: str
    account_type: AccountType
    holding: Holding
    same_subject: bool
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlatformFacts:
    """What was looked up for one registration, as of one moment.

    Args:
        consulted: the kinds of fact that were looked up; of all others nothing is known, whatever the fields say.
        email_bound_to: the other accounts that the email is bound to.
        name_holders: who holds the name, in any spelling of its variant set.
        short_name_holders: the same of the short name.
        renames_this_year: renames of this mini program since 1 January, China's time.
        subject_mini_programs: other mini programs of the subject.
        administrator_mini_programs: other mini programs that the administrator's identity number is bound to.
        phone_mini_programs: other mini programs that the administrator's telephone is bound to.
        administrator_subjects: other subjects whose accounts the administrator runs.
        standing: whether the subject may use the platform.
        standing_until: when a block ends.
        submissions: when the subject asked for review lately, the oldest first.
        account_type: what the account is that the registration names as its own; ``None`` when none is in use under
            that id.
        account_of_subject: whether the asking subject stands behind that account.
    """

    consulted: frozenset[Fact] = frozenset()
    email_bound_to: tuple[AccountType, ...] = ()
    name_holders: tuple[NameHolder, ...] = ()
    short_name_holders: tuple[NameHolder, ...] = ()
    renames_this_year: int = 0
    subject_mini_programs: int = 0
    administrator_mini_programs: int = 0
    phone_mini_programs: int = 0
    administrator_subjects: int = 0
    standing: Standing = Standing.GOOD
    standing_until: datetime | None = None
    submissions: tuple[datetime, ...] = ()
    account_type: AccountType | None = None
    account_of_subject: bool = False

    def knows(self, fact: Fact) -> bool:
        """Whether a kind of fact was looked up."""
        return fact in self.consulted


NO_FACTS = PlatformFacts()
"""Nothing was looked up."""
