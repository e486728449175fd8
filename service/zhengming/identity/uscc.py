"""The unified social credit code 统一社会信用代码, and whatever else applicants give in its place.

Source: GB 32100-2015 with its amendments (outer code) and GB 11714-1997 (the organization code inside it).
python-stdnum's ``cn.uscc`` refuses the N and Y codes of rural collectives and does not look at the inner check
character, so the arithmetic stands here.
"""

from __future__ import annotations

import unicodedata

from zhengming.identity import former, resident
from zhengming.identity.former import ENTERPRISE_KINDS, ORGANIZATION_LENGTH, REGISTRATION_LENGTH
from zhengming.model.analysis import Identity

__all__ = [
    "ENTERPRISE_KINDS",
    "KINDS",
    "LENGTH",
    "check_character",
    "inner_check_character",
    "read",
]

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_VALUES = {c: i for i, c in enumerate(_ALPHABET)}
LENGTH = 18
_DEPARTMENTS = {
    "1": "1239",
    "2": "19",
    "3": "123459",
    "4": "19",
    "5": "123459",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "1239",
    "A": "19",
    "N": "1239",
    "Y": "1",
}
"""Registering department → kinds of bodies it registers: 1 offices of the establishment, 2 foreign affairs, 3 justice,
4 culture, 5 civil affairs (54 and 55 are villagers' and residents' committees), 6 tourism, 7 religion, 8 trade unions,
9 market regulation, A the armed forces, N agriculture (rural collectives), Y all else."""
KINDS = frozenset(first + second for first, kinds in _DEPARTMENTS.items() for second in kinds)
"""Kinds of bodies: the first two characters of their codes."""
_HIDDEN = "*" * LENGTH
"""Shown in place of a resident's number, which no answer repeats."""
_RESIDENT = "what looks like a resident identity number, expected a USCC"


def check_character(body: str) -> str:
    """The check character of the first 17 characters of a code (modulo 31).

    Raises:
        KeyError: a character is outside the alphabet.
    """
    return _ALPHABET[-sum(_VALUES[c] * w for c, w in zip(body, _WEIGHTS, strict=True)) % 31]


def inner_check_character(body: str) -> str:
    """The check character of the first 8 characters of the organization code inside (modulo 11)."""
    return former.organization_check_character(body)


def read(code: str) -> Identity:
    """What a code says of its holder; never fails.

    Args:
        code: as submitted; blanks and hyphens are passed over, letters may be lower case, characters full width. 15
            characters are read as a registration number, 9 as an organization code, anything else as a USCC.

    Returns:
        An identity; when something is wrong with the code, ``problem`` says what.
    """
    code = "".join(unicodedata.normalize("NFKC", code).split()).replace("-", "").upper()
    if not code:
        return Identity()
    identity = _read(code)
    if identity.problem and resident.held_in(code):
        return Identity(code=_HIDDEN, problem=_RESIDENT, scheme=identity.scheme)
    return identity


def _read(code: str) -> Identity:
    if len(code) == REGISTRATION_LENGTH:
        return former.read_registration_number(code)
    if len(code) == ORGANIZATION_LENGTH:
        return former.read_organization_code(code)
    return _read_uscc(code)


def _read_uscc(code: str) -> Identity:
    seen = Identity(code=code)
    if len(code) != LENGTH:
        return seen.but(f"{len(code)} characters, expected {LENGTH}")
    strange = [c for c in code if c not in _VALUES]
    if strange:
        return seen.but(f"character {strange[0]!r} is outside the alphabet of GB 32100")
    expected = check_character(code[:17])
    if code[17] != expected:
        return seen.but(f"check character is {code[17]}, expected {expected}")
    kind = code[:2]
    known = kind in KINDS
    inner = code[16] == inner_check_character(code[8:16])
    problem = "" if inner else "check character of the organization code inside is wrong"
    return Identity(
        code=code,
        well_formed=True,
        inner_check=inner,
        kind=kind,
        division=code[2:8],
        problem=problem if known else f"{kind} is no kind of body that GB 32100 has",
        kinds=frozenset({kind}) if known else frozenset(),
    )
