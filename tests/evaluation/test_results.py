from pathlib import Path

import pytest

from tests.evaluation.factory import AS_OF, fake_checker, written
from zhengming.evaluation.cases import open_cases
from zhengming.evaluation.results import CaseRun, Outcome, Tally, ask


def run(folder: Path, rows: str, header: str = "name\texpected") -> CaseRun:
    path = written(folder, f"{header}\n{rows}")
    return ask(open_cases(path), fake_checker(), as_of=AS_OF)


@pytest.mark.parametrize(
    ("name", "expected", "outcome"),
    [
        ("甲", "ACCEPT", Outcome.AS_EXPECTED),
        ("疑", "ACCEPT", Outcome.FALSE_ALARM),
        ("疑", "ACCEPT|REVIEW", Outcome.AS_EXPECTED),
        ("绝", "ACCEPT|REVIEW", Outcome.FALSE_ALARM),
        ("甲", "STOP", Outcome.MISSED),
        ("疑", "STOP", Outcome.AS_EXPECTED),
        ("绝", "REVIEW", Outcome.OTHER_DECISION),
        ("疑", "REJECT", Outcome.OTHER_DECISION),
    ],
)
def test_an_answer_is_held_against_its_label(
    tmp_path: Path, name: str, expected: str, outcome: Outcome
) -> None:
    (result,) = run(tmp_path, f"{name}\t{expected}\n").results
    assert result.outcome is outcome


@pytest.mark.parametrize(
    ("name", "rule", "outcome"),
    [
        ("疑", "second", Outcome.AS_EXPECTED),
        ("疑", "first", Outcome.OTHER_RULE),
        ("疑", "first|second", Outcome.AS_EXPECTED),
        ("绝疑", "second", Outcome.AS_EXPECTED),
        ("甲", "first", Outcome.MISSED),
    ],
)
def test_a_rule_that_is_named_must_object(
    tmp_path: Path, name: str, rule: str, outcome: Outcome
) -> None:
    (result,) = run(tmp_path, f"{name}\tSTOP\t{rule}\n", "name\texpected\trule").results
    assert result.outcome is outcome


def test_a_rule_beside_a_name_that_may_pass_need_not_object(tmp_path: Path) -> None:
    (result,) = run(tmp_path, "甲\tACCEPT\tfirst\n", "name\texpected\trule").results
    assert result.outcome is Outcome.AS_EXPECTED


def test_advice_and_what_is_in_shadow_stop_nothing(tmp_path: Path) -> None:
    (result,) = run(tmp_path, "绝疑\tSTOP\n").results
    assert result.rules == ("first", "second")


def test_recall_and_false_alarms_are_counted_over_their_own_names(tmp_path: Path) -> None:
    found = run(tmp_path, "绝\tSTOP\n甲\tSTOP\n乙\tACCEPT\n疑\tACCEPT\n丙\tACCEPT|REVIEW\n")
    total = found.total()
    assert total == Tally(to_stop=2, stopped=1, exact=1, to_pass=3, false_alarms=1)
    assert total.recall == 0.5
    assert total.alarm_rate == pytest.approx(1 / 3)


def test_there_is_no_recall_of_nothing(tmp_path: Path) -> None:
    found = run(tmp_path, "甲\tACCEPT\n").total()
    assert (found.recall, found.alarm_rate) == (None, 0.0)


def test_every_label_is_counted_apart_and_no_label_nowhere(tmp_path: Path) -> None:
    header = "name\texpected\tclass\trule\tdisguise"
    found = run(tmp_path, "绝\tSTOP\torgan\tfirst|second\tsound\n疑\tACCEPT\t\t\t\n", header)
    assert list(found.classes()) == ["organ"]
    assert list(found.disguises()) == ["sound"]
    assert {rule: each.to_stop for rule, each in found.rules().items()} == {"first": 1, "second": 1}
    assert found.alarms() == {"second": 1}


def test_who_asks_is_part_of_the_question(tmp_path: Path) -> None:
    found = run(tmp_path, "绝\tACCEPT\ttrue\n绝\tSTOP\t\n", "name\texpected\tverified")
    assert not found.wrong


def test_a_text_that_is_no_name_is_an_error_and_counts_nowhere(tmp_path: Path) -> None:
    found = run(tmp_path, f"{'长' * 201}\tSTOP\n疑\tSTOP\n")
    assert [each.number for each in found.broken] == [1]
    assert "201 code points" in found.broken[0].error
    assert found.total().to_stop == 1
