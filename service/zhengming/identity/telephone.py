"""Telephone numbers, read in one way wherever they stand."""

from __future__ import annotations

REGION = "CN"
"""Where a number without a country's code is."""


def read(text: str) -> str | None:
    """A number as E.164, ``+8613…`` (through phonenumbers); ``None`` when it is none that could be in use.

    Letters that stand for digits (1-800-…) are not read: what is asked for is the number that is dialled.
    """
    import phonenumbers  # a name alone is judged without it, and it takes long to import

    if any(character.isalpha() for character in text):
        return None
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
