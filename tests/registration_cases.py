"""The golden registrations of ``tests/registrations``: one that passes for each type of subject, and what each field,
broken one at a time, is answered with.

They are data, so that every way to a verdict can be asked the same: Python, gRPC and the command line. How the files
are written stands in ``tests/registrations/README.md``.
"""

from __future__ import annotations

import copy
import itertools
import re
import tomllib
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from tests.factory import ROOT, resident_id, uscc
from zhengming.model.mini_program import MiniProgram
from zhengming.model.platform import Fact, PlatformFacts
from zhengming.model.verdict import Decision, Rejection, Severity

REGISTRATIONS = ROOT / "tests" / "registrations"
MISSING = REGISTRATIONS / "missing.toml"
"""What every example is answered with when a field of it is missing."""
_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")
_CODE = {"kind", "division", "serial", "wrong"}
_NUMBER = {"division", "birth", "serial", "wrong"}
_EXPECTED = {"field", "rule", "severity", "quote", "clauses", "says", "rejection"}
_OF_BROKEN = {"why", "set", "remove"} | _EXPECTED


@dataclass(frozen=True, slots=True)
class Expected:
    """The one finding that a broken field is answered with.

    Args:
        field: its path.
        rule: id of the rule.
        severity: how grave.
        quote: what the evidence quotes; ``None`` when the case does not say.
        clauses: ids of clauses that it cites; more may be cited.
        says: what stands in its English message.
        rejection: what the platform calls it; ``None`` when the case does not say.
    """

    field: str
    rule: str
    severity: Severity
    quote: str | None
    clauses: tuple[str, ...]
    says: str
    rejection: Rejection | None


@dataclass(frozen=True, slots=True)
class RegistrationCase:
    """A registration, and the right answer.

    Args:
        file: which file of ``tests/registrations`` it stands in.
        why: why the answer is right, in one sentence.
        program: the registration.
        facts: what the platform knows; every kind of fact was looked up.
        expected: the one finding; ``None`` when there is none at all.
        document: ``program`` as plain values with the field names of the contract: numbers computed, days as ISO text.
    """

    file: str
    why: str
    program: MiniProgram
    facts: PlatformFacts
    expected: Expected | None
    document: dict[str, Any]

    @property
    def id(self) -> str:
        """What the test report calls it."""
        return f"{self.file}: {self.why}"

    @property
    def decision(self) -> Decision:
        """The right decision."""
        if self.expected is None or self.expected.severity is Severity.ADVICE:
            return Decision.ACCEPT
        return Decision(self.expected.severity.name)


@cache
def registrations() -> tuple[RegistrationCase, ...]:
    """Every case, in the order of the files: the example of each file, then its broken ones.

    Raises:
        ValueError: a case is not as ``tests/registrations/README.md`` wants it.
    """
    paths = [path for path in sorted(REGISTRATIONS.glob("*.toml")) if path != MISSING]
    return tuple(c for path in paths for c in _of_file(path))


def examples() -> tuple[RegistrationCase, ...]:
    """The registrations that the files begin with: they pass, one for each type of subject."""
    return tuple({case.file: case for case in reversed(registrations())}.values())


def _of_file(path: Path) -> list[RegistrationCase]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    _only(document, {"why", "program", "facts", "broken"}, path.name)
    whole = {"program": document["program"], "facts": document.get("facts", {})}
    cases = [_case(path.stem, document["why"], whole, None), *_lacking(path.stem, whole)]
    for table in document.get("broken", ()):
        where = f"{path.name}: {table.get('why')!r}"
        _only(table, _OF_BROKEN, where)
        broken = copy.deepcopy(whole)
        for target, value in table.get("set", {}).items():
            _change(broken, target, value, where)
        for target in table.get("remove", ()):
            _change(broken, target, None, where)
        cases.append(_case(path.stem, table["why"], broken, _expected(table)))
    return cases


