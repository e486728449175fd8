"""An evaluation as people read it: recall and false alarms in tables, then every wrong answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from zhengming.audit.rows import BrokenRow
from zhengming.evaluation.baseline import Change, Changes
from zhengming.evaluation.disguised import BODY, BUSINESS, DisguisedRun, Share
from zhengming.evaluation.document import Evaluation
from zhengming.evaluation.results import CaseRun, Outcome, Tally
from zhengming.model.verdict import Decision
from zhengming.terminal import words
from zhengming.terminal.glyphs import safe

MOST = 50
"""Names that one list shows; what --output writes holds all."""
_GAP = 2
_NOTHING = "–"
_GROUPS = ("to stop", "stopped", "recall", "exact", "to pass", "false alarms", "rate")
_WRONG: Mapping[Outcome, tuple[str, str]] = {
    Outcome.MISSED: ("missed 漏判", "bold red"),
    Outcome.FALSE_ALARM: ("false alarms 误判", "bold red"),
    Outcome.OTHER_DECISION: ("another decision 轻重不符", "bold yellow"),
    Outcome.OTHER_RULE: ("another rule 规则不符", "bold yellow"),
}
_VIEWS: Mapping[str, str] = {
    "disguise": "disguise 伪装",
    "length": "length 字数",
    "tier": "tier 知名度",
    "kind": "kind 类别",
    "frame": "frame 语境",
}
_KINDS: Mapping[str, str] = {BUSINESS: "企业", BODY: "机构"}

Cell = tuple[str, str]
"""What is shown, and its style."""


def evaluation_lines(
    evaluation: Evaluation, seconds: float, written: Sequence[str]
) -> Iterator[Text]:
    """Everything, with a closing line.

    Args:
        evaluation: what was found.
        seconds: how long it took, without the loading of the lexicons.
        written: files that hold it, as they were named.
    """
    if evaluation.cases is not None:
        yield from _case_lines(evaluation.cases)
    if evaluation.disguised is not None:
        if evaluation.cases is not None:
            yield Text()
        yield from _disguised_lines(evaluation.disguised)
    if evaluation.changes is not None:
        yield from _change_lines(evaluation.changes)
    yield Text()
    facts = [*map(safe, written), f"revision {safe(evaluation.revision)}", f"{seconds:.1f} s"]
    yield Text(" · ".join(facts), "dim")


def percent(share: float | None) -> str:
    """A share as people read it; what is not quite all is never shown as all, nor as nothing."""
    if share is None:
        return _NOTHING
    shown = f"{share:.1%}"
    if shown == "100.0%" and share < 1:
        return ">99.9%"
    return "<0.1%" if shown == "0.0%" and share else shown


def _case_lines(run: CaseRun) -> Iterator[Text]:
    total, outcomes = run.total(), run.outcomes()
    counts = Text(f"{len(run.results) + len(run.broken):,} cases")
    counts.append(f" · as expected {outcomes.get(Outcome.AS_EXPECTED, 0):,}")
    for outcome, (label, style) in _WRONG.items():
        count = outcomes.get(outcome, 0)
        counts.append(" · ").append(label, style if count else "").append(f" {count:,}")
    yield counts.append(f" · errors {len(run.broken):,}")
    yield Text.assemble(
        "recall 召回率 ",
        (percent(total.recall), "bold"),
        f" ({total.stopped:,} of {total.to_stop:,} stopped) · false alarms 误判率 ",
        (percent(total.alarm_rate), "bold"),
        f" ({total.false_alarms:,} of {total.to_pass:,})",
    )
    yield from _group_lines("class 类别", run.classes())
    yield from _rule_lines(run)
    yield from _group_lines("disguise 伪装", run.disguises())
    for outcome, (label, style) in _WRONG.items():
        those = [each for each in run.wrong if each.outcome is outcome]
        rows = [
            (
                (str(each.case.number), "dim"),
                (safe(each.case.question.name), "bold"),
                (each.case.wanted, ""),
                _decision(each.got),
                (", ".join(each.rules) or _NOTHING, "dim"),
            )
            for each in those[:MOST]
        ]
        yield from _list_lines(f"{label} {len(those):,}", style, rows, len(those))
    yield from _broken_lines(run.broken)


def _group_lines(title: str, groups: Mapping[str, Tally]) -> Iterator[Text]:
    if groups:
        rows = [[(safe(label), "bold"), *_numbers(tally)] for label, tally in groups.items()]
        yield Text()
        yield from _table((title, *_GROUPS), rows)


def _rule_lines(run: CaseRun) -> Iterator[Text]:
    tallies, alarms = run.rules(), run.alarms()
    rows = [
        [(rule, "bold"), *_numbers(tallies.get(rule, Tally())), (f"{alarms.get(rule, 0):,}", "")]
        for rule in sorted({*tallies, *alarms})
    ]
    if rows:
        yield Text()
        yield from _table(("rule 规则", *_GROUPS, "alarms raised"), rows)


def _numbers(tally: Tally) -> list[Cell]:
    return [
        (f"{tally.to_stop:,}", ""),
        (f"{tally.stopped:,}", ""),
        _recall(tally.recall),
        (f"{tally.exact:,}", ""),
        (f"{tally.to_pass:,}", ""),
        (f"{tally.false_alarms:,}", ""),
        (percent(tally.alarm_rate), "yellow" if tally.false_alarms else ""),
    ]


def _disguised_lines(run: DisguisedRun) -> Iterator[Text]:
    total = run.total()
    yield Text.assemble(
        f"{run.names:,} names disguised · ",
        (percent(total.recall), "bold"),
        f" seen through 识破 ({total.stopped:,} of {total.asked:,} variants) · errors {len(run.broken):,}"
        f" · seed {run.seed}",
    )
    if run.plain_passes:
        yield Text(
            f"left out: {run.plain_passes:,} places where the name passes undisguised, alone or embedded",
            "dim",
        )
    for title, shares in run.by().items():
        if shares:
            rows = [
                [(_called(title, label), "bold"), *_share(share)] for label, share in shares.items()
            ]
            yield Text()
            yield from _table((_VIEWS[title], "variants", "stopped", "recall"), rows)
    if any(run.unmade.values()):
        told = (
            f"{_called('disguise', id_)} {count:,}" for id_, count in run.unmade.items() if count
        )
        yield Text(f"names a disguise cannot be made of: {' · '.join(told)}", "dim")
    missed = run.missed
    variants = [
        (
            (safe(each.text), "bold"),
            (safe(each.original), ""),
            (_called("disguise", each.disguise), ""),
            (each.frame, "dim"),
        )
        for each in missed[:MOST]
    ]
    yield from _list_lines(
        f"not seen through 未识破 {len(missed):,}", "bold red", variants, len(missed)
    )
    unknown = [((safe(each), "bold"),) for each in run.unknown[:MOST]]
    title = f"pass even undisguised, alone 未加伪装亦通过 {len(run.unknown):,}"
    yield from _list_lines(title, "bold yellow", unknown, len(run.unknown))
    yield from _broken_lines(run.broken)


def _share(share: Share) -> list[Cell]:
    return [(f"{share.asked:,}", ""), (f"{share.stopped:,}", ""), _recall(share.recall)]


def _recall(share: float | None) -> Cell:
    return percent(share), "yellow" if share is not None and share < 1 else ""


def _called(title: str, label: str) -> str:
    name = words.disguise(label) if title == "disguise" else _KINDS.get(label, label)
    return label if name == label else f"{label} {name}"


def _change_lines(changes: Changes) -> Iterator[Text]:
    yield Text()
    yield Text.assemble(
        f"since revision {safe(changes.revision)}, release {safe(changes.release)}: ",
        (f"better {len(changes.better):,}", "bold green" if changes.better else ""),
        " · ",
        (f"worse {len(changes.worse):,}", "bold red" if changes.worse else ""),
        f" · only now {changes.added:,} · only then {changes.gone:,}",
    )
    for title, style, those in (
        ("worse 变差", "bold red", changes.worse),
        ("better 变好", "bold green", changes.better),
    ):
        rows = [_change(each) for each in those[:MOST]]
        yield from _list_lines(f"{title} {len(those):,}", style, rows, len(those))


def _change(change: Change) -> Sequence[Cell]:
    return (
        (safe(change.name), "bold"),
        (change.wanted, ""),
        _decision(change.was),
        ("→", "dim"),
        _decision(change.now),
        (", ".join(map(safe, change.rules)) or _NOTHING, "dim"),
    )


def _broken_lines(broken: Sequence[BrokenRow]) -> Iterator[Text]:
    rows = [
        ((str(each.number), "dim"), (safe(each.name) or _NOTHING, "bold"), (safe(each.error), ""))
        for each in broken[:MOST]
    ]
    yield from _list_lines(f"errors {len(broken):,}", "bold red", rows, len(broken))


def _decision(decision: Decision) -> Cell:
    return decision.value, words.STYLES[decision.value]


def _list_lines(
    title: str, style: str, rows: Sequence[Sequence[Cell]], count: int
) -> Iterator[Text]:
    """A titled list, if there is anything to list."""
    if not rows:
        return
    yield Text()
    yield Text(title, style)
    widths = _widths(rows)
    for row in rows:
        line = Text(" " * _GAP)
        for (shown, look), room in zip(row, widths, strict=True):
            line.append(shown, look).append(" " * (room - cell_len(shown) + _GAP))
        line.rstrip()
        yield line
    if count > len(rows):
        yield Text(f"  … and {count - len(rows):,} more: --output holds all", "dim")


def _table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[Text]:
    """Labels on the left, numbers on the right."""
    table = [[(title, "dim") for title in header], *rows]
    widths = _widths(table)
    for row in table:
        line = Text()
        for place, ((shown, look), room) in enumerate(zip(row, widths, strict=True)):
            space = " " * (room - cell_len(shown))
            if place:
                line.append(" " * _GAP + space).append(shown, look)
            else:
                line.append(shown, look).append(space)
        yield line


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    return [max(cell_len(row[place][0]) for row in rows) for place in range(len(rows[0]))]
