from pathlib import Path

import pytest

from tests.evaluation.factory import written
from zhengming.audit.rows import BrokenRow
from zhengming.errors import UnreadableFile
from zhengming.evaluation.cases import Case, open_cases
from zhengming.model.verdict import Decision

RULES = {"first", "second"}


def read(folder: Path, content: str) -> list[Case | BrokenRow]:
    return list(open_cases(written(folder, content)).cases(RULES))


def error(folder: Path, content: str) -> str:
    found = read(folder, content)[-1]
    assert isinstance(found, BrokenRow)
    return found.error


def case(folder: Path, content: str) -> Case:
    found = read(folder, content)[-1]
    assert isinstance(found, Case)
    return found


@pytest.mark.parametrize(
    ("cell", "wanted", "must_stop"),
    [
        ("ACCEPT", "ACCEPT", False),
        ("REVIEW", "REVIEW", True),
        ("REJECT", "REJECT", True),
        ("STOP", "REVIEW|REJECT", True),
        (" REVIEW | REJECT ", "REVIEW|REJECT", True),
        ("REVIEW|ACCEPT", "ACCEPT|REVIEW", False),
    ],
)
def test_a_label_allows_one_decision_or_several(
    tmp_path: Path, cell: str, wanted: str, must_stop: bool
) -> None:
    found = case(tmp_path, f"name\texpected\n甲\t{cell}\n")
    assert (found.wanted, found.must_stop) == (wanted, must_stop)


@pytest.mark.parametrize("cell", ["", "accept", "MAYBE", "ACCEPT,REVIEW", "ACCEPT|", "STOP|x"])
def test_a_label_that_is_none_is_told(tmp_path: Path, cell: str) -> None:
    said = error(tmp_path, f"name\texpected\n甲\t{cell}\n")
    assert (
        said
        == f"expected: given {cell!r}; allowed: ACCEPT, REVIEW, REJECT, several joined by |, or STOP"
    )


@pytest.mark.parametrize("cell", ["ACCEPT|STOP", "ACCEPT|REVIEW|REJECT"])
def test_a_label_that_allows_everything_measures_nothing(tmp_path: Path, cell: str) -> None:
    assert "no answer would be wrong" in error(tmp_path, f"name\texpected\n甲\t{cell}\n")


def test_labels_and_the_applicant_are_read_where_they_are_given(tmp_path: Path) -> None:
    found = case(
        tmp_path,
        "class\tuscc\tname\tdisguise\tverified\texpected\trule\tsurface\tlegal_name\tmore\n"
        "organ\t11\t甲\tsound\tyes\tSTOP\tfirst|second\tshort\t甲局\tx\n",
    )
    assert (found.label, found.disguise, found.rules) == ("organ", "sound", ("first", "second"))
    assert found.question == ("甲", "short", "11", "甲局", True)
    assert found.applicant().verified
    assert found.expected == {Decision.REVIEW, Decision.REJECT}


def test_names_stay_exactly_as_they_are(tmp_path: Path) -> None:
    assert case(tmp_path, "name\texpected\n 甲 \tACCEPT\n").question.name == " 甲 "


def test_an_unknown_rule_or_surface_is_told(tmp_path: Path) -> None:
    said = error(tmp_path, "name\texpected\trule\n甲\tSTOP\tfirst|third\n")
    assert said == "rule: given 'third'; allowed: ids that `zhengming rules` lists, joined by |"
    said = error(tmp_path, "name\texpected\tsurface\n甲\tSTOP\tmoon\n")
    assert said.startswith("surface: given 'moon'; allowed: display, registered, ")


def test_the_same_question_counts_once(tmp_path: Path) -> None:
    assert error(tmp_path, "name\texpected\n甲\tSTOP\n甲\tACCEPT\n") == "asks the same as row 1"


def test_another_applicant_asks_another_question(tmp_path: Path) -> None:
    found = read(tmp_path, "name\texpected\tverified\n甲\tSTOP\t\n甲\tACCEPT\ttrue\n")
    assert all(isinstance(each, Case) for each in found)


def test_a_row_that_cannot_be_read_spoils_nothing_but_itself(tmp_path: Path) -> None:
    found = read(tmp_path, "name\texpected\n甲\n\n乙\tSTOP\n")
    assert [type(each) for each in found] == [BrokenRow, BrokenRow, Case]
    assert [each.number for each in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name\n甲\n", "has no column 'expected': label each name"),
        ("expected\nSTOP\n", "has no column 'name'"),
        ("name\texpected\texpected\n", "the header names column 'expected' twice"),
        ("name\texpected\tclass\tclass\n", "the header names column 'class' twice"),
    ],
)
def test_a_file_without_labels_is_refused(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        open_cases(written(tmp_path, content))
