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


class InvalidSetting(ZhengmingError):
    """An environment variable holds what it cannot hold."""


class CannotServe(ZhengmingError):
    """The service cannot start."""
