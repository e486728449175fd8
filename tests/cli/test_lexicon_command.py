import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_lexicons_that_ship_have_no_errors(run: Run) -> None:
    ended = run("lexicon", "lint")
    assert ended.code == 0, ended.out
    assert "0 errors" in ended.out.splitlines()[-1]


def test_a_mistake_is_named_with_file_line_and_column(run: Run, broken_lexicons: Path) -> None:
    ended = run("lexicon", "lint", str(broken_lexicons))
    number = len((broken_lexicons / "classes.tsv").read_text(encoding="utf-8").splitlines())
    assert ended.code == 1
    assert f"classes.tsv:{number}:title: is empty, but every entry needs it" in ended.out
    assert ended.out.splitlines()[-1].split(": ")[1].startswith("1 error")


def test_mistakes_may_be_json(run: Run, broken_lexicons: Path) -> None:
    ended = run("lexicon", "lint", str(broken_lexicons), "--json")
    problems = [each for each in json.loads(ended.out)["problems"] if each["level"] == "ERROR"]
    assert ended.code == 1
    assert [(each["file"], each["column"]) for each in problems] == [("classes.tsv", "title")]


def test_a_folder_without_lexicons_is_an_error(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        ended = run("lexicon", "lint", str(folder))
        assert ended.code == 1
        assert "there is no .tsv file here" in ended.out


def test_a_file_without_a_header_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("id\tterm\n", encoding="utf-8")
    ended = run("lexicon", "lint", str(tmp_path))
    assert ended.code == 1
    assert "words.tsv:1: the header lacks `# kind: …`" in ended.out


def test_broken_lexicons_are_one_sentence_for_every_command(
    run: Run, broken_lexicons: Path
) -> None:
    for arguments in (("check", "正名"), ("rules",)):
        ended = run(*arguments, "--lexicons", str(broken_lexicons))
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("classes.tsv:")
        assert ended.err.count("\n") == 1
