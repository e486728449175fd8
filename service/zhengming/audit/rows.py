"""Files of names, row by row: never the whole file at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from zhengming.audit.encoding import Encoding, survey
from zhengming.audit.records import BadRecord, csv_records, tsv
from zhengming.errors import UnreadableFile

TRUTHS: Mapping[str, bool] = {
    "true": True,
    "1": True,
    "yes": True,
    "false": False,
    "0": False,
    "no": False,
    "": False,
}
LONGEST_CELL = 200
"""Longest USCC or legal name, in code points, as over gRPC. A name has its own limit."""
_SHOWN_COLUMNS = 10


class Row(NamedTuple):
    """A name to check, and who asks for it.

    Args:
        number: counts the rows after the header, from 1.
        name: exactly as in the file.
        uscc: the applicant's code, or a former number in its place (registration number of 15 digits, organization
            code of 9 characters), or empty.
        legal_name: the applicant's legal name, or empty.
        verified: whether the caller has confirmed that both belong to the applicant.
    """

    number: int
    name: str
    uscc: str = ""
    legal_name: str = ""
    verified: bool = False


class BrokenRow(NamedTuple):
    """A row that cannot be read.

    Args:
        number: counts the rows after the header, from 1.
        name: its name as far as it could be read; empty when not.
        error: what is wrong, what is expected.
    """

    number: int
    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file of names that can be read.

    Args:
        path: the file.
        codec: the codec to read it with.
        flawed: whether some line cannot be decoded.
        separator: a tab or a comma.
        columns: the names of its columns.
        places: where the columns that matter stand.
        expected: how many rows it has at most.
    """

    path: Path
    codec: str
    flawed: bool
    separator: str
    columns: tuple[str, ...]
    places: Mapping[str, int]
    expected: int

    def rows(self) -> Iterator[Row | BrokenRow]:
        """All rows in their order; empty lines at the end are none."""
        number = empty = 0
        for record in self._records():
            if record == [""]:
                empty += 1
                continue
            for _ in range(empty):
                number += 1
                yield BrokenRow(number, "", "the row is empty")
            empty = 0
            number += 1
            yield self._row(number, record)

    def _records(self) -> Iterator[list[str] | BadRecord]:
        # surrogateescape: a byte that cannot be decoded spoils its own row, not the file.
        with self.path.open(encoding=self.codec, errors="surrogateescape", newline="\n") as lines:
            records = tsv(lines) if self.separator == "\t" else csv_records(lines)
            next(iter(records), None)
            yield from records

    def _row(self, number: int, record: list[str] | BadRecord) -> Row | BrokenRow:
        if isinstance(record, BadRecord):
            return BrokenRow(number, self._decoded(record.line), record.problem)
        places = self.places
        at = places["name"]
        name = record[at] if at < len(record) else ""
        if self.flawed and not _is_unicode(record):
            return BrokenRow(
                number,
                self._decoded(name),
                f"the row is not {self._encoding()}: some byte has no meaning",
            )
        if len(record) != len(self.columns):
            return BrokenRow(
                number, name, f"{len(record)} cells where the header has {len(self.columns)}"
            )
        if len(places) == 1:
            return Row(number, name)
        uscc, legal_name = (
            _cell(record, places.get("uscc")),
            _cell(record, places.get("legal_name")),
        )
        for column, text in (("uscc", uscc), ("legal_name", legal_name)):
            if len(text) > LONGEST_CELL:
                return BrokenRow(
                    number,
                    name,
                    f"{column}: given {len(text)} code points; allowed: at most {LONGEST_CELL}",
                )
        verified = _cell(record, places.get("verified"))
        truth = TRUTHS.get(verified.lower())
        if truth is None:
            allowed = ", ".join(word for word in TRUTHS if word)
            return BrokenRow(
                number, name, f"verified: given {verified[:40]!r}; allowed: {allowed} or nothing"
            )
        return Row(number, name, uscc, legal_name, truth)

    def _decoded(self, text: str) -> str:
        """The text with U+FFFD for every byte without meaning: it must be written as UTF-8."""
        codec = self._encoding()
        return (
            text.encode(codec, "surrogateescape").decode(codec, "replace") if self.flawed else text
        )

    def _encoding(self) -> str:
        return self.codec.removesuffix("-sig")


def open_table(path: Path, *, encoding: Encoding = Encoding.AUTO, column: str = "name") -> Table:
    """Find out how a file is to be read.

    Args:
        path: a TSV or CSV file with a header line; its extension says which, or else the header does.
        encoding: what it is encoded in.
        column: the column that holds the names.

    Raises:
        UnreadableFile: it cannot be read as such a file.
    """
    found = survey(path, encoding)
    with path.open(encoding=found.codec, errors="surrogateescape", newline="\n") as lines:
        first = lines.readline()
        separator = _separator(path, first)
        records = tsv([first]) if separator == "\t" else csv_records([first])
        header = next(iter(records), [""])
    if isinstance(header, BadRecord):
        raise UnreadableFile(f"{path}: the header line cannot be read: {header.problem}")
    columns = tuple(cell.strip().lstrip("\ufeff") for cell in header)
    return Table(
        path=path,
        codec=found.codec,
        flawed=found.flawed,
        separator=separator,
        columns=columns,
        places=_places(columns, column, path),
        expected=found.lines - 1,
    )


def _separator(path: Path, header: str) -> str:
    match path.suffix.lower():
        case ".tsv" | ".tab":
            return "\t"
        case ".csv":
            return ","
    return "\t" if "\t" in header else ","


def _places(columns: Sequence[str], column: str, path: Path) -> dict[str, int]:
    wanted = {"name": column, "uscc": "uscc", "legal_name": "legal_name", "verified": "verified"}
    places: dict[str, int] = {}
    for meaning, title in wanted.items():
        if columns.count(title) > 1:
            raise UnreadableFile(f"{path}: the header names column {title!r} twice")
        if title in columns:
            places[meaning] = columns.index(title)
    if "name" not in places:
        shown = ", ".join(repr(each[:40]) for each in columns[:_SHOWN_COLUMNS])
        raise UnreadableFile(
            f"{path} has no column {column!r}, only {shown}: name the column of names with --column"
        )
    return places


def _cell(record: Sequence[str], place: int | None) -> str:
    return "" if place is None else record[place].strip()


def _is_unicode(record: Sequence[str]) -> bool:
    try:
        "".join(record).encode()
    except UnicodeEncodeError:
        return False
    return True
