"""How characters sound, by pypinyin's dictionary of 41,923 characters (MIT).

The dictionary file is read where the package keeps it: importing pypinyin would load 47,111 phrases
too and take a quarter of a second. A character alone is given its first, most common reading; with
its neighbours it may have another (重庆, 银行), so sounds find candidates and prove nothing.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_FIRST_SYMBOL = 0xE000
"""The private use area has room for 6,400 symbols; Mandarin has some 1,400 syllables with their tones."""
_BEYOND = 0x10000
"""Readings are looked up in the Basic Multilingual Plane; the rarer characters beyond it stay as they are."""
TONELESS = 0.8
NEAR = 0.6
"""Likeness of syllables that differ in tone, and of syllables that are merely confused."""
_CONFUSED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
_DIAERESIS = "\u0308"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_COMMON = 2
"""How many readings of a character are met in names: 行 is xing and hang."""
_VOWELS = frozenset("aeiou")
_CONSONANTS = "bcdfghjklmnpqrstwxyz"
"""What a syllable may begin with; what is left is its final."""
_WITHOUT_DOTS = frozenset("jqxy")
"""Behind these ü is written u by rule, and typed v by some."""


def readings(char: str) -> tuple[str, ...]:
    """All toneless readings of one character, the most common first; ``ü`` is ``v``, as it is typed.

    Returns:
        Lower-case ASCII syllables without repetition; empty for what is no Chinese character.
    """
    found = _dictionary().get(char, "")
    return tuple(dict.fromkeys(_toneless(reading) for reading in found.split(",") if reading))


@lru_cache(maxsize=1 << 13)
def typed(char: str, most: int = _COMMON) -> tuple[str, ...]:
    """The commonest readings of one character in each way that they are typed, or written without tones: of ü as v, u
    and yu, and as v where the rule has u.

    Args:
        char: the character.
        most: how many readings; the second is often one that no name is read with.

    Returns:
        Lower-case ASCII syllables without repetition; empty for what is no Chinese character.
    """
    found: dict[str, None] = {}
    for reading in readings(char)[:most]:
        if "v" in reading:
            found |= dict.fromkeys(reading.replace("v", ü) for ü in ("v", "u", "yu"))
        elif not _VOWELS.isdisjoint(reading):
            found[reading] = None
            if reading[0] in _WITHOUT_DOTS and reading[1] == "u":
                found[reading.replace("u", "v", 1)] = None
    return tuple(found)


def spelled(text: str, *, tones: bool = True) -> str:
    """``text`` as it sounds, for people: each Chinese character becomes its common reading and a space, with the tone
    as a digit 1 to 4 (none for the neutral tone) if wanted; everything else stays.
    """
    spell = _tonal if tones else _toneless
    return "".join(f"{spell(first)} " if (first := _first(c)) else c for c in text).strip()


def sounds(text: str) -> str:
    """The sound of ``text``, one symbol (of the private use area) a Chinese character, tone and all: as long as
    ``text``, so that a place in the one is the same place in the other.
    """
    return text.translate(_symbols())  # a string is indexed by code points as well


@lru_cache(maxsize=1 << 14)
def how_alike(a: str, b: str) -> float:
    """How alike two characters sound by their common readings: 1 for the same syllable and tone, :data:`TONELESS` for
    the same syllable, :data:`NEAR` for one that speakers confuse, else 0.
    """
    if _first(a) == _first(b):
        return 1.0 if _first(a) else 0.0
    x, y = _toneless(_first(a)), _toneless(_first(b))
    if x == y:
        return TONELESS if x else 0.0
    return NEAR if x and y and _near(x) == _near(y) else 0.0


def share_a_reading(a: str, b: str) -> bool:
    """Whether two characters are one, or have a reading in common, tone and all: 维 and 为."""
    heard = _dictionary().get
    return a == b or not frozenset(heard(a, a).split(",")).isdisjoint(heard(b, b).split(","))


def begin_alike(a: str, b: str) -> bool:
    """Whether two characters begin alike by their common readings: 东 and 都, 登 and 顿; those without one do not."""
    return _toneless(_first(a))[:1] == _toneless(_first(b))[:1] != ""


def half_alike(a: str, b: str) -> bool:
    """Whether two characters begin or end alike by their common readings, whatever their tones: 哈 and 娃 as well."""
    x, y = _toneless(_first(a)), _toneless(_first(b))
    return begin_alike(a, b) or x.lstrip(_CONSONANTS) == y.lstrip(_CONSONANTS) != ""


@cache
def homophones() -> dict[str, str]:
    """Symbol of :func:`sounds` → all characters that it stands for."""
    found: dict[str, list[str]] = {}
    for code, symbol in enumerate(_symbols()):
        if ord(symbol) != code:
            found.setdefault(symbol, []).append(chr(code))
    return {symbol: "".join(characters) for symbol, characters in found.items()}


def _toneless(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading).replace(f"u{_DIAERESIS}", "v")
    return "".join(c for c in letters if c.isascii())


def _tonal(reading: str) -> str:
    tone = "".join(_TONES.get(c, "") for c in unicodedata.normalize("NFD", reading))
    return _toneless(reading) + tone


@cache
def _dictionary() -> dict[str, str]:
    """Every character with its readings, separated by commas."""
    spec = find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "pypinyin is not installed: install Zhengming with its dependencies"
        )
    found = json.loads(Path(spec.origin).with_name("pinyin_dict.json").read_text("utf-8"))
    return {chr(int(code)): value for code, value in found.items()}


@cache
def _symbols() -> str:
    """Character → symbol as one string, which ``str.translate`` may index (and asks no further where it ends): a
    tenth of the size of a dictionary, and what is asked for together lies together.
    """
    syllables = _first_readings()
    symbols = {
        reading: _FIRST_SYMBOL + i for i, reading in enumerate(sorted(set(syllables.values())))
    }
    return "".join(chr(symbols[syllables[c]] if c in syllables else c) for c in range(_BEYOND))


@cache
def near_symbols() -> str:
    """A table for ``str.translate``, from characters to symbols as in :func:`sounds`, but with one symbol for all
    syllables that speakers confuse: without tone, and with zh as z, ch as c, sh as s, l as n, -ng as -n.
    """
    readings = _first_readings()
    syllables = {reading: _near(_toneless(reading)) for reading in set(readings.values())}
    symbols = {near: _FIRST_SYMBOL + i for i, near in enumerate(sorted(set(syllables.values())))}
    table = [chr(c) for c in range(_BEYOND)]
    for code, reading in readings.items():
        if code < _BEYOND:
            table[code] = chr(symbols[syllables[reading]])
    return "".join(table)


def _near(syllable: str) -> str:
    for heard, said in _CONFUSED:
        if syllable.startswith(heard):
            syllable = said + syllable.removeprefix(heard)
            break
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def _first(char: str) -> str:
    return _dictionary().get(char, "").partition(",")[0]


def _first_readings() -> dict[int, str]:
    return {ord(c): value.partition(",")[0] for c, value in _dictionary().items()}
