"""Registration numbers and organization codes: what came before the unified code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from zhengming.identity import uscc
from zhengming.identity.former import (
    ENTERPRISE_KINDS,
    organization_check_character,
    registration_check_digit,
)
from zhengming.model.analysis import Scheme

digits = st.integers(0, 10**14 - 1).map(lambda number: f"{number:014d}")


@given(digits)
def test_the_check_digit_is_that_of_iso_7064(body: str) -> None:
    assert registration_check_digit(body) == mod_11_10.calc_check_digit(body)


@given(digits)
def test_a_registration_number_tells_the_division_and_that_its_holder_is_an_enterprise(
    body: str,
) -> None:
    identity = uscc.read(body + registration_check_digit(body))
    assert identity.scheme is Scheme.REGISTRATION_NUMBER
    assert (identity.division, identity.kinds) == (body[:6], ENTERPRISE_KINDS)
    assert not identity.problem
    assert (identity.well_formed, identity.kind) == (False, "")


@given(digits, st.integers(0, 14), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(body: str, at: int, other: str) -> None:
    number = body + registration_check_digit(body)
    spoiled = number[:at] + other + number[at + 1 :]
    identity = uscc.read(spoiled)
    assert bool(identity.problem) is (spoiled != number)
    if identity.problem:
        assert (identity.division, identity.kinds) == ("", frozenset())


def test_a_letter_in_a_registration_number_is_named() -> None:
    assert "'X' is no digit" in uscc.read("33010000001234X").problem
    assert "'٢' is no digit" in uscc.read("33010000001234٢").problem


@pytest.mark.parametrize("written", ["D2143569X", "D2143569-X", "d2143569-x", " D214 3569-X "])
def test_an_organization_code_tells_nothing_of_its_holder(written: str) -> None:
    """D2143569-X is the example of GB 11714-1997."""
    identity = uscc.read(written)
    assert (identity.code, identity.scheme) == ("D2143569X", Scheme.ORGANIZATION_CODE)
    assert (identity.problem, identity.division, identity.kinds) == ("", "", frozenset())


def test_a_wrong_organization_code_is_told_what_is_wrong() -> None:
    assert organization_check_character("12345678") == "8"
    assert uscc.read("12345678-0").problem == "check character is 0, expected 8"
    assert "outside the alphabet of GB 11714" in uscc.read("1234567工8").problem
