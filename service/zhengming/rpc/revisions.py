"""Which revision of the lexicons answers a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengming.errors import RevisionUnavailable
from zhengming.mini_program_checker import MiniProgramChecker

if TYPE_CHECKING:
    from zhengming.checker import Checker


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a request demands of the revision.

    Args:
        at_least: token of the oldest revision that will do; empty for any.
        exactly: token of the only revision that will do; empty for any.
    """

    at_least: str = ""
    exactly: str = ""


ANY = Freshness()
"""Whatever is served."""


class Serving:
    """The one revision that this server serves, for as long as it runs.

    Args:
        checker: judges names.
        mini_programs: judges registrations, with the same lexicons; made from ``checker`` by default.
    """

    def __init__(self, checker: Checker, mini_programs: MiniProgramChecker | None = None) -> None:
        self.checker = checker
        self.mini_programs = mini_programs or MiniProgramChecker(checker)
        self.rules = (*checker.rules, *self.mini_programs.rules)

    def checker_for(self, freshness: Freshness) -> Checker:
        """The checker to answer a request with, from its first to its last step.

        Args:
            freshness: what the request demands.

        Raises:
            RevisionUnavailable: another revision is asked for than the one served.
        """
        if freshness is not ANY:
            served = self.checker.revision
            for token in (freshness.exactly, freshness.at_least):
                if token and token != served:
                    raise RevisionUnavailable(token[:80], served)
        return self.checker
