"""How near two names are: the relation, what it rests on, and the likeness slot by slot.

Source of the relations and of most grounds: 《企业名称相同相近比对规则》 (工商企注字〔2017〕133号), articles 3
and 4. Where a ground goes beyond the rules, it says so and cites no article.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from zhengming.model.analysis import Part
from zhengming.model.folded import FoldedText


class Relation(StrEnum):
    """What two names are to each other."""

    SAME = "SAME"
    """one name in law (article 3)"""
    NEAR = "NEAR"
    """near enough to be taken for each other (article 4)"""
    DIFFERENT = "DIFFERENT"
    """two names"""


class Ground(StrEnum):
    """What a relation rests on."""

    IDENTICAL = "identical"
    """the whole names are the same"""
    REORDERED = "reordered"
    """the same words in another order"""
    SAME_CORE = "same-core"
    """字号 and 行业 are the same; only the place or the form differs"""
    SAME_MEANING = "same-meaning"
    """the same 字号; the 行业 is worded otherwise and means the same"""
    SAME_SOUND = "same-sound"
    """the 字号 sounds the same"""
    CONTAINED = "contained"
    """one 字号 holds the other"""
    PARTLY_SAME_SOUND = "partly-same-sound"
    """a part of one 字号 sounds like the other"""
    WITHOUT_TRADE = "without-trade"
    """a name states no 行业, and so may be of any"""
    LIKE_SHAPE = "like-shape"
    """the 字号 look alike (康师傅, 康帅傅); beyond the rules, as local rules have it (浙江省企业商号管理和保护规定)"""
    RELATED_TRADES = "related-trades"
    """the same 字号 in trades that are one kind, or that the lexicons cannot tell apart; beyond the rules"""
    IMITATION = "imitation"
    """a known name with one character changed, or its main part; beyond the rules, as local rules on well-known
    names have it (浙江省企业商号管理和保护规定)"""
    OTHER_KIND = "other-kind"
    """the same 字号, but one name is an enterprise's and the other another body's; beyond the rules"""
    DIFFERENT_NAMES = "different-names"
    """nothing in the 字号 meets"""
    DIFFERENT_TRADES = "different-trades"
    """the 字号 meet, but the trades are plainly different"""
    DIFFERENT_BODIES = "different-bodies"
    """bodies that are no enterprises are told apart by their head nouns: 北京大学, 北京交通大学"""
    DIFFERENT_PLACES = "different-places"
    """bodies that are no enterprises are told apart by their places: 杭州市图书馆, 宁波市图书馆"""

    @property
    def article(self) -> str:
        """The article of the rules it comes from, e.g. ``3(2)``; empty for none. The items of article 4 after the
        third are cited by their article alone: their numbers were not read in the text itself.
        """
        return _ARTICLES.get(self, "")


_ARTICLES: Mapping[Ground, str] = {
    Ground.IDENTICAL: "3(1)",
    Ground.REORDERED: "3(2)",
    Ground.SAME_CORE: "3(3)",
    Ground.SAME_MEANING: "4(1)",
    Ground.SAME_SOUND: "4(2)",
    Ground.CONTAINED: "4(3)",
    Ground.PARTLY_SAME_SOUND: "4",
    Ground.WITHOUT_TRADE: "4",
}


class Slot(StrEnum):
    """A constituent of a name."""

    PLACE = "place"
    """行政区划"""
    TRADE_NAME = "trade-name"
    """字号"""
    TRADE = "trade"
    """行业或经营特点"""
    FORM = "form"
    """组织形式"""
    BRANCH = "branch"
    """分支机构; compared only where a name has one"""


class TradeNameLevel(StrEnum):
    """How like two 字号 are, the nearest first."""

    IDENTICAL = "identical"
    SAME_SOUND = "same-sound"
    """the same syllables, tone and all"""
    MODIFIED = "modified"
    """one is the other, as written or by sound, with modifiers (新, 大, 金) before or behind"""
    CONTAINED = "contained"
    """one holds the other"""
    LIKE_SOUND = "like-sound"
    """the same syllables but for the tone, and characters in common or three of them"""
    LIKE_SHAPE = "like-shape"
    """every character that differs looks like the other"""
    PARTLY_SAME_SOUND = "partly-same-sound"
    """a part of one sounds like the other, tone and all"""
    IMITATED = "imitated"
    """one is a known business's; the other changes one of its characters, or bears its main part"""
    DIFFERENT = "different"


class TradeLevel(StrEnum):
    """How like two 行业 are."""

    SAME = "same"
    """the same words"""
    SYNONYMOUS = "synonymous"
    """other words that mean the same trade"""
    RELATED = "related"
    """trades of one kind (网络科技, 科技), or that share most of their fields"""
    NONE = "none"
    """neither name states one; or both say the same of 实业, 发展 and the like"""
    UNSTATED = "unstated"
    """one name states none, or only 实业, 发展 and the like"""
    UNCLEAR = "unclear"
    """both state one, and the lexicons do not know what one of them is"""
    DIFFERENT = "different"


class PlaceLevel(StrEnum):
    """How like two 行政区划 are."""

    SAME = "same"
    WITHIN = "within"
    """one lies in the other, or one name states none"""
    DIFFERENT = "different"


class FormLevel(StrEnum):
    """How like two 组织形式 or branches are."""

    SAME = "same"
    OTHER = "other"
    """another form of the same kind of body: 有限公司, 厂; or one name states none"""
    OTHER_KIND = "other-kind"
    """one is an enterprise's, the other another body's: 有限公司, 协会"""


Level = TradeNameLevel | TradeLevel | PlaceLevel | FormLevel


class SlotComparison(NamedTuple):
    """What one slot holds in both names, and how like it is.

    Args:
        slot: which one.
        level: how like.
        name: the parts of the first name, in folded positions; none when it has no such slot.
        other: the parts of the second name.
        detail: what the level rests on, e.g. the modifiers or the group of both trades; may be empty.
    """

    slot: Slot
    level: Level
    name: tuple[Part, ...] = ()
    other: tuple[Part, ...] = ()
    detail: str = ""


class Comparison(NamedTuple):
    """What two names are to each other, and why.

    Args:
        relation: what they are.
        ground: what that rests on.
        slots: slot by slot; every slot but the branch is there.
        folded: the first name as it was read.
        other_folded: the second name.
    """

    relation: Relation
    ground: Ground
    slots: tuple[SlotComparison, ...]
    folded: FoldedText
    other_folded: FoldedText
