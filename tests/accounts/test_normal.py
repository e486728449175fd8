"""Two ways to write one value are one value; what is none is refused without being repeated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.accounts.factory import FIRST, number
from tests.factory import uscc
from zhengming.accounts import normal
from zhengming.errors import InvalidField


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("owner@example.com", "owner@example.com"),
        (" Owner@EXAMPLE.com\n", "owner@example.com"),
        ("o.w.n.e.r+shop@example.com", "o.w.n.e.r+shop@example.com"),
        ("owner@xn--fsqu00a.xn--fiqs8s", "owner@例子.中国"),
        ("owner@例子.中国", "owner@例子.中国"),
    ],
)
def test_an_email_has_one_form(text: str, form: str) -> None:
    assert normal.email(text) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("13800000000", "+8613800000000"),
        ("+86 (138) 0000-0000", "+8613800000000"),
        ("0086 138 0000 0000", "+8613800000000"),
        ("１３８ ００００ ００００", "+8613800000000"),
        ("0571-88880000", "+8657188880000"),
        ("+852 5123 0000", "+85251230000"),
    ],
)
def test_a_telephone_has_one_form(text: str, form: str) -> None:
    assert normal.phone(text) == form


def test_a_resident_identity_number_has_one_form() -> None:
    ending = next(number(i) for i in range(99) if number(i).endswith("X"))
    assert normal.resident_id(f" {ending[:6]} {ending[6:].lower()}") == ending
    assert normal.resident_id("".join(chr(ord(c) + 0xFEE0) for c in ending)) == ending


def test_a_code_has_one_form() -> None:
    assert normal.code(f" {FIRST.uscc[:8]}-{FIRST.uscc[8:].lower()} ") == FIRST.uscc


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (normal.email, "owner"),
        (normal.email, "owner@"),
        (normal.email, "a b@example.com"),
        (normal.email, ""),
        (normal.email, "owner@" + "x" * 300 + ".com"),
        (normal.phone, "12"),
        (normal.phone, "12345"),
        (normal.phone, "1-800-FLOWERS"),
        (normal.phone, "call me"),
        (normal.phone, ""),
        (normal.phone, "1" * 400),
        (normal.resident_id, ""),
        (normal.resident_id, number(1)[:17]),
        (normal.resident_id, number(1)[:17] + ("1" if number(1)[17] != "1" else "2")),
        (normal.code, ""),
        (normal.code, "91"),
        (normal.code, uscc("91", wrong="check")),
        (normal.code, number(1)),
    ],
)
def test_what_is_none_is_refused_and_not_repeated(read: Callable[[str], str], text: str) -> None:
    with pytest.raises(InvalidField) as raised:
        read(text)
    assert len(text) < 3 or text not in str(raised.value)


def test_nobody_is_born_after_the_day_that_counts() -> None:
    with pytest.raises(InvalidField, match="date of birth"):
        normal.resident_id(number(1, date(2026, 3, 2)), on=date(2026, 3, 1))


def test_moments_are_kept_in_utc() -> None:
    china = timezone(timedelta(hours=8))
    assert normal.moment(datetime(2026, 1, 1, 8, tzinfo=china)) == datetime(2026, 1, 1, tzinfo=UTC)
    naive = datetime(2026, 1, 1)  # noqa: DTZ001
    for broken in (naive, datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=china)):
        with pytest.raises(InvalidField):
            normal.moment(broken)
