"""What an audit, a file of pairs or a lint came to, in a line or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from zhengming.audit.pairs import PairSummary
from zhengming.audit.runner import ERROR, Summary
from zhengming.lexicon.problem import Level, Problem
from zhengming.model.verdict import Decision
from zhengming.terminal import words
from zhengming.terminal.glyphs import safe


def summary_lines(summary: Summary, report: str) -> list[Text]:
    """An audit's summary for people."""
    styles = {decision.value: words.STYLES[decision.value] for decision in Decision}
    workers = "1 process" if summary.workers == 0 else f"{summary.workers} workers"
    return [
        counts(summary, "rows", styles),
        closing(summary, report, f"{rate(summary):,} names/s, {workers}"),
    ]


def summary_json(summary: Summary, report: str) -> Mapping[str, object]:
    """An audit's summary for programs."""
    return {
        "rows": summary.rows,
        "decisions": {each.value: summary.outcomes.get(each.value, 0) for each in Decision},
        "errors": summary.outcomes.get(ERROR, 0),
        "output": report,
        "revision": summary.revision,
        "seconds": round(summary.seconds, 3),
        "names_per_second": rate(summary),
        "workers": summary.workers,
    }


def counts(summary: Summary | PairSummary, rows: str, styles: Mapping[str, str]) -> Text:
    """How many rows, and how often each outcome.

    Args:
        summary: what is counted.
        rows: what a row is called.
        styles: the outcomes in their order, each with its style.
    """
    line = Text(f"{summary.rows:,} {rows}")
    for outcome, style in styles.items():
        line.append(" · ").append(outcome, style).append(f" {summary.outcomes.get(outcome, 0):,}")
    return line.append(f" · errors {summary.outcomes.get(ERROR, 0):,}")


def closing(summary: Summary | PairSummary, report: str, speed: str) -> Text:
    """Where the report is, what answered, and how fast."""
    facts = f"{safe(report)} · revision {safe(summary.revision)}"
    return Text(f"{facts} · {summary.seconds:.1f} s, {speed}", "dim")


def rate(summary: Summary | PairSummary) -> int:
    """Rows per second."""
    return round(summary.rows / summary.seconds) if summary.seconds else 0


def problem_line(problem: Problem) -> Text:
    """A lexicon's problem, after its place in the file."""
    warning = problem.level is Level.WARNING
    return Text.assemble(safe(str(problem)), (" (warning)", "yellow") if warning else "")


def lint_line(files: int, entries: int, problems: Sequence[Problem]) -> Text:
    """What a lint came to."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    found = ", ".join((_counted(errors, "error"), _counted(len(problems) - errors, "warning")))
    where = f"{_counted(files, 'file')}, {_counted(entries, 'entry', 'entries')}"
    return Text(f"{where}: {found}", "bold red" if errors else "")


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
