"""What the applicant wrote."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple, Self

from zhengming.errors import InvalidField, MalformedText

MAX_CODE_POINTS = 200
"""Longest name, in code points (800 bytes of UTF-8 at most). The longest registered names have some 60."""
MAX_STACKED_MARKS = 8
"""Combining marks on one base character; living scripts stack three, Unicode's stream-safe text 30."""

_SURROGATE = re.compile("[\ud800-\udfff]").search


class Surface(StrEnum):
    """Where the name will stand; strictness about characters, length and structure depends on it."""

    DISPLAY = "display"
    """Any display name. Characters, length and structure earn advice at most."""
    REGISTERED = "registered"
    """The full name on a licence or certificate (企业名称登记管理规定)."""
    SHORT = "short"
    """A WeCom organization's short name (企业简称)."""
    ADMIN = "admin"
    """The display name of a WeCom administrator."""
    MINI_PROGRAM = "mini-program"
    """The name of a Weixin mini program."""
    MINI_PROGRAM_SHORT = "mini-program-short"
    """The short form 简称 of a Weixin mini program's name."""


MINI_PROGRAM_SURFACES = frozenset({Surface.MINI_PROGRAM, Surface.MINI_PROGRAM_SHORT})
"""Where names of mini programs stand, in full and for short."""


class _Fields(NamedTuple):
    text: str
    surface: Surface
    claimed_kind: str
    division_code: str
    industry_code: str


class OrganizationName(_Fields):
    """A proposed organization name.

    Args:
        text: the name exactly as submitted: 1 to 200 code points.
        surface: where it will stand.
        claimed_kind: the class of body the applicant says it is (an entry of the ``classes``
            lexicon, e.g. ``company``); empty when not said.
        division_code: GB/T 2260 code of the registering division, six digits; empty when not said.
        industry_code: GB/T 4754 code of the main industry, e.g. ``I6513``; empty when not said.

    Raises:
        MalformedText: the text cannot be a name at all.
        InvalidField: the division is not six digits, or the industry no GB/T 4754 code.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0917 - the fields are those of a tuple
        cls,
        text: str,
        surface: Surface = Surface.DISPLAY,
        claimed_kind: str = "",
        division_code: str = "",
        industry_code: str = "",
    ) -> Self:
        if not 0 < len(text) <= MAX_CODE_POINTS or _SURROGATE(text):
            check_text(text, "organization_name.text")
        if division_code and not (
            len(division_code) == 6 and division_code.isascii() and division_code.isdigit()
        ):
            raise InvalidField(
                "organization_name.division_code",
                repr(division_code[:40]),
                "six digits of GB/T 2260, e.g. 330100",
            )
        if industry_code and not _is_industry(industry_code):
            raise InvalidField(
                "organization_name.industry_code",
                repr(industry_code[:40]),
                "a GB/T 4754 letter and up to four digits, e.g. I6513",
            )
        return tuple.__new__(cls, (text, surface, claimed_kind, division_code, industry_code))


def check_text(text: str, field: str) -> None:
    """Refuse what cannot be a name.

    Args:
        text: the name as submitted.
        field: the path to name in the error.

    Raises:
        MalformedText: empty, too long, or with lone surrogates.
    """
    if not text:
        raise MalformedText(field, "an empty text", f"1 to {MAX_CODE_POINTS} code points")
    if len(text) > MAX_CODE_POINTS:
        raise MalformedText(
            field, f"{len(text)} code points", f"1 to {MAX_CODE_POINTS} code points"
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise MalformedText(
            field,
            f"a lone surrogate U+{ord(text[error.start]):04X} at code point {error.start}",
            "Unicode text without lone surrogates (was the file or argument read with the wrong encoding?)",
        ) from None


def _is_industry(code: str) -> bool:
    return (
        code.isascii()
        and code[0].isalpha()
        and len(code) <= 5
        and (len(code) == 1 or code[1:].isdigit())
    )
