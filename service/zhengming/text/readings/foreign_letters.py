"""tеncent with a Cyrillic е, 口 for 囗, A1ibaba: a character that looks like the term's own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.model.term import Term
from zhengming.text import confusable
from zhengming.text.disguises import is_latin
from zhengming.text.latin import borders, submitted
from zhengming.text.readings.front_index import Spelling, spellings_of
from zhengming.text.readings.reading import Reread, Rereading

_FEWEST_LETTERS = 2
"""Letters that a word keeps: 0pp0 has no more, and 1688 is a number."""


class ForeignLetters(Rereading):
    """Characters of another script read as those they look like, where their company shows that they pose as them.

    Evidence: UTS #39 and ``text/confusable``. Nobody writes them so by chance in the midst of another script. Digits
    for letters are another reader's (:class:`DigitsReader`): they are honest where they make no known word.
    """

    reading = Reading.CONFUSABLE

    @property
    def touches(self) -> Callable[[str], object]:
        """By :func:`~zhengming.text.confusable.may_pose`."""
        return confusable.may_pose()

    def readings(self, text: str) -> Iterator[Reread]:
        """The text with all such characters read so."""
        yield Reread(self.read(text), range(len(text) + 1))

    def read(self, text: str) -> str:
        """The same, as long as the text."""
        characters = list(text)
        for found in confusable.posing(text):
            characters[found.at] = found.reads
        return "".join(characters)

    def make(self, name: str, chance: random.Random) -> str:
        """One character exchanged for one of another script."""
        places = [(i, c) for i, x in enumerate(name) for c in confusable.posing_as(x)]
        if not places:
            return ""
        place, other = chance.choice(places)
        return name[:place] + other + name[place + 1 :]


class DigitsReader:
    """Knows Latin terms in which digits stand for letters, or capital I and small l for one another, as words of their
    own.

    Args:
        terms: what to look for, of Latin letters and digits.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._filed: dict[str, list[Spelling]] = {}
        self._own: set[str] = set()
        for spelling in spellings_of(terms):
            self._own.add(spelling.text)
            self._filed.setdefault(confusable.skeleton(spelling.text), []).append(spelling)
        self._shortest = min(map(len, self._filed), default=0)
        self._longest = max(map(len, self._filed), default=0)

    def hits(self, folded: FoldedText, text: str) -> Iterator[Hit]:
        """The terms that are so written in a text.

        Args:
            folded: the text as it was folded.
            text: the same, or one of the same length that it was read as.
        """
        skeleton = confusable.skeleton(text)
        for start, end in self._words(text, borders(folded, text)):
            if text[start:end] in self._own:
                continue  # Dell is no Deli
            for spelling in self._filed.get(skeleton[start:end], ()):
                if _is_posing(folded, text, start, spelling.text):
                    for term in spelling.terms:
                        yield Hit(term, start, end, Reading.CONFUSABLE)

    def _words(self, text: str, ends: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """Every stretch of Latin words without a gap that is as long as a term may be."""
        for start in range(len(text)):
            if not ends[start] or not is_latin(text[start]):
                continue
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                if not is_latin(text[end - 1]):
                    break
                if ends[end] and end - start >= self._shortest:
                    yield start, end


def _is_posing(folded: FoldedText, text: str, start: int, meant: str) -> bool:
    """Whether a word is another than the term, and only by what may be written for its letters."""
    posing = [at for at, letter in enumerate(meant, start) if text[at] != letter]
    letters = sum(map(str.isalpha, text[start : start + len(meant)]))
    return (
        bool(posing)
        and letters >= max(_FEWEST_LETTERS, len(posing))
        and all(
            confusable.may_be_written_for(
                text[at] if text[at].isdigit() else submitted(folded, at), meant[at - start]
            )
            for at in posing
        )
    )
