"""陶宝 for 淘宝, 民政布 for 民政部: other characters of the same sound."""

from __future__ import annotations

import random

from zhengming.model.analysis import Reading
from zhengming.text import pinyin
from zhengming.text.readings.reading import Projection


class SameSound(Projection):
    """Characters of the same sound, or of one that speakers confuse (zh and z, n and l, -n and -ng, any tone).

    Evidence: the common reading of each character in pypinyin's dictionary. The same syllable and tone counts 1,
    the same syllable 0.8, a confused one 0.6. Sound alone is shared by many honest names: it is weighed with
    length, with how many characters stayed, and with what stands around.
    """

    reading = Reading.SOUND

    @property
    def symbols(self) -> str:
        """Syllables, as :func:`~zhengming.text.pinyin.near_symbols` confuses them."""
        return pinyin.near_symbols()

    def likeness(self, a: str, b: str) -> float:
        """By :func:`~zhengming.text.pinyin.how_alike`."""
        return pinyin.how_alike(a, b)

    def make(self, name: str, chance: random.Random) -> str:
        """Another common character of the same syllable in one place."""
        place = chance.randrange(len(name))
        others = [
            c for c in pinyin.homophones().get(pinyin.sounds(name[place]), "") if c != name[place]
        ]
        return name[:place] + chance.choice(others) + name[place + 1 :] if others else ""
