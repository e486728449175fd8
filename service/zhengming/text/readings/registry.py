"""Every disguise that is read, by the way it is read."""

from __future__ import annotations

from zhengming.text.readings.counterpart import Counterpart
from zhengming.text.readings.foreign_letters import ForeignLetters
from zhengming.text.readings.halves import Halves
from zhengming.text.readings.initials import Initials, OneInitial
from zhengming.text.readings.insertion import Insertion
from zhengming.text.readings.letters import Letters
from zhengming.text.readings.look_alike import LookAlike
from zhengming.text.readings.misspelling import Misspelling
from zhengming.text.readings.omission import Omission
from zhengming.text.readings.pictures import Pictures
from zhengming.text.readings.reading import Disguise, Rereading, Respelling
from zhengming.text.readings.repetition import Repetition
from zhengming.text.readings.same_sound import SameSound
from zhengming.text.readings.transliteration import Transliteration
from zhengming.text.readings.transposition import Permutation, Transposition

COUNTERPART = Counterpart()
LOOK_ALIKE = LookAlike()
INSERTION = Insertion()
MISSPELLING = Misspelling()
PICTURES = Pictures()
TRANSLITERATION = Transliteration()
SAME_SOUND = SameSound()
RESPELLINGS: tuple[Respelling, ...] = (Transposition(),)
BUSINESS_RESPELLINGS: tuple[Respelling, ...] = (Initials(),)
"""Of names of businesses."""
SURE_RESPELLINGS: tuple[Respelling, ...] = (Omission(),)
"""Of names that the whole country knows, and of long names of bodies."""
FAMOUS_RESPELLINGS: tuple[Respelling, ...] = (Letters(),)
"""Of names that the whole country knows alone, wherever they stand."""
FAMOUS_AT_FRONTS: tuple[Respelling, ...] = (OneInitial(),)
"""Of names that the whole country knows alone, where a name may begin."""
COINED_AT_FRONTS: tuple[Respelling, ...] = (Permutation(),)
"""Of those of them that do not end in a word of trade."""
REREADINGS: tuple[Rereading, ...] = (Repetition(), Halves(), ForeignLetters())

DISGUISES: tuple[Disguise, ...] = (
    SAME_SOUND,
    LOOK_ALIKE,
    INSERTION,
    *RESPELLINGS,
    *BUSINESS_RESPELLINGS,
    *SURE_RESPELLINGS,
    *FAMOUS_RESPELLINGS,
    *FAMOUS_AT_FRONTS,
    *COINED_AT_FRONTS,
    COUNTERPART,
    TRANSLITERATION,
    *REREADINGS,
    PICTURES,
    MISSPELLING,
)
