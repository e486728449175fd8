"""The resident identity number, against an implementation of its own (tests.factory) and python-stdnum's."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from tests.factory import resident_id, uscc
from zhengming.identity import divisions, resident
from zhengming.identity import uscc as codes

TODAY = date(2026, 1, 1)
BIRTH = date(1990, 6, 1)
NUMBER = resident_id("330102", BIRTH)

births = st.dates(resident.EARLIEST, TODAY)
numbers = st.builds(
    resident_id, st.sampled_from(["110101", "330102", "830000"]), births, st.integers(0, 999)
)


def test_the_example_of_the_standard_is_well_formed() -> None:
    """GB 11643-1999 computes the check character of 11010519491231002 as X."""
    assert resident.check_character("11010519491231002") == "X"


@given(numbers)
def test_every_computed_number_tells_the_date_of_birth(number: str) -> None:
    seen = resident.read(number, TODAY)
    assert seen.birth == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert not seen.problem
    assert number[-1] == mod_11_2.calc_check_digit(number[:-1])


@given(numbers, st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(number: str, at: int, other: str) -> None:
    spoiled = number[:at] + other + number[at + 1 :]
    assert bool(resident.read(spoiled, TODAY).problem) is (spoiled != number)


@pytest.mark.parametrize(
    "written",
    [
        f" {NUMBER} ",
        f"{NUMBER[:6]} {NUMBER[6:]}",
        NUMBER.lower(),
        "".join(chr(ord(c) + 0xFEE0) for c in NUMBER),
    ],
)
def test_blanks_case_and_width_do_not_matter(written: str) -> None:
    assert resident.read(written, TODAY).birth == BIRTH


@pytest.mark.parametrize("typed", ["x", "×", "Х", "х", "Ｘ"])
def test_an_x_is_an_x_however_it_is_typed(typed: str) -> None:
    """The number is the example of GB 11643-1999."""
    standard = "11010519491231002"
    assert resident.read(standard + typed, TODAY).birth == date(1949, 12, 31)
    assert resident.read(standard + "××", TODAY).problem


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (NUMBER[:15], "15 characters, expected 18"),
        (NUMBER[:5] + "X" + NUMBER[6:], "not 17 digits and a digit or X"),
        (resident_id("330102", BIRTH, wrong="division"), "no division begins like this"),
        (resident_id("330102", BIRTH, wrong="date"), "no possible date of birth"),
        (resident_id("330102", TODAY + timedelta(1)), "no possible date of birth"),
        (resident_id("330102", date(1899, 12, 31)), "no possible date of birth"),
        (resident_id("330102", BIRTH, wrong="check"), "wrong check character"),
    ],
)
def test_a_problem_says_what_is_wrong_and_never_the_number(number: str, problem: str) -> None:
    assert resident.read(number, TODAY) == resident.Resident(problem=problem)


def test_a_foreign_permanent_resident_s_number_has_the_province_behind_its_nine() -> None:
    assert resident.read(resident_id("931840", BIRTH), TODAY).birth == BIRTH


def test_nothing_is_no_number_and_no_problem() -> None:
    assert resident.read("", TODAY) == resident.Resident() == resident.read(" ", TODAY)


def test_the_provinces_are_those_of_the_divisions() -> None:
    known = {division.code[:2] for division in divisions.load()}
    assert resident.PROVINCES - known == {"83"}
    assert known <= resident.PROVINCES


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(2008, 1, 1), date(2026, 1, 1), 18),
        (date(2008, 1, 2), date(2026, 1, 1), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_age_counts_full_years(birth: date, on: date, years: int) -> None:
    assert resident.age(birth, on) == years


@given(st.text(max_size=40))
def test_reading_never_fails(text: str) -> None:
    seen = resident.read(text, TODAY)
    assert seen.birth or seen.problem or not text.split()


FULL_WIDTH = str.maketrans({c: chr(ord(c) + 0xFEE0) for c in "0123456789X"})


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        f"{NUMBER}L0",
        f"{NUMBER[:6]}-{NUMBER[6:]}",
        f"{NUMBER[:6]}.{NUMBER[6:14]}/{NUMBER[14:]}",
        f"{NUMBER[:6]}\u200b{NUMBER[6:]}",
        NUMBER.translate(FULL_WIDTH),
        NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2"),
        NUMBER[:-1],
        f"{NUMBER}0",
        f"{NUMBER[:6]}{NUMBER[8:17]}",
    ],
    ids=ascii,
)
def test_a_resident_s_number_in_place_of_a_uscc_is_not_shown(written: str) -> None:
    identity = codes.read(written)
    shown = unicodedata.normalize("NFKC", repr(identity))
    assert NUMBER[6:14] not in shown
    assert NUMBER[8:14] not in shown
    assert identity.problem == "what looks like a resident identity number, expected a USCC"


@pytest.mark.parametrize(
    "written",
    [
        uscc("91"),
        uscc("91", wrong="check"),
        "913301067234567890",
        "330106000012345",
        "330106992345678",
        NUMBER[6:14],
        f"99{NUMBER[2:]}",
        f"{NUMBER[:10]}13{NUMBER[12:]}",
    ],
)
def test_a_code_without_a_date_of_birth_behind_a_division_is_shown(written: str) -> None:
    assert codes.read(written).code == written
