"""The numbers that the unified code took the place of: they still stand on old papers.

Source: GS15-2006 《工商行政管理注册号编制规则》 (15 digits, check digit by ISO 7064 MOD 11,10) and GB 11714-1997 (the
organization code, 9 characters). Neither says what kind of body its holder is.
"""

from __future__ import annotations

from zhengming.model.analysis import Identity, Scheme

REGISTRATION_LENGTH = 15
ORGANIZATION_LENGTH = 9
ENTERPRISE_KINDS = frozenset({"91", "92", "93"})
"""Kinds of enterprises, sole traders and farmers' cooperatives: the first two characters of their USCC. Nobody else
was given a registration number."""
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def registration_check_digit(body: str) -> str:
    """The check digit of the first 14 digits of a registration number (ISO 7064 MOD 11,10).

    Raises:
        ValueError: a character is no digit.
    """
    product = 10
    for digit in body:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def organization_check_character(body: str) -> str:
    """The check character of the first 8 characters of an organization code (modulo 11).

    Raises:
        ValueError: a character is no digit and no capital Latin letter.
    """
    value = -sum(_ALPHABET.index(c) * w for c, w in zip(body, _WEIGHTS, strict=True)) % 11
    return "X" if value == 10 else str(value)


def read_registration_number(number: str) -> Identity:
    """What a registration number 工商注册号 of 15 characters says: where its holder was registered, and that it is an
    enterprise, a sole trader or a farmers' cooperative.
    """
    seen = Identity(code=number, scheme=Scheme.REGISTRATION_NUMBER)
    strange = [c for c in number if not (c.isascii() and c.isdigit())]
    if strange:
        return seen.but(f"character {strange[0]!r} is no digit, as a registration number has them")
    expected = registration_check_digit(number[:-1])
    if number[-1] != expected:
        return seen.but(f"check digit is {number[-1]}, expected {expected}")
    return Identity(
        code=number,
        scheme=Scheme.REGISTRATION_NUMBER,
        kinds=ENTERPRISE_KINDS,
        division=number[:6],
    )


def read_organization_code(code: str) -> Identity:
    """What an organization code 组织机构代码 of 9 characters says: nothing but that it is one. Bodies of every kind
    had them.
    """
    seen = Identity(code=code, scheme=Scheme.ORGANIZATION_CODE)
    strange = [c for c in code if c not in _ALPHABET]
    if strange:
        return seen.but(f"character {strange[0]!r} is outside the alphabet of GB 11714")
    expected = organization_check_character(code[:-1])
    if code[-1] != expected:
        return seen.but(f"check character is {code[-1]}, expected {expected}")
    return seen
