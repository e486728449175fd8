"""What a disguised reading is: a way to see a term where other characters stand."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from zhengming.model.analysis import Reading


class Disguise(ABC):
    """One way to disguise a name.

    Its docstring says what it undoes, on what evidence, and how sure that is.
    """

    reading: ClassVar[Reading]

    @abstractmethod
    def make(self, name: str, chance: random.Random) -> str:
        """The name so disguised, for measuring; empty where it cannot be done."""


class Projection(Disguise):
    """Reads text and terms in a coarser alphabet, one symbol a character: what they share there is a likeness."""

    @abstractmethod
    def project(self, text: str) -> str:
        """The symbols, as many as characters."""

    @abstractmethod
    def likeness(self, a: str, b: str) -> float:
        """How alike two characters are, in [0, 1]."""


class Respelling(Disguise):
    """Knows every disguised spelling of a term beforehand, so that the scan finds it like any other."""

    @abstractmethod
    def spellings(self, term: str) -> Iterator[str]:
        """The spellings, none of them the term's own."""


class Rereading(Disguise):
    """Reads a text anew, with some of its characters taken together."""

    @abstractmethod
    def readings(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each reading, as (the text so read, where the changed character stands in it, how many of the text's
        characters it stands for).
        """
