import json
import os
import stat
from pathlib import Path

import pytest

from tests.terminal.factory import AS_OF, LICENCE, evidence, finding, verdict
from zhengming.audit.report import error_line, json_text, verdict_line, whole_file
from zhengming.audit.rows import BrokenRow
from zhengming.errors import AuditStopped, InvalidField
from zhengming.model.verdict import NeighbourSource, Severity


def test_a_finding_is_written_with_its_evidence() -> None:
    name = "國家级"
    near = NeighbourSource("某某", "businesses/x", "exact", 1.0)
    seen = (
        evidence(name, 0, 3, read_as="国家级", disguises=("traditional",)),
        evidence(name, 0, 1, entry="", neighbour=near),
    )
    line = json.loads(
        verdict_line(7, name, verdict(finding(*seen, message="不可。", remedies=(LICENCE,))))
    )
    assert line == {
        "row": 7,
        "name": name,
        "decision": "REJECT",
        "findings": [
            {
                "rule": "misleading-claims",
                "severity": "REJECT",
                "clauses": [
                    "《企业名称登记管理规定》第十一条(八)",
                    "WeCom AUP, Organization name (c)",
                ],
                "message": "不可。",
                "evidence": [
                    {
                        "span": {"start": 0, "end": 3},
                        "quote": "國家级",
                        "read_as": "国家级",
                        "disguises": ["traditional"],
                        "entry": "misleading-claims/guojiaji",
                    },
                    {
                        "span": {"start": 0, "end": 1},
                        "quote": "國",
                        "neighbour": {
                            "name": "某某",
                            "entry": "businesses/x",
                            "path": "exact",
                            "score": 1.0,
                        },
                    },
                ],
                "remedies": ["《金融许可证》"],
            }
        ],
        "revision": "42",
        "release": "1.0",
        "as_of": AS_OF.isoformat(),
    }


def test_a_shadow_finding_says_so() -> None:
    line = json.loads(
        verdict_line(
            1, "甲", verdict(finding(evidence("甲", 0, 1), severity=Severity.REVIEW, shadow=True))
        )
    )
    assert line["decision"] == "ACCEPT"
    assert line["findings"][0]["shadow"] is True


def test_an_error_has_no_decision() -> None:
    assert json.loads(error_line(BrokenRow(3, "甲", "no."))) == {
        "row": 3,
        "name": "甲",
        "error": "no.",
        "findings": [],
    }


def test_a_line_stays_a_line_and_comes_back_as_it_was() -> None:
    name = 'a\u2028b\u202ec\x85d\x7f\u200b\n"\\正\U0001f43c'
    text = json_text({"name": name})
    assert len(text.splitlines()) == 1
    assert text.isprintable()
    assert json.loads(text) == {"name": name}


def test_a_file_bears_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    target.chmod(0o640)
    with pytest.raises(RuntimeError), whole_file(target, source=Path(__file__)) as file:  # noqa: PT012
        file.write("half")
        raise RuntimeError
    assert target.read_text() == "before"
    with whole_file(target, source=Path(__file__)) as file:
        file.write("whole")
        assert target.read_text() == "before"
    assert target.read_text() == "whole"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "out", tmp_path / "link"
    target.touch()
    link.symlink_to(target)
    with whole_file(link, source=Path(__file__)) as file:
        file.write("x")
    assert link.is_symlink()
    assert target.read_text() == "x"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with whole_file(pipe, source=Path(__file__)) as file:
            file.write("x")
        assert os.read(reader, 10) == b"x"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_where_nothing_can_be_written_is_said_first(tmp_path: Path) -> None:
    source = tmp_path / "in.tsv"
    source.touch()
    (tmp_path / "hard").hardlink_to(source)
    for path, why in (
        (tmp_path, "a folder"),
        (tmp_path / "missing" / "out", "No such file"),
        (source, "the input itself"),
        (tmp_path / "hard", "the input itself"),
    ):
        with pytest.raises(InvalidField, match=why), whole_file(path, source=source):
            pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    with (
        pytest.raises(AuditStopped, match="No space left"),
        whole_file(Path("/dev/full"), source=Path(__file__)) as file,
    ):
        file.write("x" * 100_000)
