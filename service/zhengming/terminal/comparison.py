"""A comparison as people read it: the relation, why, and a table of the slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from zhengming.audit.pairs import PairSummary
from zhengming.audit.runner import ERROR
from zhengming.model.analysis import Part
from zhengming.model.comparison import (
    Comparison,
    Ground,
    Relation,
    Slot,
    SlotComparison,
)
from zhengming.terminal.glyphs import glyphs, safe, width
from zhengming.terminal.tallies import closing, counts, rate

_RELATIONS: Mapping[Relation, tuple[str, str]] = {
    Relation.SAME: ("SAME 相同", "bold red"),
    Relation.NEAR: ("NEAR 相近", "bold yellow"),
    Relation.DIFFERENT: ("DIFFERENT 不同", "bold green"),
}
_MARGIN = 2
_GAP = 2
_NOTHING = "–"
_RULES = "《企业名称相同相近比对规则》"
_NUMERALS = "〇一二三四五"

_GROUNDS: Mapping[Ground, tuple[str, str]] = {
    Ground.IDENTICAL: ("名称完全相同", "the names are identical"),
    Ground.REORDERED: ("文字相同，仅排列顺序不同", "the same words in another order"),
    Ground.SAME_CORE: (
        "字号与行业相同，仅行政区划或组织形式不同",
        "字号 and 行业 are the same; only place or form differ",
    ),
    Ground.SAME_MEANING: (
        "字号相同，行业表述不同而含义相同",
        "the same 字号; 行业 in other words that mean the same",
    ),
    Ground.SAME_SOUND: (
        "字号字音相同或相近，行业相同或同义",
        "the 字号 sound alike in the same trade",
    ),
    Ground.CONTAINED: (
        "一字号包含另一字号，行业相同或同义",
        "one 字号 holds the other in the same trade",
    ),
    Ground.PARTLY_SAME_SOUND: (
        "字号部分字音相同，行业相同或同义",
        "a part of one 字号 sounds like the other in the same trade",
    ),
    Ground.WITHOUT_TRADE: (
        "字号相同或相近，且有名称不含行业表述",
        "the 字号 meet, and a name states no trade",
    ),
    Ground.LIKE_SHAPE: ("字号字形相近", "the 字号 look alike"),
    Ground.RELATED_TRADES: (
        "字号相同，行业相关或无法区分",
        "the same 字号 in trades that are related or cannot be told apart",
    ),
    Ground.IMITATION: ("模仿知名字号", "a known name with a character changed, or its main part"),
    Ground.OTHER_KIND: (
        "字号相同，但主体类型不同",
        "the same 字号, borne by another kind of body",
    ),
    Ground.DIFFERENT_NAMES: ("字号不同", "the 字号 are different"),
    Ground.DIFFERENT_TRADES: (
        "字号相同或相近，但行业不同",
        "the 字号 meet, but the trades are different",
    ),
    Ground.DIFFERENT_BODIES: (
        "非企业主体，中心词不同",
        "bodies that are no enterprises, with other head nouns",
    ),
    Ground.DIFFERENT_PLACES: (
        "非企业主体，行政区划不同",
        "bodies that are no enterprises, of different places",
    ),
}
_SLOTS: Mapping[Slot, str] = {
    Slot.PLACE: "行政区划",
    Slot.TRADE_NAME: "字号",
    Slot.TRADE: "行业",
    Slot.FORM: "组织形式",
    Slot.BRANCH: "分支机构",
}
_LEVELS: Mapping[str, str] = {
    "identical": "相同",
    "same-sound": "同音",
    "modified": "加修饰字",
    "contained": "包含",
    "like-sound": "音近（声调不同）",
    "like-shape": "形近",
    "partly-same-sound": "部分同音",
    "imitated": "模仿",
    "same": "相同",
    "synonymous": "同义",
    "related": "相关",
    "none": "均未表明",
    "unstated": "一方未表明",
    "unclear": "无法判断",
    "within": "包含或未标明",
    "other": "不同",
    "other-kind": "主体类型不同",
    "different": "不同",
}
"""What the levels of all slots are called, by their ids; one id means the same in each."""


def comparison_lines(name: str, other: str, comparison: Comparison) -> Iterator[Text]:
    """A comparison, without the closing line.

    Args:
        name: one name as it was given.
        other: the other.
        comparison: what was answered.
    """
    label, style = _RELATIONS[comparison.relation]
    yield Text.assemble(
        (label, style), " " * _GAP, (safe(name), "bold"), " / ", (safe(other), "bold")
    )
    chinese, english = _GROUNDS[comparison.ground]
    yield Text.assemble(" " * _MARGIN, chinese, " · ", english)
    if article := comparison.ground.article:
        yield Text.assemble(" " * _MARGIN, (citation(article), "dim"))
    rows = [_cells(slot) for slot in comparison.slots]
    widths = [max(width(glyphs(row[column])) for row in rows) for column in range(3)]
    for row in rows:
        line = Text(" " * _MARGIN)
        for cell, room in zip(row, widths, strict=False):
            line.append(cell + " " * (room - width(glyphs(cell)) + _GAP))
        yield line.append(row[3]).append(f"  {row[4]}" if row[4] else "", "dim")


def citation(article: str) -> str:
    """An article as Chinese readers cite it: ``3(2)`` is 第三条第（二）项."""
    number, _, item = article.partition("(")
    cited = f"{_RULES}第{_NUMERALS[int(number)]}条"
    return cited + (f"第（{_NUMERALS[int(item[:-1])]}）项" if item else "")


def pair_summary_lines(summary: PairSummary, report: str) -> list[Text]:
    """What the comparison of a file came to, for people."""
    styles = {relation.value: style for relation, (_, style) in _RELATIONS.items()}
    return [
        counts(summary, "pairs", styles),
        closing(summary, report, f"{rate(summary):,} pairs/s"),
    ]


def pair_summary_json(summary: PairSummary, report: str) -> Mapping[str, object]:
    """The same for programs."""
    return {
        "rows": summary.rows,
        "relations": {each.value: summary.outcomes.get(each.value, 0) for each in Relation},
        "errors": summary.outcomes.get(ERROR, 0),
        "output": report,
        "revision": summary.revision,
        "seconds": round(summary.seconds, 3),
        "pairs_per_second": rate(summary),
    }


def _cells(slot: SlotComparison) -> tuple[str, str, str, str, str]:
    return (
        _SLOTS[slot.slot],
        _parts(slot.name),
        _parts(slot.other),
        _LEVELS[slot.level],
        safe(slot.detail),
    )


def _parts(parts: tuple[Part, ...]) -> str:
    return " ".join(safe(part.text) for part in parts) or _NOTHING
