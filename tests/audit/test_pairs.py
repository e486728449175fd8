"""Files of pairs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.factory import checker
from tests.pairs import golden_pairs
from zhengming.audit import pairs
from zhengming.errors import UnreadableFile

Written = Callable[[str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "pairs.tsv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def compared(table: pairs.PairTable) -> tuple[list[dict[str, Any]], pairs.PairSummary]:
    lines: list[str] = []
    summary = pairs.run(table, checker(), lines.append, progress=lambda count: None)
    return [json.loads(line) for line in lines], summary


def test_the_golden_pairs_come_out_in_their_order(written: Written) -> None:
    wanted = [pair for pair in golden_pairs() if not pair.pending]
    rows = [("name", "other_name"), *((pair.name, pair.other_name) for pair in wanted)]
    path = written("".join("\t".join(row) + "\n" for row in rows))
    lines, summary = compared(pairs.open_pairs(path))
    assert [line["row"] for line in lines] == list(range(1, len(wanted) + 1))
    told = [(line["name"], line["other_name"], line["relation"], line["ground"]) for line in lines]
    assert told == [(p.name, p.other_name, p.relation.value, p.ground.value) for p in wanted]
    assert summary.rows == len(wanted)


def test_a_line_reasons_slot_by_slot_and_says_what_answered(written: Written) -> None:
    path = written("name\tother_name\n北京红光酒业有限公司\t北京红光酒厂\n")
    (line,), _ = compared(pairs.open_pairs(path))
    assert (line["relation"], line["article"]) == ("SAME", "3(3)")
    assert (line["revision"], line["release"]) == (checker().revision, checker().release)
    trade = next(slot for slot in line["slots"] if slot["slot"] == "trade")
    assert trade == {
        "slot": "trade",
        "level": "same",
        "name": [{"text": "酒业", "span": {"start": 4, "end": 6}}],
        "other_name": [{"text": "酒厂", "span": {"start": 4, "end": 6}}],
        "detail": "liquor",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_encoding_and_any_column_will_do(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "企业.csv"
    path.write_bytes("编号,甲,乙\r\n1,牛栏山酒业,牛兰山酒业\r\n".encode(encoding))
    (line,), _ = compared(pairs.open_pairs(path, column="甲", other_column="乙"))
    assert (line["name"], line["relation"]) == ("牛栏山酒业", "NEAR")


def test_a_row_that_cannot_be_read_is_a_row_with_an_error(written: Written) -> None:
    path = written(
        b"name\tother_name\n\xe6\xad\xa3\xe5\x90\x8d\n\t\xe4\xb9\x99\n\xe4\xb8\x99\t\xff\xfe\n"
        b"\xe4\xb8\x99\t\xe4\xb8\x81\n"
    )
    lines, summary = compared(pairs.open_pairs(path))
    assert [line["row"] for line in lines] == [1, 2, 3, 4]
    assert [line.get("error", "").partition(":")[0] for line in lines] == [
        "1 cells where the header has 2",
        "name",
        "the row is not utf-8",
        "",
    ]
    assert "relation" not in lines[0]
    assert (lines[1]["name"], lines[1]["other_name"]) == ("", "乙")
    assert summary.outcomes == {"error": 3, "DIFFERENT": 1}


def test_columns_that_an_audit_reads_do_not_matter_here(written: Written) -> None:
    path = written("name\tother_name\tverified\n甲公司\t甲公司\tperhaps\n")
    (line,), _ = compared(pairs.open_pairs(path))
    assert line["relation"] == "SAME"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("name\tother", "has no column 'other_name': name the column of the second names with"),
        ("name\tother_name\tother_name", "names column 'other_name' twice"),
        ("first\tother_name", "has no column 'name', only 'first', 'other_name'"),
    ],
)
def test_a_file_without_both_columns_is_one_sentence(
    written: Written, header: str, said: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        pairs.open_pairs(written(f"{header}\na\tb\n"))
    assert said in str(caught.value)


def test_a_file_without_rows_is_an_empty_report(written: Written) -> None:
    lines, summary = compared(pairs.open_pairs(written("name\tother_name\n")))
    assert not lines
    assert summary.rows == 0
