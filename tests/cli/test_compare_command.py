import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.factory import program

SAME = ("北京红光酒业有限公司", "北京红光酒厂")


def test_two_names_are_compared_slot_by_slot(run: Run) -> None:
    ended = run("compare", *SAME)
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert lines[0] == "SAME 相同  北京红光酒业有限公司 / 北京红光酒厂"
    assert lines[2].strip() == "《企业名称相同相近比对规则》第三条第（三）项"
    assert [line.split() for line in lines[3:7]] == [
        ["行政区划", "北京", "北京", "相同"],
        ["字号", "红光", "红光", "相同"],
        ["行业", "酒业", "酒厂", "相同", "liquor"],
        ["组织形式", "有限公司", "酒厂", "不同"],
    ]
    assert lines[7].startswith("revision seed-")


def test_different_names_are_an_answer_like_any_other(run: Run) -> None:
    ended = run("compare", "万青地产有限公司", "万青科技有限公司")
    assert ended.code == 0
    assert ended.out.startswith("DIFFERENT 不同  ")
    assert "字号相同或相近，但行业不同" in ended.out


def test_the_answer_may_be_json(run: Run) -> None:
    answer = json.loads(run("compare", *SAME, "--json").out)
    assert (answer["relation"], answer["ground"], answer["article"]) == (
        "SAME",
        "same-core",
        "3(3)",
    )
    assert (answer["name"], answer["other_name"]) == SAME
    assert [slot["slot"] for slot in answer["slots"]] == ["place", "trade-name", "trade", "form"]
    assert answer["revision"].startswith("seed-")


def test_a_file_of_pairs_becomes_a_report_in_its_order(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "pairs.tsv", tmp_path / "out.jsonl"
    source.write_text(
        "name\tother_name\n牛栏山酒业\t牛兰山酒业\n坏\n甲酒业\t乙酒业\n", encoding="utf-8"
    )
    ended = run("compare", "--input", str(source), "--output", str(target))
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("3 pairs · SAME 0 · NEAR 1 · DIFFERENT 1 · errors 1\n")
    assert [line["row"] for line in lines] == [1, 2, 3]
    assert [line.get("relation") for line in lines] == ["NEAR", None, "DIFFERENT"]
    assert lines[1]["error"] == "1 cells where the header has 2"


def test_the_summary_of_a_file_may_be_json(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "pairs.csv"
    source.write_text("甲,乙\n牛栏山酒业,牛兰山酒业\n", encoding="utf-8")
    columns = ("--column", "甲", "--other-column", "乙")
    output = ("--output", str(tmp_path / "out"))
    summary = json.loads(run("compare", "--input", str(source), *output, *columns, "--json").out)
    assert summary["rows"] == 1
    assert summary["relations"] == {"SAME": 0, "NEAR": 1, "DIFFERENT": 0}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "compare: given 0 names; allowed: two names, or both --input PAIRS and --output OUT"),
        (("甲",), "compare: given 1 names; allowed: two names,"),
        (("甲", "乙", "丙"), "compare: given 3 names; allowed: two names,"),
        (("甲", "乙", "--input", "x"), "compare: given 2 names and a file; allowed: two names,"),
        (("--output", "x"), "compare: given 0 names and a file; allowed: two names,"),
        (("甲", ""), "other_name: given an empty text; allowed: 1 to 200 code points"),
        (("（）", "甲"), "name: given nothing to compare; allowed: a name with letters or digits"),
    ],
)
def test_a_broken_question_is_one_sentence(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ended = run("compare", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said)
    assert len(ended.err.splitlines()) == 1


def test_control_characters_are_shown_and_not_obeyed() -> None:
    ended = program("compare", "甲\x1b[31m公司", "甲公司")
    assert ended.code == 0
    assert "\x1b" not in ended.out
    assert "甲\\x1b[31m公司" in ended.out


def test_a_missing_file_is_found_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    ended = run("compare", "--input", str(tmp_path / "none.tsv"), "--output", str(target))
    assert ended.code == 2
    assert ended.err.endswith("cannot be read: No such file or directory\n")
    assert not target.exists()
