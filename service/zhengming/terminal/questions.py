"""What was typed becomes questions, or one sentence on why it cannot."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from zhengming.audit.rows import LONGEST_CELL
from zhengming.errors import InvalidField, InvalidQuestion, UnreadableFile
from zhengming.model.applicant import Applicant, Verification
from zhengming.model.calendar import CHINA, day_in_china
from zhengming.model.proposal import OrganizationName, Surface

STANDARD_INPUT = "-"
"""In place of a name: names come from standard input, one a line."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII).fullmatch
_FIRST_YEAR = 1900
"""As for every moment that is asked for; a day before it is a slip of the pen."""


def applicant(uscc: str, legal_name: str, *, verified: bool) -> Applicant:
    """The applicant that the options describe.

    Raises:
        InvalidField: naming the option at fault.
    """
    return Applicant(
        uscc=plain("--uscc", uscc),
        legal_name=plain("--legal-name", legal_name),
        verification=Verification.IDENTITY_CONFIRMED if verified else Verification.NONE,
    )


def proposals(names: Iterable[str], surface: Surface, kind: str) -> Iterator[OrganizationName]:
    """The proposals that the arguments name, as they come in.

    Raises:
        InvalidQuestion: naming the argument at fault.
    """
    plain("--kind", kind)
    for number, name in enumerate(_named(names), 1):
        try:
            yield OrganizationName(name, surface, kind)
        except InvalidQuestion as error:
            raise at_name(number, error) from None


def start_of_day(field: str, text: str, *, latest: datetime) -> datetime:
    """The moment at which a day begins in China.

    Args:
        field: the option.
        text: the day, as YYYY-MM-DD.
        latest: the day must have begun by then.

    Raises:
        InvalidField: it is no day, or a later one.
    """
    allowed = f"a day as YYYY-MM-DD, from 1900 on and {day_in_china(latest)} at the latest"
    try:
        # Python 3.11 takes days without hyphens, and of weeks, as well.
        day = date.fromisoformat(plain(field, text) if _DAY(text) else "")
    except ValueError:
        raise InvalidField(field, repr(text[:40]), allowed) from None
    begins = datetime(day.year, day.month, day.day, tzinfo=CHINA)
    if begins > latest or day.year < _FIRST_YEAR:
        raise InvalidField(field, str(day), allowed)
    return begins


def called(source: str) -> str:
    """What to call a file in an error."""
    return "standard input" if source == STANDARD_INPUT else source


def whole_text(source: str) -> str:
    """The text of a file, or of standard input.

    Raises:
        UnreadableFile: it cannot be read, or is not UTF-8.
    """
    try:
        if source != STANDARD_INPUT:
            raw = Path(source).read_bytes()
        elif sys.stdin is None:  # closed before we began
            raise UnreadableFile("standard input is closed; allowed: a registration as JSON")
        else:
            raw = sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(f"{called(source)} cannot be read: {said}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{called(source)}, line {line}: not UTF-8 ({error.reason})") from None


def at_name(number: int, error: InvalidQuestion) -> InvalidQuestion:
    """The same error, saying which of several names it is about."""
    if number == 1:
        return error
    return type(error)(f"name {number}: {error.field}", error.given, error.allowed)


def plain(field: str, text: str) -> str:
    """A text beside the name, if it is Unicode and not too long.

    Raises:
        InvalidField: it is not.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        given = f"a byte or half a character that is not Unicode, at code point {error.start}"
        raise InvalidField(field, given, "Unicode text") from None
    if len(text) > LONGEST_CELL:
        raise InvalidField(field, f"{len(text)} code points", f"at most {LONGEST_CELL} code points")
    return text


def _named(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name != STANDARD_INPUT:
            yield name
            continue
        if sys.stdin is None:  # closed before we began
            raise InvalidField("NAME", "- with a closed standard input", "names, one a line")
        for line in sys.stdin.buffer:
            # What is not UTF-8 becomes lone surrogates, as in the arguments, and is refused as such.
            read = line.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r")
            if read:
                yield read
