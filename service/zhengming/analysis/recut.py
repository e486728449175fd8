"""Whether a 字号 falls into words better without a hit than with it.

A short term arises by chance where two words meet: 华中|海带 holds 中海, 清风|华庭 holds 风华. The tokenizer, which
knows the term as a word, cuts it out and leaves single characters beside it. Another cut that leaves fewer is the
likelier one: it is found by counting them, with the same dictionary and the same trades and places.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

_LONGEST_WORD = 5
_REACH = 12
"""How far to both sides a cut is looked at; words farther off do not care."""
_COINED = 2
"""Length of the 字号 that people coin: two characters that are no word may begin one."""


class Recutter:
    """Counts the characters that a cut leaves alone.

    Args:
        knows: whether a text is a word.
        alone: single characters that say something by themselves: a trade (酒, 茶).
        modifiers: what stands before a name and begins no coined one: 新, 老.
    """

    def __init__(
        self, knows: Callable[[str], bool], alone: Collection[str], modifiers: Collection[str]
    ) -> None:
        self._knows = knows
        self._alone = alone
        self._modifiers = modifiers

    def other(self, text: str, start: int, end: int) -> str:
        """A word that crosses a border of ``text[start:end]`` in the best cut of ``text``, if that leaves fewer
        characters alone than any cut that keeps the border; else empty.
        """
        offset = max(0, start - _REACH)
        text = text[offset : end + _REACH]
        start, end, front = start - offset, end - offset, not offset
        kept = self._least(text[:start], front=front) + self._least(text[end:])
        best, found = kept, ""
        for first in range(max(0, start - _LONGEST_WORD + 1), end if kept else 0):
            for last in range(first + 2, min(len(text), first + _LONGEST_WORD) + 1):
                if not (first < start < last < end or start < first < end < last):
                    continue
                if self._knows(word := text[first:last]):
                    left = self._least(text[:first], front=front) + self._least(text[last:])
                    if left < best:
                        best, found = left, word
        return found

    def falls(self, text: str) -> bool:
        """Whether ``text`` falls into words and leaves no character alone: 共青|团圆."""
        return not self._least(text)

    def _least(self, text: str, *, front: bool = False) -> int:
        """The fewest characters that a cut leaves alone.

        Args:
            text: what is cut.
            front: whether the 字号 begins with it, so that two characters may be coined.
        """
        least = [0] * (len(text) + 1)
        for end in range(1, len(text) + 1):
            least[end] = least[end - 1] + (text[end - 1] not in self._alone)
            for start in range(max(0, end - _LONGEST_WORD), end - 1):
                if least[start] < least[end] and self._knows(text[start:end]):
                    least[end] = least[start]
            if front and end == _COINED and text[0] not in self._modifiers:
                least[end] = 0
        return least[-1]
