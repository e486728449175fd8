"""What the engine gets out of lexicons, shown on the small ones of the tests."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from zhengming.lexicon.snapshot import load
from zhengming.model.term import Mode, Term
from zhengming.model.verdict import Severity

SNAPSHOT = load(Path(__file__).parent / "sound")


def terms(text: str) -> list[Term]:
    return [t for t in SNAPSHOT.terms if t.text == text and t.lexicon != "countries"]


def test_a_term_is_folded_and_its_aliases_that_fold_to_it_are_one() -> None:
    (term,) = terms("国务院")
    assert (term.name, term.canonical, term.mode) == ("terms/guowuyuan", "国务院", Mode.ANYWHERE)
    assert term.exceptions == ("国务院路",)


def test_a_term_may_override_its_class_and_be_in_the_shadow() -> None:
    (term,) = terms("中央")
    assert (term.severity, term.shadow) == (Severity.REVIEW, True)
    assert not terms("国务院")[0].shadow


def test_a_latin_term_is_in_lower_case() -> None:
    assert terms("who")
    assert not terms("WHO")


def test_functions_and_kinds_of_organ_make_terms() -> None:
    found = {t.text for t in SNAPSHOT.terms if t.lexicon == "functions"}
    assert found == {"公安局", "公安厅", "警务局", "警务厅"}


def test_a_class_knows_its_rule_and_codes() -> None:
    organ = SNAPSHOT.classes["organ"]
    assert (organ.rule, organ.alone, organ.contradicted) == (
        "state-institution",
        Severity.REVIEW,
        Severity.REJECT,
    )
    assert organ.codes == {"11", "12"}
    assert SNAPSHOT.classes["company"].alone is Severity.ADVICE


def test_a_head_knows_the_body_it_claims() -> None:
    head = SNAPSHOT.heads["局"]
    assert (head.body.id, head.exceptions) == ("organ", ("布局", "邮局"))


def test_words_of_one_trade_share_a_group() -> None:
    assert SNAPSHOT.industries["餐饮"] == SNAPSHOT.industries["饮食"] == "catering"


def test_a_word_may_play_several_parts() -> None:
    assert "海军" in SNAPSHOT.words("given-name") & SNAPSHOT.words("troop-service")
    assert SNAPSHOT.words("no-such-role") == frozenset()


def test_a_business_is_found_under_each_of_its_names() -> None:
    assert SNAPSHOT.businesses["云栖茶"] is SNAPSHOT.businesses["yunqitea"]


def test_places_come_from_the_library_and_the_corrections() -> None:
    assert SNAPSHOT.places["公安县"].code == SNAPSHOT.places["公安"].code == "421022"
    assert SNAPSHOT.places["公安县"].full
    assert not SNAPSHOT.places["公安"].full
    assert SNAPSHOT.places["杭州市"].rank == "prefecture"


def test_messages_come_in_both_languages() -> None:
    assert SNAPSHOT.messages["state-institution.title"] == ("国家机构", "Institutions of the state")


def test_a_snapshot_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        SNAPSHOT.revision = "another"  # type: ignore[misc]
