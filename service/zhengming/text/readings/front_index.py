"""Finds disguised terms where a name may begin, and tells nearly for free that none does.

Impostors put what they imitate first; further back more is alike by chance, and is looked for as it is written.
Every disguised spelling is filed under a key: its first two to four characters, one of them left open where it may be
any. All keys of all disguises stand in one table, which a front is asked for once; for on a busy server each step that
is taken costs several times what it costs in a loop (``docs/decisions/0009-a-sieve-before-the-scan.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from zhengming.model.analysis import Hit
from zhengming.model.term import Term

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

    def filed(self) -> Iterable[tuple[str, Spelling]]:
        """Every term under its keys."""

    def hits(self, text: str, at: int, spelling: Spelling) -> Iterator[Hit]:
        """The terms of a spelling, where they begin at ``at``, disguised."""


class FrontIndex:
    """Finds the terms of some readers.

    Args:
        readers: each for its disguise.
    """

    def __init__(self, readers: Iterable[FrontReader]) -> None:
        filed: dict[str, list[tuple[FrontReader, Spelling]]] = {}
        for reader in readers:
            for key, spelling in reader.filed():
                filed.setdefault(key, []).append((reader, spelling))
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
        found: list[Hit] = []
        for at in fronts:
            following = first_two.get(text[at : at + PAIR])
            if (
                following is not None
                and (
                    not following
                    or text[at + 2 : at + 3] in following
                    or text[at + 3 : at + 4] in following
                )
            ) or (
                at == last
                and (
                    text[at : at + TRIPLE : 2] in self._around_second
                    or text[at + 1 : at + TRIPLE] in self._behind_first
                )
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
            anything = not following
            if anything:
                keys = (ab, ab + ANY)
            if anything or c in following:
                keys += (ab + c, ab + c + d, ab + c + ANY)
            if anything or d in following:
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
            for reader, spelling in self._filed.get(key, ())
        }
        for reader, spelling in asked.values():
            yield from reader.hits(text, at, spelling)


def _told_by_two(keys: Iterable[str]) -> tuple[dict[str, str], set[str], set[str]]:
    """Of every key two characters of the front that it is asked for by: the first two, those around the second,
    or those behind the first. The first two have with them one more that must follow, next or after next, where every
    key of theirs asks for one; else nothing. Places lead many names, and many long terms.
    """
    around_second, behind_first = set(), set()
    first_two: dict[str, set[str] | None] = {}
    for key in keys:
        if key[0] == ANY:
            behind_first.add(key[1:TRIPLE])
            continue
        if key[1] == ANY:
            around_second.add(key[0] + key[2])
            continue
        if key[-1] == INSERTED:
            around_second.add(key[:PAIR])
        following = key[PAIR:].strip(ANY)[:1]
        met = first_two.setdefault(key[:PAIR], set())
        if not following:
            first_two[key[:PAIR]] = None
        elif met is not None:
            met.add(following)
    told = {two: "".join(met) if met else "" for two, met in first_two.items()}
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
