"""How characters look: which are mistaken for one another, by ``shapes.tsv``.

The table holds the 8,105 characters of the 通用规范汉字表. ``tools/build_shape_table.py`` makes it and tells how
likeness is measured. Looking alike proves nothing by itself (治 and 洽 are both honest): neighbours are candidates.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

FAINT = 0.25
"""Likeness of two characters that are told apart when they are looked at, and are yet among each other's nearest."""
_WIDTH = 3
"""A neighbour is written as itself and two digits."""
_NONE: Mapping[str, float] = MappingProxyType({})
_Row = tuple[str, str]


@lru_cache(maxsize=4096)
def look_alikes(char: str) -> Mapping[str, float]:
    """The characters that ``char`` may be mistaken for, the likest first.

    Returns:
        Character → likeness in [0.45, 1), at most twelve of them; empty for what is not in the table.
    """
    near, _ = _rows().get(char, ("", ""))
    if not near:
        return _NONE
    return MappingProxyType(
        {near[at]: int(near[at + 1 : at + _WIDTH]) / 100 for at in range(0, len(near), _WIDTH)}
    )


def likeness(a: str, b: str) -> float:
    """How alike two characters look: 1 for the same, :data:`FAINT` for those faintly alike, 0 for all others that are
    not in each other's neighbourhood.
    """
    if a == b:
        return 1.0
    alike = look_alikes(a).get(b, 0.0)
    if not alike and (b in _rows().get(a, ("", ""))[1] or a in _rows().get(b, ("", ""))[1]):
        return FAINT
    return alike


@cache
def _rows() -> dict[str, _Row]:
    """Character → its neighbours as they are written, and those that are faintly like it.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    lines = Path(__file__).with_name("shapes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {char: (near, faint) for char, near, faint in rows}
