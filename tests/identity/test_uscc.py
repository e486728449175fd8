"""The unified social credit code, against an implementation of its own (tests.factory)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import uscc as computed
from zhengming.identity import uscc
from zhengming.lexicon.kinds.classes import CODES
from zhengming.model.analysis import Identity, Scheme

KINDS = sorted(uscc.KINDS)
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE = computed("91")

codes = st.builds(
    computed,
    st.sampled_from(KINDS),
    st.sampled_from(["100000", "110100", "330100", "650100"]),
    st.integers(0, 99_999_999),
)


def test_the_example_of_the_standard_is_well_formed() -> None:
    """GB 32100-2015 computes the check character of 91350100M000100Y4 as 3."""
    assert uscc.check_character("91350100M000100Y4") == "3"
    assert uscc.read("91350100M000100Y43").well_formed


def test_the_example_of_the_inner_standard_is_well_formed() -> None:
    """GB 11714-1997 computes the check character of D2143569 as X."""
    assert uscc.inner_check_character("D2143569") == "X"


@given(codes)
def test_every_computed_code_is_well_formed(code: str) -> None:
    identity = uscc.read(code)
    assert identity.well_formed
    assert identity.inner_check
    assert not identity.problem
    assert (identity.code, identity.kind, identity.division) == (code, code[:2], code[2:8])


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(code: str, at: int, other: str) -> None:
    spoiled = code[:at] + other + code[at + 1 :]
    assert uscc.read(spoiled).well_formed is (spoiled == code)


@given(codes, st.integers(0, 16))
def test_two_swapped_neighbours_are_always_noticed(code: str, at: int) -> None:
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert uscc.read(swapped).well_formed is (swapped == code)


@given(st.text(max_size=40))
def test_reading_never_fails(text: str) -> None:
    identity = uscc.read(text)
    assert identity.well_formed or identity.problem or not identity.code


def test_the_kinds_are_those_that_lexicons_may_name() -> None:
    assert uscc.KINDS == CODES


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_body_has_codes(kind: str) -> None:
    identity = uscc.read(computed(kind))
    assert (identity.well_formed, identity.kind, identity.kinds) == (True, kind, frozenset({kind}))
    assert identity.scheme is Scheme.USCC


@pytest.mark.parametrize("kind", ["95", "00", "Y9", "B1"])
def test_a_kind_that_the_standard_lacks_proves_nothing(kind: str) -> None:
    identity = uscc.read(computed(kind))
    assert (identity.well_formed, identity.kinds) == (True, frozenset())
    assert identity.problem == f"{kind} is no kind of body that GB 32100 has"


@pytest.mark.parametrize(
    "written",
    [
        CODE.lower(),
        f" {CODE} ",
        f"{CODE[:8]} {CODE[8:]}",
        f"{CODE[:8]}-{CODE[8:17]}-{CODE[17]}",
        f"{CODE}\t",
        f"\u3000{CODE}",
    ],
)
def test_case_blanks_and_hyphens_do_not_matter(written: str) -> None:
    assert uscc.read(written) == uscc.read(CODE)


@pytest.mark.parametrize("nothing", ["", "   ", "\u3000", "-"])
def test_nothing_is_no_code_and_no_problem(nothing: str) -> None:
    assert uscc.read(nothing) == Identity()


@pytest.mark.parametrize(
    ("size", "given_"),
    [(17, CODE[:17]), (19, CODE + "0"), (13, "3301000000123"), (8, CODE[8:16])],
)
def test_a_code_of_another_length_is_told_its_length(size: int, given_: str) -> None:
    identity = uscc.read(given_)
    assert identity.problem == f"{size} characters, expected 18"
    assert (identity.well_formed, identity.kind, identity.division) == (False, "", "")


@pytest.mark.parametrize("strange", ["I", "O", "S", "V", "Z", "工", "*"])
def test_a_character_outside_the_alphabet_is_named(strange: str) -> None:
    identity = uscc.read(CODE[:9] + strange + CODE[10:])
    assert identity.problem == f"character {strange!r} is outside the alphabet of GB 32100"
    assert not identity.well_formed


def test_a_wrong_check_character_is_told_the_right_one() -> None:
    identity = uscc.read(computed("91", wrong="check"))
    assert identity.problem.endswith(f"expected {CODE[-1]}")
    assert (identity.well_formed, identity.kind) == (False, "")


def test_a_code_may_be_well_formed_around_a_wrong_organization_code() -> None:
    identity = uscc.read(computed("91", wrong="inner"))
    assert (identity.well_formed, identity.inner_check, identity.kind) == (True, False, "91")
    assert "organization code inside" in identity.problem


def test_full_width_characters_are_read_as_what_they_stand_for() -> None:
    assert uscc.read("".join(chr(ord(c) + 0xFEE0) for c in CODE)) == uscc.read(CODE)


@pytest.mark.parametrize("digit", ["٣", "三", "३"])
def test_digits_of_other_scripts_are_no_digits_of_a_code(digit: str) -> None:
    assert not uscc.read(digit + CODE[1:]).well_formed
