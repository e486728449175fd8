"""How like two constituents of names are, slot by slot: small functions, each with the provision it carries out.

Source: 《企业名称相同相近比对规则》, articles 3 and 4, and local rules that refine them. All texts are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Part
from zhengming.model.comparison import FormLevel, PlaceLevel, TradeNameLevel
from zhengming.model.term import FAMOUS
from zhengming.text.pinyin import TONELESS, half_alike, how_alike, sounds, spelled
from zhengming.text.shape import likeness

_SHORTEST = 2
"""Characters of a 字号 that another may hold; of Latin letters, twice as many."""
_TELLING = 3
"""So many characters mean the same wherever they stand; two are a coincidence in a name of more than four."""
_LOOKS_ALIKE = 0.9
"""Likeness of shape from which characters are mistaken for each other at a glance: 师 and 帅 have 0.99, 牛 and 午 0.94;
宏 and 宋, which are not, 0.62."""


class TradeNames:
    """Compares 字号 with the modifiers, place-words and known businesses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._modifiers = snapshot.words("name-modifier")
        self._longest_modifier = max(map(len, self._modifiers), default=0)
        regions = {w for w, p in snapshot.places.items() if p.rank in {"province", "prefecture"}}
        lands = snapshot.words("place-suffix") | snapshot.words("building-suffix")
        self._places = lands | regions
        self._generic = frozenset(regions.union(snapshot.heads, snapshot.industries))
        self._businesses = snapshot.businesses
        self._ladder: tuple[tuple[TradeNameLevel, Callable[[str, str], str | None]], ...] = (
            (TradeNameLevel.SAME_SOUND, same_sound),
            (TradeNameLevel.MODIFIED, self.modified),
            (TradeNameLevel.CONTAINED, self.contained),
            (TradeNameLevel.LIKE_SOUND, like_sound),
            (TradeNameLevel.LIKE_SHAPE, like_shape),
            (TradeNameLevel.PARTLY_SAME_SOUND, self.partly_same_sound),
            (TradeNameLevel.IMITATED, self.imitated),
        )

    def compare(self, a: str, b: str) -> tuple[TradeNameLevel, str]:
        """How like two 字号 are, by the first step of the ladder that they meet on, and what meets."""
        if not a or not b:
            return TradeNameLevel.DIFFERENT, ""
        if a == b:
            return TradeNameLevel.IDENTICAL, ""
        # Without a syllable in common, tone and all, only the likenesses of whole names are left.
        strangers = frozenset(sounds(a)).isdisjoint(sounds(b))
        for level, meets in _WHOLE if strangers else self._ladder:
            detail = meets(a, b)
            if detail is not None:
                return level, detail
        return TradeNameLevel.DIFFERENT, ""

    def modified(self, a: str, b: str) -> str | None:
        """Article 4(3) as registries apply it: 新, 大, 金 before or behind another's 字号 make it no other, as
        written (新腾讯) or by sound (金牛栏山, 牛兰山).

        Returns:
            The modifiers, or ``None``.
        """
        for found in (_held(a, b), _heard(a, b)):
            if found and all(self._is_modifier(rest) for rest in found.rests):
                return "".join(found.rests)
        return None

    def contained(self, a: str, b: str) -> str | None:
        """Article 4(3): one 字号 holds the other. What follows may say that it is a place (牛栏山路), what precedes
        may be one (河北|建投), and what is held may be no name at all (银行, 北京).

        Returns:
            The 字号 held, or ``None``.
        """
        found = _held(a, b)
        if found is None or not self._places.isdisjoint(found.rests):
            return None
        short, long = sorted((a, b), key=len)
        if short in self._generic:
            return None
        return short if len(short) >= _TELLING or 2 * len(short) >= len(long) else None

    def partly_same_sound(self, a: str, b: str) -> str | None:
        """Article 4: a part of one 字号 sounds like the other, tone and all, in three characters or more.

        Returns:
            The part, or ``None``.
        """
        found = _heard(a, b)
        if found is None or not self._places.isdisjoint(found.rests):
            return None
        return found.text if len(found.text) >= _TELLING else None

    def imitated(self, a: str, b: str) -> str | None:
        """Local rules on well-known names (浙江省企业商号管理和保护规定): a famous name with one of three and more
        characters changed for one that sounds somewhat like it (胖都来), or its main part with a modifier (阿迪王).

        Returns:
            The known name, or ``None``.
        """
        known, other = self._businesses.get(a), self._businesses.get(b)
        if known is None and other is not None:
            return self.imitated(b, a)
        if known is None or other is not None or known.tier != FAMOUS or known.ambiguous:
            return None
        return a if _one_character(a, b) or self._main_part(a, b) else None

    def _main_part(self, known: str, text: str) -> bool:
        for size in range(1, min(self._longest_modifier, len(text) - _SHORTEST) + 1):
            core = text[:-size]
            if text[-size:] in self._modifiers and known.startswith(core):
                return 2 * len(core) >= len(known)
        return False

    def _is_modifier(self, rest: str) -> bool:
        return not rest or rest in self._modifiers or all(c in self._modifiers for c in rest)


