"""Whether a hit means what it seems.

«With another meaning» (有其他含义) is part of every clause: 公安县 is a county, 海军 in 李海军理发店 a
given name, 中央 in 中央空调 a kind of machine. A hit is cleared by a longer word, a place, a person, an
address, by goods it describes, by its slot, or because it lies across two words. The tokenizer is one
witness for that among several: the parts of the name are another.
Houses, jests and words that a hit lies across are read in modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from zhengming.analysis.across import AcrossReader
from zhengming.analysis.dictionary import Beginnings
from zhengming.analysis.house import HouseReader
from zhengming.analysis.jest import JestReader
from zhengming.analysis.parse import Parser
from zhengming.analysis.witness import COUNTRY, MARKS, SHOP, Firms, Words, forbids
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Clearance, ClearedHit, Hit
from zhengming.model.term import Mode
from zhengming.text.phrases import PhraseScanner

_LONGEST_SURNAME = 2
_LONGEST_GIVEN_NAME = 2


class Clearer:
    """Judges hits one by one with the words of one snapshot.

    Args:
        snapshot: the lexicons.
        parser: knows parts and places.
        knows: whether the tokenizer's dictionary has a word.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser, knows: Callable[[str], bool]) -> None:
        firms = Firms(snapshot)
        self._house = HouseReader(snapshot, parser, firms)
        self._across = AcrossReader(snapshot, parser, firms, knows)
        self._jests = JestReader(snapshot, parser, knows)
        self._knows = knows
        self._phrases = PhraseScanner(snapshot.phrases)
        self._surnames = snapshot.words("surname")
        self._given_names = snapshot.words("given-name")
        self._streets = snapshot.words("place-suffix")
        self._own_farms = snapshot.words("own-farm")
        self._ranks = snapshot.words("division-suffix")
        self._goods = Beginnings(dict.fromkeys(snapshot.words("goods-context"), True), key=1)

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
                or _because(Clearance.PLACE, self._house.place(hit, words))
                or _because(Clearance.ACROSS_WORDS, self._across.word(hit, words, boundaries, kept))
                or _because(Clearance.ACROSS_WORDS, self._across.recut(hit, words))
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
            and token.text[: end - token.start] not in self._streets
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
        if not (text[hit.start : hit.end] in self._given_names or self._names_farm(hit, words)):
            return self._person_before(hit, words)
        for size in range(1, _LONGEST_SURNAME + 1):
            start = hit.start - size
            if start < 0 or text[start : hit.start] not in self._surnames:
                continue
            whole = start == 0 and hit.end == len(text)
            if whole or (trade and (trade.start, trade.end) == (start, hit.end)):
                return Clearance.PERSON, text[start : hit.end]
        return None

    def _names_farm(self, hit: Hit, words: Words) -> bool:
        """Whether the hit may be the given name before a family's farm. Nobody is called 市委, which is a place's."""
        form = words.parts.form
        return (
            form is not None
            and form.text in self._own_farms
            and hit.end == form.start
            and hit.end - hit.start <= _LONGEST_GIVEN_NAME
            and not forbids(hit)
            and hit.term.text[0] not in self._ranks
        )

    def _person_before(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """A person whose shop's name begins with theirs, and whose given name ends in the first character of a short
        term that would forbid it, where the second begins a word: 马军|委托|代购店.
        """
        trade, form, size = words.parts.trade_name, words.parts.form, hit.end - hit.start
        if not (forbids(hit) and size == _LONGEST_GIVEN_NAME and trade and form):
            return None
        text, between = words.folded.text, hit.start + 1
        owner, word = text[trade.start : between], text[between : between + 2]
        named = hit.start > trade.start and any(
            owner[:n] in self._surnames and 0 < len(owner) - n <= _LONGEST_GIVEN_NAME
            for n in range(1, _LONGEST_SURNAME + 1)
        )
        # 陆军 and 全军 are words, and nobody's name.
        if named and form.value == SHOP and self._knows(word) and not self._knows(owner):
            return Clearance.PERSON, owner
        return None

    def _goods_or_address(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        trade = words.parts.trade_name
        if trade and self._jests.is_jest(hit, words.parts):
            return Clearance.CONTEXT, trade.text
        if found := self._house.address(hit, words):
            return Clearance.ADDRESS, found
        goods = self._goods.at(words.folded.text, hit.end)
        if goods and hit.term.term_class.id == COUNTRY:
            return Clearance.CONTEXT, goods
        return None


def _because(reason: Clearance, found: str) -> tuple[Clearance, str] | None:
    return (reason, found) if found else None


def _cut_by(phrase: tuple[int, int], kept: Sequence[Hit]) -> bool:
    """Whether a longer hit that counts lies across the phrase: there is no 中国人 in 中国人寿."""
    start, end = phrase
    return any(
        k.start < end and start < k.end and not (start <= k.start and k.end <= end) for k in kept
    )
