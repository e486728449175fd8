"""Whether a hit is part of a place, of a house or of an address: 公安县, 海军路, 公安局大楼|打印店, 法院对面|面馆."""

from __future__ import annotations

from zhengming.analysis.dictionary import Beginnings
from zhengming.analysis.parse import Parser
from zhengming.analysis.witness import (
    LONG,
    MARKS,
    SEATED,
    SHOP,
    STATE_FIRM,
    Firms,
    Words,
    forbids,
    is_absolute,
    is_full_place,
)
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Token

_BUILDING = 2
"""大楼, 大厦, 宿舍: a house is told by two characters; 楼 and 门 alone are an organ's own."""
_REACH = 2
"""How far before a hit a place's name may begin that holds it."""


class HouseReader:
    """Tells where a name says that somebody lies.

    Args:
        snapshot: the lexicons.
        parser: knows places.
        firms: knows the forms of firms.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser, firms: Firms) -> None:
        self._parser = parser
        self._firms = firms
        self._snapshot = snapshot
        self._streets = snapshot.words("place-suffix")
        self._buildings = self._streets | snapshot.words("building-suffix")
        self._facilities = snapshot.words("owner-unit")
        self._trades = Beginnings(dict.fromkeys(snapshot.words("house-trade"), True))
        self._cues = Beginnings(dict.fromkeys(snapshot.words("address-cue"), True), key=1)
        self._shops = snapshot.words("shop-cue")
        self._beside = snapshot.words("beside-cue")

    def place(self, hit: Hit, words: Words) -> str:
        """The division that holds the hit (公安县), or the hit with what makes it a place (八一路); or empty."""
        for part in words.parts.divisions:
            if (
                part.start <= hit.start
                and hit.end <= part.end
                and is_full_place(self._snapshot, part.text)
            ):
                return part.text
        return self._street(hit, words) or self._known_place(hit, words.folded.text)

    def address(self, hit: Hit, words: Words) -> str:
        """What says that the name's owner lies beside the hit's (对面), or in it; or empty."""
        branch = words.parts.branch
        if (
            branch
            and hit.term.term_class.id in MARKS
            and branch.start <= hit.start
            and hit.end <= branch.end
        ):
            return branch.text
        return "" if is_absolute(hit) else self._cue(hit, words) or self._cue_behind(hit, words)

    def _street(self, hit: Hit, words: Words) -> str:
        """The hit with the end of a street or a building. Of what forbids a name only a shop within the building is
        believed (军分区大楼|便利店); real streets that bear it are known as exceptions of the term (解放军路).
        """
        if forbids(hit) and not self._is_tenant(hit, words.parts):
            return ""
        if self._is_firms_own(hit, words.parts) or self._is_brands_shop(hit, words):
            return ""
        suffixes = self._suffixes(hit, words)
        for token in words.tokens:
            if self._ends_as_place(token, hit, words.folded.text, suffixes):
                return token.text
            if token.start == hit.end and token.text in suffixes:
                return words.folded.text[hit.start : token.end]
        return ""

    def _ends_as_place(self, token: Token, hit: Hit, text: str, suffixes: frozenset[str]) -> bool:
        return (
            token.start <= hit.start
            and hit.end < token.end
            and text[hit.end : token.end] in suffixes
        )

    def _suffixes(self, hit: Hit, words: Words) -> frozenset[str]:
        """A street may be called after an organ; a building that bears its name is its own, but shops may be in it."""
        seated = hit.term.term_class.id in SEATED and not (
            self._is_tenant(hit, words.parts) or self._runs_house(hit, words)
        )
        return self._streets if seated else self._buildings

    def _is_firms_own(self, hit: Hit, parts: NameParts) -> bool:
        """中核|城|建设: a character behind a state firm's short name begins its trade."""
        return (
            hit.start == 0
            and hit.end < LONG
            and hit.term.term_class.id == STATE_FIRM
            and self._firms.has_form(parts)
        )

    def _is_brands_shop(self, hit: Hit, words: Words) -> bool:
        """Whether nothing but a shop stands behind a business's name: 周黑鸭|商城, but not 百盛商城|烟酒店."""
        return hit.term.term_class.id in MARKS and words.folded.text[hit.end :] in self._shops

    def _known_place(self, hit: Hit, text: str) -> str:
        """A place of the gazetteer that begins before the hit's end and goes on behind it."""
        for start in range(max(0, hit.start - _REACH), hit.start + 1):
            found = self._parser.place_at(text, start)
            if found and found[1].full and start + len(found[0]) > hit.end:
                return found[0]
        return ""

    def _is_tenant(self, hit: Hit, parts: NameParts) -> bool:
        """Whether the name is that of a shop that only lies in the house: 税务局大楼打印店, but not 税务局大楼食堂."""
        form = parts.form
        return (
            form is not None
            and form.value == SHOP
            and form.text not in self._facilities
            and form.start - hit.end >= _BUILDING
        )

    def _runs_house(self, hit: Hit, words: Words) -> bool:
        """Whether a firm's name says that it runs a building that an organ's name tells: 工商联大厦|停车|有限公司."""
        text = words.folded.text
        return self._firms.has_form(words.parts) and any(
            text[hit.end : end] in self._buildings and self._trades.at(text, end)
            for end in range(hit.end + _BUILDING, hit.end + LONG + 1)
        )

    def _cue(self, hit: Hit, words: Words) -> str:
        """组 says where something lies, 组织 does not; and something must lie there, a shop or a firm."""
        cue = self._cues.at(words.folded.text, hit.end)
        if cue and self._firms.has_form(words.parts):
            return cue if any(t.end == hit.end + len(cue) for t in words.tokens) else ""
        return ""

    def _cue_behind(self, hit: Hit, words: Words) -> str:
        """What says so of all before it (对面), however far; right behind the hit in a name without a trade as well."""
        traded = bool(self._firms.has_form(words.parts) or words.parts.industries)
        size = len(words.folded.text)
        for token in words.tokens:
            told = traded or token.start == hit.end
            if told and hit.end <= token.start and token.end < size and token.text in self._beside:
                return token.text
        return ""
