"""Known businesses near a name: the same 字号, one contained, one that sounds the same.

Source: 《企业名称相同相近比对规则》 articles 3 and 4 (same, contained, same sound). Lookups go through
keys, never through the whole list, so that their time does not grow with it; RapidFuzz scores what the
keys bring up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Neighbour, Part, Path, Trade
from zhengming.model.term import Business
from zhengming.text.pinyin import tonal_key

SOUND_SHORTEST = 3
"""Two syllables are shared by too many unrelated names: 8 % of honest two-character brands sound,
tone and all, like one of ten thousand protected ones; at three characters it is 1.7 %, at four 0.3 %."""


class Matcher:
    """Finds neighbours among the known businesses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._businesses = snapshot.businesses
        self._trades = snapshot.trades
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
        trade_name = parts.trade_name
        alike = self._by_sound.get(tonal_key(trade_name.text)) if trade_name else None
        if not hits and not alike:
            return ()
        held = self._held(parts, hits)
        return (
            (*held, *self._same_sound(parts, trade_name, alike))
            if trade_name and alike
            else tuple(held)
        )

    def _held(self, parts: NameParts, hits: Sequence[Hit]) -> Iterator[Neighbour]:
        trade = parts.trade_name
        for hit in hits:
            business = self._businesses.get(hit.term.text)
            if business is None or hit.term.name != f"{business.lexicon}/{business.entry}":
                continue
            exact = trade is not None and (trade.start, trade.end) == (hit.start, hit.end)
            size = trade.end - trade.start if trade else hit.end - hit.start
            yield Neighbour(
                business,
                Path.EXACT if exact else Path.CONTAINED,
                1.0 if exact else min(1.0, (hit.end - hit.start) / max(size, 1)),
                hit.start,
                hit.end,
                leading=trade is None or hit.start <= trade.start,
                trade=self._agreement(parts, business),
            )

    def _same_sound(
        self, parts: NameParts, trade_name: Part, alike: Sequence[str]
    ) -> Iterator[Neighbour]:
        if trade_name.text in self._businesses:
            return
        for business in dict.fromkeys(self._businesses[spelling] for spelling in alike):
            yield Neighbour(
                business,
                Path.SAME_SOUND,
                max(OSA.normalized_similarity(trade_name.text, s) for s in alike),
                trade_name.start,
                trade_name.end,
                trade=self._agreement(parts, business),
            )

    def _agreement(self, parts: NameParts, business: Business) -> Trade:
        sectors: set[str] = set()
        for industry in parts.industries:
            sectors |= self._trades.get(industry.value, frozenset())
        if not sectors or not business.industries:
            return Trade.UNKNOWN
        return Trade.DIFFERENT if sectors.isdisjoint(business.industries) else Trade.SAME
