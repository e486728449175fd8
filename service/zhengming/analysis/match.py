"""Known businesses near a name: the same 字号, one contained, one behind a disguise.

Source: 《企业名称相同相近比对规则》 articles 3 and 4 (same, contained, same sound). What stands in the name was
found by the scan, so that the time does not grow with the number of businesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Neighbour, Path, Reading, Trade
from zhengming.model.term import Business

_PATHS = {
    Reading.SOUND: Path.SAME_SOUND,
    Reading.SHAPE: Path.SAME_SHAPE,
    Reading.TRANSPOSED: Path.TRANSPOSED,
    Reading.REPEATED: Path.REPEATED,
    Reading.INSERTED: Path.INSERTED,
    Reading.OMITTED: Path.OMITTED,
    Reading.SPLIT: Path.SPLIT,
    Reading.LETTERS: Path.LETTERS,
    Reading.CONFUSABLE: Path.CONFUSABLE,
}


class Matcher:
    """Finds neighbours among the known businesses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._businesses = snapshot.businesses
        self._trades = snapshot.trades

    def match(self, parts: NameParts, hits: Sequence[Hit]) -> tuple[Neighbour, ...]:
        """The neighbours of a name.

        Args:
            parts: the parts of the name; the 字号 is compared.
            hits: hits that mean what they seem, disguised ones among them; those of businesses are neighbours.
        """
        return tuple(self._held(parts, hits)) if hits else ()

    def _held(self, parts: NameParts, hits: Sequence[Hit]) -> Iterator[Neighbour]:
        trade = parts.trade_name
        for hit in hits:
            business = self._businesses.get(hit.term.text)
            if business is None or hit.term.name != f"{business.lexicon}/{business.entry}":
                continue
            exact = trade is not None and (trade.start, trade.end) == (hit.start, hit.end)
            size = trade.end - trade.start if trade else hit.end - hit.start
            share = 1.0 if exact else min(1.0, (hit.end - hit.start) / max(size, 1))
            path = _PATHS.get(hit.reading) or (Path.EXACT if exact else Path.CONTAINED)
            yield Neighbour(
                business,
                path,
                share * hit.likeness,
                hit.start,
                hit.end,
                leading=trade is None or hit.start <= trade.start,
                trade=agreement(parts, business, hit, self._trades),
            )


def agreement(
    parts: NameParts, business: Business, hit: Hit, trades: Mapping[str, frozenset[str]]
) -> Trade:
    """How the trades agree; an industry word within the business's own name says nothing of the rest.

    Args:
        parts: the parts of the name.
        business: the known business.
        hit: where its name stands.
        trades: group of industry words → sectors.
    """
    sectors: set[str] = set()
    for industry in parts.industries:
        if not hit.start <= industry.start < industry.end <= hit.end:
            sectors |= trades.get(industry.value, frozenset())
    if not sectors or not business.industries:
        return Trade.UNKNOWN
    return Trade.DIFFERENT if sectors.isdisjoint(business.industries) else Trade.SAME
