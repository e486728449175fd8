"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` counted in Unicode code points.

    Spans in evidence are measured on the text exactly as submitted. A client that counts UTF-16
    units (Java, JavaScript) must convert: in ``"𠮷野家"`` the span of ``野`` is ``[1, 2)`` here and
    ``[2, 3)`` there.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` within the span."""
        return text[self.start : self.end]
