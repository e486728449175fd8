"""Known businesses near a name: the same 字号, one contained, one that sounds the same.

Source: 《企业名称相同相近比对规则》 articles 3 and 4 (same, contained, same sound). Lookups go through
keys, never through the whole list, so that their time does not grow with it; RapidFuzz scores what the
keys bring up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Neighbour, Path, Trade
from zhengming.model.term import Business


class Matcher:
    """Finds neighbours among the known businesses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._businesses = snapshot.businesses
        self._trades = snapshot.trades

    def match(
        self, parts: NameParts, hits: Sequence[Hit], alike: Sequence[Hit] = ()
    ) -> tuple[Neighbour, ...]:
        """The neighbours of a name.

        Args:
            parts: the parts of the name; the 字号 is compared.
            hits: hits that mean what they seem; those of businesses are neighbours.
            alike: places that sound like a business.
        """
        if not hits and not alike:
            return ()
        return (*self._held(parts, hits), *self._same_sound(parts, alike))

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

    def _same_sound(self, parts: NameParts, alike: Sequence[Hit]) -> Iterator[Neighbour]:
        """Businesses that the whole 字号 sounds like, the one that is written most like it first."""
        trade_name = parts.trade_name
        if trade_name is None or trade_name.text in self._businesses:
            return
        likeness: dict[Business, float] = {}
        for hit in alike:
            if (hit.start, hit.end) == (trade_name.start, trade_name.end):
                business = self._businesses[hit.term.text]
                score = OSA.normalized_similarity(trade_name.text, hit.term.text)
                likeness[business] = max(score, likeness.get(business, 0.0))
        for business, score in sorted(likeness.items(), key=lambda item: (-item[1], item[0].entry)):
            yield Neighbour(
                business,
                Path.SAME_SOUND,
                score,
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
