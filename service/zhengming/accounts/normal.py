"""Normal forms of what is kept: two ways to write one value are one value.

A value that has none is refused. The error says what is wrong with it and never repeats it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from email_validator import EmailNotValidError, validate_email

from zhengming.errors import InvalidField
from zhengming.identity import resident, telephone, uscc
from zhengming.text.fold import Folder

MAX_NAME = 200
"""Code points; what the contract allows."""
MAX_ID = 128
YEARS = range(1900, 9000)
"""So that a year more, a month less or another time zone is still a moment."""


def email(text: str, field: str = "email") -> str:
    """An address in lower case, its domain in Unicode (RFC 5321, 6531, IDNA 2008 through email-validator).

    The part before the @ may tell case apart by the letter of RFC 5321; no provider is known that gives two boxes away
    that way, and two accounts would pass for two emails. Dots and +tags are left alone: they differ by provider.

    Raises:
        InvalidField: it is no address.
    """
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise InvalidField(field, _length(text), "an email address, name@domain") from None


def phone(text: str, field: str = "phone") -> str:
    """A telephone number as E.164, ``+8613…`` (through phonenumbers).

    Raises:
        InvalidField: it is no number.
    """
    number = telephone.read(text)
    if number is None:
        allowed = "a telephone number, of China or with +country code"
        raise InvalidField(field, _length(text), allowed)
    return number


def resident_id(text: str, field: str = "resident_id", *, on: date | None = None) -> str:
    """A resident identity number in its one spelling: no blanks, half width, its X a capital.

    Args:
        text: as given.
        field: where it was given.
        on: the day it is read for; ``None`` for any day.

    Raises:
        InvalidField: it is none.
    """
    problem = resident.read(text, on or date.max).problem
    if problem or not text.strip():
        given = f"a number that is none: {problem}" if problem else "an empty number"
        raise InvalidField(field, given, "a resident identity number (GB 11643)")
    return resident.plain(text)


def code(text: str, field: str = "uscc") -> str:
    """A unified social credit code, or a former number in its place, without blanks and in capitals.

    Raises:
        InvalidField: it is none.
    """
    identity = uscc.read(text)
    if not identity.well_formed:
        given = f"a code that is none: {identity.problem}" if identity.problem else "an empty code"
        raise InvalidField(
            field, given, "a unified social credit code (GB 32100) or a former number"
        )
    return identity.code


def name(text: str, folder: Folder, field: str = "name") -> str:
    """The key of a name: the same for all its spellings (繁简, 全角, 异体, separators).

    Raises:
        InvalidField: it cannot be a name.
    """
    plain(text, field, MAX_NAME)
    key = folder.letters(text)
    if not key:
        raise InvalidField(field, repr(text[:40]), "a name with at least one letter or digit")
    return key


def plain(text: str, field: str, most: int = MAX_ID) -> str:
    """A text that both databases can keep.

    Raises:
        InvalidField: it is empty or too long, or holds what no database keeps.
    """
    if not text.strip():
        raise InvalidField(field, "an empty text", f"1 to {most} code points")
    if len(text) > most:
        raise InvalidField(field, f"{len(text)} code points", f"1 to {most} code points")
    if "\0" in text or not _is_unicode(text):
        raise InvalidField(field, "a null or half a surrogate pair", "Unicode text without nulls")
    return text


def moment(given: datetime, field: str = "at") -> datetime:
    """A moment in UTC.

    Raises:
        InvalidField: it has no time zone, or lies where calendars end.
    """
    if given.tzinfo is None or given.utcoffset() is None:
        raise InvalidField(field, "a moment without a time zone", "a moment with one")
    if given.year not in YEARS:
        raise InvalidField(field, f"the year {given.year}", f"{YEARS.start} to {YEARS.stop - 1}")
    return given.astimezone(UTC)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _length(text: str) -> str:
    return f"a text of {len(text)} code points that is none"
