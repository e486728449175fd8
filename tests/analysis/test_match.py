"""Known businesses near a name."""

from __future__ import annotations

import pytest

from tests.analysis.factory import analyzed
from zhengming.model.analysis import Neighbour, Path


def met(name: str) -> list[tuple[str, Path, str]]:
    analysis = analyzed(name)
    return [(n.business.name, n.path, quoted(analysis.folded.text, n)) for n in analysis.neighbours]


def quoted(text: str, neighbour: Neighbour) -> str:
    return text[neighbour.start : neighbour.end]


@pytest.mark.parametrize(
    ("name", "business", "path", "quote"),
    [
        ("阿里巴巴", "阿里巴巴", Path.EXACT, "阿里巴巴"),
        ("杭州阿里巴巴网络科技有限公司", "阿里巴巴", Path.EXACT, "阿里巴巴"),
        ("新阿里巴巴网络科技有限公司", "阿里巴巴", Path.CONTAINED, "阿里巴巴"),
        ("全聚德烧烤店", "全聚德", Path.CONTAINED, "全聚德"),
        ("荃聚德面馆", "全聚德", Path.SAME_SOUND, "荃聚德"),
        ("全聚得面馆", "全聚德", Path.SAME_SOUND, "全聚得"),
        ("泉居得面馆", "全聚德", Path.SAME_SOUND, "泉居得"),
        ("全聚聚德面馆", "全聚德", Path.REPEATED, "全聚聚德"),
        ("全德聚面馆", "全聚德", Path.TRANSPOSED, "全德聚"),
        ("阿里巴巳面馆", "阿里巴巴", Path.SAME_SHAPE, "阿里巴巳"),
    ],
)
def test_a_known_business_is_met(name: str, business: str, path: Path, quote: str) -> None:
    assert met(name) == [(business, path, quote)]


@pytest.mark.parametrize(
    "name",
    [
        "阿里山面馆",
        "云西面馆",  # two syllables are shared by too many
        "聚德全面馆",
        "大荃聚德面馆",  # the sound of a part only
        "全面得面馆",  # one character is another
    ],
)
def test_a_near_miss_is_not(name: str) -> None:
    assert not met(name)


def test_a_score_says_how_much_of_the_trade_name_it_is() -> None:
    (exact,) = analyzed("阿里巴巴面馆").neighbours
    (contained,) = analyzed("大新阿里巴巴面馆").neighbours
    assert exact.score == 1
    assert contained.score == pytest.approx(4 / 6)


def test_the_score_of_a_sound_tells_how_alike_it_sounds() -> None:
    (near,) = analyzed("全聚得面馆").neighbours
    (far,) = analyzed("泉居得面馆").neighbours
    assert near.score > far.score > 0


def test_the_same_spelling_is_not_met_twice() -> None:
    assert len(met("全聚德面馆")) == 1


def test_a_business_far_from_the_trade_name_does_not_pass_for_it() -> None:
    """Its score is at most 1 even where the 字号 is shorter than its name."""
    assert all(n.score <= 1 for n in analyzed("云阿里巴巴网络科技有限公司").neighbours)
