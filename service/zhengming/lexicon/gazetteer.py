"""Places by name: divisions of GB/T 2260 under their full and short names, and regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    def division(self) -> bool:
        """Whether this is the full name of a division."""
        return self.full and bool(self.code)

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
        roles: the vocabulary: ``division-suffix``, ``autonomous-suffix``, ``ethnic-group`` and
            ``generic-division`` are used.
    """
    generic = roles.get("generic-division", frozenset())
    suffixes = _longest_first(roles.get("division-suffix", frozenset()))
    peoples = _longest_first(roles.get("ethnic-group", frozenset()))
    autonomous = tuple(roles.get("autonomous-suffix", frozenset()))
    found: dict[str, Place] = {}
    shorts: dict[str, Place] = {}
    for division in divisions.load():
        name = folder.letters(division.name)
        if name in generic or name in found or len(name) < _SHORTEST:
            continue
        found[name] = Place(division.code, full=True)
        short = short_form(name, suffixes, peoples)
        known = shorts.get(short)
        if short and (known is None or _rank(division.code) < _rank(known.code)):
            shorts[short] = Place(division.code, full=False)
        spoken = spoken_form(name, short, autonomous)
        if spoken and spoken not in shorts:
            shorts[spoken] = Place(division.code, full=True)
    for place, short, code in corrections:
        found[folder.letters(place)] = Place(code, full=True)
        if short:
            shorts[folder.letters(short)] = Place(code, full=False)
    return shorts | found


def _rank(code: str) -> tuple[bool, bool, str]:
    """Provinces before prefectures before counties: 中山 is the city, not the district of another."""
    return code[2:] != "0000", code[4:] != "00", code[2:]


def short_form(name: str, suffixes: Sequence[str], peoples: Sequence[str]) -> str:
    """A division's name without its generic suffix and the names of peoples; empty when less than two
    characters would be left.

    Args:
        name: the full name, folded.
        suffixes: generic words at the end of divisions' names, the longest first.
        peoples: names of peoples, the longest first.
    """
    suffix = next((s for s in suffixes if name.endswith(s)), "")
    if not suffix:
        return ""
    name = name[: -len(suffix)]
    while people := next(
        (p for p in peoples if name.endswith(p) and len(name) - len(p) >= _SHORTEST), ""
    ):
        name = name[: -len(people)]
    return name if len(name) >= _SHORTEST else ""


def spoken_form(name: str, short: str, suffixes: tuple[str, ...]) -> str:
    """How an autonomous division is called: 湘西州 for 湘西土家族苗族自治州; empty for others.

    Args:
        name: the full name, folded.
        short: its short form.
        suffixes: generic words at the end of their names: 自治州.
    """
    return short + name[-1] if short and name.endswith(suffixes) else ""


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
