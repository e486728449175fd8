"""Whether a shop calls itself in fun an association: 懒人协会|家居用品|店.

It needs a witness: members whom nobody organizes in earnest, or a dish. That a word is in no dictionary is none:
渝商 and 台企 are in none either, and have associations.
"""

from __future__ import annotations

from collections.abc import Callable

from zhengming.analysis.claim import ASSOCIATION
from zhengming.analysis.dictionary import Endings
from zhengming.analysis.parse import Parser
from zhengming.analysis.witness import SHOP
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts

EATERY = "catering"
"""Group of the trades of eateries."""
_LONGEST_DISH = 3


class JestReader:
    """Tells such jests.

    Args:
        snapshot: the lexicons.
        parser: knows trades and places.
        knows: whether the tokenizer's dictionary has a word.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser, knows: Callable[[str], bool]) -> None:
        self._parser = parser
        self._knows = knows
        self._forms, self._trades = snapshot.forms, snapshot.industries
        self._facilities = snapshot.words("owner-unit")
        self._seats = snapshot.words("desk-seat")
        self._cuisines = snapshot.words("goods-context")
        self._members = Endings(dict.fromkeys(snapshot.words("jest-member"), True))
        self._circles = frozenset(w for w, h in snapshot.heads.items() if h.body.id == ASSOCIATION)

    def is_jest(self, hit: Hit, parts: NameParts) -> bool:
        """Whether the hit is the head of such a jest. An association has units, and no shop of household goods."""
        trade, form = parts.trade_name, parts.form
        if hit.term.text not in self._circles or trade is None or form is None:
            return False
        if form.value != SHOP or trade.end != hit.end:
            return False
        members = trade.text[: hit.start - trade.start]
        return bool(self._members.at(members, len(members))) or self._is_dish(members, form.text)

    def _is_dish(self, members: str, form: str) -> bool:
        """Whether the members are a dish of the eatery's own, and not a trade or a place's: 拌粉|协会|小吃店.

        The last character of a dish makes an eatery of the shop (粉店, 面馆). Words in use (火锅) have associations,
        and so has the kitchen of a place (渝菜).
        """
        serves = self._forms.get(form) or self._trades.get(form) or self._trades.get(form[:-1])
        return (
            serves == EATERY
            and form not in self._facilities
            and 1 < len(members) <= _LONGEST_DISH
            and self._forms.get(members[-1] + form[-1]) == EATERY
            and members[-1] not in self._cuisines
            and members[0] not in self._seats
            and not self._parser.place_at(members, 0)
            and not self._parser.is_word(members)
            and not self._knows(members)
        )
