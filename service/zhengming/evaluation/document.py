"""A run for programs, and as the baseline of later ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from zhengming.audit.report import json_text, whole_file
from zhengming.audit.rows import BrokenRow
from zhengming.errors import InvalidField
from zhengming.evaluation.baseline import FORMAT, Change, Changes
from zhengming.evaluation.cases import Question
from zhengming.evaluation.disguised import DisguisedRun, Share, Variant
from zhengming.evaluation.results import CaseRun, Outcome, Result, Tally

_DIGITS = 4
"""Digits of a share: a hundredth of a percent."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything one evaluation found.

    Args:
        revision: the revision of the lexicons.
        release: the release of the program.
        as_of: the moment all verdicts hold for.
        cases: the labelled names, if there were any.
        disguised: the disguised names, if there were any.
        changes: what is different from an earlier run, if there was one.
    """

    revision: str
    release: str
    as_of: datetime
    cases: CaseRun | None = None
    disguised: DisguisedRun | None = None
    changes: Changes | None = None


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Everything, for programs; shares are in [0, 1], and null where there is nothing to share."""
    return {
        "format": FORMAT,
        "revision": evaluation.revision,
        "release": evaluation.release,
        "as_of": evaluation.as_of.isoformat(),
        "cases": _cases(evaluation.cases) if evaluation.cases else None,
        "disguised": _disguised(evaluation.disguised) if evaluation.disguised else None,
        "changes": _changes(evaluation.changes) if evaluation.changes else None,
    }


@contextmanager
def target(path: Path | None, *, option: str, others: Sequence[Path]) -> Iterator[TextIO | None]:
    """A file to write into, that bears its name only when everything is written.

    Args:
        path: its final name; ``None`` where none is wanted.
        option: the option that named it, for the error.
        others: files that are read, or written as well, none of which it may be.

    Raises:
        InvalidField: it cannot be written there, or is one of the others.
        AuditStopped: writing failed on the way.
    """
    if path is None:
        yield None
        return
    if any(_same(path, other) for other in others):
        given = f"{str(path)!r}, which is read or written as well"
        raise InvalidField(option, given, "another file")
    with ExitStack() as stack:
        try:
            file = stack.enter_context(whole_file(path, source=others[0]))
        except InvalidField as error:
            raise InvalidField(option, error.given, error.allowed) from None
        yield file


def _same(path: Path, other: Path) -> bool:
    try:
        return path.resolve() == other.resolve() or path.samefile(other)
    except (OSError, RuntimeError):  # one is not there, or links run in a circle: not the same
        return False


def text_of(evaluation: Evaluation) -> str:
    """The same as one line of text."""
    return f"{json_text(as_json(evaluation))}\n"


def _cases(run: CaseRun) -> dict[str, Any]:
    alarms = run.alarms()
    outcomes = run.outcomes()
    return {
        "file": run.file,
        "rows": len(run.results) + len(run.broken),
        "outcomes": {each.value: outcomes.get(each, 0) for each in Outcome},
        "total": _tally(run.total()),
        "classes": _tallies(run.classes()),
        "rules": _tallies(run.rules()),
        "alarms": {rule: alarms[rule] for rule in sorted(alarms)},
        "disguises": _tallies(run.disguises()),
        "results": [_result(each) for each in run.results],
        "errors": _errors(run.broken),
    }


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {label: _tally(each) for label, each in tallies.items()}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "to_stop": tally.to_stop,
        "stopped": tally.stopped,
        "exact": tally.exact,
        "recall": _rounded(tally.recall),
        "to_pass": tally.to_pass,
        "false_alarms": tally.false_alarms,
        "false_alarm_rate": _rounded(tally.alarm_rate),
    }


def _result(result: Result) -> dict[str, Any]:
    case = result.case
    plain = Question(case.question.name)
    asked = {
        field: given
        for field, given, usual in zip(Question._fields, case.question, plain, strict=True)
        if given != usual
    }
    labels = {"class": case.label, "rule": "|".join(case.rules), "disguise": case.disguise}
    return {
        "row": case.number,
        "name": case.question.name,
        **asked,
        **{key: label for key, label in labels.items() if label},
        "expected": case.wanted,
        "got": result.got.value,
        "outcome": result.outcome.value,
        "rules": result.rules,
    }


def _disguised(run: DisguisedRun) -> dict[str, Any]:
    return {
        "file": run.file,
        "seed": run.seed,
        "names": run.names,
        "total": _share(run.total()),
        "by": {
            title: {label: _share(share) for label, share in shares.items()}
            for title, shares in run.by().items()
        },
        "unknown": run.unknown,
        "plain_passes": run.plain_passes,
        "unmade": run.unmade,
        "variants": [_variant(each) for each in run.variants],
        "errors": _errors(run.broken),
    }


def _share(share: Share) -> dict[str, Any]:
    return {"asked": share.asked, "stopped": share.stopped, "recall": _rounded(share.recall)}


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "name": variant.text,
        "original": variant.original,
        "disguise": variant.disguise,
        "frame": variant.frame,
        "tier": variant.tier,
        "got": variant.got.value,
    }


def _errors(broken: Iterable[BrokenRow]) -> list[dict[str, Any]]:
    return [{"row": each.number, "name": each.name, "error": each.error} for each in broken]


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "revision": changes.revision,
        "release": changes.release,
        "better": [_change(each) for each in changes.better],
        "worse": [_change(each) for each in changes.worse],
        "added": changes.added,
        "gone": changes.gone,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "name": change.name,
        "expected": change.wanted,
        "was": change.was.value,
        "now": change.now.value,
        "rules": change.rules,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)
