"""What begins one of many texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhengming.text.prefixes import Prefixes

words = st.text("甲乙丙", max_size=4)


@given(st.lists(words, max_size=8), words)
def test_a_text_begins_one_that_is_known_or_is_it(known: list[str], text: str) -> None:
    prefixes = Prefixes(known)
    assert prefixes.begin(text) == any(each.startswith(text) for each in known)
    assert (text in prefixes) == (text in known)
