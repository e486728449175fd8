"""Whether a hit lies across two words: 上海|军浦 holds no 海军. The parts of the name say so, its slots, the tokenizer,
or a better cut of the 字号.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhengming.analysis.claim import is_organ
from zhengming.analysis.dictionary import Beginnings
from zhengming.analysis.match import Agreements
from zhengming.analysis.parse import Parser
from zhengming.analysis.recut import Recutter
from zhengming.analysis.witness import (
    COUNTRY,
    LONG,
    MARKS,
    SHOP,
    STATE_FIRM,
    Firms,
    Words,
    is_full_place,
)
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Part, Token, Trade
from zhengming.model.folded import Fold
from zhengming.model.term import FAMOUS, Mode

_COINED = 2
"""Length of the 字号 that people coin."""


class AcrossReader:
    """Tells the word that a hit is cut out of.

    Args:
        snapshot: the lexicons.
        parser: knows trades, head nouns and places.
        firms: knows the forms of firms.
        knows: whether the tokenizer's dictionary has a word.
    """

    def __init__(
        self, snapshot: Snapshot, parser: Parser, firms: Firms, knows: Callable[[str], bool]
    ) -> None:
        self._parser = parser
        self._firms = firms
        self._knows = knows
        self._modifiers = snapshot.words("name-modifier")
        self._ranks = snapshot.words("division-suffix")
        self._units = Beginnings(dict.fromkeys(snapshot.words("organ-unit"), True))
        self._heads = snapshot.heads
        self._snapshot = snapshot
        self._businesses, self._trades = snapshot.businesses, snapshot.trades
        self._agreements = Agreements(snapshot)
        self._countries = frozenset(t.text for t in snapshot.terms if t.term_class.id == COUNTRY)
        streets = snapshot.words("place-suffix") | snapshot.words("building-suffix")
        streets |= snapshot.words("estate-word")
        self._recutter = Recutter(
            lambda word: knows(word) or word in streets or parser.is_word(word),
            frozenset(word for word in snapshot.industries if len(word) == 1),
            self._modifiers,
        )

    def word(self, hit: Hit, words: Words, boundaries: frozenset[int], kept: Sequence[Hit]) -> str:
        """A word of the surroundings that the hit begins or ends in; or empty.

        Args:
            hit: what was found.
            words: what the witnesses say.
            boundaries: where words may begin and end.
            kept: the longer hits that count.
        """
        ranked = self._shares_rank(hit, words.parts, kept)
        if found := self._part_across(hit, words.parts, ranked=ranked):
            return found
        if hit.term.mode is Mode.ANYWHERE or hit.term.text.isascii():
            return ""
        if found := self._form_across(hit, words.parts):
            return found
        if self._is_modified(hit, words) or self._is_tail(hit, words.parts):
            return ""
        if self._begins_in_its_trade(hit, words):
            return ""
        if found := self._leaves_one(hit, words.parts, ranked=ranked):
            return found
        if hit.start in boundaries and hit.end in boundaries:
            return ""
        return self._token_across(hit, words, ranked=ranked)

    def recut(self, hit: Hit, words: Words) -> str:
        """The word that a short term in the 字号 is cut out of, which falls into words better without it: 玉清|华美
        holds no 清华; or empty.
        """
        trade = words.parts.trade_name
        if hit.end - hit.start >= LONG or hit.term.text.isascii():
            return ""
        if hit.term.term_class.id in MARKS:
            return ""  # what brands are made of are words as well: 金星|巴克
        if trade is None or not trade.start <= hit.start < hit.end <= trade.end:
            return ""
        if trade.end - trade.start != len(trade.text):
            return ""  # a bracketed place lies in it
        if any(fold & Fold.REMOVED for fold in words.folded.folds):
            return ""  # 白·银行·业: who writes says where words end
        if is_organ(hit.term.term_class) and hit.term.text[0] in self._ranks:
            return ""  # 某市|中院 is what 市中院 means
        if self._has_unit(hit, words):
            return ""
        start, end = hit.start - trade.start, hit.end - trade.start
        return self._recutter.other(trade.text, start, end)

    def _part_across(self, hit: Hit, parts: NameParts, *, ranked: bool) -> str:
        if hit.end - hit.start >= LONG:
            return ""
        others = [p for p in parts.divisions if not ranked or p.end != hit.start + 1]
        # A person's name may end where the form begins: 江泽|民宿.
        if parts.form and hit.term.mode is Mode.TRADE_NAME_START:
            others.append(parts.form)
        for part in (*others, *parts.industries):
            if _overlap(part, hit) and not self._says_its_trade(hit, part):
                return part.text
        return ""

    def _form_across(self, hit: Hit, parts: NameParts) -> str:
        """A shop's form that the hit ends in, behind a coined 字号: 华基|金店."""
        trade, form = parts.trade_name, parts.form
        if not (form and trade and form.value == SHOP) or hit.end - hit.start >= LONG:
            return ""
        coined = form.start - trade.start == _COINED
        across = trade.start + 1 == hit.start < form.start == trade.end < hit.end < form.end
        return form.text if coined and across else ""

    def _is_modified(self, hit: Hit, words: Words) -> bool:
        """新|华为: the modifier makes a word of its own with the first character."""
        trade = words.parts.trade_name
        before = (
            words.folded.text[trade.start : hit.start] if trade and trade.end == hit.end else ""
        )
        return hit.term.term_class.id in MARKS and before in self._modifiers

    def _is_tail(self, hit: Hit, parts: NameParts) -> bool:
        """河|底捞: the 字号 is one character and what is left of a name without its first, which is no word."""
        trade = parts.trade_name
        tail = hit.term.canonical[1:] == hit.term.text and hit.term.term_class.id in MARKS
        return tail and trade is not None and (trade.start + 1, trade.end) == (hit.start, hit.end)

    def _begins_in_its_trade(self, hit: Hit, words: Words) -> bool:
        """Whether the 字号 begins with a name that the whole country knows, the trade is its own, and a word across its
        end leaves none of it: 九|阳光|小家电, but not 六个|核桃树|农家乐.
        """
        business, trade = self._businesses.get(hit.term.text), words.parts.trade_name
        if business is None or business.tier != FAMOUS:
            return False
        if trade is None or trade.start != hit.start or hit.end > trade.end:
            return False
        across = (t.start for t in words.tokens if hit.start < t.start < hit.end < t.end)
        before = words.folded.text[hit.start : next(across, hit.start)]
        if len(before) > 1 and self._knows(before):
            return False
        return self._agreements.with_form(words.parts, business, hit) is Trade.SAME

    def _leaves_one(self, hit: Hit, parts: NameParts, *, ranked: bool) -> str:
        """中商联合|国建, 广州市|青联达: one character left over is no word."""
        trade = parts.trade_name
        if trade is None or hit.end - hit.start >= LONG or not self._firms.has_form(parts):
            return ""
        behind = trade.start + 1 < hit.start or (ranked and hit.start + 1 == trade.start)
        one = behind and hit.end + 1 == trade.end
        return trade.text if one and not self._modifies_shop(trade.text[-1], parts) else ""

    def _token_across(self, hit: Hit, words: Words, *, ranked: bool) -> str:
        """A word of the tokenizer's that the hit cuts, and of which it leaves what is no word."""
        sure = hit.end - hit.start >= LONG and hit.term.term_class.id not in MARKS
        officed = self._has_unit(hit, words)
        for token in words.tokens:
            if self._is_body_of_kind(token, hit):
                continue  # 老年协会 is an association
            before, after = _rests(token, hit, words.folded.text)
            # 余杭区|政府网: where the organ's own word begins a word, that is its.
            begun = ranked and token.start == hit.start + 1 and hit.end - token.start > 1
            rests = ("" if ranked else before, "" if officed or begun else after)
            if any(rest and not self._is_word(rest, sure=sure) for rest in rests):
                return token.text
        return ""

    def _is_word(self, rest: str, *, sure: bool) -> bool:
        """Whether what is left of a token is a word, or a name (德国|西门子); beside a term that hardly arises by
        chance the dictionary's do.
        """
        named = self._parser.is_word(rest) or rest in self._countries or rest in self._businesses
        return named or (sure and len(rest) > 1 and self._knows(rest))

    def _modifies_shop(self, rest: str, parts: NameParts) -> bool:
        """Whether the last of the 字号 says what kind of shop it is: 小|馆, 老|店."""
        form = parts.form
        return form is not None and form.value == SHOP and rest in self._modifiers

    def _is_body_of_kind(self, token: Token, hit: Hit) -> bool:
        """Whether a word that ends with the hit is the name of such bodies."""
        if token.end != hit.end or token.start == hit.start:
            return False
        head = self._heads.get(token.text)
        return head is not None and head.body is hit.term.term_class

    def _says_its_trade(self, hit: Hit, industry: Part) -> bool:
        """Whether a state firm's short name leads the name and ends in its own trade, said once (中储粮|油集团), or a
        name that the whole country knows, and what is left of the trade is a word: 郎酒|销售.
        """
        business = self._businesses.get(hit.term.text)
        if business is None:
            return False
        leads = hit.start == 0 and hit.term.term_class.id == STATE_FIRM
        rest = industry.text[hit.end - industry.start :]
        ends = hit.start < industry.start and self._parser.is_word(rest)
        told = leads or (ends and business.tier == FAMOUS)
        return told and not business.industries.isdisjoint(self._trades.get(industry.value, ()))

    def _shares_rank(self, hit: Hit, parts: NameParts, kept: Sequence[Hit]) -> bool:
        """Whether an organ is called by the rank of the place before it, the place's last character (桐庐县|政府), and
        no longer name of it counts that begins behind the place (嘉兴市|人大常委会).
        """
        if not is_organ(hit.term.term_class):
            return False
        shared = any(
            part.start < hit.start == part.end - 1
            and part.value  # 华中|南海 is no division's
            and is_full_place(self._snapshot, part.text)
            for part in parts.divisions
        )
        return shared and not any(k.start == hit.start + 1 and k.end > hit.end for k in kept)

    def _has_unit(self, hit: Hit, words: Words) -> bool:
        """Whether an organ's unit or head is named behind it: 法院|院长, or, with the noun said once, 公安局|长."""
        text, end = words.folded.text, hit.end
        return is_organ(hit.term.term_class) and bool(
            self._units.at(text, end) or self._units.at(text, end - 1)
        )


def _overlap(part: Part, hit: Hit) -> bool:
    """Whether each holds a character that the other lacks."""
    return (
        part.start < hit.start < part.end < hit.end or hit.start < part.start < hit.end < part.end
    )


def _rests(token: Token, hit: Hit, text: str) -> tuple[str, str]:
    """What a token holds before the hit and behind it, where the hit begins or ends within."""
    before = text[token.start : hit.start] if token.start < hit.start < token.end else ""
    after = text[hit.end : token.end] if token.start < hit.end < token.end else ""
    return before, after
