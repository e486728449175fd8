"""Whether a disguised reading means what it seems.

Sound, shape and order are shared by chance much more often than characters are: 同济楼宇 holds no 同济 in disguise. A
disguised hit counts only where enough of its characters are the term's own, where no word of its surroundings is cut
by it, and where nothing else explains it: a place, an industry word, a longer hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhengming.analysis.clear import MARKS, Words
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Clearance, ClearedHit, Hit, Part, Reading
from zhengming.model.term import FAMOUS, Mode
from zhengming.text.readings.look_alike import SLIGHT

_IN_OTHER_CHARACTERS = frozenset({Reading.SOUND, Reading.SHAPE})
_PUBLIC = frozenset({"11", "12", "52"})
"""Kinds of codes of organs, public institutions and private non-enterprises."""
_ALL_ALIKE = 0.8
"""Likeness at which no character need be the term's own, if it is the whole 字号: all syllables are the same."""
_SURE = 0.93
"""Likeness that a body's name of three characters must have: 民进堂 is no 民进党."""
_SHORTEST = 3
_UNMISTAKABLE = 6
"""Length from which one exchanged character hides nothing, whatever it looks like, if the term may stand anywhere."""
_LONG = 4
"""From this length on, two characters of the term's own are enough; a shorter one may lose one."""


class DisguiseClearer:
    """Judges disguised hits one by one with the words of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._businesses = snapshot.businesses
        self._classes = snapshot.classes

    def clear(
        self, hits: Iterable[Hit], words: Words, kept: Sequence[Hit]
    ) -> tuple[tuple[Hit, ...], tuple[ClearedHit, ...]]:
        """The hits that mean what they seem, and those that do not, with the reason.

        Args:
            hits: disguised readings of one name.
            words: what the witnesses say of it.
            kept: hits as written that count.
        """
        counted: list[Hit] = []
        cleared: list[ClearedHit] = []
        for hit in sorted(hits, key=lambda h: (h.start - h.end, -h.likeness, h.start)):
            why = (
                self._explained(hit, (*kept, *counted))
                or self._changed(hit, words)
                or self._across(hit, words)
            )
            if why:
                cleared.append(ClearedHit(hit, *why))
            else:
                counted.append(hit)
        counted.sort(key=lambda h: (h.start, -h.end))
        return tuple(counted), tuple(cleared)

    def _explained(self, hit: Hit, kept: Sequence[Hit]) -> tuple[Clearance, str] | None:
        """Another hit, as long or longer, stands there already."""
        for other in kept:
            if other.start >= hit.end or hit.start >= other.end:
                continue
            holds = hit.start <= other.start and other.end <= hit.end
            longer = hit.end - hit.start > other.end - other.start
            if holds and other.reading is Reading.WRITTEN and other.term is hit.term:
                return Clearance.LONGER_WORD, other.term.canonical
            twin = (other.start, other.end, other.term.text) == (hit.start, hit.end, hit.term.text)
            if not (holds and longer) and not (twin and other.reading is hit.reading):
                return Clearance.LONGER_WORD, other.term.canonical
        return None

    def _changed(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """Too little of the term is left, not counting the name of a place."""
        if hit.reading not in _IN_OTHER_CHARACTERS:
            return None
        text, size = words.folded.text, hit.end - hit.start
        own = [text[hit.start + i] == c for i, c in enumerate(hit.term.text)]
        for place in words.parts.divisions:
            if place.start < hit.end and hit.start < place.end:
                if (
                    place.start < hit.start
                    or place.end > hit.end
                    or not hit.term.text.startswith(place.text)
                ):
                    return Clearance.PLACE, place.text
                own[place.start - hit.start : place.end - hit.start] = []
        rest = text[hit.end - len(own) : hit.end]
        if len(own) < size and any(t.text == rest and t.end == hit.end for t in words.tokens):
            return Clearance.LONGER_WORD, rest
        if (
            len(own) < min(size, _SHORTEST)
            and hit.term.term_class.id in MARKS
            and not self._is_famous(hit)
        ):
            return Clearance.PLACE, text[hit.start : hit.end - len(own)]
        glaring = hit.reading is Reading.SHAPE and hit.likeness * size < size - 1 + SLIGHT
        unmistakable = hit.term.mode is Mode.ANYWHERE and size >= _UNMISTAKABLE
        if glaring and not (unmistakable or (self._is_famous(hit) and self._is_all(hit, words))):
            return Clearance.CONTEXT, hit.term.canonical
        unlike = hit.likeness < _SURE or (self._is_all(hit, words) and self._is_firm(words))
        if size < _LONG and unlike and hit.term.term_class.id not in MARKS:
            return Clearance.CONTEXT, hit.term.canonical
        if hit.likeness >= _ALL_ALIKE and self._is_famous(hit) and self._is_all(hit, words):
            return None  # 荃巨得 for 全聚德, the law's own example
        enough = len(own) - 1 if size < _LONG else (len(own) + 1) // 2
        return None if sum(own) >= max(enough, 1) else (Clearance.CONTEXT, hit.term.canonical)

    def _is_firm(self, words: Words) -> bool:
        """Whether the name has a form that no public body has: 公司 or 药房, but not 服务中心."""
        form = words.parts.form
        body = self._classes[form.value] if form else None
        return body is not None and body.form and not body.codes & _PUBLIC

    def _is_all(self, hit: Hit, words: Words) -> bool:
        """Whether the hit is the whole 字号, and no industry word is part of it."""
        trade = words.parts.trade_name
        return trade is not None and (hit.start, hit.end) == (trade.start, trade.end)

    def _is_famous(self, hit: Hit) -> bool:
        business = self._businesses.get(hit.term.text)
        return business is not None and business.tier == FAMOUS

    def _across(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """It cuts a word of its surroundings, or is an ordinary word itself."""
        for part in self._ordinary(words):
            if (
                part.start < hit.end
                and hit.start < part.end
                and not hit.start <= part.start < part.end <= hit.end
            ):
                return Clearance.ACROSS_WORDS, part.text
        text = words.folded.text
        for token in words.tokens:
            if len(token.text) > 1 and (
                token.start < hit.start < token.end or token.start < hit.end < token.end
            ):
                return Clearance.ACROSS_WORDS, token.text
        if hit.term.term_class.id in MARKS:
            trade = words.parts.trade_name
            if hit.start and trade is not None and hit.start != trade.start:
                return Clearance.SLOT, trade.text
        if hit.reading in _IN_OTHER_CHARACTERS and hit.end - hit.start <= _LONG:
            inside = [t for t in words.tokens if hit.start < t.end and t.start < hit.end]
            if all(len(t.text) > 1 for t in inside):  # 世界|银杏: ordinary words, and no 世界银行
                return Clearance.LONGER_WORD, text[hit.start : hit.end]
        return None

    def _ordinary(self, words: Words) -> tuple[Part, ...]:
        parts = words.parts
        return (*parts.industries, *((parts.form,) if parts.form else ()))
