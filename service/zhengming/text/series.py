"""Characters that go together, by ``series.tsv``: those of one series, and the forms of one character."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


def others(char: str) -> str:
    """The characters that go with ``char``, each once; empty for what is in no series."""
    return _rows().get(char, "")


@cache
def _rows() -> Mapping[str, str]:
    """Character → the others of all its series.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file is not such a table.
    """
    lines = Path(__file__).with_name("series.tsv").read_text("utf-8").splitlines()
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        _, series = line.split("\t")
        for char in series:
            found.setdefault(char, {}).update(dict.fromkeys(series.replace(char, "")))
    return {char: "".join(those) for char, those in found.items()}
