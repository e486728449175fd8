"""What an applicant's evidence is worth, on the real lexicons: the shared helpers of many rules."""

from __future__ import annotations

import pytest

from tests.factory import AS_OF, checker, uscc
from zhengming.model.analysis import Analysis, Reading
from zhengming.model.applicant import Applicant, Verification
from zhengming.model.proposal import OrganizationName
from zhengming.rules.standing import (
    Standing,
    claims_enterprise,
    granted,
    has_form,
    of_body,
    reflects,
    written,
)


def seen(name: str, legal_name: str = "", kind: str = "91", *, verified: bool = True) -> Analysis:
    proof = Verification.IDENTITY_CONFIRMED if verified else Verification.DOCUMENTS_SEEN
    applicant = Applicant(uscc=uscc(kind), legal_name=legal_name, verification=proof)
    return checker().examine(OrganizationName(name), applicant, as_of=AS_OF)[0]


@pytest.mark.parametrize(
    ("name", "legal_name"),
    [
        ("杭州拾穗科技有限公司", "杭州拾穗科技有限公司"),
        ("拾穗科技", "杭州拾穗科技有限公司"),
        ("杭州拾穗", "杭州拾穗科技有限公司"),
        ("拾穗科技（杭州）有限公司", "杭州拾穗科技有限公司"),
        ("杭州拾穗科技", "拾穗科技（杭州）有限公司"),
        ("（杭州）浙江拾穗", "浙江拾穗（杭州）科技有限公司"),
    ],
)
def test_a_name_taken_in_order_from_the_legal_name_reflects_it(name: str, legal_name: str) -> None:
    assert reflects(seen(name, legal_name))


@pytest.mark.parametrize(
    ("name", "legal_name"),
    [
        ("穗拾科技", "杭州拾穗科技有限公司"),
        ("拾穗饮料", "杭州拾穗科技有限公司"),
        ("宁波拾穗", "杭州拾穗科技有限公司"),
        ("杭州", "宁波拾穗科技有限公司"),
        ("拾穗科技", ""),
        ("拾穗科技", "☆"),
        ("（杭州）浙江禾苗", "浙江拾穗（杭州）科技有限公司"),
    ],
)
def test_a_name_that_says_anything_else_does_not(name: str, legal_name: str) -> None:
    assert not reflects(seen(name, legal_name))


def test_words_are_granted_only_together_and_to_the_confirmed() -> None:
    assert granted(seen("公安局饮料", "杭州公安局饮料有限公司"), "公安局")
    assert not granted(seen("公安局饮料", "杭州公安局饮料有限公司", verified=False), "公安局")
    assert not granted(seen("公安局饮料", "杭州公众安全局部饮料有限公司"), "公安局")


@pytest.mark.parametrize(
    ("name", "legal_name", "has"),
    [
        ("拾穗有限公司", "", True),
        ("拾穗面馆", "", True),
        ("拾穗", "杭州拾穗有限公司", True),
        ("拾穗", "", False),
        ("拾穗", "宁波禾苗有限公司", False),
        ("拾穗银行", "", False),
        ("拾穗银行股份有限公司", "", True),
        ("拾穗银行杭州分行", "", True),
        ("拾穗协会", "", False),
        ("杭州拾穗有限公司工会", "", True),
    ],
)
def test_a_form_is_the_name_s_own_or_the_legal_name_s_that_it_is_taken_from(
    name: str, legal_name: str, has: bool
) -> None:
    assert claims_enterprise(seen(name, legal_name)) is has


def test_a_business_known_by_the_whole_name_needs_no_form() -> None:
    assert has_form(seen("中国农业银行"))
    assert not has_form(seen("拾穗农业银行"))


@pytest.mark.parametrize(
    ("name", "legal_name", "kind", "verified", "standing"),
    [
        ("杭州市公安局", "杭州市公安局", "11", True, Standing.CONFIRMED),
        ("杭州市公安局", "杭州市公安局", "11", False, Standing.UNKNOWN),
        ("杭州市公安局", "宁波市公安局", "11", True, Standing.UNKNOWN),
        ("杭州市公安局", "杭州市公安局", "91", True, Standing.CONTRADICTED),
        ("拾穗银行股份有限公司", "拾穗银行股份有限公司", "91", True, Standing.CONFIRMED),
        ("拾穗银行", "拾穗银行", "91", True, Standing.CONTRADICTED),
    ],
)
def test_a_body_is_confirmed_by_its_own_kind_of_code_and_its_own_name(
    name: str, legal_name: str, kind: str, verified: bool, standing: Standing
) -> None:
    analysis = seen(name, legal_name, kind, verified=verified)
    body = checker().snapshot.classes[
        "bank" if "银行" in name else analysis.hits[-1].term.term_class.id
    ]
    assert of_body(analysis, body) is standing


def test_behind_a_disguise_the_words_are_those_that_stand_in_the_name() -> None:
    analysis = seen("杭州公局安有限公司")
    (hit,) = analysis.hits
    assert (hit.reading, hit.term.text, written(analysis, hit)) == (
        Reading.TRANSPOSED,
        "公安局",
        "公局安",
    )