def same_sound(a: str, b: str) -> str | None:
    """Article 4(2): the 字号 sound the same (字音相同), tone and all.

    Returns:
        The syllables, or ``None``.
    """
    return spelled(a) if len(a) == len(b) and sounds(a) == sounds(b) else None


def like_sound(a: str, b: str) -> str | None:
    """Article 4(2), weakly: the same syllables but for the tone. Of two characters one must be the same in both
    (华为, 华伟), for two syllables without tones are shared by too many names. What speakers merely confuse (zh and z)
    is a disguise (``text/readings``), and not the same sound in law.

    Returns:
        The syllables, or ``None``.
    """
    if len(a) != len(b) or len(a) < _SHORTEST:
        return None
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) == len(a) < _TELLING or any(how_alike(x, y) < TONELESS for x, y in changed):
        return None
    return spelled(a, tones=False)


def like_shape(a: str, b: str) -> str | None:
    """Local rules on well-known names (浙江省企业商号管理和保护规定): every character that differs looks like the
    other (康师傅, 康帅傅).

    Returns:
        The characters that differ, or ``None``.
    """
    if len(a) != len(b) or len(a) < _SHORTEST:
        return None
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if any(likeness(x, y) < _LOOKS_ALIKE for x, y in changed):
        return None
    return " ".join(f"{x}/{y}" for x, y in changed)


_WHOLE = ((TradeNameLevel.LIKE_SOUND, like_sound), (TradeNameLevel.LIKE_SHAPE, like_shape))


class _Held(NamedTuple):
    """A shorter text in a longer: the stretch as it is written in the longer, and what stands around it."""

    text: str
    rests: tuple[str, ...]


def _held(a: str, b: str) -> _Held | None:
    short, long = sorted((a, b), key=len)
    return _stretch(short, long, long.find(short))


def _heard(a: str, b: str) -> _Held | None:
    short, long = sorted((a, b), key=len)
    return _stretch(short, long, sounds(long).find(sounds(short)))


def _stretch(short: str, long: str, start: int) -> _Held | None:
    shortest = 2 * _SHORTEST if short.isascii() else _SHORTEST
    if start < 0 or len(short) < shortest or len(short) == len(long):
        return None
    end = start + len(short)
    return _Held(long[start:end], tuple(rest for rest in (long[:start], long[end:]) if rest))


def _one_character(a: str, b: str) -> bool:
    """Whether one of three or more characters was changed for one that begins or ends alike: 东 and 都, 哈 and 娃, whom
    no speaker confuses.
    """
    if len(a) != len(b) or len(a) < _TELLING:
        return False
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(changed) == 1 and half_alike(*changed[0])


def compare_places(a: Sequence[Part], b: Sequence[Part]) -> PlaceLevel:
    """Article 3(3): where the 行政区划 differs, the names are no less the same; it is shown, not weighed."""
    if not a or not b:
        return PlaceLevel.SAME if not a and not b else PlaceLevel.WITHIN
    mine, others = a[-1], b[-1]
    if (mine.value or mine.text) == (others.value or others.text):
        return PlaceLevel.SAME
    if mine.value and others.value and _within(mine.value, others.value):
        return PlaceLevel.WITHIN
    return PlaceLevel.DIFFERENT


def compare_forms(a: Part | None, b: Part | None, enterprise: Callable[[Part], bool]) -> FormLevel:
    """Article 3(3): where the 组织形式 differs, the names are no less the same, if both are enterprises'."""
    if a is None or b is None:
        return FormLevel.SAME if a is b else FormLevel.OTHER
    if a.text == b.text:
        return FormLevel.SAME
    if enterprise(a) and enterprise(b):
        return FormLevel.OTHER
    return FormLevel.OTHER if a.value == b.value else FormLevel.OTHER_KIND


def _within(a: str, b: str) -> bool:
    """Whether one GB/T 2260 code lies in the other: 330106 in 330100, 330100 in 330000."""
    stems = [
        code[:2] if code[2:] == "0000" else code[: 4 if code[4:] == "00" else 6] for code in (a, b)
    ]
    return stems[0].startswith(stems[1]) or stems[1].startswith(stems[0])