def _lacking(file: str, whole: Mapping[str, Any]) -> Iterator[RegistrationCase]:
    """The example without each of the fields that it has, one at a time."""
    document = tomllib.loads(MISSING.read_text(encoding="utf-8"))
    _only(document, {"missing"}, MISSING.name)
    for table in document["missing"]:
        field = table["field"]
        _only(table, {"field", "rule", "severity"}, f"{MISSING.name}: {field}")
        broken = copy.deepcopy(dict(whole))
        try:
            _change(broken, field, None, MISSING.name)
        except (LookupError, ValueError):
            continue  # this example does not have it
        if field == "name":
            broken["program"] = {**broken["program"], "name": ""}
        expected = _expected({**table, "field": f"mini_program.{field}"})
        yield _case(file, f"without {field}", broken, expected)


def _expected(table: Mapping[str, Any]) -> Expected | None:
    if "rule" not in table:
        return None
    return Expected(
        field=table["field"],
        rule=table["rule"],
        severity=Severity[table["severity"]],
        quote=table.get("quote"),
        clauses=tuple(table.get("clauses", ())),
        says=table.get("says", ""),
        rejection=Rejection(table["rejection"]) if "rejection" in table else None,
    )


def _case(
    file: str, why: str, whole: Mapping[str, Any], expected: Expected | None
) -> RegistrationCase:
    program, facts = _computed(whole["program"]), dict(whole["facts"])
    facts.setdefault("consulted", [fact.value for fact in Fact])
    return RegistrationCase(
        file,
        why,
        cast(MiniProgram, build(MiniProgram, program)),
        cast(PlatformFacts, build(PlatformFacts, facts)),
        expected,
        cast("dict[str, Any]", _plain(program)),
    )


def _change(document: dict[str, Any], path: str, value: object, where: str) -> None:
    """Set what stands at a path below ``program``, or with ``facts.`` in front below ``facts``; ``None`` removes it."""
    full = path if path.startswith("facts.") else f"program.{path}"
    steps = [int(index) if index else name for name, index in _STEP.findall(full)]
    at: Any = document
    for step, following in itertools.pairwise(steps):
        if not isinstance(step, int) and step not in at:
            at[step] = [] if isinstance(following, int) else {}
        at = at[step]
    if value is not None:
        at[steps[-1]] = value
    elif isinstance(steps[-1], int) or steps[-1] in at:
        del at[steps[-1]]
    else:
        raise ValueError(f"{where}: nothing stands at {path} to be removed")


def _computed(value: Any) -> Any:
    """The value with every number in it computed from how it is made up."""
    if isinstance(value, list):
        return [_computed(each) for each in value]
    if not isinstance(value, dict):
        return value
    wrong = value.get("wrong", "")
    if "kind" in value and "serial" in value and set(value) <= _CODE:
        return uscc(value["kind"], value["division"], value["serial"], wrong=wrong)
    if "birth" in value and set(value) <= _NUMBER:
        number = value.get("serial", 1)
        return resident_id(value["division"], value["birth"], number, wrong=wrong)
    return {key: _computed(each) for key, each in value.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def build(kind: Any, value: Any) -> object:
    """A value of a type of the model from plain values: tables for dataclasses, lists for tuples, texts for enums.

    Raises:
        ValueError: a table has a key that the type does not have, or an enum no such value.
    """
    if get_origin(kind) in {Union, types.UnionType}:
        return build(next(each for each in get_args(kind) if each is not type(None)), value)
    if get_origin(kind) is tuple:
        return tuple(build(get_args(kind)[0], each) for each in value)
    if get_origin(kind) is frozenset:
        return frozenset(build(get_args(kind)[0], each) for each in value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        _only(value, {field.name for field in fields(kind)}, kind.__name__)
        return kind(**{name: build(hints[name], each) for name, each in value.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind) or (kind is date and isinstance(value, datetime)):
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return cast(object, value)


def _only(table: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := set(table) - known:
        raise ValueError(f"{where}: unknown keys {sorted(unknown)}; known are {sorted(known)}")
