"""Pages of a list."""

import pytest

from zhengming.errors import InvalidField
from zhengming.rpc.paging import page_of

KEYS = [f"k{index:03}" for index in range(450)]


def test_sizes() -> None:
    assert page_of(KEYS, 0, "")[0] == slice(0, 50)
    assert page_of(KEYS, 1, "")[0] == slice(0, 1)
    assert page_of(KEYS, 9_999, "")[0] == slice(0, 200)
    assert page_of([], 0, "") == (slice(0, 0), "")


def test_the_pages_make_the_whole() -> None:
    seen: list[str] = []
    token = ""
    while True:
        page, token = page_of(KEYS, 200, token)
        seen += KEYS[page]
        if not token:
            break
    assert seen == KEYS


def test_a_token_survives_items_that_come_and_go() -> None:
    _, token = page_of(KEYS, 2, "")
    changed = ["k000", "k0005", "k002"]
    page, _ = page_of(changed, 2, token)
    assert changed[page] == ["k002"]


@pytest.mark.parametrize("token", ["x", "2é", "YWZ0ZXI6", "=" * 9, "AAAA", "YWZ0ZXI6c2Vjb25k\n"])
def test_tokens_that_no_list_gave_out(token: str) -> None:
    if token == "YWZ0ZXI6":  # "after:" nothing: the first page under another name
        assert page_of(KEYS, 1, token)[0] == slice(0, 1)
        return
    with pytest.raises(InvalidField, match="page_token"):
        page_of(KEYS, 1, token)
