"""The account store: everything that is recorded, claimed, imported and looked up goes through here.

One implementation for SQLite and PostgreSQL. Each call is one transaction, whole or not at all. All moments must have a
time zone; the store has no clock. A call with a request id can be repeated: it is answered as the first time, and
changes nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection

from zhengming.accounts import (
    claims,
    importing,
    marks,
    names,
    normal,
    registrations,
    requests,
    subjects,
    upgrade,
)
from zhengming.accounts import facts as fact_lookup
from zhengming.accounts.database import PATIENCE, Database
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.names import Owner
from zhengming.accounts.recorder import Recorder
from zhengming.accounts.records import (
    AccountRecord,
    ClaimOutcome,
    FactQuestion,
    ImportResult,
    SubjectKey,
)
from zhengming.accounts.writing import Numbers, Request, iso, limited, period, reason_of
from zhengming.model.platform import AccountType, PlatformFacts
from zhengming.text.fold import Folder


class AccountStore(Recorder):
    """Accounts, names, bindings and standings in a database.

    All methods raise :class:`~zhengming.errors.StoreUnavailable` when the database is away or locked, with nothing
    written, and :class:`~zhengming.errors.InvalidField` for a value that is none. Those that are given a personal value
    raise :class:`~zhengming.errors.NoAccountKey` when there is no key to hash it with, but for :meth:`facts`.

    Args:
        database: with the schema of this release.
        keys: what personal values are hashed with.
        folder: how names are folded.
    """

    @classmethod
    def open(
        cls,
        url: str,
        keys: KeyRing | None,
        folder: Folder,
        *,
        patience: float = PATIENCE,
        make: bool = True,
    ) -> AccountStore:
        """Open a database and bring it to the schema of this release.

        Args:
            url: ``sqlite:///FILE`` or ``postgresql://USER@HOST/DATABASE``.
            keys: what personal values are hashed with; ``None`` keeps and finds none.
            folder: how names are folded.
            patience: seconds that a call waits for a lock or the server.
            make: whether a file that is not there is made.

        Raises:
            InvalidSetting: the address is none, the file is not there, the database is of a newer release, or a key
                is another one than was used under its id.
            StoreUnavailable: the database is away or locked.
        """
        database = Database.open(url, patience=patience, make=make)
        try:
            upgrade.upgrade(database)
            marks.hold_to(database, keys, folder)
        except BaseException:
            database.close()
            raise
        return cls(database, keys, folder)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> AccountStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def facts(self, question: FactQuestion, *, as_of: datetime) -> PlatformFacts:
        """What is known for one registration, as of a moment.

        What is not given, cannot be read or, without a key, cannot be hashed is not looked up, and not among the facts
        that were consulted; nor is what a personal value would find, while the database knows a key that the ring
        lacks.

        Args:
            question: what is to be looked up.
            as_of: the moment; later records do not count.
        """
        sought = fact_lookup.prepare(question, self._hasher, self._folder, as_of)
        ring = self._hasher.keys
        return self._database.read(lambda connection: fact_lookup.look_up(connection, sought, ring))

    def claim_name(
        self,
        name: str,
        subject: SubjectKey,
        *,
        request_id: str,
        at: datetime,
        until: datetime,
        account_type: AccountType = AccountType.MINI_PROGRAM,
    ) -> ClaimOutcome:
        """Hold a name for a subject until its registration is recorded. Of two who claim it at once one gets it.

        Its own name, or its own claim, a subject may claim again. The moments are no part of the question: the same
        request later is the same request.

        Args:
            name: as it is to be registered; all its spellings are held.
            subject: for whom.
            request_id: names this request, 1 to 128 code points.
            at: from when.
            until: when the claim runs out.
            account_type: what the name is for.

        Raises:
            ConflictingRequest: the request id was used for another question.
        """
        normal.plain(request_id, "request_id")
        at, until = period(at, until, "until")
        wanted, value = self._name(name), self._hasher.subject(subject, on=at)
        parts = (wanted.text, account_type.value)
        request = Request("claim", request_id, at, parts, [value])

        def work(connection: Connection, numbers: Numbers) -> str:
            owner = Owner(numbers[value], account_type)
            return claims.written(names.claim(connection, wanted, owner, at=at, until=until))

        outcome, replayed = self._write(request, work)
        return claims.read(outcome, replayed)

    def protect_name(
        self,
        name: str,
        *,
        at: datetime,
        until: datetime | None = None,
        subject: SubjectKey | None = None,
        reason: str = "",
        account_type: AccountType = AccountType.MINI_PROGRAM,
        request_id: str = "",
    ) -> None:
        """Keep a name back, in all its spellings. A protection that it has already is replaced.

        Args:
            name: what is protected.
            at: from when.
            until: until when; ``None`` for good.
            subject: who may claim and register it all the same; ``None`` for nobody.
            reason: for the record, at most 500 code points; no personal values.
            account_type: what the name is for, for the record.
            request_id: names this request.

        Raises:
            ConflictingRequest: the request id was used for another question.
        """
        at, until = limited(at, until, "until")
        wanted = self._name(name)
        values = [self._hasher.subject(subject, on=at)] if subject is not None else []
        parts = (name, account_type.value, iso(until), reason_of(reason))
        request = Request("protection", request_id, at, parts, values)

        def work(connection: Connection, numbers: Numbers) -> None:
            owner = Owner(numbers[values[0]] if values else None, account_type)
            names.protect(connection, wanted, owner, at=at, until=until, reason=reason)

        self._write(request, work)

    def lift_protection(self, name: str, *, at: datetime, request_id: str = "") -> None:
        """End the protection of a name; where there is none, nothing changes.

        Raises:
            ConflictingRequest: the request id was used for another question.
        """
        at = normal.moment(at)
        key = self._name(name).key
        request = Request("lifting", request_id, at, (name,))

        def work(connection: Connection, _numbers: Numbers) -> None:
            names.lift(connection, key, at)

        self._write(request, work)

    def import_accounts(
        self, rows: Iterable[AccountRecord], *, at: datetime
    ) -> Iterator[ImportResult]:
        """Record existing accounts; one result for each row, in order. The same row again changes nothing.

        Unlike a registration an imported account is recorded although another subject bears its name: so it is.

        Args:
            rows: any number; read in batches of 500.
            at: when accounts were registered whose rows do not say so.
        """
        at = normal.moment(at)
        return importing.import_rows(
            self._database,
            rows,
            lambda record: registrations.prepare(record, self._hasher, self._folder, at),
        )

    def forget_key(self, key_id: str) -> None:
        """Forget that a key was written with: what is still under it is found no more, and nothing says so any longer.
        For a key that is gone for good, after all servers have been given a ring without it.
        """
        self._database.write(lambda connection: marks.forget_key(connection, key_id))

    def forget_before(self, moment: datetime) -> int:
        """Forget answers to requests, and submissions, of before a moment; how many. Nothing else is forgotten."""
        moment = normal.moment(moment, "moment")
        return self._database.write(
            lambda connection: (
                requests.forget_before(connection, moment)
                + subjects.forget_submissions_before(connection, moment)
            ),
            long=True,
        )
