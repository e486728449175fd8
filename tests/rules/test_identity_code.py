"""What an applicant with a wrong code is asked for."""

from __future__ import annotations

import pytest

from tests.factory import AS_OF, checker, uscc
from zhengming.model.applicant import Applicant
from zhengming.model.proposal import OrganizationName


@pytest.mark.parametrize(
    ("kind", "paper", "no_paper"),
    [
        ("11", "organ-code-certificate", "business-licence"),
        ("12", "institution-certificate", "business-licence"),
        ("52", "social-organization-certificate", "business-licence"),
        ("91", "business-licence", "organ-code-certificate"),
        ("92", "business-licence", "institution-certificate"),
        ("ZZ", "business-licence", "organ-code-certificate"),
    ],
)
def test_a_holder_of_a_code_is_asked_for_a_paper_that_such_a_holder_has(
    kind: str, paper: str, no_paper: str
) -> None:
    applicant = Applicant(uscc=uscc(kind, wrong="check"))
    verdict = checker().check(OrganizationName("大衍书摘"), applicant, as_of=AS_OF)
    (found,) = [f for f in verdict.findings if f.rule == "identity-code"]
    asked = {remedy.id for remedy in found.remedies}
    assert paper in asked
    assert no_paper not in asked
