"""A run beside an earlier one: what got better, what got worse, by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from zhengming.errors import UnreadableFile
from zhengming.evaluation.cases import Question
from zhengming.evaluation.disguised import DisguisedRun
from zhengming.evaluation.results import CaseRun, Outcome, Result
from zhengming.model.verdict import Decision

FORMAT = "zhengming-evaluation/1"
"""What the file of a run says it is; a change that old readers cannot follow gets another number."""
_GRAVITY = {
    Outcome.AS_EXPECTED: 0,
    Outcome.OTHER_RULE: 1,
    Outcome.OTHER_DECISION: 2,
    Outcome.MISSED: 3,
    Outcome.FALSE_ALARM: 3,
}
"""How wrong each outcome is: whom it wrongs, applicant or public, makes no difference."""


class Answer(NamedTuple):
    """What an earlier run answered, and by which rules."""

    got: Decision
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier run, as its file tells it.

    Args:
        path: the file.
        revision: the revision it was reached with.
        release: the release it was reached with.
        cases: its answers.
        variants: the answers to its disguised names, by original and text.
    """

    path: Path
    revision: str
    release: str
    cases: Mapping[Question, Answer]
    variants: Mapping[tuple[str, str], Decision]


class Change(NamedTuple):
    """A name that was answered otherwise: as what it was labelled, and both decisions."""

    name: str
    wanted: str
    was: Decision
    now: Decision
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from an earlier run; earlier answers are judged by the labels of now.

    Args:
        revision: the earlier revision.
        release: the earlier release.
        better: answers nearer to what is expected.
        worse: answers further from it.
        added: names that the earlier run was not asked.
        gone: names that only the earlier run was asked.
    """

    revision: str
    release: str
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    added: int
    gone: int


def read_earlier(path: Path) -> Earlier:
    """An earlier run, from the file it was written to.

    Raises:
        UnreadableFile: it is no such file.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnreadableFile(
            f"{path} is no earlier run: give a file that `zhengming evaluate --output` wrote ({FORMAT})"
        )
    try:
        return _earlier(path, document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnreadableFile(
            f"{path} is a damaged run: write it again with `zhengming evaluate --output`"
        ) from None


def compare(earlier: Earlier, cases: CaseRun | None, disguised: DisguisedRun | None) -> Changes:
    """What is different.

    Args:
        earlier: the earlier run.
        cases: the labelled names of now, if any were asked.
        disguised: the disguised names of now, if any were.
    """
    changes: list[tuple[int, Change]] = []
    added = gone = 0
    if cases is not None:
        asked = {each.case.question: each for each in cases.results}
        both = [(each, earlier.cases[q]) for q, each in asked.items() if q in earlier.cases]
        changes += _changed(both)
        added, gone = len(asked) - len(both), len(earlier.cases) - len(both)
    if disguised is not None:
        texts = {(each.original, each.text): each for each in disguised.variants}
        known = [key for key in texts if key in earlier.variants]
        for key in known:
            now, was = texts[key].got, earlier.variants[key]
            step = (was is Decision.ACCEPT) - (now is Decision.ACCEPT)
            changes.append((step, Change(key[1], "STOP", was, now, ())))
        added, gone = added + len(texts) - len(known), gone + len(earlier.variants) - len(known)
    return Changes(
        revision=earlier.revision,
        release=earlier.release,
        better=tuple(change for step, change in changes if step > 0),
        worse=tuple(change for step, change in changes if step < 0),
        added=added,
        gone=gone,
    )


def _changed(both: Iterable[tuple[Result, Answer]]) -> Iterable[tuple[int, Change]]:
    for result, answer in both:
        step = _badness(result._replace(got=answer.got, rules=answer.rules)) - _badness(result)
        yield (
            step,
            Change(
                result.case.question.name,
                result.case.wanted,
                answer.got,
                result.got,
                result.rules,
            ),
        )


def _badness(result: Result) -> int:
    """How wrong an answer is; to refuse wrongly is worse than to review wrongly."""
    refused = result.outcome is Outcome.FALSE_ALARM and result.got is Decision.REJECT
    return _GRAVITY[result.outcome] + refused


def _earlier(path: Path, document: Mapping[str, Any]) -> Earlier:
    cases, disguised = document["cases"], document["disguised"]
    return Earlier(
        path=path,
        revision=str(document["revision"]),
        release=str(document["release"]),
        cases={
            _question(each): Answer(Decision(each["got"]), tuple(map(str, each["rules"])))
            for each in (cases["results"] if cases else ())
        },
        variants={
            (str(each["original"]), str(each["name"])): Decision(each["got"])
            for each in (disguised["variants"] if disguised else ())
        },
    )


def _question(told: Mapping[str, Any]) -> Question:
    """The question of a result; what is not told is as for a name of nobody."""
    asked = {field: told[field] for field in Question._fields if field in told}
    return Question(**asked)
