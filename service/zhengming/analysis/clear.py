"""Whether a hit means what it seems.

«With another meaning» (有其他含义) is part of every clause: 公安县 is a county, 海军 in 李海军理发店 a
given name, 中央 in 中央空调 a kind of machine. A hit is cleared by a longer word, a place, a person, an
address, by goods it describes, by its slot, or because it lies across two words. The tokenizer is one
witness for that among several: the parts of the name are another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zhengming.analysis.claim import ASSOCIATION, is_organ
from zhengming.analysis.dictionary import Beginnings, Endings
from zhengming.analysis.parse import Parser
from zhengming.analysis.recut import Recutter
from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Clearance, ClearedHit, Hit, NameParts, Part, Token
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.term import Mode
from zhengming.model.verdict import Severity
from zhengming.text.phrases import PhraseScanner

MARKS = frozenset({"business", "state-enterprise"})
"""Classes of names that shops and streets are told apart by, as well as firms."""
STATE_FIRM = "state-enterprise"
SEATED = frozenset({"state-organ", "party-organ", "mass-organization", "military", "landmark"})
"""Classes of bodies whose buildings are theirs: 公安局大厦; a 商会大厦 is any house."""
SHOP = "shop"
"""Class of the forms of shops, which say where they lie; a hotel may be its building's."""
EATERY = "catering"
"""Group of the trades of eateries."""
_LONGEST_SURNAME = 2
_BUILDING = 2
"""大楼, 大厦, 宿舍: a house is told by two characters; 楼 and 门 alone are an organ's own."""
_COINED = 2
"""Length of the 字号 that people coin."""
_LONG = 4
"""A term of four characters hardly arises by chance: where it lies across an industry word, the parse erred."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the witnesses say of one name; all positions are folded."""

    folded: FoldedText
    tokens: Sequence[Token]
    parts: NameParts

    def word_boundaries(self) -> frozenset[int]:
        """Where a word may begin or end: by the tokenizer, by the parts, by what was taken out."""
        found = {0, len(self.folded.text)}
        for token in self.tokens:
            found.add(token.start)
            found.add(token.end)
        for part in self.all_parts():
            found.add(part.start)
            found.add(part.end)
        if self.folded.folds:
            found.update(i for i, fold in enumerate(self.folded.folds) if fold & Fold.REMOVED)
        return frozenset(found)

    def all_parts(self) -> list[Part]:
        """The parts that the name has."""
        parts = self.parts
        singles = (parts.trade_name, parts.form, parts.branch, parts.leading)
        return [*parts.divisions, *parts.industries, *(p for p in singles if p)]


