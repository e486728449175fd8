"""行业 of two names: what states it, and how like it is in both.

Source: 《企业名称相同相近比对规则》, articles 3(3) and 4(1). Which words mean the same trade, and which trade a form
states by itself, the lexicons say (``industries``, ``trades``, ``forms``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import NameParts, Part
from zhengming.model.comparison import TradeLevel

GENERAL = "general"
"""The group of industry words that state no trade: 实业, 发展."""
_BARE = frozenset({"company", "branch", "cooperative", "collective"})
"""Classes of bodies whose head nouns state no trade by themselves."""


class TradeWord(NamedTuple):
    """A word that states a trade.

    Args:
        part: where it stands; of a form that states a trade (酒厂), the form.
        text: the word, without the form: 酒.
        group: its group; empty when the lexicons do not know it.
        absorbed: whether it stands in the form.
    """

    part: Part
    text: str
    group: str
    absorbed: bool = False


class Trades:
    """Reads and compares 行业 with the industry words, forms and fields of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._sectors = snapshot.trades
        self._classes = snapshot.classes
        self._forms = {
            text: _stated(text, snapshot) for text, head in snapshot.heads.items() if head.body.form
        }

    def words(self, parts: NameParts) -> tuple[TradeWord, ...]:
        """The words that state the trade of a name, those of its form among them."""
        words = [TradeWord(p, p.text, p.value) for p in parts.industries]
        form = parts.form
        if form is not None and (stated := self.stated(form.text)):
            words.append(TradeWord(form, *stated, absorbed=True))
        return tuple(words)

    def stated(self, form: str) -> tuple[str, str] | None:
        """The trade that a form states by itself, as word and group; ``None`` for a bare form (厂, 有限公司)."""
        return self._forms.get(form)

    def compare(self, a: Sequence[TradeWord], b: Sequence[TradeWord]) -> tuple[TradeLevel, str]:
        """How like two 行业 are, and the groups that tell."""
        mine, others = _core(a), _core(b)
        same = [w.text for w in a] == [w.text for w in b]
        if not mine and not others and same:
            return TradeLevel.NONE, ""
        if not mine or not others:
            return TradeLevel.UNSTATED, " ".join(_groups((*mine, *others)))
        if same or absorbed_by_the_form(a, b):
            return TradeLevel.SAME, " ".join(_groups(mine))
        return self._by_group(mine, others)

    def _by_group(self, a: Sequence[TradeWord], b: Sequence[TradeWord]) -> tuple[TradeLevel, str]:
        """Article 4(1): other words that mean the same trade (地产, 房地产, 置业)."""
        mine, others = self._telling(a), self._telling(b)
        detail = f"{' '.join(mine)} / {' '.join(others)}"
        if not all(mine) or not all(others):
            return TradeLevel.UNCLEAR, detail
        if common := [group for group in mine if group in others]:
            return TradeLevel.SYNONYMOUS, " ".join(common)
        if _tail_of_the_other(a, b) or self._share_most(mine, others):
            return TradeLevel.RELATED, detail
        return TradeLevel.DIFFERENT, detail

    def _telling(self, words: Sequence[TradeWord]) -> tuple[str, ...]:
        """The groups that tell the trade: 科技 behind 餐饮 does not."""
        groups = _groups(words)
        return tuple(g for g in groups if not g or self._sectors.get(g)) or groups

    def _share_most(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """Whether the trades have more than half of their fields in common."""
        mine = frozenset[str]().union(*(self._sectors.get(g, frozenset()) for g in a))
        others = frozenset[str]().union(*(self._sectors.get(g, frozenset()) for g in b))
        return 2 * len(mine & others) > len(mine | others)


def absorbed_by_the_form(a: Sequence[TradeWord], b: Sequence[TradeWord]) -> bool:
    """Article 3(3), second example: in 酒厂 the form has taken in the noun of 酒业, 厂 standing for 业有限公司."""
    if len(a) != 1 or len(b) != 1 or a[0].group != b[0].group or a[0].absorbed == b[0].absorbed:
        return False
    form, word = (a[0], b[0]) if a[0].absorbed else (b[0], a[0])
    return word.text.startswith(form.text) and len(word.text) <= len(form.text) + 1


def _core(words: Sequence[TradeWord]) -> tuple[TradeWord, ...]:
    return tuple(word for word in words if word.group != GENERAL)


def _groups(words: Sequence[TradeWord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.group for word in words))


def _tail_of_the_other(a: Sequence[TradeWord], b: Sequence[TradeWord]) -> bool:
    """Whether one trade is a kind of the other: 网络科技 of 科技."""
    short, long = sorted(("".join(w.text for w in words) for words in (a, b)), key=len)
    return long.endswith(short)


def _stated(head: str, snapshot: Snapshot) -> tuple[str, str] | None:
    """The trade of a head noun: as the forms lexicon says; else the industry word that it is or begins with."""
    if snapshot.heads[head].body.id in _BARE and head not in snapshot.forms:
        return None
    if head in snapshot.forms:
        return (head, snapshot.forms[head]) if snapshot.forms[head] else None
    whole = snapshot.industries.get(head, "")
    for word, tail in _splits(head):
        group = snapshot.industries.get(word)
        # 酒|厂 is of the trade of 酒, as 酒厂 itself; 酒店 is not.
        if tail in snapshot.heads and group and whole in {"", group}:
            return None if group == GENERAL else (word, group)
    if whole:
        return None if whole == GENERAL else (head, whole)
    return head, ""


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a text in two, the longest first part first."""
    return ((text[:i], text[i:]) for i in range(len(text) - 1, 0, -1))
