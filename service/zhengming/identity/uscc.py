"""The unified social credit code 统一社会信用代码.

Source: GB 32100-2015 (outer code) and GB 11714-1997 (the organization code inside it). python-stdnum's
``cn.uscc`` refuses the N and Y codes of rural collectives and does not look at the inner check
character, so the arithmetic stands here.
"""

from __future__ import annotations

from zhengming.model.analysis import Identity

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_INNER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {c: i for i, c in enumerate(_ALPHABET)}
LENGTH = 18
ENTERPRISE_KINDS = frozenset({"91", "92", "93"})
"""Kinds of enterprises, sole traders and farmers' cooperatives: the first two characters of their codes."""


def check_character(body: str) -> str:
    """The check character of the first 17 characters of a code (modulo 31).

    Raises:
        KeyError: a character is outside the alphabet.
    """
    return _ALPHABET[-sum(_VALUES[c] * w for c, w in zip(body, _WEIGHTS, strict=True)) % 31]


def inner_check_character(body: str) -> str:
    """The check character of the first 8 characters of an organization code (modulo 11)."""
    value = (
        -sum(_INNER_ALPHABET.index(c) * w for c, w in zip(body, _INNER_WEIGHTS, strict=True)) % 11
    )
    return "X" if value == 10 else str(value)


def read(code: str) -> Identity:
    """What a code says of its holder; never fails.

    Args:
        code: as submitted; blanks and hyphens are passed over, letters may be lower case.

    Returns:
        An identity; when something is wrong with the code, ``problem`` says what.
    """
    code = "".join(code.split()).replace("-", "").upper()
    if not code:
        return Identity()
    if len(code) != LENGTH:
        return Identity(code=code, problem=f"{len(code)} characters, expected {LENGTH}")
    strange = [c for c in code if c not in _VALUES]
    if strange:
        return Identity(
            code=code, problem=f"character {strange[0]!r} is outside the alphabet of GB 32100"
        )
    expected = check_character(code[:17])
    if code[17] != expected:
        return Identity(code=code, problem=f"check character is {code[17]}, expected {expected}")
    inner = code[16] == inner_check_character(code[8:16])
    return Identity(
        code=code,
        well_formed=True,
        inner_check=inner,
        kind=code[:2],
        division=code[2:8],
        problem="" if inner else "check character of the organization code inside is wrong",
    )
