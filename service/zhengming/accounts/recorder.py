"""What happened to accounts and subjects is recorded here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from zhengming.accounts import normal, registrations, subjects
from zhengming.accounts.identities import Value
from zhengming.accounts.records import AccountRecord, BindingRole, SubjectKey
from zhengming.accounts.registrations import NameChange
from zhengming.accounts.subjects import StandingNow
from zhengming.accounts.writing import Numbers, Request, Writer, iso, limited, reason_of
from zhengming.errors import InvalidField
from zhengming.model.platform import Standing


class Recorder(Writer):
    """Records what the platform did. All that is recorded twice with the same values is recorded once, except
    submissions, which a request id tells apart.
    """

    def record_registration(
        self, account: AccountRecord, *, at: datetime, request_id: str = ""
    ) -> None:
        """An account was registered. Its subject's claim to the name is thereby done with.

        Recorded again with the same values it changes nothing.

        Raises:
            ConflictingRecord: it is recorded otherwise, or another subject holds the name.
            ConflictingRequest: the request id was used for another question.
        """
        at = normal.moment(at)
        prepared = registrations.prepare(account, self._hasher, self._folder, at)
        since = iso(prepared.since) if account.registered_at else None
        roles = (role.value for role in prepared.bound)
        kind, name = prepared.account_type.value, prepared.name.text
        parts = (prepared.account_id, kind, name, since, *roles)
        request = Request("registration", request_id, at, parts, prepared.values)

        def work(connection: Connection, numbers: Numbers) -> None:
            registrations.register(connection, prepared, numbers, at)

        self._write(request, work)

    def record_rename(
        self,
        account_id: str,
        name: str,
        *,
        at: datetime,
        held_until: datetime | None = None,
        request_id: str = "",
    ) -> None:
        """An account was given another name.

        Args:
            account_id: which.
            name: the new one.
            at: when.
            held_until: until when its former name is kept back for the subject; ``None`` sets it free.
            request_id: names this request.

        Raises:
            UnknownAccount: the account was never recorded.
            ConflictingRecord: it was released, or another subject holds the name.
            ConflictingRequest: the request id was used for another question.
        """
        change = self._change(account_id, name, at=at, held_until=held_until)
        request = Request("rename", request_id, change.at, (account_id, name))
        self._write(request, lambda connection, _: registrations.rename(connection, change))

    def record_release(
        self,
        name: str,
        *,
        account_id: str,
        at: datetime,
        held_until: datetime | None = None,
        request_id: str = "",
    ) -> None:
        """An account was given up 注销, and its name with it. What was bound to it is free; a second time changes
        nothing.

        Args:
            name: what it is called.
            account_id: which.
            at: when.
            held_until: until when the name is kept back for the subject; ``None`` sets it free.
            request_id: names this request.

        Raises:
            UnknownAccount: the account was never recorded.
            ConflictingRecord: it is called otherwise, or was given up already and is kept back otherwise.
            ConflictingRequest: the request id was used for another question.
        """
        change = self._change(account_id, name, at=at, held_until=held_until)
        request = Request("release", request_id, change.at, (account_id, name))
        self._write(request, lambda connection, _: registrations.release(connection, change))

    def record_binding(
        self,
        account_id: str,
        role: BindingRole,
        value: str,
        *,
        at: datetime,
        request_id: str = "",
    ) -> None:
        """An email, administrator or telephone was bound to an account, in place of the one before.

        Args:
            account_id: which.
            role: what is bound.
            value: email, resident identity number or telephone; kept as a hash.
            at: when.
            request_id: names this request.

        Raises:
            UnknownAccount: the account was never recorded.
            ConflictingRecord: it was released.
            ConflictingRequest: the request id was used for another question.
        """
        at = normal.moment(at)
        normal.plain(account_id, "account_id")
        hashed = self._bound(role, value, at)
        request = Request("binding", request_id, at, (account_id, role.value), [hashed])
        self._write(
            request,
            lambda connection, numbers: registrations.bind(
                connection, account_id, role, numbers[hashed], at=at
            ),
        )

    def record_unbinding(
        self, account_id: str, role: BindingRole, *, at: datetime, request_id: str = ""
    ) -> None:
        """What was bound to an account is so no more; where nothing was, nothing changes.

        Raises:
            UnknownAccount: the account was never recorded.
            ConflictingRecord: it was released.
            ConflictingRequest: the request id was used for another question.
        """
        at = normal.moment(at)
        normal.plain(account_id, "account_id")
        request = Request("unbinding", request_id, at, (account_id, role.value))
        self._write(
            request,
            lambda connection, _: registrations.unbind(connection, account_id, role, at=at),
        )

    def record_standing(
        self,
        subject: SubjectKey,
        standing: Standing,
        *,
        at: datetime,
        until: datetime | None = None,
        reason: str = "",
        request_id: str = "",
    ) -> None:
        """A subject was blocked, terminated or rehabilitated (``GOOD``); the latest record holds. A block that
        has ended leaves a termination before it as it was.

        Args:
            subject: who.
            standing: from ``at`` on.
            at: when.
            until: when a block ends; ``None`` for one without an end, and always for the other two.
            reason: for the record, at most 500 code points; no personal values.
            request_id: names this request.

        Raises:
            ConflictingRequest: the request id was used for another question.
        """
        if until is not None and standing is not Standing.BLOCKED:
            raise InvalidField("until", f"a moment with {standing.value}", "one with blocked only")
        at, until = limited(at, until, "until")
        value = self._hasher.subject(subject, on=at)
        parts = (standing.value, iso(until), reason_of(reason))
        request = Request("standing", request_id, at, parts, [value])

        def work(connection: Connection, numbers: Numbers) -> None:
            given = StandingNow(standing, until)
            subjects.record_standing(connection, numbers[value], given, at=at, reason=reason)

        self._write(request, work)

    def record_submission(
        self,
        subject: SubjectKey,
        account_id: str = "",
        *,
        at: datetime,
        request_id: str = "",
    ) -> None:
        """A subject asked for review. Without a request id each call counts.

        Args:
            subject: who.
            account_id: which account is to be reviewed; may be empty.
            at: when.
            request_id: names this request.

        Raises:
            UnknownAccount: the account was never recorded.
            ConflictingRecord: it is another subject's.
            ConflictingRequest: the request id was used for another question.
        """
        at = normal.moment(at)
        value = self._hasher.subject(subject, on=at)
        if account_id:
            normal.plain(account_id, "account_id")
        request = Request("submission", request_id, at, (account_id,), [value])

        def work(connection: Connection, numbers: Numbers) -> None:
            if account_id:
                registrations.belongs(connection, account_id, numbers[value])
            subjects.record_submission(connection, numbers[value], account_id, at=at)

        self._write(request, work)

    def _change(
        self, account_id: str, name: str, *, at: datetime, held_until: datetime | None
    ) -> NameChange:
        at, held = limited(at, held_until, "held_until")
        return NameChange(normal.plain(account_id, "account_id"), self._name(name), at, held)

    def _bound(self, role: BindingRole, value: str, at: datetime) -> Value:
        if role is BindingRole.EMAIL:
            return self._hasher.email(value, "value")
        if role is BindingRole.PHONE:
            return self._hasher.phone(value, "value")
        return self._hasher.resident_id(value, "value", at)
