"""Are two names the same, near, or different? Slot by slot, then one table.

Source: 《企业名称相同相近比对规则》 (工商企注字〔2017〕133号), articles 3 and 4. They ask whether the registry has such
a name already; here one name is held against one other. 行政区划 and 组织形式 are compared and shown, but by
article 3(3) decide nothing among enterprises: what decides is 字号 × 行业.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zhengming.analysis.dictionary import Beginnings
from zhengming.analysis.likeness import TradeNames, compare_forms, compare_places
from zhengming.analysis.parse import COMPANY, Parser
from zhengming.analysis.trades import Trades, TradeWord
from zhengming.errors import MalformedText
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Part
from zhengming.model.comparison import (
    Comparison,
    FormLevel,
    Ground,
    PlaceLevel,
    Relation,
    Slot,
    SlotComparison,
    TradeLevel,
    TradeNameLevel,
)
from zhengming.model.folded import FoldedText
from zhengming.model.proposal import check_text

_SHORTEST = 2

TABLE: Mapping[TradeNameLevel, Mapping[TradeLevel, Ground]] = {
    TradeNameLevel.IDENTICAL: {
        TradeLevel.SAME: Ground.SAME_CORE,  # article 3(3)
        TradeLevel.NONE: Ground.SAME_CORE,  # article 3(3): the 行业 are no less the same where there is none
        TradeLevel.SYNONYMOUS: Ground.SAME_MEANING,  # article 4(1)
        TradeLevel.UNSTATED: Ground.WITHOUT_TRADE,  # article 4, names without 行业 or with 实业, 发展
        TradeLevel.RELATED: Ground.RELATED_TRADES,  # ours: what the registries take for one trade is theirs to say
        TradeLevel.UNCLEAR: Ground.RELATED_TRADES,  # ours
    },
    TradeNameLevel.SAME_SOUND: {
        TradeLevel.SAME: Ground.SAME_SOUND,  # article 4(2)
        TradeLevel.SYNONYMOUS: Ground.SAME_SOUND,  # article 4(2)
        TradeLevel.NONE: Ground.WITHOUT_TRADE,  # article 4
        TradeLevel.UNSTATED: Ground.WITHOUT_TRADE,  # article 4
    },
    TradeNameLevel.MODIFIED: {
        TradeLevel.SAME: Ground.CONTAINED,  # article 4(3)
        TradeLevel.SYNONYMOUS: Ground.CONTAINED,  # article 4(3)
        TradeLevel.NONE: Ground.WITHOUT_TRADE,  # article 4
        TradeLevel.UNSTATED: Ground.WITHOUT_TRADE,  # article 4
    },
    TradeNameLevel.CONTAINED: {
        TradeLevel.SAME: Ground.CONTAINED,  # article 4(3)
        TradeLevel.SYNONYMOUS: Ground.CONTAINED,  # article 4(3)
        TradeLevel.NONE: Ground.WITHOUT_TRADE,  # article 4
        TradeLevel.UNSTATED: Ground.WITHOUT_TRADE,  # article 4
    },
    TradeNameLevel.LIKE_SOUND: {
        TradeLevel.SAME: Ground.SAME_SOUND,  # article 4(2), weakly
        TradeLevel.SYNONYMOUS: Ground.SAME_SOUND,  # article 4(2), weakly
        TradeLevel.NONE: Ground.WITHOUT_TRADE,  # article 4, weakly
        TradeLevel.UNSTATED: Ground.WITHOUT_TRADE,  # article 4, weakly
    },
    TradeNameLevel.LIKE_SHAPE: {
        TradeLevel.SAME: Ground.LIKE_SHAPE,  # local rules on well-known names
        TradeLevel.SYNONYMOUS: Ground.LIKE_SHAPE,  # local rules
        TradeLevel.NONE: Ground.LIKE_SHAPE,  # local rules
        TradeLevel.UNSTATED: Ground.LIKE_SHAPE,  # local rules
    },
    TradeNameLevel.PARTLY_SAME_SOUND: {
        TradeLevel.SAME: Ground.PARTLY_SAME_SOUND,  # article 4
        TradeLevel.SYNONYMOUS: Ground.PARTLY_SAME_SOUND,  # article 4
        TradeLevel.NONE: Ground.WITHOUT_TRADE,  # article 4
        TradeLevel.UNSTATED: Ground.WITHOUT_TRADE,  # article 4
    },
    TradeNameLevel.IMITATED: {
        TradeLevel.SAME: Ground.IMITATION,  # local rules on well-known names
        TradeLevel.SYNONYMOUS: Ground.IMITATION,  # local rules
        TradeLevel.NONE: Ground.IMITATION,  # local rules
        TradeLevel.UNSTATED: Ground.IMITATION,  # local rules
    },
    TradeNameLevel.DIFFERENT: {},
}
"""字号 × 行业 → what the relation rests on, and the article it comes from. A cell that is not there: the 字号 meet,
but not the trades."""

RELATIONS: Mapping[Ground, Relation] = {
    Ground.IDENTICAL: Relation.SAME,
    Ground.REORDERED: Relation.SAME,
    Ground.SAME_CORE: Relation.SAME,
    Ground.SAME_MEANING: Relation.NEAR,
    Ground.SAME_SOUND: Relation.NEAR,
    Ground.CONTAINED: Relation.NEAR,
    Ground.PARTLY_SAME_SOUND: Relation.NEAR,
    Ground.WITHOUT_TRADE: Relation.NEAR,
    Ground.LIKE_SHAPE: Relation.NEAR,
    Ground.RELATED_TRADES: Relation.NEAR,
    Ground.IMITATION: Relation.NEAR,
    Ground.OTHER_KIND: Relation.NEAR,
    Ground.DIFFERENT_NAMES: Relation.DIFFERENT,
    Ground.DIFFERENT_TRADES: Relation.DIFFERENT,
    Ground.DIFFERENT_BODIES: Relation.DIFFERENT,
    Ground.DIFFERENT_PLACES: Relation.DIFFERENT,
}
"""Every ground and the relation that rests on it."""


class _Reading(NamedTuple):
    """One way to read a name's 字号: its text, the parts it is made of, the places that are left beside it, and
    whether a province was taken off it.
    """

    text: str
    parts: tuple[Part, ...]
    places: tuple[Part, ...]
    led: bool = False


class _Name(NamedTuple):
    """A name, ready to be compared."""

    parts: NameParts
    readings: tuple[_Reading, ...]
    trade: tuple[TradeWord, ...]


class Comparer:
    """Compares names with one snapshot. Pure, and holds no state but what is compiled from it.

    Args:
        snapshot: the lexicons.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._folder = snapshot.folder
        self._classes = snapshot.classes
        self._places = snapshot.places
        self._parser = Parser(snapshot)
        self._trade_names = TradeNames(snapshot)
        self._trades = Trades(snapshot)
        company = snapshot.classes[COMPANY].codes
        self._public = frozenset(
            t.text
            for t in snapshot.terms
            if t.term_class.codes and t.term_class.codes.isdisjoint(company)
        )
        # A place's short name is none where a longer term begins: 阿里 in 阿里巴巴. Only those terms are asked for.
        short = Beginnings({w: p for w, p in snapshot.places.items() if not p.full})
        self._terms = Beginnings({t.text: t for t in snapshot.terms if short.at(t.text[:-1], 0)})

    def compare(self, name: str, other: str) -> Comparison:
        """What two names are to each other.

        Args:
            name: one name, as written: 1 to 200 code points.
            other: the other.

        Raises:
            MalformedText: one of them cannot be a name, at ``name`` or ``other_name``.
        """
        folded, other_folded = self._fold(name, "name"), self._fold(other, "other_name")
        a, b = self._name(folded), self._name(other_folded)
        slots = self._slots(a, b)
        if folded.text == other_folded.text:
            ground = Ground.IDENTICAL
        else:
            ground = _ground(slots, public=self._is_public(a.parts) and self._is_public(b.parts))
        return Comparison(RELATIONS[ground], ground, slots, folded, other_folded)

    def _fold(self, text: str, field: str) -> FoldedText:
        check_text(text, field)
        folded = self._folder.fold(text)
        if not folded.text:
            raise MalformedText(field, "nothing to compare", "a name with letters or digits")
        return folded

    def _parts(self, folded: FoldedText) -> NameParts:
        text = folded.text
        hits = [
            Hit(self._terms.words[word], start, start + len(word))
            for start in range(len(text) - 1)
            if (word := self._terms.at(text, start))
        ]
        return self._parser.parse(folded, hits)

    def _slots(self, a: _Name, b: _Name) -> tuple[SlotComparison, ...]:
        level, detail, mine, others = self._nearest(a, b)
        trade_level, trade_detail = self._trades.compare(a.trade, b.trade)
        slots = [
            SlotComparison(
                Slot.PLACE, compare_places(mine.places, others.places), mine.places, others.places
            ),
            SlotComparison(Slot.TRADE_NAME, level, mine.parts, others.parts, detail),
            SlotComparison(
                Slot.TRADE,
                trade_level,
                tuple(word.part for word in a.trade),
                tuple(word.part for word in b.trade),
                trade_detail,
            ),
            self._form(Slot.FORM, a.parts.form, b.parts.form),
        ]
        if a.parts.branch or b.parts.branch:
            slots.append(self._form(Slot.BRANCH, a.parts.branch, b.parts.branch))
        return tuple(slots)

    def _form(self, slot: Slot, a: Part | None, b: Part | None) -> SlotComparison:
        level = compare_forms(a, b, self._is_enterprise)
        return SlotComparison(slot, level, (a,) if a else (), (b,) if b else ())

    def _is_public(self, parts: NameParts) -> bool:
        """Whether the name is that of a body that is no enterprise: 图书馆, 公安局."""
        if parts.form is not None:
            return not self._is_enterprise(parts.form)
        return parts.trade_name is not None and parts.trade_name.text in self._public

    def _is_enterprise(self, form: Part) -> bool:
        body = self._classes.get(form.value)
        return body is not None and body.form

    def _nearest(self, a: _Name, b: _Name) -> tuple[TradeNameLevel, str, _Reading, _Reading]:
        """The two readings of the 字号 that are nearest to each other; of equals the first, which is the parser's."""
        best = None
        for mine in a.readings:
            for others in b.readings:
                if mine.led and others.led:
                    continue  # 甘肃|建投, 河北|建投: what is left is nobody's name
                level, detail = self._trade_names.compare(mine.text, others.text)
                if level is TradeNameLevel.IDENTICAL:
                    return level, detail, mine, others
                if best is None or _STEPS[level] < _STEPS[best[0]]:
                    best = level, detail, mine, others
        assert best is not None
        return best

    def _name(self, folded: FoldedText) -> _Name:
        parts = self._without_inner_form(self._parts(folded))
        trade = self._trades.words(parts)
        trade_name = parts.trade_name
        if (
            trade_name is not None
            and len(trade_name.text) < _SHORTEST
            and parts.industries
            and not parts.form
        ):
            first, *rest = parts.industries  # 喜|茶
            parts = parts._replace(trade_name=_joined(trade_name, first), industries=tuple(rest))
            trade = trade[1:]
        return _Name(parts, tuple(self._readings(parts)), trade)

    def _readings(self, parts: NameParts) -> Iterator[_Reading]:
        """The 字号 as the parser read it. Then without the province that leads a known name (贵州|茅台), and with the
        short names of places before it, which may be part of it (阿里|巴, 金牛|栏山). A name without 字号 is told apart
        by its place and its 行业 as it is written.
        """
        places = ((parts.leading,) if parts.leading else ()) + parts.divisions
        trade_name = parts.trade_name
        if trade_name is None:
            last = places[-1] if places else None
            text = (last.value or last.text) if last else ""
            yield _Reading(text + "".join(p.text for p in parts.industries), (), places)
            return
        yield _Reading(trade_name.text, (trade_name,), places)
        if led := self._led_by_a_province(trade_name):
            yield _Reading(led[1].text, (led[1],), (*places, led[0]), led=True)
        text = trade_name.text
        taken: tuple[Part, ...] = (trade_name,)
        for place in reversed(places):
            known = self._places.get(place.text)
            if known is None or known.full or place.end != taken[0].start:
                return
            text, taken, places = place.text + text, (place, *taken), places[:-1]
            yield _Reading(text, taken, places)

    def _led_by_a_province(self, name: Part) -> tuple[Part, Part] | None:
        """A province's short name at the start of the 字号, and the rest."""
        place = self._parser.place_at(name.text, 0)
        if place is None or place[1].rank != "province" or len(name.text) != name.end - name.start:
            return None
        word, cut = place[0], name.start + len(place[0])
        rest = name.text[len(word) :]
        if len(rest) < _SHORTEST or self._parser.is_word(rest):
            return None
        return Part(word, name.start, cut, place[1].code), Part(rest, cut, name.end)

    def _without_inner_form(self, parts: NameParts) -> NameParts:
        """A form that states a trade inside the 字号 is part of the 行业: 红光|超市|有限公司."""
        name = parts.trade_name
        if name is None or parts.form is None or parts.industries:
            return parts
        if len(name.text) != name.end - name.start:  # brackets stand in between
            return parts
        head = self._parser.head_at(name.text, len(name.text))
        stated = self._trades.stated(head.text) if head else None
        if head is None or stated is None or len(name.text) - len(head.text) < _SHORTEST:
            return parts
        cut = name.end - len(head.text)
        return parts._replace(
            trade_name=Part(name.text[: -len(head.text)], name.start, cut),
            industries=(Part(head.text, cut, name.end, stated[1]),),
        )


def _ground(slots: Sequence[SlotComparison], *, public: bool) -> Ground:
    """What the likeness of the slots comes to."""
    place, trade_name, trade, form, *branch = slots
    if trade_name.level is TradeNameLevel.DIFFERENT:
        return Ground.DIFFERENT_NAMES
    if public and form.name and form.other and form.level is not FormLevel.SAME:
        return Ground.DIFFERENT_BODIES
    if public and place.level is PlaceLevel.DIFFERENT:
        return Ground.DIFFERENT_PLACES
    assert isinstance(trade_name.level, TradeNameLevel)
    assert isinstance(trade.level, TradeLevel)
    ground = TABLE[trade_name.level].get(trade.level, Ground.DIFFERENT_TRADES)
    if ground is not Ground.SAME_CORE:
        return ground
    if form.level is FormLevel.OTHER_KIND:
        return Ground.OTHER_KIND
    alike = place.level is PlaceLevel.SAME and form.level is FormLevel.SAME
    return Ground.REORDERED if alike and not branch else Ground.SAME_CORE


_STEPS = {level: step for step, level in enumerate(TradeNameLevel)}


def _joined(a: Part, b: Part) -> Part:
    return Part(a.text + b.text, a.start, b.end)
