import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.factory import program

CASES = (
    "name\texpected\tclass\trule\n"
    "杭州拾穗科技有限公司\tACCEPT\tshop\t\n"
    "公安县鑫达商贸有限公司\tACCEPT\tnear miss\tstate-institution\n"
    "北京市公安局\tSTOP\torgan\tstate-institution\n"
    "杭州拾穗餐饮店\tSTOP\tshop\t\n"
    "坏\tMAYBE\t\t\n"
)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.tsv"
    path.write_text(CASES, encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text("name\n阿里巴巴\n中国红十字会\n", encoding="utf-8")
    return path


def test_labelled_names_become_recall_false_alarms_and_misses(run: Run, cases: Path) -> None:
    ended = run("evaluate", str(cases))
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert lines[0].startswith("5 cases · as expected 3 · missed 漏判 1 · false alarms 误判 0 · ")
    assert lines[1].startswith("recall 召回率 50.0% (1 of 2 stopped) · false alarms 误判率 0.0%")
    assert "  4  杭州拾穗餐饮店  REVIEW|REJECT  ACCEPT  –" in lines
    assert any(line.startswith("  5  坏  expected: given 'MAYBE'; allowed: ") for line in lines)


def test_the_answer_may_be_json_and_is_what_the_output_holds(
    run: Run, cases: Path, tmp_path: Path
) -> None:
    target = tmp_path / "run.json"
    told = json.loads(run("evaluate", str(cases), "--json", "--output", str(target)).out)
    assert told == json.loads(target.read_text(encoding="utf-8"))
    assert told["format"] == "zhengming-evaluation/1"
    assert told["cases"]["total"]["recall"] == 0.5
    assert [each["outcome"] for each in told["cases"]["results"]][-1] == "missed"
    assert [each["row"] for each in told["cases"]["errors"]] == [5]
    assert told["disguised"] is None


def test_a_run_is_compared_with_an_earlier_one(run: Run, cases: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "run.json"
    run("evaluate", str(cases), "--output", str(earlier))
    told = json.loads(earlier.read_text(encoding="utf-8"))
    told["cases"]["results"][2]["got"] = "ACCEPT"
    earlier.write_text(json.dumps(told), encoding="utf-8")
    ended = run("evaluate", str(cases), "--baseline", str(earlier))
    assert "better 1 · worse 0 · only now 0 · only then 0" in ended.out
    assert "  北京市公安局  REVIEW|REJECT  ACCEPT  →  REVIEW  state-institution" in ended.out


def test_protected_names_are_disguised_and_asked(run: Run, names: Path) -> None:
    one, again = (
        json.loads(run("evaluate", "--disguise", str(names), "--json").out) for _ in range(2)
    )
    assert one | {"as_of": ""} == again | {"as_of": ""}
    assert one["cases"] is None
    assert one["disguised"]["names"] == 2
    assert set(one["disguised"]["by"]) == {"disguise", "length", "tier", "kind", "frame"}
    assert one["disguised"]["total"]["recall"] > 0.9
    other = json.loads(run("evaluate", "--disguise", str(names), "--seed", "2", "--json").out)
    assert other["disguised"]["variants"] != one["disguised"]["variants"]


def test_the_same_seed_draws_the_same_in_another_process(names: Path) -> None:
    arguments = ("evaluate", "--disguise", str(names), "--json")
    one, other = (
        json.loads(program(*arguments, PYTHONHASHSEED=str(number)).out) for number in (1, 2)
    )
    assert one["disguised"] == other["disguised"]


def test_a_page_is_written_for_people(run: Run, cases: Path, names: Path, tmp_path: Path) -> None:
    target = tmp_path / "run.html"
    ended = run("evaluate", str(cases), "--disguise", str(names), "--report", str(target))
    assert ended.code == 0
    assert f"{target} · revision seed-" in ended.out
    html = target.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "杭州拾穗餐饮店" in html


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"", "is empty: its first line must name the columns"),
        (b"name\nabc\n", "has no column 'expected': label each name ACCEPT, REVIEW, REJECT"),
        (b"expected\nSTOP\n", "has no column 'name', only 'expected'"),
        (b"\x00\x01", "is binary, no text"),
    ],
)
def test_an_unreadable_file_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes | None, said: str
) -> None:
    source, target = tmp_path / "in.tsv", tmp_path / "run.json"
    if content is not None:
        source.write_bytes(content)
    ended = run("evaluate", str(source), "--output", str(target))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{source} {said}")
    assert ended.err.count("\n") == 1
    assert not target.exists()


def test_nothing_to_ask_is_one_sentence(run: Run) -> None:
    ended = run("evaluate")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("evaluate: given no file of names; allowed: CASES, ")


def test_a_baseline_that_is_none_is_one_sentence(run: Run, cases: Path) -> None:
    ended = run("evaluate", str(cases), "--baseline", str(cases))
    assert (ended.code, ended.out) == (2, "")
    assert "is no earlier run: give a file that `zhengming evaluate --output` wrote" in ended.err


@pytest.mark.parametrize("option", ["--output", "--report"])
def test_no_file_overwrites_what_was_read(run: Run, cases: Path, names: Path, option: str) -> None:
    for source in (cases, names):
        before = source.read_bytes()
        ended = run("evaluate", str(cases), "--disguise", str(names), option, str(source))
        assert ended.code == 2
        assert ended.err.startswith(f"{option}: given ")
        assert source.read_bytes() == before


def test_run_and_page_cannot_be_one_file(run: Run, cases: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "out")
    ended = run("evaluate", str(cases), "--output", target, "--report", target)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.endswith("which is read or written as well; allowed: another file\n")
    assert [path.name for path in tmp_path.iterdir()] == ["cases.tsv"]


@pytest.mark.parametrize("option", ["--output", "--report"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_asked(
    run: Run, cases: Path, tmp_path: Path, option: str
) -> None:
    ended = run("evaluate", str(cases), option, str(tmp_path / "none" / "out"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{option}: given ")
    assert ended.err.count("\n") == 1


def test_broken_lexicons_write_nothing(
    run: Run, cases: Path, tmp_path: Path, broken_lexicons: Path
) -> None:
    target = tmp_path / "run.json"
    ended = run("evaluate", str(cases), "--output", str(target), "--lexicons", str(broken_lexicons))
    assert (ended.code, ended.out) == (1, "")
    assert not target.exists()


def test_a_file_in_gb18030_with_another_column_is_read(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes("企业名称,expected\r\n北京市公安局,STOP\r\n".encode("gb18030"))
    ended = run("evaluate", str(source), "--column", "企业名称")
    assert ended.code == 0
    assert ended.out.startswith("1 cases · as expected 1 · ")


def test_control_characters_are_shown_and_not_obeyed(run: Run, cases: Path) -> None:
    cases.write_text("name\texpected\tclass\n甲\x1b[31m公司\tSTOP\t\x1b[2J\n", encoding="utf-8")
    out = run("evaluate", str(cases)).out
    assert "\x1b" not in out
    assert "甲\\x1b[31m公司" in out
