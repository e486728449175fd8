"""One pass over a text for all words of a fixed set (Aho–Corasick)."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation

from zhengming.text.sieve import Sieve


class Automaton:
    """Finds words in texts; built once, immutable, shared by all threads.

    While the library searches it lets other threads run: on a server, getting the interpreter back costs
    many times the microsecond that the search takes. So a text in which no word can stand is not searched
    (``docs/decisions/0009-a-sieve-before-the-scan.md``).

    Args:
        words: what to look for, each once; none is empty.
    """

    def __init__(self, words: Sequence[str]) -> None:
        # The contiguous NFA scans twice as fast as the DFA once its size passes the cache, and is a tenth of it.
        self._automaton = AhoCorasick(list(words), implementation=Implementation.ContiguousNFA)
        self.may_find = Sieve(words).passes
        """Tells, nearly for free, whether a word may stand in a text: never false where one does."""

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every occurrence, overlapping ones included, as (index of the word, start, end)."""
        if not self.may_find(text):
            return []
        return self._automaton.find_matches_as_indexes(text, overlapping=True)
