"""Reading lexicon files: a header that explains itself, then tab-separated entries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from zhengming.lexicon.kind import LexiconFile, Row
from zhengming.lexicon.problem import Problem

_KEYS = ("lexicon", "kind", "title", "title_en", "about", "licence")


def read(path: Path) -> tuple[LexiconFile | None, list[Problem]]:
    """Read one file.

    Args:
        path: a ``.tsv`` file in UTF-8.

    Returns:
        The lexicon (``None`` when the file has no usable header) and every problem found on the way.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [
            Problem(path.name, line, "", f"not UTF-8 at byte {error.start}; save the file as UTF-8")
        ]
    except OSError as error:
        return None, [Problem(path.name, 0, "", f"cannot be read: {error.strerror}")]
    file, problems = _Reader(path).read(text)
    return file and replace(file, digest=hashlib.sha256(data).digest()), problems


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.header: dict[str, str] = {}
        self.documented: set[str] = set()
        self.sources: dict[str, str] = {}
        self.problems: list[Problem] = []

    def problem(self, line: int, column: str, message: str) -> None:
        self.problems.append(Problem(self.path.name, line, column, message))

    def read(self, text: str) -> tuple[LexiconFile | None, list[Problem]]:
        columns: tuple[str, ...] = ()
        header_line = 0
        rows: list[Row] = []
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
            line = line.removesuffix("\r")
            if line.startswith("#") and not columns:
                self.read_header(number, line[1:].strip())
            elif not line.strip() or line.startswith("#"):
                continue
            elif not columns:
                columns, header_line = tuple(c.strip() for c in line.split("\t")), number
            else:
                rows += self.read_row(number, line.split("\t"), columns)
        self.check_header(columns, header_line)
        if not columns or "kind" not in self.header:
            return None, self.problems
        return self.lexicon(columns, header_line, rows), self.problems

    def read_header(self, number: int, line: str) -> None:
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        word, _, name = key.partition(" ")
        if not colon:
            self.problem(number, "", f"header line {line[:40]!r} is not of the form `# key: value`")
        elif word == "column" and name:
            self.documented.add(name.strip())
        elif word == "source" and name:
            self.sources[name.strip()] = value
        elif key in _KEYS:
            self.header[key] = f"{self.header[key]} {value}" if key in self.header else value
        else:
            known = ", ".join([*_KEYS, "column NAME", "source KEY"])
            self.problem(number, "", f"header key {key[:40]!r} is unknown; known are {known}")

    def read_row(self, number: int, cells: list[str], columns: tuple[str, ...]) -> Iterable[Row]:
        if len(cells) > len(columns):
            self.problem(
                number,
                columns[-1] if columns else "",
                f"{len(cells)} cells, but the file has {len(columns)} columns: is there a tab too many?",
            )
            return ()
        return (
            Row(number, {c: v.strip() for c, v in zip(columns, cells, strict=False) if v.strip()}),
        )

    def check_header(self, columns: tuple[str, ...], header_line: int) -> None:
        for key in _KEYS:
            if not self.header.get(key):
                self.problem(1, "", f"the header lacks `# {key}: …`")
        declared = self.header.get("lexicon", self.path.stem)
        if declared != self.path.stem:
            self.problem(
                1, "", f"the header says lexicon {declared!r}, but the file is {self.path.name}"
            )
        if not columns:
            self.problem(header_line or 1, "", "there is no line of column names after the header")
        for column in dict.fromkeys(columns):
            if columns.count(column) > 1:
                self.problem(header_line, column, "this column stands twice")
            if column not in self.documented:
                self.problem(
                    header_line,
                    column,
                    f"the header does not explain this column: `# column {column}: …`",
                )

    def lexicon(self, columns: tuple[str, ...], header_line: int, rows: list[Row]) -> LexiconFile:
        return LexiconFile(
            path=self.path,
            id=self.path.stem,
            kind=self.header["kind"],
            title=self.header.get("title", ""),
            title_en=self.header.get("title_en", ""),
            columns=columns,
            documented=frozenset(self.documented),
            sources=self.sources,
            rows=tuple(rows),
            header_line=header_line,
        )
