"""Answers beside what was expected, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from zhengming.audit.rows import BrokenRow
from zhengming.checker import Checker
from zhengming.errors import InvalidQuestion
from zhengming.evaluation.cases import Case, CaseTable
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.verdict import Decision, Severity, Verdict


class Outcome(StrEnum):
    """What an answer is worth, from right to gravest."""

    AS_EXPECTED = "as-expected"
    """right"""
    OTHER_RULE = "other-rule"
    """rightly stopped, but by none of the rules that the case names"""
    OTHER_DECISION = "other-decision"
    """stopped, but reviewed where it should be refused, or the other way round"""
    MISSED = "missed"
    """accepted, and should not be"""
    FALSE_ALARM = "false-alarm"
    """graver than anything the case allows, which may be accepted"""


class Result(NamedTuple):
    """A case with the answer it got.

    Args:
        case: the case.
        got: the decision.
        rules: ids of the rules that stopped the name, gravest first.
    """

    case: Case
    got: Decision
    rules: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        """What the answer is worth."""
        case = self.case
        if not case.must_stop:
            return Outcome.AS_EXPECTED if self.got in case.expected else Outcome.FALSE_ALARM
        if self.got is Decision.ACCEPT:
            return Outcome.MISSED
        if self.got not in case.expected:
            return Outcome.OTHER_DECISION
        met = not case.rules or not set(case.rules).isdisjoint(self.rules)
        return Outcome.AS_EXPECTED if met else Outcome.OTHER_RULE


@dataclass(frozen=True, slots=True)
class Tally:
    """How a set of cases came out.

    Args:
        to_stop: cases that it would be wrong to accept.
        stopped: how many of them were stopped.
        exact: how many of them got a decision that is right, by a rule that is right.
        to_pass: the other cases, which may be accepted.
        false_alarms: how many of them got a graver decision than is right.
    """

    to_stop: int = 0
    stopped: int = 0
    exact: int = 0
    to_pass: int = 0
    false_alarms: int = 0

    @property
    def recall(self) -> float | None:
        """The share that was stopped of what is to be stopped, in [0, 1]; ``None`` when there is none."""
        return self.stopped / self.to_stop if self.to_stop else None

    @property
    def alarm_rate(self) -> float | None:
        """The share of false alarms among what may pass, in [0, 1]; ``None`` when there is none."""
        return self.false_alarms / self.to_pass if self.to_pass else None


@dataclass(frozen=True, slots=True)
class CaseRun:
    """A file of cases with all its answers.

    Args:
        file: the file, as it was named.
        results: every case that could be asked, in the order of the file.
        broken: every row that could not.
    """

    file: str
    results: tuple[Result, ...]
    broken: tuple[BrokenRow, ...]

    @property
    def wrong(self) -> list[Result]:
        """Every answer that is not as expected, in the order of the file."""
        return [each for each in self.results if each.outcome is not Outcome.AS_EXPECTED]

    def outcomes(self) -> Mapping[Outcome, int]:
        """How often each outcome."""
        return Counter(each.outcome for each in self.results)

    def total(self) -> Tally:
        """All cases."""
        return tally(self.results)

    def classes(self) -> dict[str, Tally]:
        """By the label of the kind of name."""
        return _grouped(self.results, lambda case: (case.label,))

    def rules(self) -> dict[str, Tally]:
        """By the rules that the cases name."""
        return _grouped(self.results, lambda case: case.rules)

    def disguises(self) -> dict[str, Tally]:
        """By the label of the disguise."""
        return _grouped(self.results, lambda case: (case.disguise,))

    def alarms(self) -> Mapping[str, int]:
        """How many false alarms each rule had a part in, whatever the cases name."""
        false = (each for each in self.results if each.outcome is Outcome.FALSE_ALARM)
        return Counter(rule for each in false for rule in each.rules)


def ask(
    table: CaseTable,
    checker: Checker,
    *,
    as_of: datetime,
    progress: Callable[[int], object] = lambda _: None,
) -> CaseRun:
    """Ask all cases of a file.

    Args:
        table: the file.
        checker: what answers.
        as_of: the one moment that all verdicts are to hold for.
        progress: is told how many more rows are done.
    """
    results: list[Result] = []
    broken: list[BrokenRow] = []
    for case in table.cases({rule.id for rule in checker.rules}):
        answer = case if isinstance(case, BrokenRow) else _asked(case, checker, as_of)
        if isinstance(answer, Result):
            results.append(answer)
        else:
            broken.append(answer)
        progress(1)
    return CaseRun(str(table.table.path), tuple(results), tuple(broken))


def tally(results: Iterable[Result]) -> Tally:
    """Count some results."""
    counts: Counter[str] = Counter()
    for each in results:
        if each.case.must_stop:
            counts["to_stop"] += 1
            counts["stopped"] += each.got is not Decision.ACCEPT
            counts["exact"] += each.outcome is Outcome.AS_EXPECTED
        else:
            counts["to_pass"] += 1
            counts["false_alarms"] += each.outcome is Outcome.FALSE_ALARM
    return Tally(**counts)


def stopping_rules(verdict: Verdict) -> tuple[str, ...]:
    """Ids of the rules for which a name is not accepted, gravest first, each once."""
    stopping = (f.rule for f in verdict.findings if f.severity > Severity.ADVICE and not f.shadow)
    return tuple(dict.fromkeys(stopping))


def _asked(case: Case, checker: Checker, as_of: datetime) -> Result | BrokenRow:
    try:
        proposal = OrganizationName(case.question.name, Surface(case.question.surface))
        verdict = checker.check(proposal, case.applicant(), as_of=as_of)
    except InvalidQuestion as error:
        return BrokenRow(case.number, case.question.name, str(error))
    return Result(case, verdict.decision, stopping_rules(verdict))


def _grouped(
    results: Iterable[Result], labels: Callable[[Case], Sequence[str]]
) -> dict[str, Tally]:
    groups: dict[str, list[Result]] = {}
    for each in results:
        for label in filter(None, labels(each.case)):
            groups.setdefault(label, []).append(each)
    return {label: tally(groups[label]) for label in sorted(groups)}
