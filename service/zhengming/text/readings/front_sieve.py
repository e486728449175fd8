"""Tells, nearly for free, that no disguised term begins at any front of a name.

Scanners file terms under keys: their first two to four characters as disguised spellings have them, one of them left
open where it may be any. Here all keys of all scanners are asked for at once, for on a busy server each step that is
taken costs several times what it costs in a loop (``docs/decisions/0009-a-sieve-before-the-scan.md``).
"""

from __future__ import annotations

from collections.abc import Iterable
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

    def passes(self, text: str, fronts: Iterable[int]) -> bool:
        """Whether a term may begin at one of ``fronts`` of a folded text."""
        padded = text + PAST_THE_END
        keys: list[str] = []
        for at in fronts:
            a, b, c, d = tuple(padded[at : at + LONG])
            ab, cd = a + b, c + d
            abc, any_b = ab + c, ANY + b
            keys += (
                *(ab, abc, ab + d, a + cd),
                *(ab + ANY, a + ANY + c, any_b + c),
                *(abc + ANY, ab + ANY + d, a + ANY + cd, any_b + cd),
            )
        return not self._keys.isdisjoint(keys)
