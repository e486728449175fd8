"""Labelled names: a file whose rows say what the answer should be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from zhengming.audit.encoding import Encoding
from zhengming.audit.rows import BrokenRow, Row, Table, open_table
from zhengming.errors import UnreadableFile
from zhengming.model.applicant import NOBODY, Applicant, Verification
from zhengming.model.proposal import Surface
from zhengming.model.verdict import Decision

NAME, EXPECTED = "name", "expected"
OPTIONAL = ("class", "rule", "disguise", "surface")
STOP = "STOP"
"""Either way of not accepting a name."""
STOPPED = frozenset({Decision.REVIEW, Decision.REJECT})
SEPARATOR = "|"
_LONGEST_SHOWN = 40


class Question(NamedTuple):
    """What is asked, by which cases of two runs are known to be the same."""

    name: str
    surface: str = Surface.DISPLAY.value
    uscc: str = ""
    legal_name: str = ""
    verified: bool = False


class Case(NamedTuple):
    """A name, and the answers that are right.

    Args:
        number: counts the rows after the header, from 1.
        question: what is asked.
        expected: the decisions that are right; never all of them.
        rules: ids of rules of which one must object, if any are named; of a case that may pass, what it is near to.
        label: free label of the kind of name.
        disguise: free label of how the name is disguised.
    """

    number: int
    question: Question
    expected: frozenset[Decision]
    rules: tuple[str, ...] = ()
    label: str = ""
    disguise: str = ""

    @property
    def must_stop(self) -> bool:
        """Whether it would be wrong to accept the name."""
        return Decision.ACCEPT not in self.expected

    @property
    def wanted(self) -> str:
        """The decisions that are right, as the file writes them."""
        return SEPARATOR.join(each.value for each in Decision if each in self.expected)

    def applicant(self) -> Applicant:
        """Who asks."""
        _, _, uscc, legal_name, verified = self.question
        if not (uscc or legal_name or verified):
            return NOBODY
        state = Verification.IDENTITY_CONFIRMED if verified else Verification.NONE
        return Applicant(uscc=uscc, legal_name=legal_name, verification=state)


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A file of labelled names that can be read.

    Args:
        table: the file, read for names and applicants.
    """

    table: Table

    def cases(self, rules: Collection[str]) -> Iterator[Case | BrokenRow]:
        """All rows in their order; one that asks the same as an earlier one is broken.

        Args:
            rules: ids of the rules that a row may name.
        """
        titles = [title for title in (EXPECTED, *OPTIONAL) if title in self.table.columns]
        views = [column_view(self.table, title).rows() for title in titles]
        seen: dict[Question, int] = {}
        for row, *others in zip(self.table.rows(), *views, strict=True):
            if isinstance(row, BrokenRow):
                yield row
                continue
            found = _case(row, dict(zip(titles, map(_cell, others), strict=True)), rules)
            if isinstance(found, Case):
                first = seen.setdefault(found.question, found.number)
                if first != found.number:
                    found = BrokenRow(row.number, row.name, f"asks the same as row {first}")
            yield found


def open_cases(path: Path, *, encoding: Encoding = Encoding.AUTO, column: str = NAME) -> CaseTable:
    """Find out how a file of labelled names is to be read.

    Args:
        path: a TSV or CSV file with a header line that names at least the names' column and ``expected``.
        encoding: what it is encoded in.
        column: the column that holds the names.

    Raises:
        UnreadableFile: it cannot be read as such a file.
    """
    table = open_table(path, encoding=encoding, column=column)
    for title in (EXPECTED, *OPTIONAL):
        if table.columns.count(title) > 1:
            raise UnreadableFile(f"{path}: the header names column {title!r} twice")
    if EXPECTED not in table.columns:
        raise UnreadableFile(
            f"{path} has no column {EXPECTED!r}: label each name ACCEPT, REVIEW, REJECT, several joined by |, or {STOP}"
        )
    return CaseTable(table)


def _case(row: Row, cells: Mapping[str, str], known: Collection[str]) -> Case | BrokenRow:
    expected = _decisions(cells[EXPECTED])
    rules = tuple(filter(None, map(str.strip, cells.get("rule", "").split(SEPARATOR))))
    surface = cells.get("surface", "") or Surface.DISPLAY.value
    unknown = next((rule for rule in rules if rule not in known), None)
    if isinstance(expected, str):
        problem = expected
    elif unknown is not None:
        problem = _wrong("rule", unknown, "ids that `zhengming rules` lists, joined by |")
    elif surface not in {each.value for each in Surface}:
        problem = _wrong("surface", surface, ", ".join(each.value for each in Surface))
    else:
        question = Question(row.name, surface, row.uscc, row.legal_name, row.verified)
        label, disguise = cells.get("class", ""), cells.get("disguise", "")
        return Case(row.number, question, expected, rules, label, disguise)
    return BrokenRow(row.number, row.name, problem)


def column_view(table: Table, title: str) -> Table:
    """The same file, read for one column of it only: the cells come as names of rows."""
    return replace(table, places={NAME: table.columns.index(title)})


def _cell(row: Row | BrokenRow) -> str:
    return row.name.strip()


def _decisions(cell: str) -> frozenset[Decision] | str:
    """The decisions a cell allows, or what is wrong with it."""
    allowed = f"ACCEPT, REVIEW, REJECT, several joined by |, or {STOP}"
    found: set[Decision] = set()
    for word in map(str.strip, cell.split(SEPARATOR)):
        if word == STOP:
            found |= STOPPED
        elif word in Decision.__members__:
            found.add(Decision[word])
        else:
            return _wrong(EXPECTED, cell, allowed)
    if len(found) == len(Decision):
        return _wrong(EXPECTED, cell, "not every decision at once: no answer would be wrong")
    return frozenset(found)


def _wrong(column: str, given: str, allowed: str) -> str:
    return f"{column}: given {given[:_LONGEST_SHOWN]!r}; allowed: {allowed}"
