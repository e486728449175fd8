"""What a name without a form puts behind a business's: 腾讯|游戏充值中心, 美的|空调安装, 快手|极速版提现客服.

The 字号 of such a name is all that no place, industry or form is told by, for nothing says where it ends. Where a
business's name begins it and nothing but words of goods and services follows, they say what is offered under it;
whether the business is meant is asked afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.analysis.parse import COMPANY
from zhengming.analysis.trades import GENERAL
from zhengming.analysis.witness import MARKS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Part

_TAILS = ("brand-tail", "service-tail", "official-cue", "shop-cue")
"""Roles of the words that say what is offered, and where."""


class TailCutter:
    """Ends a 字号 behind a business's name; with the words of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        words = {w for role in _TAILS for w in snapshot.words(role)}
        self._groups = dict.fromkeys((*words, *snapshot.heads), GENERAL) | dict(snapshot.industries)
        self._longest = max(map(len, self._groups), default=0)

    def cut(self, parts: NameParts, hits: Sequence[Hit]) -> NameParts:
        """The parts of a name, with what follows a business's name as its industry words.

        Args:
            parts: the parts; a company's are told already.
            hits: what was found in the name, as written and behind disguises.
        """
        trade, form = parts.trade_name, parts.form
        if trade is None or (form is not None and form.value == COMPANY):
            return parts
        ends = {
            hit.end
            for hit in hits
            if hit.start == trade.start and hit.end < trade.end and hit.term.term_class.id in MARKS
        }
        for end in sorted(ends, reverse=True):
            if words := self._words(trade.text[end - trade.start :], end):
                cut = trade._replace(text=trade.text[: end - trade.start], end=end)
                return parts._replace(trade_name=cut, industries=(*words, *parts.industries))
        return parts

    def _words(self, text: str, offset: int) -> tuple[Part, ...]:
        """The known words that a text falls into, at each place the longest that leaves such a text; empty if it does
        not.
        """
        behind: list[tuple[Part, ...] | None] = [None] * len(text) + [()]
        for start in reversed(range(len(text))):
            for end in range(min(len(text), start + self._longest), start, -1):
                rest, word = behind[end], text[start:end]
                if rest is not None and word in self._groups:
                    part = Part(word, offset + start, offset + end, self._groups[word])
                    behind[start] = (part, *rest)
                    break
        return behind[0] or ()
