"""Every error Zhengming raises on purpose.

::

    ZhengmingError
    ├── InvalidQuestion          the question makes no sense; say what was given and what is allowed
    │   ├── MalformedText        a text that cannot be a name (empty, too long, no letters, not Unicode)
    │   ├── InvalidField         another field holds what it cannot hold
    │   └── BatchTooLarge        more names in one batch than the limit
    ├── RevisionUnavailable      the lexicon revision asked for is not served here
    ├── UnknownRule              no rule has that name
    ├── InvalidLexicon           the lexicons cannot be used; carries every problem found
    ├── UnreadableFile           an input file cannot be read as what it should be
    ├── AuditStopped             an audit could not go on
    ├── StoreUnavailable         the accounts cannot be asked now; nothing was written, ask again later
    ├── NoAccountKey             a personal value is to be looked up or kept, and there is no key to hash it with
    ├── UnknownAccount           no account of that id was recorded
    ├── ConflictingRecord        what is to be recorded contradicts what is recorded
    ├── ConflictingRequest       a request id was used before, for another question
    ├── InvalidSetting           an environment variable holds what it cannot hold
    └── CannotServe              the service cannot start (port taken, address out of range)

Each message says what was given, what was expected and what to do. Statuses and exit codes are
chosen at the edge (``rpc.statuses``, ``cli``), never here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class ZhengmingError(Exception):
    """The root of the tree."""


class InvalidQuestion(ZhengmingError):
    """The question itself is broken.

    Args:
        field: path of the field at fault, e.g. ``organization_name.text``.
        given: what was given, shortened for display.
        allowed: what is allowed there.
    """

    def __init__(self, field: str, given: str, allowed: str) -> None:
        super().__init__(f"{field}: given {given}; allowed: {allowed}")
        self.field = field
        self.given = given
        self.allowed = allowed


class MalformedText(InvalidQuestion):
    """A text that cannot be a name at all."""


class InvalidField(InvalidQuestion):
    """A field other than a name holds what it cannot hold."""


class BatchTooLarge(InvalidQuestion):
    """A batch holds more names than one call may."""


class RevisionUnavailable(ZhengmingError):
    """The lexicon revision asked for is not served here."""

    def __init__(self, requested: str, served: str) -> None:
        super().__init__(
            f"revision {requested!r} is not served here; this server serves {served!r}: "
            "ask without consistency, or ask a server that keeps the revision"
        )
        self.requested = requested
        self.served = served


class UnknownRule(ZhengmingError):
    """No rule has the name asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no rule is named {name!r}; list the rules to see their names")
        self.name = name


class LocatedProblem(Protocol):
    """What :class:`InvalidLexicon` needs of a problem: that it prints as one line."""

    def __str__(self) -> str: ...


class InvalidLexicon(ZhengmingError):
    """The lexicons cannot be used."""

    def __init__(self, problems: Sequence[LocatedProblem], folder: str = "") -> None:
        first = str(problems[0]) if problems else "no problem given"
        more = (
            f" (and {len(problems) - 1} more; run `zhengming lexicon lint{' ' if folder else ''}{folder}`)"
            if len(problems) > 1
            else ""
        )
        super().__init__(f"{first}{more}")
        self.problems = tuple(problems)


class UnreadableFile(ZhengmingError):
    """An input file cannot be read as what it should be."""


class AuditStopped(ZhengmingError):
    """The audit cannot go on."""


class StoreUnavailable(ZhengmingError):
    """The accounts cannot be asked now: the database is away, locked or overloaded.

    Nothing was written, unless the connection broke while the database was committing; then nobody can know, and the
    same request id finds out.

    Args:
        reason: what is the matter, for people; never an address with a password.
        retry_after: seconds after which it makes sense to ask again.
    """

    def __init__(self, reason: str, *, retry_after: float = 1.0) -> None:
        super().__init__(
            f"the account store cannot be asked now: {reason}; ask again in {retry_after:g} s"
        )
        self.reason = reason
        self.retry_after = retry_after


class NoAccountKey(ZhengmingError):
    """A personal value is to be looked up or kept, and there is no key to hash it with.

    Args:
        what: the kind of value, e.g. ``email``; never the value.
    """

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is kept only as a keyed hash, and no key is set: set ZHENGMING_ACCOUNT_KEYS to id:hex "
            "with at least 64 hexadecimal digits, for example the output of: "
            "printf 'k1:%s' \"$(openssl rand -hex 32)\""
        )
        self.what = what


class UnknownAccount(ZhengmingError):
    """No account of that id was recorded."""

    def __init__(self, account_id: str) -> None:
        super().__init__(
            f"no account {account_id[:80]!r} is recorded; record its registration first"
        )
        self.account_id = account_id


class ConflictingRecord(ZhengmingError):
    """What is to be recorded contradicts what is recorded.

    Args:
        field: what differs, e.g. ``account.name``.
        given: what was given, for people; of a personal value only that it is another one.
        recorded: what is recorded, likewise.
        remedy: what to do.
    """

    def __init__(self, field: str, *, given: str, recorded: str, remedy: str) -> None:
        super().__init__(f"{field}: given {given}; recorded: {recorded}; {remedy}")
        self.field = field
        self.given = given
        self.recorded = recorded
        self.remedy = remedy


class ConflictingRequest(ZhengmingError):
    """A request id was used before, for another question."""

    def __init__(self, request_id: str) -> None:
        super().__init__(
            f"request id {request_id[:80]!r} was used before for another question; "
            "repeat the question as it was, or choose a new id"
        )
        self.request_id = request_id


class InvalidSetting(ZhengmingError):
    """An environment variable holds what it cannot hold."""


class CannotServe(ZhengmingError):
    """The service cannot start."""
