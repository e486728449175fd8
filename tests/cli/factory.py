"""Runs the program: in this process with one checker for all, or in another."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.lexicons import few_lexicons

ROOT = Path(__file__).resolve().parents[2]
# A shell that starts tests in the background has them ignore Ctrl-C.
_LISTENING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
PROGRAM = (sys.executable, "-c", f"{_LISTENING}; from zhengming.cli import main; main()")
ANY_PORT = ("--listen", "127.0.0.1:0")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


def program(*arguments: str | bytes, stdin: bytes = b"", **environment: str) -> Ended:
    """Run the program in another process."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        env=clean(environment),
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def started(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """Start the program in another process, and end it if it has not ended."""
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=clean(environment),
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def clean(environment: dict[str, str]) -> dict[str, str]:
    """The environment without settings of ours but those given; with few lexicons, so that a start takes half as long."""
    others = {key: value for key, value in os.environ.items() if not key.startswith("ZHENGMING_")}
    few = {"ZHENGMING_LEXICONS": str(few_lexicons())}
    return {**others, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **few, **environment}


def until(path: Path, seconds: float = 20.0) -> None:
    """Wait until a file is there."""
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} did not appear"
        time.sleep(0.01)
