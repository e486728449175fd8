import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.audit.records import MOST_LINES, BadRecord, csv_records, tsv


def lines(text: str) -> list[str]:
    return io.StringIO(text, newline="\n").readlines()


def read(text: str) -> list[list[str] | str]:
    """Every record, a bad one as its line."""
    return [each.line if isinstance(each, BadRecord) else each for each in csv_records(lines(text))]


def test_a_quote_in_tsv_is_a_character() -> None:
    assert list(tsv(lines('"甲"\t乙\r\n"丙\t\n'))) == [['"甲"', "乙"], ['"丙', ""]]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ('"a,b",c\n', [["a,b", "c"]]),
        ('"a ""b""",c\n', [['a "b"', "c"]]),
        ('"a\r\nb",c\r\nd,e\n', [["a\r\nb", "c"], ["d", "e"]]),
        ('a "b" c,d\n', [['a "b" c', "d"]]),
        ('""\n', [[""]]),
        ("\n", [[""]]),
    ],
)
def test_csv_is_read_as_rfc_4180_has_it(text: str, records: list[list[str]]) -> None:
    assert read(text) == records


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    rest = [f"名{number},x" for number in range(MOST_LINES * 3)]
    assert read('"甲,乙\n' + "\n".join(rest)) == ['"甲,乙', *(each.split(",") for each in rest)]
    assert read('a\n"b\nc') == [["a"], '"b', ["c"]]


def test_two_stray_quotes_do_not_swallow_the_rows_between() -> None:
    assert read('a"b,1\nc,2\nd"e,3\n') == ['a"b,1', ["c", "2"], 'd"e,3']


def test_text_after_a_closing_quote_is_no_csv() -> None:
    assert read('"a"b,c\nd,e\n') == ['"a"b,c', ["d", "e"]]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=1, max_size=4
        ),
        max_size=5,
    )
)
def test_what_a_writer_wrote_is_read_back(rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    assert read(file.getvalue()) == rows
