"""Pages of a list: ``page_size`` and ``page_token`` as AIP-158 has them."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Sequence

from zhengming.errors import InvalidField

DEFAULT_SIZE = 50
MAX_SIZE = 200

# Says whose token it is; a token is opaque to clients and refers to the last item they saw, so that
# it survives items that come and go.
_PREFIX = "after:"


def page_of(keys: Sequence[str], page_size: int, page_token: str) -> tuple[slice, str]:
    """Where a page lies, and the token of the next one (empty on the last).

    Args:
        keys: what identifies each item, in the order of the list (ascending, unique).
        page_size: as requested; 0 means the default, more than the maximum means the maximum.
        page_token: as requested; empty for the first page.

    Raises:
        InvalidField: a negative size, or a token that no list ever gave out.
    """
    if page_size < 0:
        raise InvalidField("page_size", str(page_size), f"0 to {MAX_SIZE}")
    size = min(page_size or DEFAULT_SIZE, MAX_SIZE)
    start = bisect_right(keys, _key_of(page_token)) if page_token else 0
    end = min(start + size, len(keys))
    following = _token_of(keys[end - 1]) if end < len(keys) else ""
    return slice(start, end), following


def _token_of(key: str) -> str:
    return urlsafe_b64encode((_PREFIX + key).encode()).decode().rstrip("=")


def _key_of(token: str) -> str:
    try:
        padded = token.encode("ascii") + b"=" * (-len(token) % 4)
        text = urlsafe_b64decode(padded).decode()
    except (ValueError, binascii.Error):
        text = ""
    if not text.startswith(_PREFIX) or _token_of(text.removeprefix(_PREFIX)) != token:
        raise InvalidField(
            "page_token", repr(token[:40]), "the next_page_token of an earlier page, unchanged"
        )
    return text.removeprefix(_PREFIX)
