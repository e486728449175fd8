"""How a name is made that a state firm's name stands in: as its arms' names are, or as others' marks."""

from __future__ import annotations

from zhengming.analysis.match import SHORT
from zhengming.analysis.parse import COMPANY
from zhengming.analysis.witness import SHOP, STATE_FIRM
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Trade
from zhengming.model.term import FAMOUS
from zhengming.rules.placement import LONG, WRITTEN, are_ones
from zhengming.rules.state_firm_likeness import STATE_STYLE

CENTRAL = "state-enterprises"
"""The lexicon of central firms."""
BRANCH = "branch"
"""The class of forms of units that are in law no body of their own."""


class StateArm:
    """Reads one name as an arm of one known business; of one that is no state firm's every answer is no.

    Subsidiaries of a group of the state are called by its name and what groups are called by, by its name and a trade
    of its, or by its name and a place; so are the firms that impostors register.

    Args:
        analysis: the name.
        snapshot: the lexicons.
        neighbour: the known business, and where it stands.
    """

    def __init__(self, analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> None:
        self._snapshot, self._neighbour = snapshot, neighbour
        self._business, self._others = neighbour.business, analysis.neighbours
        self._start, self._end = neighbour.start, neighbour.end
        self._same, self._other = (
            neighbour.trade is trade for trade in (Trade.SAME, Trade.DIFFERENT)
        )
        self._written = neighbour.path in WRITTEN
        self._text, self._parts, self._hits = analysis.folded.text, analysis.parts, analysis.hits
        self._apart = {bracket.start for bracket in analysis.folded.brackets}
        form = analysis.parts.form
        self._form = form.value if form else ""
        self.of_state = neighbour.business.class_id == STATE_FIRM
        """Whether the business is a state firm at all."""

    def is_one(self) -> bool:
        """Whether the name is made as an arm's, or says that it is a piece of the firm."""
        return self.of_state and (self._is_styled() or self._is_piece() or self._is_paired())

    def is_led(self) -> bool:
        """Whether a name of two characters leads a name that is made as its subsidiaries' are: no shop's, and in its
        trade, or with two characters more and nothing else; behind a place a central firm's, in its trade.
        """
        if not self.of_state:
            return False
        if self._start:
            return self._neighbour.leading and self._business.lexicon == CENTRAL and self._same
        trade, end = self._parts.trade_name, len(self._text)
        bare = trade is not None and (trade.start, trade.end) == (0, end)
        if bare and end - self._end <= SHORT:
            return True
        return self._same and self._form != SHOP

    def is_led_by_a_word(self) -> bool:
        """Whether the firm's short form, though a word as well, leads the name before all else, in its trade or as a
        group of the state: 国投|电力, 中油|实业集团. Others put their place first.
        """
        if self._start or not (self.of_state and self._written) or self._form == SHOP:
            return False
        return self._same or (self._form == COMPANY and self._has_style())

    def is_led_by_a_long_name(self) -> bool:
        """Whether a long name leads the name in no other trade: 五矿钢铁|直营仓. Not one that is a place and a trade
        (山东高速), which others may be, too.
        """
        placed = any(place.start < self._end for place in self._parts.divisions)
        long = self._start == 0 and self._end >= LONG and not placed and not self._other
        return long and self.of_state and self._form != SHOP

    def is_mark_of_its_own(self) -> bool:
        """Whether the 字号 behind a place is the firm's name and one character more, in another trade or on a plant,
        which no arm of a group is called: 华能|达|电器厂.
        """
        trade = self._parts.trade_name
        begun = (
            trade is not None
            and trade.start > 0
            and (trade.start, trade.end) == (self._start, self._end + 1)
        )
        plant = self._form not in ("", COMPANY, BRANCH)
        return self.of_state and begun and (plant or not self._same)

    def _has_style(self) -> bool:
        rest = self._text[self._end :]
        return any(word in rest for word in self._snapshot.words("state-style"))

    def _is_styled(self) -> bool:
        """Whether a firm's name is led by the firm's, and what follows is what groups of the state are called by, or
        what they build (资本, 产业发展, 集团, 产业园); behind a place and a central firm's, what only they are
        (控股集团), unless the whole country knows it. A bracketed place says the same of any firm that its name leads,
        and of one that is an ordinary word with what groups of the state are called by.
        """
        form, trade, business = self._parts.form, self._parts.trade_name, self._business
        if not (self._written and self._neighbour.leading):
            return False
        if self._start and business.lexicon != CENTRAL:
            return False
        if (
            form is not None
            and form.value != COMPANY
            and form.text not in self._snapshot.words("state-style")
        ):
            return False
        if trade is not None and trade.end - self._end == 1:
            return False  # 中信|达 is a 字号 of its own
        styled = self._has_style()
        if not self._start and any(place.start in self._apart for place in self._parts.divisions):
            return form is not None and (styled or not business.ambiguous)
        if business.ambiguous:
            return False
        if self._start and business.tier != FAMOUS:
            at = (h.start for h in self._hits if h.term.term_class.id == STATE_STYLE)
            return any(each >= self._end for each in at)
        return styled

    def _is_piece(self) -> bool:
        """Whether a name led by the firm's says that it is a piece of it: a unit that no registry knows (某某|采购办,
        某某|项目经理部), or a firm of its group (某某集团|华南公司).
        """
        if not (self._written and self._neighbour.leading) or self._business.ambiguous:
            return False
        text, parts = self._text, self._parts
        units = self._snapshot.words("firm-unit")
        branch = parts.branch is not None and self._end - self._start > SHORT
        unit = parts.form is None or self._form == BRANCH or parts.form.text in units
        if (unit or branch) and any(text.endswith(word, self._end) for word in units):
            return True
        if self._form != COMPANY or self._start:
            return False
        return any(
            text.endswith(group, 0, self._end) or text.startswith(group, self._end)
            for group in self._snapshot.words("firm-group")
        )

    def _is_paired(self) -> bool:
        """Whether the name begins with two state firms' names, one behind the other (大唐|华电): a joint venture that
        neither announced. If both are ordinary words, too, the trade must be theirs.
        """
        trade = self._parts.trade_name
        begin = trade.start if trade is not None else 0
        return any(
            all(not each.business.ambiguous or each.trade is not Trade.DIFFERENT for each in pair)
            and (not all(each.business.ambiguous for each in pair) or pair[0].trade is Trade.SAME)
            for other in self._others
            for pair in ((self._neighbour, other), (other, self._neighbour))
            if pair[0].end == pair[1].start
            and not are_ones(pair[0].business, pair[1].business)
            and pair[0].start in (0, begin)
            and all(each.path in WRITTEN and each.business.class_id == STATE_FIRM for each in pair)
        )
