"""One pass over a text for all words of a fixed set (Aho–Corasick)."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

_HAN_BYTES = 3


class Automaton:
    """Finds words in texts; built once, immutable, shared by all threads.

    It runs over the UTF-8 bytes, which no word can meet out of step. Searching a ``str`` or ``bytes``, the
    library lets other threads run meanwhile: on a server that costs a hundred times the microsecond that
    the search takes (``docs/decisions/0009-the-scan-keeps-the-interpreter.md``). Searching a ``bytearray``
    it does not.

    Args:
        words: what to look for; not empty, each once.
    """

    def __init__(self, words: Sequence[str]) -> None:
        # The contiguous NFA scans twice as fast as the DFA once its size passes the cache, and is a tenth of it.
        self._automaton = (
            BytesAhoCorasick(
                [word.encode() for word in words], implementation=Implementation.ContiguousNFA
            )
            if words
            else None
        )

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every occurrence, overlapping ones included, as (index of the word, start, end) in code points."""
        if self._automaton is None:
            return []
        data = bytearray(text, "utf-8")
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        if not found:
            return []
        if len(data) == _HAN_BYTES * len(text):
            return [(w, start // _HAN_BYTES, end // _HAN_BYTES) for w, start, end in found]
        return [
            (w, len(data[:start].decode()), len(data[:end].decode())) for w, start, end in found
        ]
