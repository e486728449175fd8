"""Known businesses near a name: the same 字号, one contained, one that sounds the same.

Source: 《企业名称相同相近比对规则》 articles 3 and 4 (same, contained, same sound). Lookups go through
keys, never through the whole list, so that their time does not grow with it; RapidFuzz scores what the
keys bring up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Neighbour, Path
from zhengming.model.term import Business
from zhengming.text.pinyin import tonal_key

SOUND_SHORTEST = 3
"""Two syllables are shared by too many unrelated names: 8 % of honest two-character brands sound,
tone and all, like one of ten thousand protected ones; at three characters it is 1.7 %, at four 0.3 %."""


class Matcher:
    """Finds neighbours among the known businesses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._businesses = snapshot.businesses
        self._by_sound: dict[str, list[str]] = {}
        for spelling in snapshot.businesses:
            if len(spelling) >= SOUND_SHORTEST and not spelling.isascii():
                self._by_sound.setdefault(tonal_key(spelling), []).append(spelling)

    def match(self, parts: NameParts, hits: Sequence[Hit]) -> tuple[Neighbour, ...]:
        """The neighbours of a name.

        Args:
            parts: the parts of the name; the 字号 is compared.
            hits: hits that mean what they seem; those of businesses are neighbours.
        """
        return (*self._held(parts, hits), *self._same_sound(parts))

    def _held(self, parts: NameParts, hits: Sequence[Hit]) -> Iterator[Neighbour]:
        trade = parts.trade_name
        for hit in hits:
            business = self._businesses.get(hit.term.text)
            if business is None or hit.term.name != f"{business.lexicon}/{business.entry}":
                continue
            exact = trade is not None and (trade.start, trade.end) == (hit.start, hit.end)
            size = trade.end - trade.start if trade else hit.end - hit.start
            score = 1.0 if exact else min(1.0, (hit.end - hit.start) / max(size, 1))
            yield Neighbour(business, Path.EXACT if exact else Path.CONTAINED, score, hit.start, hit.end)

    def _same_sound(self, parts: NameParts) -> Iterator[Neighbour]:
        trade = parts.trade_name
        if trade is None or trade.end - trade.start < SOUND_SHORTEST or trade.text in self._businesses:
            return
        seen: set[Business] = set()
        for spelling in self._by_sound.get(tonal_key(trade.text), ()):
            business = self._businesses[spelling]
            if business not in seen:
                seen.add(business)
                score = OSA.normalized_similarity(trade.text, spelling)
                yield Neighbour(business, Path.SAME_SOUND, score, trade.start, trade.end)
