"""Every clause of the policies has its rule, and findings cite the clauses of their surface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.factory import AS_OF, Case, by_file, cases, checker, file_of
from tools.generate_clause_table import PAGE, Sources, entries, heading, mistakes, page
from zhengming.lexicon.kind import Row
from zhengming.model.applicant import Applicant, Person, PersonRole
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.verdict import Clause, Decision, Verdict
from zhengming.rules.findings import governing
from zhengming.rules.registration.rulebook import REGISTRATION_RULES
from zhengming.rules.rulebook import RULES

WECOM = (
    "wecom-aup-organization-name",
    *(f"wecom-aup-organization-name-{letter}" for letter in "abcdefg"),
    *(f"wecom-aup-admin-{letter}" for letter in "abcdefg"),
    *(f"wecom-aup-prohibited-{letter}" for letter in "gko"),
    *(f"wecom-aup-prohibited-users-{letter}" for letter in "ab"),
)
WEIXIN = (
    *(f"weixin-mini-program-2.{number}" for number in range(1, 9)),
    *(f"weixin-mini-program-3.{number}" for number in (1, 2)),
    *(f"weixin-mini-program-4.{number}" for number in (1, 2, 3, *range(5, 12))),
    *(f"weixin-mini-program-4.4-{number}" for number in range(1, 10)),
)
READ = {"gd734", "tmlaw-10", "adlaw-9", "heroes-22", "bank-11"}
"""Laws and articles that were read in the text of the law itself. Read an article before you add it."""


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources.read()


def judged(text: str, surface: Surface, applicant: Applicant | None = None) -> Verdict:
    name = OrganizationName(text, surface)
    return checker().check(name, applicant or Applicant(), as_of=AS_OF)


def cited(verdict: Verdict) -> set[str]:
    return {clause.id for finding in verdict.findings for clause in finding.clauses}


# The table.


def test_the_page_is_what_lexicons_rules_and_cases_say(sources: Sources) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(sources), "run `make docs`"


def test_no_clause_of_a_policy_is_without_rules_and_cases_or_a_reason(sources: Sources) -> None:
    assert not list(mistakes(entries(sources)))


def test_every_rule_stands_on_a_clause_of_the_table(sources: Sources) -> None:
    text = page(sources)
    ids = [*(rule.id for rule in RULES), *(rule.id for rule in REGISTRATION_RULES)]
    assert not [each for each in ids if f"`{each}`" not in text]


@pytest.mark.parametrize("clause", [*WECOM, *WEIXIN])
def test_the_table_has_every_clause_on_registration(sources: Sources, clause: str) -> None:
    assert clause in {entry.id for entry in entries(sources)}
    assert heading(clause)


def test_a_clause_that_nothing_cites_needs_a_reason(sources: Sources) -> None:
    lonely = Row(1, {"id": "wecom-aup-admin-z", "source": "aup", "gist": "…", "gist_en": "…"})
    (mistake,) = mistakes(entries(replace(sources, clauses=[lonely])))
    assert "no reason is given" in mistake


def test_a_reason_beside_a_rule_is_false(sources: Sources) -> None:
    told = [
        Row(row.line, {**row.cells, "undecidable": "…", "undecidable_en": "…"})
        for row in sources.clauses
        if row.text("id") == "wecom-aup-admin-a"
    ]
    (mistake,) = mistakes(entries(replace(sources, clauses=told)))
    assert "forbidden-terms" in mistake


def test_a_clause_with_rules_needs_a_case(sources: Sources) -> None:
    found = list(mistakes(entries(replace(sources, cases=[], registrations=[]))))
    assert found
    assert all("no golden case" in mistake for mistake in found)


@pytest.mark.parametrize("missing", ["gist", "gist_en", "undecidable_en"])
def test_what_is_said_of_a_clause_is_said_in_both_languages(sources: Sources, missing: str) -> None:
    half = [
        Row(row.line, {**row.cells, missing: ""})
        for row in sources.clauses
        if row.text("id") == "wecom-aup-admin-f"
    ]
    assert list(mistakes(entries(replace(sources, clauses=half))))


def test_a_page_with_an_empty_row_is_not_written(sources: Sources) -> None:
    with pytest.raises(SystemExit, match="wecom-aup-admin-a: no golden case"):
        page(replace(sources, cases=[]))


def test_only_articles_read_in_the_law_itself_are_cited_by_number(sources: Sources) -> None:
    numbered = {row.text("id") for row in sources.clauses if "第" in row.text("citation")}
    english = {row.text("id") for row in sources.clauses if "article" in row.text("citation_en")}
    assert numbered == english
    assert not [c for c in numbered if c not in READ and c.split("-")[0] not in READ]


# Which clauses a finding cites.


@pytest.mark.parametrize("surface", [Surface.DISPLAY, Surface.REGISTERED, Surface.SHORT])
def test_organization_names_are_held_to_the_clauses_on_organization_names(surface: Surface) -> None:
    found = cited(judged("宁波税务局", surface))
    assert "wecom-aup-organization-name-d" in found
    assert not [c for c in found if c.startswith(("wecom-aup-admin", "weixin"))]


def test_administrators_names_are_held_to_the_clauses_on_admin_users() -> None:
    found = cited(judged("宁波税务局", Surface.ADMIN))
    assert "wecom-aup-admin-b" in found
    assert not [c for c in found if c.startswith(("wecom-aup-organization-name", "weixin"))]


def test_no_policy_of_wecom_is_cited_for_a_mini_program() -> None:
    found = cited(judged("宁波税务局", Surface.MINI_PROGRAM))
    assert "gd734-11-3" in found
    assert not [c for c in found if c.startswith("wecom")]


@pytest.mark.parametrize("those", by_file(cases()), ids=file_of)
def test_a_finding_cites_no_clause_of_another_surface_beside_one_of_its_own(
    those: Sequence[Case],
) -> None:
    for case in those:
        verdict = checker().check(case.proposal, case.applicant, as_of=AS_OF)
        for finding in verdict.findings:
            assert finding.clauses
            assert len({clause.governs(case.proposal.surface) for clause in finding.clauses}) == 1


def test_where_no_clause_governs_a_surface_all_are_cited() -> None:
    admin = Clause("a", "甲", "A", frozenset({Surface.ADMIN}))
    law = Clause("l", "法", "L")
    assert governing([admin, law], Surface.SHORT) == (law,)
    assert governing([admin, law], Surface.ADMIN) == (admin, law)
    assert governing([admin], Surface.SHORT) == (admin,)


# Administrators' names.


@pytest.mark.parametrize(
    ("name", "confirmed", "decision"),
    [
        ("雷锋", True, Decision.REVIEW),
        ("雷鋒", True, Decision.REVIEW),
        ("雷锋", False, Decision.REJECT),
        ("雷小锋", True, Decision.REJECT),
    ],
)
def test_who_really_bears_a_protected_name_is_seen_by_a_human(
    name: str, confirmed: bool, decision: Decision
) -> None:
    asking = Applicant(persons=(Person(name, PersonRole.ADMINISTRATOR, confirmed),))
    assert judged("雷锋", Surface.ADMIN, asking).decision is decision


def test_a_persons_name_excuses_no_other_forbidden_word() -> None:
    asking = Applicant(persons=(Person("东突", PersonRole.ADMINISTRATOR, confirmed=True),))
    assert judged("东突", Surface.ADMIN, asking).decision is Decision.REJECT
