"""Age is counted by China's days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.factory import checker, resident_id, uscc
from zhengming.model.applicant import Applicant, Person, PersonRole
from zhengming.model.proposal import OrganizationName
from zhengming.model.verdict import Finding


def findings(*births: date, as_of: datetime) -> list[Finding]:
    persons = tuple(
        Person("某某", PersonRole.ADMINISTRATOR, resident_id=resident_id("330102", birth))
        for birth in births
    )
    applicant = Applicant(uscc=uscc("92"), persons=persons)
    verdict = checker().check(OrganizationName("杭州拾穗面馆"), applicant, as_of=as_of)
    return [finding for finding in verdict.findings if finding.rule == "minimum-age"]


@pytest.mark.parametrize(
    ("as_of", "minor"),
    [
        (datetime(2025, 12, 31, 15, 59, tzinfo=UTC), True),
        (datetime(2025, 12, 31, 16, 0, tzinfo=UTC), False),
    ],
)
def test_the_birthday_begins_at_midnight_in_china(as_of: datetime, minor: bool) -> None:
    assert bool(findings(date(2008, 1, 1), as_of=as_of)) is minor


def test_each_minor_is_named_by_place_and_not_by_number() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    found = findings(date(1990, 1, 1), date(2009, 1, 1), date(2015, 1, 1), as_of=now)
    assert [f.field for f in found] == [
        "applicant.persons[1].resident_id",
        "applicant.persons[2].resident_id",
    ]
    assert [[r.id for r in f.remedies] for f in found] == [
        ["guardian-consent", "other-administrator"],
        ["other-administrator"],
    ]
    assert not [f for f in found if "330102" in repr(f)]
