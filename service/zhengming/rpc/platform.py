"""What the edge does with the account store: opens it, asks it for facts, and goes on without it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from zhengming.accounts.records import FactQuestion, SubjectKey
from zhengming.errors import InvalidSetting, StoreUnavailable
from zhengming.model.applicant import Applicant
from zhengming.model.mini_program import MiniProgram, Subject, SubjectType
from zhengming.model.platform import NO_FACTS, Fact, PlatformFacts
from zhengming.rpc import statuses
from zhengming.rules.cybersquatting import administrator_of

if TYPE_CHECKING:
    from zhengming.accounts.sql_store import AccountStore

_log = logging.getLogger(__name__)

_MISFIT_PAUSE = 60.0
"""Seconds until a database that does not fit the settings is opened again."""


class Platform:
    """The accounts, as checks and AccountsService need them.

    A check never fails because of them: what cannot be looked up is not consulted. While the store is away, checks ask
    it once in its own retry time and not each, so that they do not wait for it one after the other.

    Args:
        open_store: opens the store; ``None`` where no accounts are kept. It is asked again until it succeeds.
    """

    def __init__(self, open_store: Callable[[], AccountStore] | None = None) -> None:
        self._open = open_store
        self._store: AccountStore | None = None
        self._opening = threading.Lock()
        self._away_until = 0.0

    @property
    def kept(self) -> bool:
        """Whether accounts are kept at all."""
        return self._open is not None

    def store(self) -> AccountStore:
        """The store.

        Raises:
            Refusal: no accounts are kept.
            StoreUnavailable: it is away.
        """
        if self._open is None:
            raise statuses.accounts_not_configured()
        if self._store is None:
            with self._opening:
                if self._store is None:
                    self._store = self._open()
        return self._store

    def facts(self, question: FactQuestion, as_of: datetime) -> PlatformFacts:
        """What is known; what cannot be looked up is not among the facts consulted.

        Args:
            question: what is to be looked up.
            as_of: the moment it is to hold for.
        """
        if self._open is None or time.monotonic() < self._away_until:
            return NO_FACTS
        if self._store is None and self._opening.locked():
            return NO_FACTS  # another call is trying to open it: nobody waits in line for that
        try:
            return self.store().facts(question, as_of=as_of)
        except (StoreUnavailable, InvalidSetting) as error:
            # What came back may be of another release, or know other keys: looked at again now and then.
            pause = error.retry_after if isinstance(error, StoreUnavailable) else _MISFIT_PAUSE
            self._away_until = time.monotonic() + pause
            _log.warning("checks go on without facts: %s", error)
            return NO_FACTS

    def close(self) -> None:
        """Close the store, where it is open."""
        with self._opening:
            if self._store is not None:
                self._store.close()
                self._store = None


NO_PLATFORM = Platform()
"""No accounts are kept."""


def question_of(program: MiniProgram) -> FactQuestion:
    """What is to be looked up for a registration."""
    subject, administrator = program.subject, program.subject.administrator
    return FactQuestion(
        name=program.name.strip(),
        short_name=program.short_name.strip(),
        account_id="" if "\0" in program.id else program.id.strip(),  # PostgreSQL keeps no nulls
        subject=_subject_key(subject),
        email=program.email.strip(),
        administrator_id=administrator.resident_id.strip() if administrator else "",
        phone=administrator.phone.strip() if administrator else "",
    )


def signup_question(applicant: Applicant) -> FactQuestion | None:
    """What is to be looked up for an organization; ``None`` where the applicant does not say who it is.

    Args:
        applicant: who asks for the name.
    """
    index = administrator_of(applicant)
    administrator = "" if index is None else applicant.persons[index].resident_id
    wanted = {Fact.STANDING: applicant.uscc.strip(), Fact.ADMINISTRATOR_COUNT: administrator}
    if not any(wanted.values()):
        return None
    return FactQuestion(
        subject=SubjectKey(uscc=applicant.uscc) if applicant.uscc.strip() else None,
        administrator_id=administrator,
        wanted=frozenset(fact for fact, given in wanted.items() if given),
    )


def _subject_key(subject: Subject) -> SubjectKey | None:
    if subject.type is not SubjectType.INDIVIDUAL:
        return SubjectKey(uscc=subject.uscc) if subject.uscc.strip() else None
    person = subject.administrator
    if person is None or not person.resident_id.strip():
        return None
    return SubjectKey(resident_id=person.resident_id)
