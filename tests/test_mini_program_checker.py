"""What holds of every verdict on a registration, whatever is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.factory import AS_OF, by_file, checker, file_of, resident_id, uscc
from tests.registration_cases import RegistrationCase, examples, registrations
from zhengming.accounts.records import AccountRecord, SubjectKey
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import MalformedText
from zhengming.identity.former import registration_check_digit
from zhengming.mini_program_checker import MAX_INTRODUCTION, MiniProgramChecker
from zhengming.model.mini_program import (
    Credential,
    DataTransfer,
    DataUse,
    MiniProgram,
    PersonalInformation,
    RegisteredPerson,
    ReleaseState,
    Subject,
    SubjectType,
)
from zhengming.model.platform import (
    AccountType,
    Fact,
    Holding,
    NameHolder,
    PlatformFacts,
    Standing,
)
from zhengming.model.verdict import Decision, Severity, Verdict
from zhengming.rpc.platform import question_of
from zhengming.rules.registration.release_state import STEPS
from zhengming.rules.registration.rulebook import REGISTRATION_RULES

DAY = timedelta(days=1)
BY_ID = {rule.id: rule for rule in REGISTRATION_RULES}


@cache
def mini_programs() -> MiniProgramChecker:
    return MiniProgramChecker(checker())


def judged(program: MiniProgram, facts: PlatformFacts | None = None) -> Verdict:
    return mini_programs().check(program, facts or PlatformFacts(), as_of=AS_OF)


def example(type_: SubjectType = SubjectType.ENTERPRISE) -> MiniProgram:
    return next(c.program for c in examples() if c.program.subject.type is type_)


def fields_of(verdict: Verdict) -> set[str]:
    return {finding.field for finding in verdict.findings}


def text_at(program: MiniProgram, path: str) -> str:
    """The text of a field; of a day or a state, as findings write it."""
    at: Any = program
    for name, index in re.findall(r"([a-z_]+)|\[(\d+)\]", path.removeprefix("mini_program.")):
        at = at[int(index)] if index else getattr(at, name)
    return at.isoformat() if hasattr(at, "isoformat") else str(at)


# The name.


def test_what_was_seen_in_the_name_was_seen_with_the_subject_as_its_applicant() -> None:
    program = example()
    analysis, verdict = mini_programs().examine(program, as_of=AS_OF)
    assert analysis is not None
    assert analysis.proposal.text == program.name
    assert analysis.applicant.uscc == program.subject.uscc
    assert verdict == mini_programs().check(program, as_of=AS_OF)


@pytest.mark.parametrize("name", ["", "  "])
def test_nothing_is_seen_in_a_name_that_is_not_given(name: str) -> None:
    analysis, verdict = mini_programs().examine(replace(example(), name=name), as_of=AS_OF)
    assert analysis is None
    assert "mini_program.name" in fields_of(verdict)


# Every finding.


@pytest.mark.parametrize("those", by_file(registrations()), ids=file_of)
def test_evidence_points_into_the_text_of_the_field_that_the_finding_names(
    those: Sequence[RegistrationCase],
) -> None:
    for case in those:
        for finding in mini_programs().check(case.program, case.facts, as_of=AS_OF).findings:
            assert finding.field.startswith("mini_program.")
            for seen in finding.evidence:
                if seen.quote:
                    assert seen.span.of(text_at(case.program, finding.field)) == seen.quote
                else:
                    assert (seen.span.start, seen.span.end) == (0, 0)
                    assert seen.observation


@pytest.mark.parametrize("those", by_file(registrations()), ids=file_of)
def test_a_finding_says_what_its_rule_may_say(those: Sequence[RegistrationCase]) -> None:
    for case in those:
        for finding in mini_programs().check(case.program, case.facts, as_of=AS_OF).findings:
            rule = BY_ID[finding.rule]
            assert finding.severity in rule.severities
            assert {clause.id for clause in finding.clauses} <= set(rule.clauses)
            assert finding.message
            assert finding.message_en
            assert finding.remedies


@pytest.mark.parametrize("those", by_file(registrations()), ids=file_of)
def test_nothing_personal_is_repeated(those: Sequence[RegistrationCase]) -> None:
    for case in those:
        subject = case.program.subject
        persons = [p for p in (subject.legal_representative, subject.administrator) if p]
        private = {
            case.program.email,
            *(p.resident_id for p in persons),
            *(p.phone for p in persons),
        }
        private = {each for each in private - {""} if each not in case.program.introduction}
        told = str(mini_programs().check(case.program, case.facts, as_of=AS_OF))
        assert not [each for each in private if each in told]


def test_every_rule_on_registrations_is_met_by_a_golden_registration() -> None:
    met = {case.expected.rule for case in registrations() if case.expected}
    assert set(BY_ID) == met


@pytest.mark.parametrize("those", by_file(registrations()), ids=file_of)
def test_facts_that_were_not_looked_up_say_nothing(those: Sequence[RegistrationCase]) -> None:
    for case in those:
        unknown = replace(case.facts, consulted=frozenset())
        assert (
            mini_programs().check(case.program, unknown, as_of=AS_OF).findings
            == judged(case.program).findings
        )


@pytest.mark.parametrize("those", by_file(c for c in registrations() if c.expected), ids=file_of)
def test_a_rule_rests_on_the_kinds_of_fact_that_it_declares_and_on_no_other(
    those: Sequence[RegistrationCase],
) -> None:
    for case in those:
        assert case.expected is not None
        declared = replace(case.facts, consulted=frozenset(BY_ID[case.expected.rule].facts))
        found = mini_programs().check(case.program, declared, as_of=AS_OF).findings
        assert [f.rule for f in found] == [case.expected.rule]


def test_the_verdict_names_the_kinds_of_fact_that_were_not_looked_up() -> None:
    facts = PlatformFacts(consulted=frozenset({Fact.EMAIL, Fact.NAME}))
    assert judged(example(), facts).facts_not_consulted == (
        "account",
        "administrator-count",
        "renames",
        "standing",
        "subject-count",
        "submissions",
    )


def test_the_same_question_has_the_same_answer() -> None:
    program = replace(example(), email="", wanted_state=ReleaseState.PUBLISHED)
    assert judged(program) == judged(program)


def test_the_gravest_finding_comes_first_and_decides() -> None:
    facts = PlatformFacts(consulted=frozenset(Fact), standing=Standing.TERMINATED)
    verdict = judged(replace(example(), email=""), facts)
    assert [f.severity for f in verdict.findings] == [Severity.REJECT, Severity.REVIEW]
    assert verdict.decision is Decision.REJECT


def test_every_rule_has_a_page() -> None:
    pages = mini_programs().rules
    assert [page.id for page in pages] == list(BY_ID)
    assert all(page.title and page.title_en and page.description for page in pages)


# What is missing.


def test_an_empty_registration_is_told_everything_that_is_missing_and_nothing_is_refused() -> None:
    verdict = judged(MiniProgram(""))
    assert verdict.decision is Decision.REVIEW
    assert fields_of(verdict) == {
        "mini_program.name",
        "mini_program.introduction",
        "mini_program.email",
        "mini_program.categories",
        "mini_program.subject.type",
        "mini_program.subject.legal_name",
        "mini_program.subject.administrator",
        "mini_program.personal_information",
    }


@pytest.mark.parametrize("type_", [t for t in SubjectType if t is not SubjectType.INDIVIDUAL])
def test_an_organization_is_asked_for_code_papers_and_representative(type_: SubjectType) -> None:
    asked = fields_of(judged(MiniProgram("", subject=Subject(type_))))
    assert {
        "mini_program.subject.uscc",
        "mini_program.subject.licence",
        "mini_program.subject.legal_representative",
    } <= asked


def test_an_individual_is_asked_for_none_of_them() -> None:
    asked = fields_of(judged(MiniProgram("", subject=Subject(SubjectType.INDIVIDUAL))))
    assert not asked & {
        "mini_program.subject.uscc",
        "mini_program.subject.licence",
        "mini_program.subject.legal_representative",
        "mini_program.authorizations",
    }


def test_a_name_of_blanks_is_missing() -> None:
    assert "mini_program.name" in fields_of(judged(MiniProgram("  ")))


# Names.


@pytest.mark.parametrize(
    ("program", "field"),
    [
        (MiniProgram("名" * 201), "mini_program.name"),
        (MiniProgram("甲\ud800乙"), "mini_program.name"),
        (MiniProgram("\u200b"), "mini_program.name"),
        (MiniProgram("甲乙", short_name="名" * 201), "mini_program.short_name"),
        (MiniProgram("甲乙", introduction="甲\ud800乙"), "mini_program.introduction"),
        (
            MiniProgram("甲乙", introduction="介" * (MAX_INTRODUCTION + 1)),
            "mini_program.introduction",
        ),
    ],
    ids=["long", "surrogate", "nothing to read", "short name", "introduction", "long introduction"],
)
def test_what_cannot_be_a_text_is_an_error_that_names_the_field(
    program: MiniProgram, field: str
) -> None:
    with pytest.raises(MalformedText) as caught:
        judged(program)
    assert caught.value.field == field


def test_the_name_is_judged_by_the_rules_on_names() -> None:
    (found,) = judged(replace(example(), name="茅台小馆", short_name="")).findings
    assert (found.rule, found.field) == ("known-business", "mini_program.name")


def test_the_subject_stands_behind_the_name() -> None:
    office = "杭州市西湖区税务局"
    subject = replace(
        example(SubjectType.GOVERNMENT).subject, legal_name=office, uscc=uscc("11", "330106")
    )
    licence = Credential("统一社会信用代码证书", subject.uscc, office)
    program = replace(
        example(SubjectType.GOVERNMENT), name=office, subject=replace(subject, licence=licence)
    )
    assert "mini_program.name" not in fields_of(judged(program))
    other = replace(program, name="杭州市拱墅区税务局")
    assert "mini_program.name" in fields_of(judged(other))


def test_what_was_cleared_in_the_name_is_told_on_request() -> None:
    program = replace(example(), name="甲乙中央空调", short_name="")
    assert not judged(program).cleared
    explained = mini_programs().check(program, as_of=AS_OF, explain=True)
    assert explained.cleared
    assert judged(program).findings == explained.findings


def test_a_malformed_code_is_told_once_with_or_without_a_name() -> None:
    subject = replace(example().subject, uscc="甲乙丙")
    for name in ("甲乙小馆", ""):
        found = judged(replace(example(), name=name, short_name="", subject=subject)).findings
        assert [f.rule for f in found].count("subject-code") == 1
        assert "identity-code" not in [f.rule for f in found]


def test_a_residents_number_in_place_of_a_code_is_not_repeated() -> None:
    number = resident_id("330102", AS_OF.date().replace(year=1990))
    paper = Credential("营业执照", number, "杭州甲乙餐饮管理有限公司")
    subject = replace(example().subject, uscc=number, licence=paper)
    verdict = judged(replace(example(), subject=subject))
    assert "mini_program.subject.uscc" in fields_of(verdict)
    assert number not in str(verdict)


# The introduction.


@pytest.mark.parametrize(
    "text",
    [
        "甲乙小馆的线上点餐，本月学习雷锋，到店有礼。",
        "甲乙小馆的线上点餐，公安县唯一分店正在装修。",
        "甲乙小馆的线上点餐，营业时间10:00-22:00，人均50元。",
        "甲乙小馆的线上点餐。！？；\n外带打包。",
        "甲乙小馆的线上点餐，华为、小米手机都能用。",
    ],
)
def test_running_text_is_not_judged_like_a_name(text: str) -> None:
    found = judged(replace(example(), introduction=text)).findings
    assert [f for f in found if f.severity > Severity.ADVICE] == []


def test_a_word_is_found_where_it_stands_in_a_long_text() -> None:
    text = "甲乙小馆的线上点餐。" * 30 + "等位时可以玩六合彩。"
    found = judged(replace(example(), introduction=text)).findings
    assert [f.evidence[0].quote for f in found] == [text[120:], "六合彩"]
    assert found[1].evidence[0].span.of(text) == "六合彩"


# Papers and persons.


@pytest.mark.parametrize(
    ("phone", "sound"),
    [
        ("13800138000", True),
        ("138 0013 8000", True),
        ("+86 13800138000", True),
        ("0571-88888888", True),
        ("+852 2345 6789", True),
        ("1380013800", False),
        ("12345", False),
        ("甲乙丙", False),
        ("register@example.com", False),
    ],
)
def test_a_telephone_is_read_as_a_chinese_one_without_a_country(phone: str, sound: bool) -> None:
    administrator = replace(example().subject.administrator or RegisteredPerson(), phone=phone)
    subject = replace(example().subject, administrator=administrator)
    found = fields_of(judged(replace(example(), subject=subject)))
    assert found == (set() if sound else {"mini_program.subject.administrator.phone"})


@pytest.mark.parametrize(
    ("email", "sound"),
    [
        ("jia@example.com", True),
        ("jia.yi+shop@example.com.cn", True),
        (" jia@example.com ", True),
        ("甲@example.com", True),
        ("jia@", False),
        ("jia yi@example.com", False),
        ("jia@example", False),
        ("@example.com", False),
    ],
)
def test_an_email_is_of_the_form_of_one(email: str, sound: bool) -> None:
    found = fields_of(judged(replace(example(), email=email)))
    assert found == (set() if sound else {"mini_program.email"})


def test_a_registration_number_contradicts_public_bodies_alone() -> None:
    body = "33010600000001"
    number = body + registration_check_digit(body)
    for type_ in (SubjectType.ENTERPRISE, SubjectType.INDIVIDUAL_BUSINESS):
        subject = replace(example(type_).subject, uscc=number)
        found = fields_of(judged(replace(example(type_), subject=subject)))
        assert found == {"mini_program.subject.licence.number"}
    subject = replace(example(SubjectType.GOVERNMENT).subject, uscc=number)
    found = fields_of(judged(replace(example(SubjectType.GOVERNMENT), subject=subject)))
    assert "mini_program.subject.type" in found


# States.


@pytest.mark.parametrize("state", list(ReleaseState))
@pytest.mark.parametrize("wanted", list(ReleaseState))
def test_only_what_was_approved_is_ever_published(
    state: ReleaseState, wanted: ReleaseState
) -> None:
    found = judged(replace(example(), state=state, wanted_state=wanted)).findings
    refused = any(f.rule == "release-state" for f in found)
    assert refused is (wanted is not state and wanted not in STEPS[state])
    if wanted is ReleaseState.PUBLISHED:
        assert refused is (state not in {ReleaseState.APPROVED, ReleaseState.PUBLISHED})


# The store and the rules together.


def test_a_mini_program_that_exists_keeps_its_name_whoever_bears_it_too_and_however_often_it_was_renamed(
    tmp_path: Path,
) -> None:
    code, other = uscc("91", serial=1), uscc("91", serial=2)
    kind = AccountType.MINI_PROGRAM
    with AccountStore.open(f"sqlite:///{tmp_path}/a", None, checker().snapshot.folder) as store:
        rows = [
            AccountRecord("wx1", kind, "蓝鲸日历", SubjectKey(uscc=code)),
            AccountRecord("wx2", kind, "拾穗日历", SubjectKey(uscc=other)),
        ]
        assert [each.error for each in store.import_accounts(rows, at=AS_OF)] == ["", ""]
        for name in ("蓝鲸日历本", "蓝鲸历", "蓝鲸云日历"):
            store.record_rename("wx1", name, at=AS_OF)
        twin = AccountRecord("wx3", kind, "蓝鲸云日历", SubjectKey(uscc=other))
        assert [each.error for each in store.import_accounts([twin], at=AS_OF)] == [""]
        whole = replace(example(), id="wx1", name="蓝鲸云日历", subject=Subject(uscc=code))
        found = {}
        for program in (whole, replace(whole, id=""), replace(whole, name="蓝鲸日程")):
            facts = store.facts(question_of(program), as_of=AS_OF)
            rules = {finding.rule for finding in judged(program, facts).findings}
            found[program.id, program.name] = rules & {"name-in-use", "renames"}
    assert found == {
        ("wx1", "蓝鲸云日历"): set(),
        ("", "蓝鲸云日历"): {"name-in-use"},
        ("wx1", "蓝鲸日程"): {"renames"},
    }


@pytest.mark.parametrize(
    ("account_id", "own", "counts"),
    [("", False, True), ("wx1", False, True), ("wx1", True, False)],
    ids=["a new one", "another subject's", "its own"],
)
def test_a_subject_with_as_many_mini_programs_as_it_may_have_gets_none_but_keeps_its_own(
    account_id: str, own: bool, counts: bool
) -> None:
    facts = PlatformFacts(
        consulted=frozenset(Fact),
        account_type=AccountType.MINI_PROGRAM if account_id else None,
        account_of_subject=own,
        subject_mini_programs=50,
    )
    found = judged(replace(example(), id=account_id), facts).findings
    assert ("account-counts" in {finding.rule for finding in found}) == counts


def test_a_claim_that_hinders_is_told_before_a_use_elsewhere_that_does_not() -> None:
    name = example().name
    elsewhere = NameHolder(name, AccountType.WECOM, Holding.IN_USE, False)
    claimed = NameHolder(name, AccountType.MINI_PROGRAM, Holding.CLAIMED, False, AS_OF + DAY)
    told = []
    for holders in ((elsewhere, claimed), (elsewhere,)):
        facts = PlatformFacts(consulted=frozenset({Fact.NAME}), name_holders=holders)
        (found,) = judged(example(), facts).findings
        told.append(found.evidence[0].observation.split(":")[0])
    assert told == ["claimed", "in-use"]


# What is personal.


@pytest.mark.parametrize("field", ["title", "number", "holder"])
def test_a_resident_number_in_a_field_of_a_paper_is_not_repeated(field: str) -> None:
    number = resident_id("330102", date(1990, 6, 1))
    program = example()
    assert program.subject.licence is not None
    held: dict[str, Any] = {field: number}
    licence = replace(program.subject.licence, **held)
    verdict = judged(replace(program, subject=replace(program.subject, licence=licence)))
    assert f"mini_program.subject.licence.{field}" in fields_of(verdict)
    assert number not in repr(verdict)


# Near misses.


@pytest.mark.parametrize(
    ("country", "messages"),
    [("", ["third-party"]), ("CN", ["third-party"]), ("HK", ["abroad"]), ("SG", ["abroad"])],
)
def test_what_stays_on_the_mainland_goes_to_others_and_not_abroad(
    country: str, messages: list[str]
) -> None:
    transfer = DataTransfer("某某数据服务有限公司", country)
    declared = PersonalInformation(
        (DataUse("手机号", "登录"),), "https://example.com/privacy", True, True, True, (transfer,)
    )
    verdict = judged(replace(example(), personal_information=declared))
    told = checker().snapshot.messages
    values = {"given": transfer.recipient, "expected": country}
    assert [f.message for f in verdict.findings if f.rule == "personal-information"] == [
        told[f"personal-information.{message}"][0].format_map(values) for message in messages
    ]


@pytest.mark.parametrize(
    "title", ["互联网新闻信息服务许可证", "《互聯網新聞信息服務許可證》（副本）"]
)
def test_a_licence_of_media_is_known_in_any_spelling(title: str) -> None:
    program = example(SubjectType.MEDIA)
    papers = tuple(replace(paper, title=title) for paper in program.authorizations)
    found = judged(replace(program, authorizations=papers))
    assert "mini_program.authorizations" not in fields_of(found)
