import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengming.terminal.glyphs import glyphs, safe, width


@pytest.mark.parametrize(
    ("text", "shown", "columns"),
    [
        ("正名", "正名", 4),
        ("abc", "abc", 3),
        ("ＡＢ", "ＡＢ", 4),
        ("e\u0301", "e\u0301", 1),
        ("🐼", "🐼", 2),
        ("全\u3000角", "全\u3000角", 6),
        ("\x1b[31m", "\\x1b[31m", 8),
        ("a\tb\nc", "a\\x09b\\x0ac", 11),
        ("\u202e正", "\\u202e正", 8),
        ("正\u200b名", "正\\u200b名", 10),
        ("👨\u200d👩", "👨\\u200d👩", 10),
        ("a\ufe0f", "a\\ufe0f", 7),
        ("\u3164", "\\u3164", 6),
        ("\xa0", "\\xa0", 4),
        ("\U000e0041", "\\U000e0041", 10),
        ("\ue000", "\\ue000", 6),
        ("\udc80", "\\udc80", 6),
    ],
)
def test_every_character_is_shown_and_measured(text: str, shown: str, columns: int) -> None:
    assert safe(text) == shown
    assert width(glyphs(text)) == columns


@pytest.mark.parametrize("text", ["\u0301a", "\u200b\u0301"])
def test_a_mark_with_nothing_to_stand_on_stands_on_a_dotted_circle(text: str) -> None:
    assert "\u25cc\u0301" in safe(text)


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_that_is_shown_can_give_orders(text: str) -> None:
    shown = safe(text)
    assert len(glyphs(text)) == len(text)
    assert not {unicodedata.category(each) for each in shown} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
        "Co",
        "Cn",
    }
