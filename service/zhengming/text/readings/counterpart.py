"""八匹狼 for 七匹狼, 胖西来 for 胖东来: one character exchanged for one that goes with it, wherever it stands."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhengming.model.analysis import Reading
from zhengming.text import series
from zhengming.text.readings.reading import Respelling

_SHORTEST = 3


class Counterpart(Respelling):
    """One character of a name exchanged for another of its series (numerals, directions, kin, animals …), or for
    another form of itself that is a character of its own, too (乾 for 干).

    Such a name says whom it means by the very choice. Shorter names than three characters have too many neighbours of
    their own right (万达, 百达), and so have the names of bodies (东北大学, 西北大学) and those that end in a trade
    (南方航空): it is looked for behind all others of businesses that are often imitated, of three characters if the
    whole country knows them.
    """

    reading = Reading.COUNTERPART

    def spellings(self, term: str) -> Iterator[str]:
        """One for each character and each that goes with it, and one for all of its kind."""
        if len(term) >= _SHORTEST:
            for at, char in enumerate(term):
                for other in series.others(char):
                    yield term[:at] + other + term[at + 1 :]
                    if term.count(char) > 1:
                        yield term.replace(char, other)  # 拼少少

    def make(self, name: str, chance: random.Random) -> str:
        """One character that has a counterpart exchanged for one."""
        made = list(self.spellings(name))
        return chance.choice(made) if made else ""
