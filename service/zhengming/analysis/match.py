"""Known businesses near a name: the same 字号, one contained, one behind a disguise.

Source: 《企业名称相同相近比对规则》 articles 3 and 4 (same, contained, same sound). What stands in the name was
found by the scan, so that the time does not grow with the number of businesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhengming.analysis.trades import Trades
from zhengming.analysis.witness import SHOP
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Neighbour, Path, Reading, Trade
from zhengming.model.term import FAMOUS, Business

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
    Reading.MISSPELLED: Path.MISSPELLED,
    Reading.PICTURED: Path.PICTURED,
    Reading.COUNTERPART: Path.COUNTERPART,
    Reading.TRANSLITERATED: Path.TRANSLITERATED,
}

SHORT = 2
"""Length of the names that many bear, which say nothing without their trade: 98.6 % of unrelated two-character brands
are within one edit of a protected one, 48.6 % of three-character ones."""


class Matcher:
    """Finds neighbours among the known businesses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._businesses = snapshot.businesses
        self._agreements = Agreements(snapshot)
        self._tails = snapshot.words("name-tail")  # 星巴克|国际 is no other mark

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
            if mark := self._mark_within(parts, business, hit):
                business, hit = mark, hit._replace(end=hit.start + SHORT)
            named = trade is not None and (trade.start, trade.text) == (hit.start, business.name)
            # 吴良材眼镜 is 吴良材 and its trade
            meant = hit._replace(end=trade.end) if trade is not None and named else hit
            exact = (
                trade is not None
                and trade.start == hit.start
                and (covers(parts, meant.end) or trade.text[hit.end - hit.start :] in self._tails)
            )
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
                trade=self._agreements.with_form(parts, business, meant, whole=exact),
                likeness=hit.likeness,
            )

    def _mark_within(self, parts: NameParts, business: Business, hit: Hit) -> Business | None:
        """The business whose mark of two characters is a firm's 字号, where a longer listed name in its trade stands
        before the form: 柒牌 of 柒牌男装. Longer marks tell such names by themselves.
        """
        trade, form = parts.trade_name, parts.form
        if trade is None or form is None or form.start != hit.end or trade.start != hit.start:
            return None
        mark = self._businesses.get(trade.text) if len(trade.text) == SHORT else None
        if mark is None or mark.name == business.name:
            return None
        if mark.ambiguous and business.tier == FAMOUS:
            return None  # 苹果电脑 says more than 苹果
        return None if mark.industries.isdisjoint(business.industries) else mark


class Agreements:
    """Says how the trades of a name and of a known business in it agree."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._sectors, self._anyones = snapshot.trades, snapshot.anyones
        self._trades = Trades(snapshot)

    def between(
        self, parts: NameParts, business: Business, hit: Hit, *, whole: bool = False
    ) -> Trade:
        """How the industry words agree; one within the business's own name says nothing of the rest.

        Of a disguise it says that both are meant; and behind a disguise, or the whole 字号, trades that are anyone's
        say nothing (百威|电子商务).

        Args:
            parts: the parts of the name.
            business: the known business.
            hit: where its name stands.
            whole: whether that is the 字号.
        """
        within = [i for i in parts.industries if hit.start <= i.start < hit.end]
        rest = frozenset(i.value for i in parts.industries if i not in within)
        agree = self._agree(rest, business)
        masked = hit.reading is not Reading.WRITTEN
        if agree is Trade.SAME or not (masked or whole):
            return agree
        if masked and self._agree((i.value for i in within), business) is Trade.SAME:
            return Trade.SAME
        return self._agree(rest - self._anyones, business)

    def with_form(
        self, parts: NameParts, business: Business, hit: Hit, *, whole: bool = False
    ) -> Trade:
        """The same, where a form that states a trade (美容院) speaks for a name without industry words, and beside them
        of a business that the whole country knows (海王星辰|健康|大药房). Of a business whose name is an ordinary word
        it tells another trade alone, unless the whole country knows it (公牛|电器厂).

        Args:
            parts: the parts of the name.
            business: the known business.
            hit: where its name stands.
            whole: whether that is the 字号.
        """
        agree = self.between(parts, business, hit, whole=whole)
        stated = self._trades.stated(parts.form.text) if parts.form else None
        if agree is Trade.SAME or not stated:
            return agree
        famous = business.tier == FAMOUS
        by_form = self._agree((stated[1],), business)
        if by_form is Trade.SAME:
            return (
                by_form if famous or (agree is Trade.UNKNOWN and not business.ambiguous) else agree
            )
        return by_form if agree is Trade.UNKNOWN else agree

    def _agree(self, groups: Iterable[str], business: Business) -> Trade:
        mine = frozenset[str]().union(*(self._sectors.get(g, frozenset()) for g in groups))
        if not mine or not business.industries:
            return Trade.UNKNOWN
        return Trade.DIFFERENT if mine.isdisjoint(business.industries) else Trade.SAME


def covers(parts: NameParts, end: int) -> bool:
    """Whether a known name that ends at ``end`` holds the end of the 字号, alone or, of a shop or a bare name, with the
    industry words behind it (圣象|地板店): article 3(3) takes both for the same name. Firms of one 字号 and one trade
    stand in many places (长城|汽车有限公司); a shop so called sells what the known one makes.
    """
    trade, form = parts.trade_name, parts.form
    if trade is None or end <= trade.end:
        return trade is not None and end == trade.end
    return (form is None or form.value == SHOP) and any(i.end == end for i in parts.industries)
