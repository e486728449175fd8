"""What an applicant's evidence is worth, on the real lexicons: the shared helpers of many rules."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factory import AS_OF, checker, resident_id, uscc
from zhengming.model.analysis import Analysis, Reading
from zhengming.model.applicant import (
    Applicant,
    Authorization,
    AuthorizationKind,
    Person,
    PersonRole,
    Verification,
)
from zhengming.model.platform import Fact, PlatformFacts
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.rules.standing import (
    Standing,
    authorized,
    claims_enterprise,
    granted,
    has_form,
    names_body_of,
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
    assert not has_form(seen("银行"))


@pytest.mark.parametrize(
    ("legal_name", "has"),
    [
        ("拾穗银行股份有限公司", True),
        ("杭州拾穗村镇银行股份有限公司", True),
        ("拾穗银行股份有限公司宁波分行", True),
        ("拾穗银行卡咨询有限公司", False),
        ("禾苗银行股份有限公司", False),
        ("拾穗银行", False),
    ],
)
def test_a_short_name_has_the_form_behind_its_head_noun_in_the_legal_name(
    legal_name: str, has: bool
) -> None:
    assert has_form(seen("拾穗银行", legal_name)) is has


@pytest.mark.parametrize(
    ("legal_name", "stem", "parent", "trade_name"),
    [
        ("杭州拾穗科技有限公司", "杭州拾穗科技", "", "拾穗"),
        ("杭州拾穗科技有限公司宁波分公司", "杭州拾穗科技", "杭州拾穗科技有限公司", "拾穗"),
        ("杭州市公安局", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_legal_name_is_read_for_its_form_its_parent_and_its_trade_name(
    legal_name: str, stem: str, parent: str, trade_name: str
) -> None:
    analysis = seen("拾穗", legal_name)
    assert (analysis.legal_stem, analysis.legal_parent, analysis.legal_trade_name) == (
        stem,
        parent,
        trade_name,
    )


@pytest.mark.parametrize(
    ("name", "legal_name", "own"),
    [
        ("浙江大学", "浙江大学", True),
        ("浙大", "浙江大学", True),
        ("浙江大学", "浙江某某科技大学", False),
        ("浙江大学某某学院", "浙江某某科技大学某某学院", True),
    ],
)
def test_a_whole_name_that_is_one_body_s_must_stand_in_the_legal_name(
    name: str, legal_name: str, own: bool
) -> None:
    analysis = seen(name, legal_name, "12")
    hit = next(hit for hit in analysis.hits if hit.term.term_class.id == "university")
    assert names_body_of(analysis, hit) is own


@pytest.mark.parametrize(
    ("covered", "clears"),
    [
        ("公安局", True),
        ("杭州市公安局", True),
        ("杭州市公安局交通服务站", True),
        ("局交通服务站", False),
        ("杭州市", False),
        ("宁波市公安局", False),
        ("", False),
    ],
)
def test_a_paper_covers_the_word_or_any_piece_of_the_name_that_holds_it(
    covered: str, clears: bool
) -> None:
    letter = Authorization(AuthorizationKind.LETTER, covered_names=(covered,), confirmed=True)
    analysis = checker().examine(
        OrganizationName("杭州市公安局交通服务站"), Applicant(authorizations=(letter,)), as_of=AS_OF
    )[0]
    snapshot = checker().snapshot
    assert authorized(analysis, snapshot, ("公安局",), ("owner-letter",), at=(3, 6)) is clears
    assert not authorized(analysis, snapshot, ("公安局",), ("financial-licence",), at=(3, 6))


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


@pytest.mark.parametrize(
    ("surface", "standing"),
    [(Surface.DISPLAY, Standing.CONTRADICTED), (Surface.MINI_PROGRAM, Standing.UNKNOWN)],
)
def test_only_a_name_that_could_say_what_enterprise_it_is_contradicts_itself_without(
    surface: Surface, standing: Standing
) -> None:
    applicant = Applicant(uscc=uscc("91"), legal_name="五行银行卡咨询有限公司")
    analysis = checker().examine(OrganizationName("五行银行", surface), applicant, as_of=AS_OF)[0]
    assert of_body(analysis, checker().snapshot.classes["bank"]) is standing


def test_a_code_of_the_right_kind_is_not_said_to_be_of_another() -> None:
    name = OrganizationName("五行银行")
    applicant = Applicant(uscc=uscc("91"))
    (found,) = (
        f
        for f in checker().check(name, applicant, as_of=AS_OF).findings
        if f.rule == "claimed-kind"
    )
    told = checker().snapshot.messages["claimed-kind.form"]
    assert found.message == told[0].format_map({"quote": "银行", "class": "银行"})
    assert found.message_en == told[1].format_map({"quote": "银行", "class": "bank"})


def test_behind_a_disguise_the_words_are_those_that_stand_in_the_name() -> None:
    analysis = seen("杭州公局安有限公司")
    (hit,) = analysis.hits
    assert (hit.reading, hit.term.text, written(analysis, hit)) == (
        Reading.TRANSPOSED,
        "公安局",
        "公局安",
    )


def test_a_count_without_an_administrator_whose_number_is_given_concerns_nobody() -> None:
    facts = PlatformFacts(frozenset({Fact.ADMINISTRATOR_COUNT}), administrator_subjects=40)
    number = resident_id("330102", date(1990, 6, 1))
    persons = [
        (),
        (Person("某某", PersonRole.ADMINISTRATOR),),
        (Person("某某", PersonRole.INVESTOR, resident_id=number),),
        (
            Person("某某", PersonRole.ADMINISTRATOR),
            Person("某甲", PersonRole.ADMINISTRATOR, resident_id=number),
        ),
    ]
    found = [
        [f.field for f in checker().check(OrganizationName("拾穗面馆"), who, as_of=AS_OF).findings]
        for who in (Applicant(persons=each, facts=facts) for each in persons)
    ]
    assert found == [[], [], [], ["applicant.persons[1].resident_id"]]
