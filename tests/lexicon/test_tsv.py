"""Reading a lexicon file."""

from __future__ import annotations

from pathlib import Path

from zhengming.lexicon import tsv
from zhengming.lexicon.kind import LexiconFile

HEADER = (
    "# lexicon: words\n# kind: terms\n# title: 词\n# title_en: Words\n# about: Words\n# licence: CC0-1.0\n"
    "# column id: stable\n# column term: the word\n# source law: 《某法》: article 3\n"
)


def read(text: str, folder: Path, *, end: str = "\n") -> LexiconFile:
    path = folder / "words.tsv"
    path.write_bytes(text.replace("\n", end).encode())
    file, problems = tsv.read(path)
    assert not problems
    assert file is not None
    return file


def test_the_header_says_what_the_lexicon_is(tmp_path: Path) -> None:
    file = read(HEADER + "id\tterm\na\t甲\n", tmp_path)
    assert (file.id, file.kind, file.title, file.title_en) == ("words", "terms", "词", "Words")
    assert file.columns == ("id", "term")
    assert file.documented == {"id", "term"}
    assert file.header_line == 10


def test_a_citation_may_hold_a_colon(tmp_path: Path) -> None:
    assert read(HEADER + "id\tterm\n", tmp_path).sources == {"law": "《某法》: article 3"}


def test_an_entry_knows_its_line(tmp_path: Path) -> None:
    file = read(HEADER + "id\tterm\na\t甲\n\n# a remark\nb\t乙\n", tmp_path)
    assert [(row.line, row.text("term")) for row in file.rows] == [(11, "甲"), (14, "乙")]


def test_cells_are_stripped_and_missing_ones_are_empty(tmp_path: Path) -> None:
    row = read(HEADER + "id\tterm\n a \n", tmp_path).rows[0]
    assert (row.text("id"), row.text("term"), row.values("term")) == ("a", "", ())


def test_a_cell_may_hold_several_values(tmp_path: Path) -> None:
    row = read(HEADER + "id\tterm\na\t甲 |乙||丙\n", tmp_path).rows[0]
    assert row.values("term") == ("甲", "乙", "丙")


def test_what_an_editor_on_windows_saves_is_read_alike(tmp_path: Path) -> None:
    text = HEADER + "id\tterm\na\t甲\n"
    plain = read(text, tmp_path)
    assert read("\ufeff" + text, tmp_path, end="\r\n") == plain


def test_a_header_key_may_go_on(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(
        HEADER.replace("# about: Words", "# about: Words\n# about: and more") + "id\tterm\n",
        "utf-8",
    )
    assert tsv.read(path)[1] == []


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    file, problems = tsv.read(tmp_path / "words.tsv")
    assert file is None
    assert str(problems[0]) == "words.tsv: cannot be read: No such file or directory"
