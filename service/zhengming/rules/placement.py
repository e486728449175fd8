"""Where in a name a known business's name stands, and what else the name is made of."""

from __future__ import annotations

from zhengming.analysis.match import SHORT, covers
from zhengming.analysis.parse import COMPANY
from zhengming.analysis.witness import STATE_FIRM
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path, Trade
from zhengming.model.folded import Fold
from zhengming.model.term import FAMOUS, OFTEN_IMITATED, Business

WRITTEN = frozenset({Path.EXACT, Path.CONTAINED})
"""Paths on which every character is the business's own."""
LONG = 4
"""From here on a name is nobody else's by chance: 17.6 % are within one edit of a protected one, 0.4 % sound alike."""
_OTHER_FORMS = (
    Fold.TRADITIONAL
    | Fold.JAPANESE
    | Fold.VARIANT
    | Fold.RADICAL
    | Fold.ENCLOSED
    | Fold.COMPATIBILITY
)
"""Forms of characters that a mainland register does not write."""


def is_whole(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the name is nothing but the business's, or that and a modifier that makes no other mark of it: 新, 王."""
    text, modifiers = analysis.folded.text, snapshot.words("name-modifier")
    before, behind = text[: neighbour.start], text[neighbour.end :]
    if behind:
        return not before and behind in modifiers and neighbour.path in WRITTEN
    return not before or before in modifiers


def is_firms_branch(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether a name is a branch's, with the whole name of a firm whose 字号 is an often imitated business's. Branches
    are registered under no other (《企业名称登记管理规定》 article 13), and impostors seek shorter names.
    """
    business, parts = neighbour.business, analysis.parts
    if business.tier != OFTEN_IMITATED or business.class_id == STATE_FIRM:
        return False
    form = parts.form
    whole = form is not None and form.value == COMPANY and neighbour.end <= form.start
    return whole and parts.branch is not None


def is_joined(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether another business's name stands beside it, and the whole country knows one of them, or the trade is that
    of both: 方太|华帝 is neither's own name.
    """
    return any(
        (
            FAMOUS in (neighbour.business.tier, other.business.tier)
            or (neighbour.trade is Trade.SAME and other.trade is Trade.SAME)
        )
        and not are_ones(neighbour.business, other.business)
        and (other.start == neighbour.end or other.end == neighbour.start)
        for other in analysis.neighbours
        if _tells(neighbour) and _tells(other)
    )


def _tells(neighbour: Neighbour) -> bool:
    """Whether a name stands there as it is written, and is no ordinary word."""
    business = neighbour.business
    written = neighbour.path in WRITTEN
    return written and business.tier <= OFTEN_IMITATED and not business.ambiguous


def is_modified(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the 字号 is the business's name, listed with its trade or without, and a modifier that makes no other
    mark of it: 金|凯悦酒店.
    """
    trade, text = analysis.parts.trade_name, analysis.folded.text
    with_trade = any(each.end == neighbour.end for each in analysis.parts.industries)
    return (
        trade is not None
        and (with_trade or covers(analysis.parts, neighbour.end))
        and text[trade.start : neighbour.start] in snapshot.words("name-modifier")
    )


def is_all_but_the_form(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether a firm's form, and no place, stands with the business's name and its trade: 安踏体育股份有限公司. Only
    firms that do business across provinces may leave the place out (《企业名称登记管理规定》 article 6): they are few.
    """
    form = analysis.parts.form
    bare = neighbour.start == 0 and neighbour.path in WRITTEN and not analysis.parts.divisions
    if not bare or form is None or form.value != COMPANY:
        return False
    return (form.start, form.end) == (neighbour.end, len(analysis.folded.text))


def is_tail(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether what stands there is the business's name without its first character, which nobody else's name holds:
    底捞 of 海底捞.
    """
    words, name = analysis.folded.text[neighbour.start : neighbour.end], neighbour.business.name
    return len(words) == SHORT and len(name) == SHORT + 1 and name.endswith(words)


def begins_otherwise(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether the 字号 is one other character and what is left of the business's name: 山底捞."""
    trade = analysis.parts.trade_name
    return trade is not None and (trade.start, trade.end) == (neighbour.start - 1, neighbour.end)


def told_apart_by(analysis: Analysis, neighbour: Neighbour) -> int:
    """How many characters of what stands there are 字号, and not industry words behind it: 金功 of 金功机械."""
    trade = analysis.parts.trade_name
    return (min(neighbour.end, trade.end) if trade else neighbour.end) - neighbour.start


def has_noise(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether something that is no part of writing stands between its characters: 新☆东☆方."""
    noise = Fold.SEPARATOR | Fold.BRACKET | Fold.INVISIBLE | Fold.EMOJI
    inside = range(neighbour.start + 1, neighbour.end)
    return any(analysis.folded.broken_at(at) & noise for at in inside)


def stands_out(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether it alone of a longer name is written in other forms: 杭州馬蜂窩信息技术."""
    folds, start, end = analysis.folded.folds, neighbour.start, neighbour.end
    around = folds[:start] + folds[end:]
    if not around or any(fold & _OTHER_FORMS for fold in around):
        return False
    return any(fold & _OTHER_FORMS for fold in folds[start:end])


def is_behind_a_word(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether it ends the 字号, behind a word that belongs to that: 世纪|宝马."""
    trade = analysis.parts.trade_name
    return (
        trade is not None
        and neighbour.end == trade.end
        and any(
            token.end == neighbour.start and token.start >= trade.start and len(token.text) > 1
            for token in analysis.tokens
        )
    )


def are_ones(one: Business, other: Business) -> bool:
    """Whether two names are one business's, or one owner's."""
    return (one.owner or one.entry) == (other.owner or other.entry)
