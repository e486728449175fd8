"""Whether a name is made of nothing but places and words that nobody can own: 四川系统门窗, 天气查询."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from zhengming.lexicon.gazetteer import Place
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Part

_LONGEST_NAME = 20
"""Five more than the platform allows; longer ones need no reading of this sort."""
_LONGEST_WORD = 10
_SHORTEST_WORD = 2
_LONGEST_PLACE = 15
_MOST_PLACES = 4
_SHORTEST_UNMISTAKABLE = 3
"""Full names of two characters (沙县, 礼县) are words of trade as well."""

_SHOPS = frozenset(
    {"shop", "enterprise", "clinic", "company", "training-body", "kindergarten", "branch"}
)
"""Classes of bodies that anybody may found: their head nouns are nobody's names. 图书馆 is no 馆 of theirs."""


class Sort(Enum):
    """What sort of word nobody can own."""

    NOUN = auto()
    """a common noun: 星座"""
    SERVICE = auto()
    """what a place's own body does: 公积金"""
    FUNCTION = auto()
    """what a program does, or a game: 日历, 麻将"""
    TRADE = auto()
    """a word of trade: 门窗"""
    HEAD = auto()
    """the noun at the end of a shop's name: 水果店"""
    QUALIFIER = auto()
    """what stands beside another and makes no name of it: 在线, 助手"""


_ROLES = {
    Sort.NOUN: "common-noun",
    Sort.SERVICE: "public-service",
    Sort.FUNCTION: "generic-function",
    Sort.QUALIFIER: "generic-qualifier",
    Sort.HEAD: "generic-head",
}
_ALONE = (Sort.NOUN, Sort.FUNCTION, Sort.SERVICE, Sort.TRADE, Sort.QUALIFIER, Sort.HEAD)
"""What a word that is the whole name is taken for, the first that fits."""
_WITH_OTHERS = (Sort.SERVICE, Sort.QUALIFIER, Sort.FUNCTION, Sort.TRADE, Sort.NOUN)
"""What it is taken for beside others or behind a place."""


class Generic(NamedTuple):
    """A reading of a whole name.

    Args:
        places: the places it begins with.
        sorts: the words behind them, in order; empty where there are only places.
        certain: whether each place can be nothing but a place.
    """

    places: tuple[Part, ...]
    sorts: tuple[Sort, ...]
    certain: bool


def read(text: str, snapshot: Snapshot) -> Generic | None:
    """The reading of a folded name as places and words that nobody can own, with as many places and as few words as
    it can have; ``None`` where something of its own is left. A noun beside anything else (青春故事, 象棋少年, 笑话大全)
    tells what the name is about.
    """
    if len(text) > _LONGEST_NAME:
        return None
    for places, end in sorted(_fronts(text, snapshot), key=lambda front: -front[1]):
        sorts = _words(text, end, snapshot)
        if sorts is not None and (places or sorts) and (places or not _tells(sorts)):
            certain = all(is_certain(snapshot.places[p.text], p.text, snapshot) for p in places)
            return Generic(places, sorts, certain)
    return None


def is_certain(place: Place, text: str, snapshot: Snapshot) -> bool:
    """Whether the name of a place can be nothing else: 四川, 杭州 and 公安县, but not 安康, 南山 or 江南."""
    if place.full:
        return bool(place.code) and len(text) >= _SHORTEST_UNMISTAKABLE
    return place.rank in {"province", "prefecture"} and text not in snapshot.words(
        "ambiguous-place"
    )


def _fronts(text: str, snapshot: Snapshot) -> Iterator[tuple[tuple[Part, ...], int]]:
    """The places that the name may begin with, none among them, and where they end."""
    places: tuple[Part, ...] = ()
    start = 0
    yield places, start
    while len(places) < _MOST_PLACES:
        for end in range(min(start + _LONGEST_PLACE, len(text)), start + 1, -1):
            known = snapshot.places.get(text[start:end])
            if known is not None and known.code:
                places = (*places, Part(text[start:end], start, end, known.code))
                start = end
                break
        else:
            return
        yield places, start


def _tells(sorts: Sequence[Sort]) -> bool:
    """Whether words without a place tell something of their own: a noun beside anything else."""
    return Sort.NOUN in sorts and len(sorts) > 1


def _words(text: str, start: int, snapshot: Snapshot) -> tuple[Sort, ...] | None:
    """The fewest words that cover the text from ``start``; ``None`` where none do."""
    beside = _sets(_WITH_OTHERS, snapshot)
    if not start and (alone := _sort(text, _sets(_ALONE, snapshot))) is not None:
        return (alone,)
    best: dict[int, tuple[Sort, ...]] = {start: ()}
    for at in range(start, len(text)):
        if at not in best:
            continue
        for end in range(at + 1, min(at + _LONGEST_WORD, len(text)) + 1):
            if end in best and len(best[end]) <= len(best[at]) + 1:
                continue
            sort = _sort(text[at:end], beside)
            if at and end == len(text) and _is_head(text, at, snapshot):
                sort = Sort.HEAD
            if sort is not None:
                best[end] = (*best[at], sort)
    return best.get(len(text))


def _sets(sorts: Sequence[Sort], snapshot: Snapshot) -> list[tuple[Sort, Container[str]]]:
    """The words of each sort."""
    return [
        (sort, snapshot.industries if sort is Sort.TRADE else snapshot.words(_ROLES[sort]))
        for sort in sorts
    ]


def _sort(word: str, sets: Sequence[tuple[Sort, Container[str]]]) -> Sort | None:
    """The first of the sorts that the word is of; ``None`` for none. A trade has two characters and more."""
    for sort, words in sets:
        if word in words and (sort is not Sort.TRADE or len(word) >= _SHORTEST_WORD):
            return sort
    return None


def _is_head(text: str, at: int, snapshot: Snapshot) -> bool:
    """Whether the noun of a shop or a site stands behind ``at``, and no longer head noun that is no shop's: 图书馆."""
    if text[at:] not in snapshot.words("generic-head"):
        return False
    longest = next((text[i:] for i in range(at + 1) if text[i:] in snapshot.heads), "")
    return len(longest) <= len(text) - at or snapshot.heads[longest].body.id in _SHOPS
