"""The characters that foreign names are written with in Chinese, by ``transliteration.tsv``.

Each stands for a syllable, or for a consonant without a vowel, and which of many is taken is free: Michelin is 米其林
and 米芝莲. Two are exchangeable if their syllables begin with consonants that foreign words do not tell apart in
Chinese, share a vowel, and both or neither end in a nasal. Source: GB/T 17693.1-2008, table 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from zhengming.text.pinyin import readings

_SOUNDS = {
    **dict.fromkeys(("b", "p"), "bp"),
    **dict.fromkeys(("d", "t"), "dt"),
    **dict.fromkeys(("g", "k"), "gkqc"),
    **dict.fromkeys(("z", "c", "s", "r", "j", "q", "x"), "cgjsxz"),
    **dict.fromkeys(("f", "h", "l", "m", "n"), ""),
    "w": "vw",
}
"""First letters of syllables, and the letters that foreign words with such a beginning are spelled with; those of one
such class are exchangeable. No entry: a vowel, or what stands for one."""
_VOWELS = "aeiouvy"


@cache
def exchangeable(char: str) -> str:
    """The characters, itself among them, that may stand for ``char`` in another transliteration; empty for one that
    transliterates nothing.
    """
    if char not in _known():
        return ""
    vowels = _vowels(char)
    return "".join(
        other for other in _rows()[_sound(char)] if not vowels.isdisjoint(_vowels(other))
    )


def spelled_with(letter: str) -> str:
    """The characters that a foreign name that begins with a small Latin letter may begin with."""
    return "".join(
        those for (letters, _), those in _rows().items() if letter in (letters or _VOWELS)
    )


def _sound(char: str) -> tuple[str, bool]:
    """The letters that a syllable's beginning stands for, and whether it ends in a nasal."""
    syllable = readings(char)[0]
    first = syllable[0]
    return _SOUNDS.get(first, "") or first.strip(_VOWELS), syllable.endswith(("n", "ng"))


def _vowels(char: str) -> frozenset[str]:
    return frozenset(readings(char)[0]).intersection(_VOWELS)


@cache
def _known() -> frozenset[str]:
    return frozenset("".join(_rows().values()))


@cache
def _rows() -> Mapping[tuple[str, bool], str]:
    """Sound → the characters of the table that have it.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    lines = Path(__file__).with_name("transliteration.tsv").read_text("utf-8").splitlines()
    found: defaultdict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    for line in lines:
        if line.startswith("#"):
            continue
        _, characters = line.split("\t")
        for char in characters:
            found[_sound(char)][char] = None
    return {sound: "".join(those) for sound, those in found.items()}
