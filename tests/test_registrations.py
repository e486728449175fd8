"""Every golden registration gets its verdict, and every broken field exactly its finding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from tests.factory import AS_OF, by_file, checker, file_of
from tests.registration_cases import RegistrationCase, examples, registrations
from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.mini_program import SubjectType
from zhengming.model.platform import Fact
from zhengming.model.verdict import Decision, Finding, Rejection, Severity, Verdict


@cache
def mini_programs() -> MiniProgramChecker:
    return MiniProgramChecker(checker())


def judged(case: RegistrationCase) -> Verdict:
    return mini_programs().check(case.program, case.facts, as_of=AS_OF)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(f.field, f.rule, f.severity.name) for f in findings]


def test_every_type_of_subject_has_an_example_that_passes() -> None:
    assert {case.program.subject.type for case in examples()} == set(SubjectType)


@pytest.mark.parametrize("case", registrations(), ids=lambda case: case.id)
def test_a_registration_is_answered_with_exactly_its_finding(case: RegistrationCase) -> None:
    verdict, expected = judged(case), case.expected
    assert told(verdict.findings) == (
        [(expected.field, expected.rule, expected.severity.name)] if expected else []
    )
    assert verdict.decision is case.decision
    assert verdict.facts_not_consulted == ()
    if expected:
        (found,) = verdict.findings
        assert expected.quote is None or found.evidence[0].quote == expected.quote
        assert set(expected.clauses) <= {clause.id for clause in found.clauses}
        assert expected.says in found.message_en
        assert expected.rejection in {None, found.rejection}


def test_every_kind_of_rejection_is_met_by_some_registration() -> None:
    told = {case.expected.rejection for case in registrations() if case.expected}
    assert told - {None} == set(Rejection)


@pytest.mark.parametrize("those", by_file(registrations()), ids=file_of)
def test_what_rules_on_registrations_refuse_is_rejected_under_some_name(
    those: Sequence[RegistrationCase],
) -> None:
    for case in those:
        own = {rule.id for rule in mini_programs().rules}
        for each in judged(case).findings:
            refused = each.severity is Severity.REJECT and each.rule in own
            assert refused <= (each.rejection is not None)


@pytest.mark.parametrize("case", examples(), ids=lambda case: case.id)
def test_an_example_passes_when_nothing_was_looked_up_and_the_verdict_says_so(
    case: RegistrationCase,
) -> None:
    verdict = mini_programs().check(case.program, as_of=AS_OF)
    assert verdict.decision is Decision.ACCEPT
    assert not verdict.findings
    assert verdict.facts_not_consulted == tuple(sorted(fact.value for fact in Fact))
