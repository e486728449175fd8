import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.audit.factory import PLAN, broken_checker, checker_of_this_process
from zhengming.audit.rows import BrokenRow, Row
from zhengming.audit.runner import CHUNK, IN_FLIGHT, AnyRow, Plan, Summary, run
from zhengming.errors import AuditStopped, InvalidLexicon


def audited(
    rows: list[AnyRow], plan: Plan = PLAN, workers: int = 0
) -> tuple[Summary, list[dict[str, Any]]]:
    written: list[str] = []
    done: list[int] = []
    summary = run(rows, plan, written.append, workers=workers, progress=done.append)
    assert sum(done) == len(rows)
    return summary, [json.loads(line) for line in "".join(written).splitlines()]


def many(count: int) -> list[AnyRow]:
    return [
        Row(number, f"{'银行' if number % 7 == 0 else '商行'}{number}")
        for number in range(1, count + 1)
    ]


def test_every_row_is_answered_or_an_error() -> None:
    rows: list[AnyRow] = [
        Row(1, "甲"),
        Row(2, "甲银行"),
        BrokenRow(3, "乙", "no."),
        Row(4, ""),
        Row(5, "unreadable"),
        Row(6, "a\udc80"),
    ]
    summary, lines = audited(rows)
    assert [line.get("decision") for line in lines] == ["ACCEPT", "REJECT", None, None, None, None]
    assert [bool(line.get("error")) for line in lines] == [False, False, True, True, True, True]
    assert lines[3]["error"].startswith("organization_name.text: given an empty text")
    assert summary.outcomes == {"ACCEPT": 1, "REJECT": 1, "error": 4}
    assert (summary.rows, summary.revision, summary.workers) == (6, "r1", 0)


def test_a_verified_applicant_reaches_the_checker() -> None:
    _, lines = audited(
        [Row(1, "甲银行", "911", "甲", verified=True), Row(2, "甲银行", "911", "甲")]
    )
    assert [line["decision"] for line in lines] == ["REVIEW", "REJECT"]


def test_no_rows_are_a_report_without_lines() -> None:
    summary, lines = audited([])
    assert (summary.rows, summary.revision, lines) == (0, "r1", [])


def test_workers_keep_the_order_and_give_the_same_answers() -> None:
    rows = many(5 * CHUNK + 17)
    alone, together = audited(rows), audited(rows, workers=3)
    assert [line["row"] for line in together[1]] == list(range(1, len(rows) + 1))
    assert together[1] == alone[1]
    assert together[0].outcomes == alone[0].outcomes


def test_a_file_of_any_length_stays_out_of_memory() -> None:
    """While one chunk is written, at most those in flight have been read."""
    read = 0
    ahead: list[int] = []

    def rows() -> Iterator[AnyRow]:
        nonlocal read
        for row in many(20 * CHUNK):
            read += 1
            yield row

    written = 0

    def write(lines: str) -> None:
        nonlocal written
        written += lines.count("\n")
        ahead.append(read - written)

    run(rows(), PLAN, write, workers=2, progress=lambda count: None)
    assert written == read == 20 * CHUNK
    assert max(ahead) <= 2 * IN_FLIGHT * CHUNK


def test_an_error_of_the_engine_names_the_row() -> None:
    with pytest.raises(RuntimeError) as caught:
        audited([Row(1, "甲"), Row(2, "explode")])
    assert caught.value.__notes__ == ["in row 2: 'explode'"]


def test_a_lost_worker_ends_the_audit_in_one_sentence() -> None:
    with pytest.raises(AuditStopped, match="a worker process ended"):
        audited([*many(CHUNK), Row(CHUNK + 1, "exit")], workers=2)


def test_broken_lexicons_end_the_audit_in_one_sentence() -> None:
    plan = replace(PLAN, make_checker=broken_checker)
    with pytest.raises(InvalidLexicon, match=r"a\.tsv:3:term: is empty"):
        audited([Row(1, "甲")], plan)
    with pytest.raises(AuditStopped, match=r"a\.tsv:3:term: is empty"):
        audited([Row(1, "甲")], plan, workers=2)


def test_verdicts_of_two_revisions_are_not_mixed() -> None:
    plan = replace(PLAN, make_checker=checker_of_this_process)
    with pytest.raises(AuditStopped, match="lexicons changed"):
        audited(many(40 * CHUNK), plan, workers=2)
