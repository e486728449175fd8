"""A committed file that a script makes: the script writes it, or says whether it is what the script would write."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path


def add_check(arguments: ArgumentParser) -> None:
    """Give a script the option ``--check``."""
    arguments.add_argument("--check", action="store_true", help="compare, write nothing")


def settle(path: Path, made: str, *, check: bool) -> int:
    """Write the file; with ``check`` only compare it, and exit with a sentence where it differs."""
    if not check:
        path.write_text(made, "utf-8")
        print(f"{path.name}: {len(made.splitlines()):,} lines")
    elif path.read_text("utf-8") != made:
        sys.exit(f"{path} is not what {Path(sys.argv[0]).name} makes: run it")
    return 0
