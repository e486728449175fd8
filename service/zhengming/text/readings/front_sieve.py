"""Tells, nearly for free, that no disguised term begins at any front of a name.

Scanners file terms under keys: their first two to four characters as disguised spellings have them, one of them left
open where it may be any. Here all keys of all scanners are asked for at once, for on a busy server each step that is
taken costs several times what it costs in a loop (``docs/decisions/0009-a-sieve-before-the-scan.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from zhengming.model.analysis import Hit

ANY, PAST_THE_END = "\0", 4 * "\1"
"""What stands for a character that may be any, and what no name holds."""
PAIR, TRIPLE, LONG = 2, 3, 4


class FrontScanner(Protocol):
    """Finds disguised terms at the fronts of a text."""

    @property
    def keys(self) -> Iterable[str]:
        """Under which it files them, of two to four characters."""

    def scan(self, text: str, fronts: Iterable[int] = (0,)) -> tuple[Hit, ...]:
        """All that begin at one of ``fronts`` of a folded text."""


class FrontSieve:
    """Whether a term of some scanners may begin at a front: never «no» where one does.

    Args:
        scanners: those that file terms as they are written.
    """

    def __init__(self, scanners: Iterable[FrontScanner]) -> None:
        self._keys = frozenset(key for scanner in scanners for key in scanner.keys)

    def passes(self, text: str, fronts: Sequence[int]) -> bool:
        """Whether a term may begin at one of the fronts of a folded text.

        Args:
            text: the text.
            fronts: positions; a place stands at all but the last, and is not disguised itself.
        """
        padded = text + PAST_THE_END
        keys: list[str] = []
        for at in fronts:
            a, b, c, d = tuple(padded[at : at + LONG])
            ab = a + b
            abc = ab + c
            keys += (ab, abc, ab + d, ab + ANY, abc + ANY, ab + ANY + d)
        cd, any_b = c + d, ANY + b
        keys += (a + cd, a + ANY + c, any_b + c, a + ANY + cd, any_b + cd)
        return not self._keys.isdisjoint(keys)
