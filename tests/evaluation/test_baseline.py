import json
from pathlib import Path

import pytest

from tests.evaluation.factory import AS_OF, fake_checker, written
from zhengming.errors import InvalidField, UnreadableFile
from zhengming.evaluation import document
from zhengming.evaluation.baseline import Changes, compare, read_earlier
from zhengming.evaluation.document import Evaluation
from zhengming.evaluation.run import open_inputs, perform
from zhengming.terminal.output import progress_bar


def evaluated(cases: Path | None, names: Path | None = None) -> Evaluation:
    inputs = open_inputs(cases, names, None)
    return perform(inputs, fake_checker(), as_of=AS_OF, seed=1, bar=progress_bar)


def changes(folder: Path, rows: str, **earlier: tuple[str, list[str]]) -> Changes:
    """What is different when some names were answered otherwise before."""
    run = evaluated(written(folder, f"name\texpected\trule\n{rows}"))
    told = document.as_json(run)
    for result in told["cases"]["results"]:
        if result["name"] in earlier:
            result["got"], result["rules"] = earlier[result["name"]]
    path = written(folder, json.dumps(told), "earlier.json")
    return compare(read_earlier(path), run.cases, run.disguised)


def test_nothing_is_different_from_itself(tmp_path: Path) -> None:
    found = changes(tmp_path, "疑\tSTOP\t\n甲\tACCEPT\t\n疑会\tACCEPT\t\n")
    assert (found.better, found.worse, found.added, found.gone) == ((), (), 0, 0)


@pytest.mark.parametrize(
    ("row", "earlier", "step"),
    [
        ("疑\tSTOP\t", ("ACCEPT", []), "better"),
        ("疑\tACCEPT\t", ("ACCEPT", []), "worse"),
        ("疑\tACCEPT\t", ("REJECT", ["first"]), "better"),
        ("疑\tREJECT\t", ("ACCEPT", []), "better"),
        ("疑\tREJECT\t", ("REJECT", ["first"]), "worse"),
        ("疑\tSTOP\tsecond", ("REVIEW", ["first"]), "better"),
        ("疑\tSTOP\tfirst", ("REVIEW", ["first"]), "worse"),
        ("疑\tSTOP\t", ("REJECT", ["first"]), ""),
        ("疑\tACCEPT|REVIEW\t", ("ACCEPT", []), ""),
    ],
)
def test_an_answer_is_better_when_it_is_nearer_to_its_label(
    tmp_path: Path, row: str, earlier: tuple[str, list[str]], step: str
) -> None:
    found = changes(tmp_path, f"{row}\n", 疑=earlier)
    told = {"better": found.better, "worse": found.worse}
    assert {key: [each.name for each in those] for key, those in told.items() if those} == (
        {step: ["疑"]} if step else {}
    )


def test_names_that_only_one_run_was_asked_are_counted(tmp_path: Path) -> None:
    earlier = evaluated(written(tmp_path, "name\texpected\n甲\tACCEPT\n乙\tACCEPT\n"))
    path = written(tmp_path, document.text_of(earlier), "earlier.json")
    now = evaluated(written(tmp_path, "name\texpected\n甲\tACCEPT\n丙\tACCEPT\n丁\tACCEPT\n"))
    found = compare(read_earlier(path), now.cases, None)
    assert (found.added, found.gone) == (2, 1)


def test_disguised_names_are_compared_too(tmp_path: Path) -> None:
    names = written(tmp_path, "name\n淘宝\n", "names.tsv")
    run = evaluated(None, names)
    told = document.as_json(run)
    for variant in told["disguised"]["variants"]:
        variant["got"] = "REVIEW"
    path = written(tmp_path, json.dumps(told), "earlier.json")
    found = compare(read_earlier(path), None, run.disguised)
    assert run.disguised
    assert [each.name for each in found.worse] == [each.text for each in run.disguised.missed]
    assert not found.better


def test_an_earlier_run_remembers_who_asked(tmp_path: Path) -> None:
    run = evaluated(
        written(
            tmp_path, "name\texpected\tverified\tsurface\n绝\tSTOP\t\t\n绝\tACCEPT\tyes\tshort\n"
        )
    )
    found = read_earlier(written(tmp_path, document.text_of(run), "earlier.json"))
    assert run.cases
    assert list(found.cases) == [each.case.question for each in run.cases.results]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is no earlier run"),
        ("[1]", "is no earlier run"),
        ('{"format": "another/1"}', "is no earlier run"),
        ('{"format": "zhengming-evaluation/1"}', "is a damaged run"),
        (
            '{"format": "zhengming-evaluation/1", "revision": "r", "release": "1", "disguised": null,'
            ' "cases": {"results": [{"name": "x", "got": "MAYBE", "rules": []}]}}',
            "is a damaged run",
        ),
    ],
)
def test_a_file_that_is_no_run_is_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_earlier(written(tmp_path, content, "earlier.json"))


def test_a_missing_run_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read: No such file"):
        read_earlier(tmp_path / "none.json")


def test_nothing_to_ask_is_no_evaluation() -> None:
    with pytest.raises(InvalidField, match="given no file of names"):
        open_inputs(None, None, None)
