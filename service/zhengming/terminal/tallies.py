"""What an audit or a lint came to, in a line or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from zhengming.audit.runner import ERROR, Summary
from zhengming.lexicon.problem import Level, Problem
from zhengming.model.verdict import Decision
from zhengming.terminal import words
from zhengming.terminal.glyphs import safe


def summary_lines(summary: Summary, report: str) -> list[Text]:
    """An audit's summary for people."""
    counts = Text(f"{summary.rows:,} rows")
    for decision in Decision:
        counts.append(" · ").append(decision.value, words.STYLES[decision.value])
        counts.append(f" {summary.outcomes.get(decision.value, 0):,}")
    counts.append(f" · errors {summary.outcomes.get(ERROR, 0):,}")
    workers = "1 process" if summary.workers == 0 else f"{summary.workers} workers"
    speed = f"{summary.seconds:.1f} s, {rate(summary):,} names/s, {workers}"
    return [counts, Text(f"{safe(report)} · revision {safe(summary.revision)} · {speed}", "dim")]


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


def rate(summary: Summary) -> int:
    """Names per second."""
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