class Clearer:
    """Judges hits one by one with the words of one snapshot.

    Args:
        snapshot: the lexicons.
        parser: knows parts and places.
        knows: whether the tokenizer's dictionary has a word.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser, knows: Callable[[str], bool]) -> None:
        self._parser = parser
        self._phrases = PhraseScanner(snapshot.phrases)
        self._surnames = snapshot.words("surname")
        self._given_names = snapshot.words("given-name")
        self._place_suffixes = snapshot.words("place-suffix")
        self._buildings = self._place_suffixes | snapshot.words("building-suffix")
        self._of_owners = snapshot.words("owner-unit")
        self._units = Beginnings(dict.fromkeys(snapshot.words("organ-unit"), True))
        self._address_cues = Beginnings(dict.fromkeys(snapshot.words("address-cue"), True), key=1)
        self._beside = snapshot.words("beside-cue")
        self._house_trades = Beginnings(dict.fromkeys(snapshot.words("house-trade"), True))
        self._own_farms = snapshot.words("own-farm")
        self._goods = Beginnings(dict.fromkeys(snapshot.words("goods-context"), True), key=1)
        self._modifiers = snapshot.words("name-modifier")
        streets = self._buildings | snapshot.words("estate-word")
        self._ranks = snapshot.words("division-suffix")
        self._recutter = Recutter(
            lambda word: knows(word) or word in streets or parser.is_word(word),
            frozenset(word for word in snapshot.industries if len(word) == 1),
            self._modifiers,
        )
        self._places = snapshot.places
        self._classes = snapshot.classes
        self._businesses = snapshot.businesses
        self._trades = snapshot.trades
        self._abroad = frozenset({"foreign-state"})
        self._knows = knows
        self._forms, self._industries = snapshot.forms, snapshot.industries
        self._jests = Endings(dict.fromkeys(snapshot.words("jest-member"), True))
        self._heads = snapshot.heads
        self._circles = frozenset(w for w, h in snapshot.heads.items() if h.body.id == ASSOCIATION)

    def clear(
        self, hits: Sequence[Hit], words: Words
    ) -> tuple[tuple[Hit, ...], tuple[ClearedHit, ...]]:
        """The hits that mean what they seem, and those that do not, with the reason.

        Args:
            hits: as scanned, by start, the longer first.
            words: what the other witnesses say.
        """
        if not hits:
            return (), ()
        phrases = self._phrases.scan(words.folded.text)
        boundaries = words.word_boundaries()
        kept: list[Hit] = []
        cleared: list[ClearedHit] = []
        for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
            why = (
                self._nested(hit, kept)
                or self._longer_word(hit, words, phrases, kept)
                or self._slot(hit, words)
                or self._person(hit, words)
                or self._place(hit, words)
                or self._across_words(hit, words, boundaries, kept)
                or self._recut(hit, words)
                or self._goods_or_address(hit, words)
            )
            if why:
                cleared.append(ClearedHit(hit, *why))
            else:
                kept.append(hit)
        kept.sort(key=lambda h: (h.start, -h.end))
        return tuple(kept), tuple(cleared)

    def _nested(self, hit: Hit, kept: Sequence[Hit]) -> tuple[Clearance, str] | None:
        """A word within a longer one that counts says nothing of its own: 银行 in 中国工商银行."""
        for other in kept:
            if hit.term.mode is Mode.LEADING and other.term.term_class.id in MARKS:
                continue  # a business may be known or not: 中国 in front of its name still says what it says
            if (
                other.start <= hit.start
                and hit.end <= other.end
                and other.end - other.start > hit.end - hit.start
            ):
                return Clearance.LONGER_WORD, other.term.canonical
        return None

    def _longer_word(
        self,
        hit: Hit,
        words: Words,
        phrases: Sequence[tuple[int, int]],
        kept: Sequence[Hit],
    ) -> tuple[Clearance, str] | None:
        text = words.folded.text
        for exception in hit.term.exceptions:
            at = text.find(exception)
            while at >= 0:
                end = at + len(exception)
                if at < hit.end and hit.start < end and not (hit.start <= at and end <= hit.end):
                    return Clearance.LONGER_WORD, exception
                at = text.find(exception, at + 1)
        size = hit.end - hit.start
        for start, end in phrases:
            inside = start <= hit.start and hit.end <= end and end - start > size
            if inside and not (_cut_by((start, end), kept) or self._cut_short(hit, end, words)):
                return Clearance.LONGER_WORD, text[start:end]
        return None

    def _cut_short(self, hit: Hit, end: int, words: Words) -> bool:
        """Whether a phrase ends inside a word that begins behind the hit: there is no 中央新风 in 中央|新|风险."""
        return any(
            hit.end <= token.start < end < token.end
            and token.text[: end - token.start] not in self._place_suffixes
            for token in words.tokens
        )

    def _slot(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        mode, text = hit.term.mode, words.folded.text
        if mode is Mode.TRADE_NAME:
            trade = words.parts.trade_name
            whole = (hit.start, hit.end) == (0, len(text))
            if not whole and not (trade and (trade.start, trade.end) == (hit.start, hit.end)):
                return Clearance.SLOT, trade.text if trade else text
        if mode is Mode.TRADE_NAME_START and hit.start:
            trade = words.parts.trade_name
            if trade is None or trade.start != hit.start:
                return Clearance.SLOT, trade.text if trade else text
        if mode is Mode.LEADING and hit.start:
            trade = words.parts.trade_name
            # Behind a place it leads no more, unless nothing else is left to tell the firm by: 深圳市中国科技.
            if trade is None or (trade.start, trade.end) != (hit.start, hit.end):
                return Clearance.SLOT, text[: hit.start]
        if mode is Mode.HEAD and hit.end != len(text):
            branch = words.parts.branch
            if not (branch and branch.start == hit.end):
                return Clearance.SLOT, text[hit.end :]
        return None

    def _person(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """Surname + given name as the whole 字号: 李海军理发店; or as the whole name: 张国安. A family's farm is called
        after who runs it, whatever the given name.
        """
        text, trade = words.folded.text, words.parts.trade_name
        given = text[hit.start : hit.end]
        form = words.parts.form
        farm = form is not None and form.text in self._own_farms and hit.end == form.start
        if not (given in self._given_names or (farm and len(given) < _LONG and not _absolute(hit))):
            return None
        for size in range(1, _LONGEST_SURNAME + 1):
            start = hit.start - size
            if start < 0 or text[start : hit.start] not in self._surnames:
                continue
            whole = start == 0 and hit.end == len(text)
            if whole or (trade and (trade.start, trade.end) == (start, hit.end)):
                return Clearance.PERSON, text[start : hit.end]
        return None

    def _place(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """A division that holds the hit (公安县), or the hit with what makes it a place (八一路)."""
        text = words.folded.text
        for division in words.parts.divisions:
            if (
                division.start <= hit.start
                and hit.end <= division.end
                and self._is_full_place(division.text)
            ):
                return Clearance.PLACE, division.text
        # A street may be called after an organ; a building that bears its name is its own, though shops may be in it.
        seated = hit.term.term_class.id in SEATED and not (
            self._is_tenant(hit, words.parts) or self._runs_house(hit, words)
        )
        suffixes = self._place_suffixes if seated else self._buildings
        # 中核|城|建设: a character behind a state firm's short name begins its trade.
        firm = (
            hit.term.term_class.id == STATE_FIRM and hit.end < _LONG and self._is_firm(words.parts)
        )
        for token in () if _absolute(hit) or (firm and hit.start == 0) else words.tokens:
            if (
                token.start <= hit.start
                and hit.end < token.end
                and text[hit.end : token.end] in suffixes
            ):
                return Clearance.PLACE, token.text
            if token.start == hit.end and token.text in suffixes:
                return Clearance.PLACE, text[hit.start : token.end]
        for start in range(max(0, hit.start - 2), hit.start + 1):
            found = self._parser.place_at(text, start)
            if found and found[1].full and start + len(found[0]) > hit.end:
                return Clearance.PLACE, found[0]
        return None

    def _is_firm(self, parts: NameParts) -> bool:
        form = parts.form
        return form is not None and bool(self._classes[form.value].codes & ENTERPRISE_KINDS)

    def _modifies_shop(self, rest: str, parts: NameParts) -> bool:
        """Whether the last of the 字号 says what kind of shop it is: 小|馆, 老|店."""
        form = parts.form
        return form is not None and form.value == SHOP and rest in self._modifiers

    def _is_tenant(self, hit: Hit, parts: NameParts) -> bool:
        """Whether the name is that of a shop that only lies in the house: 税务局大楼打印店, but not 税务局大楼食堂."""
        form = parts.form
        return (
            form is not None
            and form.value == SHOP
            and form.text not in self._of_owners
            and hit.term.term_class.alone is not Severity.REJECT
            and form.start - hit.end >= _BUILDING
        )

    def _runs_house(self, hit: Hit, words: Words) -> bool:
        """Whether a firm's name says that it runs a building that an organ's name tells: 工商联大厦|停车|有限公司."""
        text = words.folded.text
        return (
            self._is_firm(words.parts)
            and hit.term.term_class.alone is not Severity.REJECT
            and any(
                text[hit.end : end] in self._buildings and self._house_trades.at(text, end)
                for end in range(hit.end + _BUILDING, hit.end + _LONG + 1)
            )
        )

    def _is_full_place(self, text: str) -> bool:
        place = self._places.get(text)
        return place is not None and place.full

    def _across_words(
        self, hit: Hit, words: Words, boundaries: frozenset[int], kept: Sequence[Hit]
    ) -> tuple[Clearance, str] | None:
        """A hit that begins or ends inside a word of its surroundings: 上海|军浦 holds no 海军."""
        certain = hit.end - hit.start >= _LONG
        ranked, officed = self._shares_rank(hit, words.parts, kept), self._has_unit(hit, words)
        parts = [p for p in words.parts.divisions if not ranked or p.end != hit.start + 1]
        for part in () if certain else (*parts, *words.parts.industries):
            if (
                part.start < hit.start < part.end < hit.end
                or hit.start < part.start < hit.end < part.end
            ) and not self._says_its_trade(hit, part):
                return Clearance.ACROSS_WORDS, part.text
        if hit.term.mode is Mode.ANYWHERE or hit.term.text.isascii():
            return None
        trade, form, text = words.parts.trade_name, words.parts.form, words.folded.text
        if form and trade and form.value == SHOP and not certain:
            coined = trade.start + 1 == hit.start < form.start == trade.end < hit.end < form.end
            if coined and form.start - trade.start == _COINED:
                return Clearance.ACROSS_WORDS, form.text  # 华基|金店
        marked = hit.term.term_class.id in MARKS
        before = text[trade.start : hit.start] if trade and trade.end == hit.end else ""
        if marked and before in self._modifiers:
            return None  # 新|华为: the modifier makes a word of its own with the first character
        if (
            trade
            and not certain
            and trade.start + 1 < hit.start
            and hit.end + 1 == trade.end
            and self._is_firm(words.parts)
            and not self._modifies_shop(text[hit.end : trade.end], words.parts)
        ):
            return (
                Clearance.ACROSS_WORDS,
                trade.text,
            )  # 中商联合|国建: one character left over is no word
        if hit.start in boundaries and hit.end in boundaries:
            return None
        text, sure = words.folded.text, certain and not marked
        for token in words.tokens:
            if self._is_body_of_kind(token, hit):
                continue  # 老年协会 is an association
            before = text[token.start : hit.start] if token.start < hit.start < token.end else ""
            after = text[hit.end : token.end] if token.start < hit.end < token.end else ""
            # 余杭区|政府网: where the organ's own word begins a word, that is its.
            begun = ranked and token.start == hit.start + 1 and hit.end - token.start > 1
            before, after = "" if ranked else before, "" if officed or begun else after
            for rest in (before, after):
                if rest and not (
                    self._parser.is_word(rest) or (sure and len(rest) > 1 and self._knows(rest))
                ):
                    return Clearance.ACROSS_WORDS, token.text
        return None

    def _is_body_of_kind(self, token: Token, hit: Hit) -> bool:
        """Whether a word that ends with the hit is the name of such bodies."""
        if token.end != hit.end or token.start == hit.start:
            return False
        head = self._heads.get(token.text)
        return head is not None and head.body is hit.term.term_class

    def _recut(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """A short term in the 字号 that falls into words better without it: 玉清|华美 holds no 清华."""
        trade = words.parts.trade_name
        if hit.end - hit.start >= _LONG or hit.term.text.isascii():
            return None
        if hit.term.term_class.id in MARKS:
            return None  # what brands are made of are words as well: 金星|巴克
        if trade is None or not trade.start <= hit.start < hit.end <= trade.end:
            return None
        if trade.end - trade.start != len(trade.text):
            return None  # a bracketed place lies in it
        if any(fold & Fold.REMOVED for fold in words.folded.folds):
            return None  # 白·银行·业: who writes says where words end
        if is_organ(hit.term.term_class) and hit.term.text[0] in self._ranks:
            return None  # 某市|中院 is what 市中院 means
        if self._has_unit(hit, words):
            return None
        start, end = hit.start - trade.start, hit.end - trade.start
        word = self._recutter.other(trade.text, start, end)
        return (Clearance.ACROSS_WORDS, word) if word else None

    def _says_its_trade(self, hit: Hit, industry: Part) -> bool:
        """Whether a state firm's short name leads the name and ends in its own trade, said once: 中储粮|油集团."""
        business = self._businesses.get(hit.term.text)
        return (
            hit.start == 0
            and hit.term.term_class.id == STATE_FIRM
            and business is not None
            and not business.industries.isdisjoint(self._trades.get(industry.value, ()))
        )

    def _shares_rank(self, hit: Hit, parts: NameParts, kept: Sequence[Hit]) -> bool:
        """Whether an organ is called by the rank of the place before it, the place's last character (桐庐县|政府), and
        no longer name of it counts that begins behind the place (嘉兴市|人大常委会).
        """
        return (
            is_organ(hit.term.term_class)
            and any(
                part.start < hit.start == part.end - 1
                and part.value  # 华中|南海 is no division's
                and self._is_full_place(part.text)
                for part in parts.divisions
            )
            and not any(k.start == hit.start + 1 and k.end > hit.end for k in kept)
        )

    def _is_jest(self, hit: Hit, parts: NameParts) -> bool:
        """Whether a shop calls itself in fun an association of lazy people or of cats' servants: 懒人协会|家居用品|店.

        An association has units, and no shop of household goods.
        """
        trade, form = parts.trade_name, parts.form
        return (
            hit.term.text in self._circles
            and trade is not None
            and form is not None
            and form.value == SHOP
            and trade.end == hit.end
            and self._is_fun(trade.text[: hit.start - trade.start], form.text)
        )

    def _is_fun(self, members: str, form: str) -> bool:
        """Whether nobody is a member of it in earnest; who eats what (拌粉协会|小吃店) is for eateries to say."""
        trades = self._industries
        serves = self._forms.get(form) or trades.get(form) or trades.get(form[:-1])
        dish = serves == EATERY and 1 < len(members) < _LONG and not self._knows(members)
        own = form in self._of_owners
        return (dish and not own) or bool(self._jests.at(members, len(members)))

    def _has_unit(self, hit: Hit, words: Words) -> bool:
        """Whether an organ's unit or head is named behind it: 法院|院长, or, with the noun said once, 公安局|长."""
        text, end = words.folded.text, hit.end
        return is_organ(hit.term.term_class) and bool(
            self._units.at(text, end) or self._units.at(text, end - 1)
        )

    def _goods_or_address(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        branch = words.parts.branch
        if (
            branch
            and hit.term.term_class.id in MARKS
            and branch.start <= hit.start
            and hit.end <= branch.end
        ):
            return Clearance.ADDRESS, branch.text
        text = words.folded.text
        if self._is_jest(hit, words.parts):
            return (
                Clearance.CONTEXT,
                words.parts.trade_name.text if words.parts.trade_name else text,
            )
        cue = self._address_cues.at(text, hit.end)
        # 组 says where something lies, 组织 does not; and something must lie there, a shop or a firm.
        if (
            cue
            and not _absolute(hit)
            and self._is_firm(words.parts)
            and any(t.end == hit.end + len(cue) for t in words.tokens)
        ):
            return Clearance.ADDRESS, cue
        if not _absolute(hit) and (self._is_firm(words.parts) or words.parts.industries):
            for token in words.tokens:
                if hit.end <= token.start and token.end < len(text) and token.text in self._beside:
                    return Clearance.ADDRESS, token.text
        if hit.term.term_class.id in self._abroad and (goods := self._goods.at(text, hit.end)):
            return Clearance.CONTEXT, goods
        return None


def _absolute(hit: Hit) -> bool:
    """Whether nobody may bear the term: then no street or address may either that nobody knows of."""
    term_class = hit.term.term_class
    return term_class.alone is Severity.REJECT and not term_class.codes


def _cut_by(phrase: tuple[int, int], kept: Sequence[Hit]) -> bool:
    """Whether a longer hit that counts lies across the phrase: there is no 中国人 in 中国人寿."""
    start, end = phrase
    return any(
        k.start < end and start < k.end and not (start <= k.start and k.end <= end) for k in kept
    )
