"""The resident identity number 公民身份号码.

Source: GB 11643-1999: division of the first registration, date of birth, serial, check character. The numbers of
residents from Hong Kong, Macao and Taiwan begin with their divisions; those of foreign permanent residents (since
2023) with a 9 before the province. A number is personal: nothing here says it again, and a problem names what is
wrong, never a character of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

LENGTH = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LIKE_X = str.maketrans("\u00d7\u0425\u03a7\u2715\u2716", "XXXXX")
"""The sign of multiplication, the Cyrillic and the Greek capital, and crosses."""
_FOREIGN = "9"
_FORM = re.compile(r"\d{17}[\dX]", re.ASCII)
_WITHIN = re.compile(r"(?=(\d{6})(\d{8})\d\d)", re.ASCII)
_FORMER = re.compile(r"(\d{6})(\d{6})\d{3}", re.ASCII)
"""The numbers of 15 digits that were issued until 1999: two digits of the year, no check character."""
PROVINCES = frozenset(
    str(code)
    for codes in (
        range(11, 16),
        range(21, 24),
        range(31, 38),
        range(41, 47),
        range(50, 55),
        range(61, 66),
        (71, 81, 82, 83),
    )
    for code in codes
)
"""The first two digits of divisions (GB/T 2260). 83 is used for residents from Taiwan. Counties are not looked up:
the police issued numbers under codes that GB/T 2260 never had."""
EARLIEST = date(1900, 1, 1)
_CENTURIES = ("19", "20")


@dataclass(frozen=True, slots=True)
class Resident:
    """What a resident identity number says.

    Args:
        birth: date of birth; ``None`` when the number is malformed, or none was given.
        problem: what is wrong with it, for people, without a character of it; empty when nothing.
    """

    birth: date | None = None
    problem: str = ""


def check_character(body: str) -> str:
    """The check character of the first 17 digits (ISO 7064 MOD 11-2).

    Raises:
        ValueError: a character is no digit.
    """
    return _CHECKS[sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True)) % 11]


def plain(number: str) -> str:
    """A number in its one spelling: without blanks, half width, with a Latin X for what is typed like one (×, Х)."""
    return "".join(unicodedata.normalize("NFKC", number).split()).upper().translate(_LIKE_X)


def read(number: str, on: date) -> Resident:
    """What a number says of its holder; never fails.

    Args:
        number: as submitted; blanks are passed over, the X may be lower case, characters full width.
        on: the day it is read for: nobody was born after it.
    """
    number = plain(number)
    if not number:
        return Resident()
    if len(number) != LENGTH:
        return Resident(problem=f"{len(number)} characters, expected {LENGTH}")
    if not _FORM.fullmatch(number):
        return Resident(problem="not 17 digits and a digit or X")
    if not _of_a_division(number):
        return Resident(problem="no division begins like this")
    birth = _date(number[6:14])
    if birth is None or not EARLIEST <= birth <= on:
        return Resident(problem="no possible date of birth")
    if number[-1] != check_character(number[:-1]):
        return Resident(problem="wrong check character")
    return Resident(birth=birth)


def held_in(text: str) -> bool:
    """Whether a text may hold a number, however it is typed: full width, with marks between, or with a slip of the pen
    behind the date of birth. Such a number is as personal as the right one, so the check character is not asked for.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
    former = _FORMER.fullmatch(plain)
    found = [(former[1], f"19{former[2]}")] if former else []
    found += [(match[1], match[2]) for match in _WITHIN.finditer(plain)]
    return any(
        _of_a_division(number) and birth[:2] in _CENTURIES and _date(birth) is not None
        for number, birth in found
    )


def age(birth: date, on: date) -> int:
    """Full years of age on a day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _of_a_division(number: str) -> bool:
    return (number[1:3] if number[0] == _FOREIGN else number[:2]) in PROVINCES


def _date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
