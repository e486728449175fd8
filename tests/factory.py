"""Builds what many tests need: codes, checkers, and the golden cases of ``tests/cases``.

Fixture policy: nothing here shares state but the one checker on the shipped lexicons, which is immutable. Codes are
computed by an implementation of GB 32100 and GB 11714 of its own, written from the standards' tables and not from the
service's code, so that each checks the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from zhengming.checker import Checker, load_checker
from zhengming.model.applicant import (
    NOBODY,
    Applicant,
    Authorization,
    AuthorizationKind,
    Person,
    PersonRole,
    Verification,
)
from zhengming.model.platform import NO_FACTS, Fact, PlatformFacts, Standing
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.verdict import Decision

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
AS_OF = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The moment all cases are asked for."""

_OUTER = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_INNER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def uscc(kind: str, division: str = "330100", serial: int = 12345678, *, wrong: str = "") -> str:
    """A well-formed code, or one with one mistake.

    Args:
        kind: registering department and kind of body, two characters.
        division: GB/T 2260 code of the registering authority.
        serial: the first eight characters of the organization code.
        wrong: ``inner`` or ``check``: which check character is to be wrong.
    """
    number = f"{serial:08d}"
    total = 0
    for weight, character in zip([3, 7, 9, 10, 5, 8, 4, 2], number, strict=True):
        total += weight * _INNER.find(character)
    inner = {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
    if wrong == "inner":
        inner = "1" if inner == "0" else "0"
    body = f"{kind}{division}{number}{inner}"
    total = 0
    weight = 1
    for character in body:
        total += weight * _OUTER.find(character)
        weight = weight * 3 % 31
    check = _OUTER[(31 - total % 31) % 31]
    if wrong == "check":
        check = "1" if check == "0" else "0"
    return body + check


def resident_id(division: str, birth: date, serial: int = 1, *, wrong: str = "") -> str:
    """A well-formed resident identity number of nobody, or one with one mistake.

    Args:
        division: six digits.
        birth: date of birth.
        serial: three digits.
        wrong: ``check``, ``date`` or ``division``: what is to be wrong.
    """
    day = "20250230" if wrong == "date" else birth.strftime("%Y%m%d")
    body = f"{'99' + division[2:] if wrong == 'division' else division}{day}{serial:03d}"
    total = 0
    for place, digit in enumerate(reversed(body), start=1):
        total += int(digit) * pow(2, place, 11)
    check = "0123456789X"[(1 - total) % 11]
    if wrong == "check":
        check = "1" if check == "0" else "0"
    return body + check


@cache
def checker() -> Checker:
    """The checker on the shipped lexicons; immutable, so that all tests of a process may share it."""
    return load_checker()


@dataclass(frozen=True, slots=True)
class Case:
    """A golden verdict.

    Args:
        file: which file of ``tests/cases`` it stands in.
        why: why the verdict is right, in one sentence.
        proposal: the name that is asked about.
        applicant: who asks.
        decision: the right decision.
        rules: the ids of the findings graver than advice, sorted.
        quote: the quote of the gravest finding's first evidence; empty when nothing is graver than advice.
        clauses: ids of clauses that findings graver than advice must cite; more may be cited.
        pending: why the engine does not answer so yet; empty when it does.
    """

    file: str
    why: str
    proposal: OrganizationName
    applicant: Applicant
    decision: Decision
    rules: tuple[str, ...]
    quote: str
    clauses: tuple[str, ...]
    pending: str

    @property
    def id(self) -> str:
        """What the test report calls it."""
        return f"{self.file}: {self.proposal.text} ({self.why})"


class InAFile(Protocol):
    """A golden case: it stands in a file."""

    @property
    def file(self) -> str:
        """Its name."""


C = TypeVar("C", bound=InAFile)


def by_file(cases: Iterable[C]) -> list[tuple[C, ...]]:
    """The cases of each file, for a test of what holds of every one: a test for each costs more than what it tests."""
    found: dict[str, list[C]] = {}
    for case in cases:
        found.setdefault(case.file, []).append(case)
    return [tuple(those) for those in found.values()]


def file_of(cases: Sequence[InAFile]) -> str:
    """What the test report calls the cases of a file."""
    return cases[0].file


def cases() -> list[Case]:
    """Every case, in the order of the files.

    Raises:
        ValueError: a case is not as ``tests/cases/README.md`` wants it.
    """
    return [
        _case(path.stem, table) for path in sorted(CASES.glob("*.toml")) for table in _tables(path)
    ]


def _tables(path: Path) -> list[dict[str, Any]]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    _only(document, {"case"}, path.name)
    tables: list[dict[str, Any]] = document["case"]
    return tables


def _case(file: str, table: dict[str, Any]) -> Case:
    where = f"{file}: {table.get('name')!r}"
    known = {
        "name",
        "why",
        "decision",
        "rules",
        "quote",
        "clauses",
        "pending",
        "surface",
        "claimed_kind",
        "division_code",
        "applicant",
    }
    _only(table, known, where)
    decision = Decision(table["decision"])
    rules = tuple(table.get("rules", ()))
    quote = table.get("quote", "")
    if list(rules) != sorted(set(rules)):
        raise ValueError(f"{where}: rules must be sorted and each stand once")
    if bool(rules) is not (decision is not Decision.ACCEPT) or bool(rules) is not bool(quote):
        raise ValueError(
            f"{where}: rules and a quote belong to REVIEW and REJECT, and only to them"
        )
    if table.get("clauses") and not rules:
        raise ValueError(f"{where}: clauses are cited by REVIEW and REJECT only")
    if quote not in table["name"]:
        raise ValueError(f"{where}: the quote must stand in the name")
    return Case(
        file=file,
        why=table["why"],
        proposal=OrganizationName(
            table["name"],
            Surface(table.get("surface", "display")),
            table.get("claimed_kind", ""),
            table.get("division_code", ""),
        ),
        applicant=_applicant(table["applicant"], where) if "applicant" in table else NOBODY,
        decision=decision,
        rules=rules,
        quote=quote,
        clauses=tuple(table.get("clauses", ())),
        pending=table.get("pending", ""),
    )


def _applicant(table: Mapping[str, Any], where: str) -> Applicant:
    known = {"uscc", "legal_name", "verification", "authorizations", "persons", "facts"}
    _only(table, known, where)
    return Applicant(
        uscc=_code(table.get("uscc", ""), where),
        legal_name=table.get("legal_name", ""),
        verification=Verification(table.get("verification", "none")),
        authorizations=tuple(_authorization(a, where) for a in table.get("authorizations", ())),
        persons=tuple(_person(p, where) for p in table.get("persons", ())),
        facts=_facts(table["facts"], where) if "facts" in table else NO_FACTS,
    )


def _code(code: str | Mapping[str, Any], where: str) -> str:
    if isinstance(code, str):
        return code
    _only(code, {"kind", "division", "serial", "wrong", "written"}, where)
    computed = uscc(code["kind"], code["division"], code["serial"], wrong=code.get("wrong", ""))
    if code.get("written") == "loosely":
        return f" {computed[:8]} {computed[8:]} ".lower()
    return computed


def _facts(table: Mapping[str, Any], where: str) -> PlatformFacts:
    _only(table, {"consulted", "standing", "standing_until", "administrator_subjects"}, where)
    return PlatformFacts(
        consulted=frozenset(Fact(fact) for fact in table["consulted"]),
        administrator_subjects=table.get("administrator_subjects", 0),
        standing=Standing(table.get("standing", "good")),
        standing_until=table.get("standing_until"),
    )


def _person(table: Mapping[str, Any], where: str) -> Person:
    _only(table, {"name", "role", "confirmed", "resident_id"}, where)
    number = table.get("resident_id", "")
    if not isinstance(number, str):
        _only(number, {"division", "birth", "wrong"}, where)
        number = resident_id(number["division"], number["birth"], wrong=number.get("wrong", ""))
    return Person(table["name"], PersonRole(table["role"]), table.get("confirmed", False), number)


def _authorization(table: Mapping[str, Any], where: str) -> Authorization:
    _only(table, {"kind", "covered_names", "confirmed", "valid_from", "valid_until"}, where)
    return Authorization(
        kind=AuthorizationKind(table["kind"]),
        valid_from=_day(table.get("valid_from")),
        valid_until=_day(table.get("valid_until")),
        covered_names=tuple(table["covered_names"]),
        confirmed=table["confirmed"],
    )


def _day(value: date | None) -> date | None:
    return value


def _only(table: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := set(table) - known:
        raise ValueError(f"{where}: unknown keys {sorted(unknown)}; known are {sorted(known)}")
