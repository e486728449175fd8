"""Finds disguised terms where a name may begin, and tells nearly for free that none does.

Impostors put what they imitate first; further back more is alike by chance, and is looked for as it is written.
Every disguised spelling is filed under a key: its first two to four characters, one of them left open where it may be
any. All keys of all disguises stand in one table, which a front is asked for once; for on a busy server each step that
is taken costs several times what it costs in a loop (``docs/decisions/0009-a-sieve-before-the-scan.md``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from zhengming.model.analysis import Hit
from zhengming.model.term import Term
from zhengming.text.readings.reading import Disguise

ANY, INSERTED, _PAST_THE_END = "\0", "\2", 4 * "\1"
"""What stands for a character that may be any, what marks a key that one character of the front is left out of, and
what no name holds."""
PAIR, TRIPLE, LONG = 2, 3, 4


class Spelling(NamedTuple):
    """A spelling to look for, and the terms that share it."""

    text: str
    terms: tuple[Term, ...]


class FrontReader(Protocol):
    """Knows one disguise of terms at the fronts of a text."""

    @property
    def disguise(self) -> Disguise:
        """What it reads."""

    def filed(self) -> Iterable[tuple[str, Spelling]]:
        """Every term under its keys."""

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where they begin at ``at``, disguised."""


class ProjectedReader(Protocol):
    """Knows terms that are equal to a front in a coarser alphabet."""

    @property
    def symbols(self) -> str:
        """The alphabet as a table for ``str.translate``."""

    @property
    def starts(self) -> Collection[str]:
        """Three symbols that each term begins with, or two that it is."""

    def hits(self, text: str, at: int) -> Iterator[Hit]:
        """The terms that begin at ``at``."""


class FrontIndex:
    """Finds the terms of some readers.

    Args:
        readers: each for its disguise.
        projected: one for a disguise that is read in another alphabet.
    """

    def __init__(
        self, readers: Iterable[FrontReader], projected: ProjectedReader | None = None
    ) -> None:
        self._projected = projected
        self._symbols, self._starts = (
            (projected.symbols, projected.starts) if projected else ("", frozenset[str]())
        )
        self._started_pairs = frozenset(start for start in self._starts if len(start) == PAIR)
        filed: dict[str, list[tuple[FrontReader, Spelling, str]]] = {}
        for reader in readers:
            for key, spelling in reader.filed():
                long = reader.disguise.keeps_an_end and len(spelling.text) > LONG
                end = spelling.text[-PAIR:] if long else ""
                filed.setdefault(key, []).append((reader, spelling, end))
        self._filed = filed
        self._keys = filed.keys()
        # Two characters of every key, by the places that they have in a front: most fronts have none of them.
        self._first_two, self._around_second, self._behind_first = _told_by_two(filed)

    def scan(self, text: str, fronts: Sequence[int] = (0,)) -> list[Hit]:
        """All that begin at one of ``fronts`` of a folded text.

        Args:
            text: the text.
            fronts: positions; a place stands at all but the last, and is not disguised itself.
        """
        first_two, last = self._first_two, fronts[-1]
        symbols, starts, pairs = self._symbols, self._starts, self._started_pairs
        found: list[Hit] = []
        for at in fronts:
            three = text[at : at + TRIPLE]
            heard = three.translate(symbols)
            if (heard in starts or heard[:PAIR] in pairs) and self._projected:
                found += self._projected.hits(text, at)
            following = first_two.get(three[:PAIR])
            if (
                following is not None
                and (
                    not following
                    or three[PAIR:] in following[0]
                    or text[at + TRIPLE : at + LONG] in following[1]
                )
            ) or (
                at == last
                and (three[::2] in self._around_second or three[1:] in self._behind_first)
            ):
                keys = self._keys_at(text, at, leads=at == last)
                if not self._keys.isdisjoint(keys):
                    found += self._hits(text, at, keys)
        return found

    def _keys_at(self, text: str, at: int, *, leads: bool) -> Sequence[str]:
        """The keys that a front asks the table for: those that begin with its first two characters, and at the last
        front those as well that leave one of the two open.
        """
        a, b, c, d = tuple((text + _PAST_THE_END)[at : at + LONG])
        ab = a + b
        keys: tuple[str, ...] = ()
        following = self._first_two.get(ab)
        if following is not None:
            third, fourth = following or (c, d)
            if not following:
                keys = (ab, ab + ANY)
            if c in third:
                keys += (ab + c, ab + c + d, ab + c + ANY)
            if d in fourth:
                keys += (ab + d + INSERTED, ab + ANY + d)
        if leads and a + c in self._around_second:
            keys += (a + c + d + INSERTED, a + ANY + c, a + ANY + c + d)
        if leads and b + c in self._behind_first:
            keys += (ANY + b + c, ANY + b + c + d)
        return keys

    def _hits(self, text: str, at: int, keys: Sequence[str]) -> Iterator[Hit]:
        asked = {
            (id(reader), spelling.text): (reader, spelling)
            for key in keys
            for reader, spelling, end in self._filed.get(key, ())
            if not end or end[0] in text or end[1] in text
        }
        for reader, spelling in asked.values():
            yield from reader.hits(text, at, spelling)


def _told_by_two(
    keys: Iterable[str],
) -> tuple[dict[str, tuple[str, ...]], set[str], set[str]]:
    """Of every key two characters of the front that it is asked for by: the first two, those around the second,
    or those behind the first. The first two have with them those that must follow, next or after next, where every
    key of theirs asks for one; else nothing. Places lead many names, and many long terms.
    """
    around_second, behind_first = set(), set()
    anything: set[str] = set()
    following: dict[str, tuple[set[str], set[str]]] = {}
    for key in keys:
        if key[0] == ANY:
            behind_first.add(key[1:TRIPLE])
            continue
        if key[1] == ANY:
            around_second.add(key[0] + key[2])
            continue
        if key[-1] == INSERTED:
            around_second.add(key[:PAIR])
        third, fourth = following.setdefault(key[:PAIR], (set(), set()))
        rest = key[PAIR:]
        if not rest.strip(ANY):
            anything.add(key[:PAIR])
        elif rest[0] == ANY or rest[-1] == INSERTED:
            fourth.add(rest.strip(ANY)[0])
        else:
            third.add(rest[0])
    told: dict[str, tuple[str, ...]] = {
        two: () if two in anything else ("".join(third), "".join(fourth))
        for two, (third, fourth) in following.items()
    }
    return told, around_second, behind_first


def gaps(text: str) -> list[str]:
    """The text with each of its characters left open in turn, from the first to the last."""
    return [text[:i] + ANY + text[i + 1 :] for i in range(len(text))]


def spellings_of(terms: Iterable[Term]) -> list[Spelling]:
    """Every spelling with its terms."""
    by_text: dict[str, list[Term]] = {}
    for term in terms:
        by_text.setdefault(term.text, []).append(term)
    return [Spelling(text, tuple(those)) for text, those in by_text.items()]
