"""The documented registrations, one for each type of subject, are the golden ones: whoever copies one gets an ACCEPT."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.factory import ROOT
from tests.registration_cases import RegistrationCase, examples
from tests.registration_json import json_of

FOLDER = ROOT / "docs" / "mini-programs"
DOCUMENTED = {
    case.program.subject.type: case for case in reversed(examples()) if case.program.subject.type
}


def path_of(case: RegistrationCase) -> Path:
    assert case.program.subject.type
    return FOLDER / f"{case.program.subject.type.value}.json"


def text_of(case: RegistrationCase) -> str:
    return json.dumps(_told(json_of(case.program)), ensure_ascii=False, indent=2) + "\n"


def _told(value: Any) -> Any:
    """The value without what is not filled in."""
    if isinstance(value, dict):
        told = {key: _told(each) for key, each in value.items()}
        return {key: each for key, each in told.items() if each not in ("", [], False)}
    return [_told(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", DOCUMENTED.values(), ids=lambda case: case.file)
def test_the_documented_registration_of_a_type_is_the_golden_one(case: RegistrationCase) -> None:
    assert path_of(case).read_text(encoding="utf-8") == text_of(case)


def test_every_type_is_documented_and_nothing_else() -> None:
    assert sorted(FOLDER.iterdir()) == sorted(map(path_of, DOCUMENTED.values()))
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert all(f"(mini-programs/{path_of(case).name})" in page for case in DOCUMENTED.values())
