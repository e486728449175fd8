"""How characters look: which are mistaken for one another, by ``shapes.tsv``.

The table holds the 8,105 characters of the 通用规范汉字表. ``tools/build_shape_table.py`` makes it and tells how
likeness is measured. Looking alike proves nothing by itself (治 and 洽 are both honest): keys and neighbours find
candidates.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

_FIRST_SYMBOL = 0xE000
"""The private use area has room for 6,400 symbols; the table has some 2,000 clusters."""
_BEYOND = 0x10000
"""Clusters lie in the Basic Multilingual Plane; characters beyond it stay as they are."""
_CLUSTER = "cluster"
_WIDTH = 3
"""A neighbour is written as itself and two digits."""
_NONE: Mapping[str, float] = MappingProxyType({})


@lru_cache(maxsize=4096)
def look_alikes(char: str) -> Mapping[str, float]:
    """The characters that ``char`` may be mistaken for, the likest first.

    Returns:
        Character → likeness in [0.5, 1), at most ten of them; empty for what is not in the table.
    """
    near = _rows().get(char)
    if not near:
        return _NONE
    return MappingProxyType(
        {near[at]: int(near[at + 1 : at + _WIDTH]) / 100 for at in range(0, len(near), _WIDTH)}
    )


def likeness(a: str, b: str) -> float:
    """How alike two characters look: 1 for the same, 0 for those that are not in each other's neighbourhood."""
    return 1.0 if a == b else look_alikes(a).get(b, 0.0)


def shapes(text: str) -> str:
    """The shape of ``text``: one symbol (of the private use area) for each character that has strong look-alikes, the
    others as they are. As long as ``text``, so that a place in the one is the same place in the other.
    """
    return text.translate(_symbols())  # a string is indexed by code points as well


@cache
def cluster_members() -> dict[str, str]:
    """Symbol of :func:`shapes` → all characters that it stands for, the most frequent first."""
    return {chr(_FIRST_SYMBOL + i): members for i, members in enumerate(_clusters())}


@cache
def _symbols() -> str:
    """Character → symbol as one string, as ``pinyin`` keeps its own."""
    symbols = list(map(chr, range(_BEYOND)))
    for symbol, members in cluster_members().items():
        for c in members:
            symbols[ord(c)] = symbol
    return "".join(symbols)


def _rows() -> dict[str, str]:
    return _table()[0]


def _clusters() -> tuple[str, ...]:
    return _table()[1]


@cache
def _table() -> tuple[dict[str, str], tuple[str, ...]]:
    """Character → its neighbours as they are written; and the clusters.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    lines = Path(__file__).with_name("shapes.tsv").read_text("utf-8").splitlines()
    rows: dict[str, str] = {}
    clusters: list[str] = []
    for line in lines:
        if line.startswith("#"):
            continue
        first, second = line.split("\t")
        if first == _CLUSTER:
            clusters.append(second)
        else:
            rows[first] = second
    return rows, tuple(clusters)
