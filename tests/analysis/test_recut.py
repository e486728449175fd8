"""Whether a 字号 falls into words better without a hit: each cut beside the near miss that keeps the hit."""

from __future__ import annotations

import pytest

from zhengming.analysis.recut import Recutter

WORDS = frozenset({"华美", "装饰", "会客", "老总", "团圆", "共青", "美术", "员工", "大清"})
RECUTTER = Recutter(WORDS.__contains__, frozenset({"酒"}), frozenset({"新"}))


@pytest.mark.parametrize(
    ("text", "hit", "word"),
    [
        ("玉清华美装饰", "清华", "华美"),
        ("玉清华美术", "清华", ""),
        ("新清华美装饰", "清华", ""),
        ("老总工会客", "总工会", "老总"),
        ("总工会员工", "总工会", ""),
        ("共青团圆", "共青团", "团圆"),
        ("共青团酒", "共青团", ""),
        ("清华", "清华", ""),
    ],
)
def test_a_cut_that_leaves_fewer_characters_alone_is_found(text: str, hit: str, word: str) -> None:
    start = text.index(hit)
    assert RECUTTER.other(text, start, start + len(hit)) == word


def test_a_text_falls_into_words_when_no_character_is_left_alone() -> None:
    assert RECUTTER.falls("共青团圆")
    assert not RECUTTER.falls("共青团")


def test_only_the_neighbourhood_of_a_hit_is_looked_at() -> None:
    far = "装饰" * 5000 + "老"
    assert RECUTTER.other(far + "总工会客", len(far), len(far) + 3) == "老总"
