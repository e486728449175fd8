import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.factory import PROGRAM, clean, program, started

NAMES = "name\tuscc\tlegal_name\tverified\n杭州正名科技有限公司\t\t\t\n北京市公安局\t\t\ttrue\n短\n坏\t\t\tperhaps\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, encoding="utf-8")
    return path


def test_a_file_becomes_a_report_in_its_order(run: Run, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    ended = run("audit", str(source), "--output", str(target))
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("4 rows · ACCEPT 1 · REVIEW 1 · REJECT 0 · errors 2\n")
    assert [line["row"] for line in lines] == [1, 2, 3, 4]
    assert [line["name"] for line in lines] == ["杭州正名科技有限公司", "北京市公安局", "短", "坏"]
    assert lines[1]["findings"][0]["evidence"][0]["quote"] == "公安局"
    assert lines[3]["error"].startswith("verified: given 'perhaps'; allowed: ")
    assert "decision" not in lines[3]


def test_the_summary_may_be_json(run: Run, source: Path, tmp_path: Path) -> None:
    summary = json.loads(run("audit", str(source), "--output", str(tmp_path / "out"), "--json").out)
    assert summary["rows"] == 4
    assert summary["errors"] == 2
    assert summary["decisions"] == {"ACCEPT": 1, "REVIEW": 1, "REJECT": 0}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_encoding_gives_the_same_report(
    run: Run, source: Path, tmp_path: Path, encoding: str
) -> None:
    other = tmp_path / "企业.csv"
    other.write_bytes(
        "编号,企业名称\r\n1,杭州正名科技有限公司\r\n2,北京市公安局\r\n".encode(encoding)
    )
    target = tmp_path / "out.jsonl"
    ended = run("audit", str(other), "--output", str(target), "--column", "企业名称")
    assert ended.code == 0
    assert [json.loads(line)["decision"] for line in target.read_text().splitlines()] == [
        "ACCEPT",
        "REVIEW",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"", "is empty: its first line must name the columns"),
        (
            b"names\nabc\n",
            "has no column 'name', only 'names': name the column of names with --column",
        ),
        (b"\x00\x01\x02", "is binary, no text: give a TSV or CSV file with a header line"),
    ],
)
def test_an_unreadable_file_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes | None, said: str
) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    if content is not None:
        source.write_bytes(content)
    ended = run("audit", str(source), "--output", str(target))
    assert (ended.code, ended.out, ended.err) == (2, "", f"{source} {said}\n")
    assert not target.exists()


def test_the_report_does_not_overwrite_the_names(run: Run, source: Path) -> None:
    ended = run("audit", str(source), "--output", str(source))
    assert ended.code == 2
    assert "the input itself" in ended.err
    assert source.read_text(encoding="utf-8") == NAMES


def test_broken_lexicons_leave_no_report(
    run: Run, source: Path, tmp_path: Path, broken_lexicons: Path
) -> None:
    target = tmp_path / "out.jsonl"
    for workers in ("1", "2"):
        arguments = (
            "--output",
            str(target),
            "--lexicons",
            str(broken_lexicons),
            "--workers",
            workers,
        )
        ended = run("audit", str(source), *arguments)
        assert (ended.code, ended.out) == (1, "")
        assert "classes.tsv" in ended.err
        assert ended.err.count("\n") == 1
    assert not list(tmp_path.glob("*out*"))


def test_real_workers_answer_as_one_process_does(
    source: Path, tmp_path: Path, lexicons: Path
) -> None:
    names = ["杭州正名科技有限公司", "北京市公安局", "公安县餐饮店", "國家级银行", "\u202e正名"]
    source.write_text(
        "name\n" + "".join(f"{name}{number}\n" for number in range(500) for name in names)
    )
    reports = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for workers, target in enumerate(reports, 1):
        options = ("--output", str(target), "--workers", str(workers), "--lexicons", str(lexicons))
        ended = program("audit", str(source), *options)
        assert (ended.code, ended.err) == (0, "")
    one, two = (
        [json.loads(line) | {"as_of": ""} for line in report.read_text().splitlines()]
        for report in reports
    )
    assert one == two
    assert len(one) == 2500


def test_the_protocol_of_the_service_is_not_loaded_for_an_audit(
    source: Path, tmp_path: Path
) -> None:
    code = (
        "import sys; from zhengming import cli\n"
        f"sys.argv = ['zhengming', 'audit', {str(source)!r}, '--output', {str(tmp_path / 'out')!r}]\n"
        "try: cli.main()\n"
        "finally: assert not [m for m in sys.modules if m in ('grpc', 'google.protobuf')], sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=clean({}), check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_audit_leaves_nothing_behind(
    source: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    source.write_text("name\n" + "杭州正名科技有限公司\n" * 400_000, encoding="utf-8")
    arguments = ("audit", str(source), "--output", str(folder / "out.jsonl"), "--workers", "2")
    with started(*arguments) as process:
        wait_for_lines(folder, process)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (code, "", "")
    assert not list(folder.iterdir())


def wait_for_lines(folder: Path, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        if any(path.stat().st_size for path in folder.iterdir()):
            return
        time.sleep(0.02)
    pytest.fail(f"ended before it wrote anything: {process.communicate()}")


def test_a_reader_that_goes_away_is_no_traceback(source: Path, tmp_path: Path) -> None:
    pipe = subprocess.Popen(
        [*PROGRAM, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean({})
    )
    assert pipe.stdout is not None
    assert pipe.stderr is not None
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait(30) == 1


def test_a_terminal_shows_a_progress_bar_that_goes_away(source: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "audit", str(source), "--output", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**clean({}), "TERM": "xterm"},
        check=False,
    )
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "/4" in shown
    assert b"\x1b" not in done.stdout
