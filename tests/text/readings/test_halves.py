"""A term in halves is found wherever they stand, and words that look like halves are told from them first."""

from __future__ import annotations

import pytest

from tests.text.factory import term
from zhengming.text.readings.halves import Halves, HalvesReader

HALVES = Halves()
READER = HalvesReader(HALVES, map(term, ["腾讯", "好孩子", "伤科", "抖音"]))


@pytest.mark.parametrize(
    ("text", "chars"),
    [
        ("人力资源", ""),  # 伤, behind which no term has 资
        ("人力科技", "伤"),
        ("女子孩子", "好"),
        ("女子学院", ""),
        ("大女子孩子", "好"),
        ("月券讯", "腾"),
        ("扌斗音", "抖"),
        ("扌斗立日", "抖音"),
    ],
)
def test_a_place_is_promising_where_a_term_goes_on_beside_it(text: str, chars: str) -> None:
    promising = READER.promising(text, HALVES.joined(text))
    assert set(chars) <= {each.char for each in promising}
    assert chars or not promising


@pytest.mark.parametrize(
    ("text", "found"), [("扌斗立日店", "扌斗立日"), ("新扌斗立日", "扌斗立日"), ("扌斗立店", "")]
)
def test_several_characters_in_halves_are_found_together(text: str, found: str) -> None:
    joined = READER.promising(text, HALVES.joined(text))
    assert [text[hit.start : hit.end] for hit in READER.hits(text, joined)] == [found][
        : bool(found)
    ]
