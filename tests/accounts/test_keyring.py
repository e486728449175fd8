"""Rings of keys as text, and what their hashes promise."""

from __future__ import annotations

import re

import pytest

from tests.accounts.factory import NEW_KEY, OLD_KEY, RING
from zhengming.accounts.keyring import KeyRing, new_key
from zhengming.errors import InvalidSetting

HEX = "ab" * 32


@pytest.mark.parametrize(
    "text",
    [
        f"{NEW_KEY},{OLD_KEY}",
        f"{NEW_KEY}\n{OLD_KEY}\n",
        f"# the new one\n {NEW_KEY} # since March\n\n,{OLD_KEY},",
    ],
)
def test_a_ring_is_read_from_lines_and_commas(text: str) -> None:
    assert KeyRing.parse(text).ids == ("k2", "k1")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "0 keys"),
        ("# only a comment", "0 keys"),
        (HEX, "key 1 has no colon"),
        (f":{HEX}", "key 1 has an id"),
        (f"k 1:{HEX}", "key 1 has an id"),
        (f"{'k' * 33}:{HEX}", "key 1 has an id"),
        (f"k1:{HEX}0", "key 1 is not an even number"),
        (f"k1:{'xy' * 32}", "key 1 is not an even number"),
        (f"k1:{HEX},k2:abcd", "key 2 has 4 hexadecimal digits"),
        (f"k1:{HEX},k1:{'cd' * 32}", "key 2 has the id 'k1' of a key before it"),
        (f"k1:{HEX},k2:{HEX.upper()}", "key 2 is the same as a key before it"),
        (",".join(f"k{i}:{i:064x}" for i in range(5)), "5 keys, expected 1 to 4"),
    ],
)
def test_a_ring_that_is_none_is_refused_without_repeating_a_key(text: str, problem: str) -> None:
    with pytest.raises(
        InvalidSetting, match=f"ZHENGMING_ACCOUNT_KEYS: {re.escape(problem)}"
    ) as raised:
        KeyRing.parse(text)
    assert "abab" not in str(raised.value)
    assert "expected id:hex" in str(raised.value)


def test_a_new_key_is_one_that_nobody_has() -> None:
    first, second = new_key("k1"), new_key("k1")
    assert KeyRing.parse(first).ids == ("k1",)
    assert first != second
    with pytest.raises(InvalidSetting):
        new_key("k:1")


def test_hashes_are_hmac_sha_256_over_kind_and_value() -> None:
    # printf 'zhengming/accounts/v1/email\0a@example.com' | openssl dgst -sha256 -mac HMAC -macopt hexkey:a1…
    (hashed,) = RING.hashes("email", "a@example.com")
    assert hashed.key_id == "k1"
    assert hashed.digest == EXPECTED


EXPECTED = "f7cb07089febf6dc334304316cd37443b128da08df67cd03f078d2d4d1751665"


def test_hashes_differ_by_kind_value_and_key() -> None:
    ring = KeyRing.parse(f"{NEW_KEY},{OLD_KEY}")
    hashes = [
        hashed.digest
        for kind, value in [("email", "a"), ("phone", "a"), ("email", "b"), ("emai", "l\0a")]
        for hashed in ring.hashes(kind, value)
    ]
    assert len(set(hashes)) == 8


def test_a_ring_that_is_printed_shows_no_key() -> None:
    assert "a1a1" not in repr(RING)
    assert "\\xa1" not in repr(RING)
