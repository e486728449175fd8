"""Places by name: divisions of GB/T 2260 under their full and short names, and regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhengming.identity import divisions
from zhengming.text.fold import Folder

_SHORTEST = 2
_PREFECTURE = "00"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name may be led or qualified by.

    Args:
        code: GB/T 2260 code; empty for a region that is no division.
        full: whether this is the division's full name (公安县) or the short form (公安).
    """

    code: str
    full: bool

    @property
    def rank(self) -> str:
        """``province``, ``prefecture``, ``county``, or ``region``."""
        if not self.code:
            return "region"
        if self.code[2:] == "0000":
            return "province"
        return "prefecture" if self.code[4:] == _PREFECTURE else "county"


def build(
    folder: Folder,
    corrections: Iterable[tuple[str, str, str]],
    roles: Mapping[str, frozenset[str]],
) -> dict[str, Place]:
    """Folded name → place.

    Args:
        folder: folds the names (a few of the library's are traditional).
        corrections: (place, short, code) of the places lexicons; they come after the library's and win.
        roles: the vocabulary: ``division-suffix``, ``ethnic-group`` and ``generic-division`` are used.
    """
    generic = roles.get("generic-division", frozenset())
    found: dict[str, Place] = {}
    shorts: dict[str, Place] = {}
    for division in divisions.load():
        name = folder.fold(division.name).text
        if name in generic or len(name) < _SHORTEST:
            continue
        found.setdefault(name, Place(division.code, full=True))
        short = short_form(name, roles)
        known = shorts.get(short)
        if short and (known is None or division.code[2:] < known.code[2:]):
            shorts[short] = Place(division.code, full=False)
    for place, short, code in corrections:
        found[folder.fold(place).text] = Place(code, full=True)
        if short:
            shorts[folder.fold(short).text] = Place(code, full=False)
    return shorts | found


def short_form(name: str, roles: Mapping[str, frozenset[str]]) -> str:
    """A division's name without its generic suffix and the names of peoples; empty when less than two
    characters would be left.
    """
    for suffix in sorted(roles.get("division-suffix", ()), key=len, reverse=True):
        if name.endswith(suffix):
            name = name[: -len(suffix)]
            break
    else:
        return ""
    peoples = sorted(roles.get("ethnic-group", ()), key=len, reverse=True)
    stripped = True
    while stripped:
        stripped = False
        for people in peoples:
            if name.endswith(people) and len(name) - len(people) >= _SHORTEST:
                name, stripped = name[: -len(people)], True
                break
    return name if len(name) >= _SHORTEST else ""
