from pathlib import Path

import pytest

from zhengming.audit.encoding import Encoding
from zhengming.audit.rows import BrokenRow, Row, open_table
from zhengming.errors import UnreadableFile


def rows(
    folder: Path, content: str | bytes, name: str = "names.tsv", column: str = "name"
) -> list[Row | BrokenRow]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(open_table(path, column=column).rows())


def errors(found: list[Row | BrokenRow]) -> list[str]:
    return [row.error for row in found if isinstance(row, BrokenRow)]


def test_names_stay_exactly_as_they_are(tmp_path: Path) -> None:
    found = rows(tmp_path, 'name\n 正 名 \n"正名"\n正\rname\n')
    assert [row.name for row in found] == [" 正 名 ", '"正名"', "正\rname"]
    assert [row.number for row in found] == [1, 2, 3]


def test_the_applicant_is_read_where_there_is_one(tmp_path: Path) -> None:
    found = rows(
        tmp_path, "uscc,verified,name,legal_name,more\n911,YES,甲,乙公司,x\n,,丙,,\n", "names.csv"
    )
    assert found == [Row(1, "甲", "911", "乙公司", verified=True), Row(2, "丙")]


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("true", True),
        ("1", True),
        ("yes", True),
        ("FALSE", False),
        ("0", False),
        ("no", False),
        ("", False),
    ],
)
def test_truths_may_be_written_in_several_ways(tmp_path: Path, text: str, truth: bool) -> None:
    assert rows(tmp_path, f"name\tverified\n甲\t{text}\n") == [Row(1, "甲", verified=truth)]


def test_an_unreadable_row_is_a_row_with_an_error(tmp_path: Path) -> None:
    found = rows(tmp_path, "name\tverified\n甲\n乙\ttrue\tmore\n丙\tperhaps\n丁\ttrue\n")
    assert errors(found) == [
        "1 cells where the header has 2",
        "3 cells where the header has 2",
        "verified: given 'perhaps'; allowed: true, 1, yes, false, 0, no or nothing",
    ]
    assert [row.name for row in found] == ["甲", "乙", "丙", "丁"]
    assert isinstance(found[3], Row)


def test_an_empty_row_is_an_error_unless_it_ends_the_file(tmp_path: Path) -> None:
    found = rows(tmp_path, "name\n甲\n\n乙\n\n\n")
    assert [(row.number, row.name) for row in found] == [(1, "甲"), (2, ""), (3, "乙")]
    assert errors(found) == ["the row is empty"]


def test_a_byte_without_meaning_spoils_its_own_row(tmp_path: Path) -> None:
    found = rows(tmp_path, "name\n甲\n".encode() + b"\xe4\xb9\xff\n" + "丙\n".encode())
    assert [row.name for row in found] == ["甲", "\ufffd\ufffd", "丙"]
    assert errors(found) == ["the row is not utf-8: some byte has no meaning"]


def test_half_a_surrogate_pair_is_such_a_byte(tmp_path: Path) -> None:
    found = rows(tmp_path, "name\n甲乙丙\n".encode() + b"\xed\xa0\x80\n")
    assert len(errors(found)) == 1


def test_a_legal_name_without_end_is_an_error(tmp_path: Path) -> None:
    assert errors(rows(tmp_path, f"name\tlegal_name\n甲\t{'乙' * 201}\n")) == [
        "legal_name: given 201 code points; allowed: at most 200"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", ["names.tsv", "names.csv", "names.txt", "names"])
def test_every_encoding_and_format_gives_the_same_rows(
    tmp_path: Path, encoding: str, name: str
) -> None:
    separator = "\t" if name == "names.tsv" else ","
    content = f"name{separator}uscc\r\n杭州正名{separator}911\r\n".encode(encoding)
    assert rows(tmp_path, content, name) == [Row(1, "杭州正名", "911")]


def test_a_file_of_another_extension_is_what_its_header_says(tmp_path: Path) -> None:
    assert rows(tmp_path, 'name\tuscc\n"甲",乙\t\n', "names.txt") == [Row(1, '"甲",乙')]


def test_the_column_of_names_may_have_another_title(tmp_path: Path) -> None:
    assert rows(tmp_path, "企业名称\n甲\n", column="企业名称") == [Row(1, "甲")]


def test_a_quoted_name_may_hold_lines_and_commas(tmp_path: Path) -> None:
    found = rows(tmp_path, '"name",uscc\r\n"甲,\r\n""乙""",911\r\n"丙,1\r\n丁,2\r\n', "names.csv")
    assert [row.name for row in found] == ['甲,\r\n"乙"', '"丙,1', "丁"]
    assert errors(found) == ["a quote is never closed"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("names\n甲\n", "has no column 'name', only 'names'"),
        ("name\tname\n", "names column 'name' twice"),
        ("\n甲\n", "has no column 'name'"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(tmp_path: Path, content: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        rows(tmp_path, content)


def test_a_header_alone_is_a_file_without_rows(tmp_path: Path) -> None:
    assert rows(tmp_path, "name") == []


def test_a_named_encoding_makes_the_others_errors(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_bytes("name\n杭州\n".encode("gb18030"))
    found = list(open_table(path, encoding=Encoding.UTF_8).rows())
    assert [type(row) for row in found] == [BrokenRow]
