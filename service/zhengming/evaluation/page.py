"""A run as a page for people: one file that needs nothing else, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from zhengming.audit.rows import BrokenRow
from zhengming.evaluation.baseline import Change, Changes
from zhengming.evaluation.disguised import DisguisedRun, Share
from zhengming.evaluation.document import Evaluation
from zhengming.evaluation.results import CaseRun, Outcome, Tally

_PAGE = Path(__file__).with_name("page.html")
MOST = 1000
"""Rows of one table: more than that a browser shows slowly, and nobody reads."""
_NOTHING = "–"
_RIGHT = ' class="number"'
_WRONG: Mapping[Outcome, str] = {
    Outcome.MISSED: "Missed: accepted, and should not be",
    Outcome.FALSE_ALARM: "False alarms: graver than the case allows",
    Outcome.OTHER_DECISION: "Stopped by another decision than expected",
    Outcome.OTHER_RULE: "Stopped by none of the rules expected",
}
_EXPLAINED = (
    "Recall is the share stopped (by REVIEW or REJECT) of the names that may not be accepted. A false alarm is a"
    " decision graver than any that the case allows, for a name that may be accepted. Exact: the decision and the"
    " rule that were expected."
)
_GROUPS = (
    "To stop",
    "Stopped",
    "Recall",
    "Exact",
    "To pass",
    "False alarms",
    "Alarm rate",
)
_VIEWS = {
    "disguise": "By disguise",
    "length": "By length of the name, in characters",
    "tier": "By tier of the business (1: known to the whole country)",
    "kind": "By kind",
    "frame": "Alone, and by the whole name it is embedded in",
}

Show = Callable[[str], str]


class _Section:
    """A part of the page, under a heading that the contents link to."""

    def __init__(self, id_: str, title: str, parts: Iterable[str]) -> None:
        self.link = f'<li><a href="#{id_}">{escape(title)}</a></li>'
        body = "\n".join(parts)
        self.html = f'<section aria-labelledby="{id_}">\n<h2 id="{id_}">{escape(title)}</h2>\n{body}\n</section>'


def page(evaluation: Evaluation, *, show: Show, percent: Callable[[float | None], str]) -> str:
    """The whole page.

    Args:
        evaluation: what was found.
        show: makes visible what nobody sees in a name, e.g. characters that turn the line around.
        percent: writes a share.
    """
    writer = _Writer(show, percent)
    sections = list(writer.sections(evaluation))
    template = Template(_PAGE.read_text(encoding="utf-8"))
    return template.substitute(
        revision=writer.text(evaluation.revision),
        release=writer.text(evaluation.release),
        as_of=escape(evaluation.as_of.isoformat(timespec="seconds")),
        contents="\n".join(each.link for each in sections),
        sections="\n".join(each.html for each in sections),
    )


class _Writer:
    """Writes the parts; everything that comes from a file goes through :meth:`text`."""

    def __init__(self, show: Show, percent: Callable[[float | None], str]) -> None:
        self._show = show
        self._percent = percent

    def text(self, text: str) -> str:
        """Text that can be nothing but text."""
        return escape(self._show(text))

    def sections(self, evaluation: Evaluation) -> Iterator[_Section]:
        """Everything there is, in the order of the page."""
        cases, disguised, changes = evaluation.cases, evaluation.disguised, evaluation.changes
        if cases is not None:
            yield _Section("cases", "Labelled names", self._cases(cases))
            yield _Section("wrong", "Wrong answers", self._wrong(cases))
        if disguised is not None:
            yield _Section("disguised", "Disguised names", self._disguised(disguised))
        if changes is not None:
            yield _Section("changes", "Since the earlier run", self._changes(changes))
        broken = [*(cases.broken if cases else ()), *(disguised.broken if disguised else ())]
        if broken:
            yield _Section("errors", "Rows that could not be read", [self._broken(broken)])

    def _cases(self, run: CaseRun) -> Iterator[str]:
        total, outcomes = run.total(), run.outcomes()
        yield f'<p class="soft">{self.text(run.file)}</p>'
        yield f"<p>{_EXPLAINED}</p>"
        yield _facts(
            (
                ("Cases", f"{len(run.results):,}", f"{len(run.broken):,} rows could not be read"),
                (
                    "Recall",
                    self._percent(total.recall),
                    f"{total.stopped:,} of {total.to_stop:,} stopped",
                ),
                (
                    "False alarms",
                    self._percent(total.alarm_rate),
                    f"{total.false_alarms:,} of {total.to_pass:,} that may pass",
                ),
                (
                    "As expected",
                    f"{outcomes.get(Outcome.AS_EXPECTED, 0):,}",
                    f"{len(run.wrong):,} are not",
                ),
            )
        )
        alarms = run.alarms()
        for caption, title, groups in (
            ("By class", "Class", run.classes()),
            ("By disguise", "Disguise", run.disguises()),
            ("By the rule that the case names", "Rule", run.rules()),
        ):
            if groups:
                yield self._groups(caption, title, groups)
        if alarms:
            rows = [[_head(self.text(rule)), _number(alarms[rule])] for rule in sorted(alarms)]
            yield _table("Rules that had a part in a false alarm", ("Rule", "False alarms"), rows)

    def _groups(self, caption: str, title: str, groups: Mapping[str, Tally]) -> str:
        rows = [
            [
                _head(_chinese(self.text(label))),
                _number(each.to_stop),
                _number(each.stopped),
                self._bar(each.recall, "good"),
                _number(each.exact),
                _number(each.to_pass),
                _number(each.false_alarms),
                self._bar(each.alarm_rate, "bad"),
            ]
            for label, each in groups.items()
        ]
        return _table(caption, (title, *_GROUPS), rows)

    def _wrong(self, run: CaseRun) -> Iterator[str]:
        if not run.wrong:
            yield "<p>None: every answer is as expected.</p>"
        for outcome, caption in _WRONG.items():
            rows = [
                [
                    _number(each.case.number),
                    _head(_chinese(self.text(each.case.question.name))),
                    _cell(each.case.wanted),
                    _cell(each.got.value),
                    _cell(self.text(", ".join(each.rules)) or _NOTHING),
                    _cell(_chinese(self.text(each.case.label)) or _NOTHING),
                ]
                for each in run.wrong
                if each.outcome is outcome
            ]
            if rows:
                titles = ("Row", "Name", "Expected", "Got", "Rules", "Class")
                yield _table(f"{caption} ({len(rows):,})", titles, rows)

    def _disguised(self, run: DisguisedRun) -> Iterator[str]:
        total = run.total()
        yield f'<p class="soft">{self.text(run.file)} · seed {run.seed}</p>'
        left_out = f"{run.plain_passes:,} places left out: the name passes there undisguised"
        yield _facts(
            (
                ("Names", f"{run.names:,}", f"{len(run.unknown):,} pass alone, undisguised"),
                (
                    "Seen through",
                    self._percent(total.recall),
                    f"{total.stopped:,} of {total.asked:,} variants",
                ),
                ("Not seen through", f"{len(run.missed):,}", left_out),
            )
        )
        for title, shares in run.by().items():
            if shares:
                yield self._shares(_VIEWS[title], title.capitalize(), shares)
        rows = [
            [
                _head(_chinese(self.text(each.text))),
                _cell(_chinese(self.text(each.original))),
                _cell(each.disguise),
                _cell(each.frame),
            ]
            for each in run.missed
        ]
        if rows:
            titles = ("Asked", "Protected name", "Disguise", "Embedded in")
            yield _table(f"Not seen through ({len(rows):,})", titles, rows)
        if run.unknown:
            names = [[_head(_chinese(self.text(each)))] for each in run.unknown]
            yield _table(f"Pass alone, undisguised ({len(names):,})", ("Name",), names)

    def _shares(self, caption: str, title: str, shares: Mapping[str, Share]) -> str:
        rows = [
            [
                _head(self.text(label)),
                _number(each.asked),
                _number(each.stopped),
                self._bar(each.recall, "good"),
            ]
            for label, each in shares.items()
        ]
        return _table(caption, (title, "Variants", "Stopped", "Recall"), rows)

    def _changes(self, changes: Changes) -> Iterator[str]:
        yield (
            f'<p class="soft">Compared with revision {self.text(changes.revision)}, release'
            f" {self.text(changes.release)}; {changes.added:,} names were asked only now,"
            f" {changes.gone:,} only then.</p>"
        )
        for caption, those in (("Worse", changes.worse), ("Better", changes.better)):
            if those:
                titles = ("Name", "Expected", "Was", "Is", "Rules")
                yield _table(f"{caption} ({len(those):,})", titles, map(self._change, those))
            else:
                yield f"<p>{caption}: none.</p>"

    def _change(self, change: Change) -> Sequence[str]:
        return (
            _head(_chinese(self.text(change.name))),
            _cell(change.wanted),
            _cell(change.was.value),
            _cell(change.now.value),
            _cell(self.text(", ".join(change.rules)) or _NOTHING),
        )

    def _broken(self, broken: Iterable[BrokenRow]) -> str:
        rows = [
            [
                _number(each.number),
                _head(_chinese(self.text(each.name)) or _NOTHING),
                _cell(self.text(each.error)),
            ]
            for each in broken
        ]
        return _table("What is wrong with each", ("Row", "Name", "Problem"), rows)

    def _bar(self, share: float | None, kind: str) -> str:
        """A share as a bar and as a number; the bar says nothing that the number does not."""
        if share is None:
            return f'<td class="share">{_NOTHING}</td>'
        bar = (
            '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
            '<rect class="track" width="100" height="10"/>'
            f'<rect class="{kind}" width="{100 * share:.2f}" height="10"/></svg>'
        )
        return f'<td class="share">{bar}{escape(self._percent(share))}</td>'


def _facts(facts: Iterable[tuple[str, str, str]]) -> str:
    told = (
        f"<div><dt>{escape(title)}</dt><dd>{escape(number)}<small>{escape(more)}</small></dd></div>"
        for title, number, more in facts
    )
    return f"<dl>{''.join(told)}</dl>"


def _table(caption: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in a region of its own, which scrolls where the window is narrow."""
    rows = list(rows)
    numeric = [cell.startswith('<td class="number"') for cell in rows[0]]
    heads = "".join(
        f'<th scope="col"{_RIGHT if right else ""}>{escape(title)}</th>'
        for title, right in zip(titles, numeric, strict=True)
    )
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows[:MOST])
    more = len(rows) - MOST
    rest = f'<p class="soft">… and {more:,} more: the JSON of the run holds all.</p>\n'
    label = escape(caption)
    return (
        f'<div class="wide" role="region" aria-label="{label}" tabindex="0"><table>'
        f"<caption>{label}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody></table></div>\n{rest if more > 0 else ''}"
    )


def _head(html: str) -> str:
    return f'<th scope="row">{html}</th>'


def _cell(html: str) -> str:
    return f"<td>{html}</td>"


def _number(count: int) -> str:
    return f'<td class="number">{count:,}</td>'


def _chinese(html: str) -> str:
    """Text that may run in either direction, and is read as Chinese."""
    return f'<bdi lang="zh-Hans">{html}</bdi>' if html else ""
