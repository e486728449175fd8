"""Whether a text is known, or begins one that is: what a reader asks who spells texts character by character."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Prefixes:
    """A fixed set of texts, in order: small, and asked for a beginning in a handful of comparisons.

    Args:
        texts: the texts; may be empty.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = frozenset(texts)
        self._sorted = sorted(self._known)

    def __contains__(self, text: str) -> bool:
        return text in self._known

    def begin(self, text: str) -> bool:
        """Whether one of the texts begins with ``text``, or is it."""
        at = bisect_left(self._sorted, text)
        return at < len(self._sorted) and self._sorted[at].startswith(text)
