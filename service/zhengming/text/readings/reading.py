"""What a disguised reading is: a way to see a term where other characters stand."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterator, Sequence
from typing import ClassVar, NamedTuple

from zhengming.model.analysis import Reading


class Reread(NamedTuple):
    """A text read anew: ``starts`` says for each of its characters, and for its end, where in the first text that
    begins.
    """

    text: str
    starts: Sequence[int]


class Disguise(ABC):
    """One way to disguise a name.

    Its docstring says what it undoes, on what evidence, and how sure that is.
    """

    reading: ClassVar[Reading]
    keeps_an_end: ClassVar[bool] = True
    """Whether one of the last two characters of a long name is always left of it."""

    @abstractmethod
    def make(self, name: str, chance: random.Random) -> str:
        """The name so disguised, for measuring; empty where it cannot be done."""


class Projection(Disguise):
    """Reads text and terms in a coarser alphabet, one symbol a character: what they share there is a likeness."""

    @property
    @abstractmethod
    def symbols(self) -> str:
        """The alphabet as a table for ``str.translate``, which leaves as many symbols as there were characters."""

    @abstractmethod
    def likeness(self, a: str, b: str) -> float:
        """How alike two characters are, in [0, 1]."""


class Respelling(Disguise):
    """Knows every disguised spelling of a term beforehand, so that the scan finds it like any other."""

    @abstractmethod
    def spellings(self, term: str) -> Iterator[str]:
        """The spellings, none of them the term's own."""

    def beginnings(self, term: str, size: int) -> set[str]:
        """The first ``size`` characters of every spelling."""
        return {spelling[:size] for spelling in self.spellings(term)}


class Rereading(Disguise):
    """Reads a text anew, with some of its characters taken together."""

    def narrowed(self, characters: Container[str]) -> Rereading:
        """The reading for terms of those characters alone."""
        return self

    @property
    @abstractmethod
    def touches(self) -> Callable[[str], object]:
        """Tells whether a text may be read anew at all: cheap, and never false where it can be."""

    @property
    def hint(self) -> str:
        """The source of a pattern that is found in every text that may be read anew: several are asked at once."""
        return ""

    @abstractmethod
    def readings(self, text: str) -> Iterator[Reread]:
        """Every way to read the text anew."""
