"""What evidence says of a disguise."""

from __future__ import annotations

import pytest

from zhengming.model.folded import Fold
from zhengming.text.disguises import describe, disguises
from zhengming.text.fold import Folder

FOLDER = Folder.load()


def test_every_flag_but_case_has_an_id_and_the_order_is_fixed() -> None:
    everything = Fold.CHANGED | Fold.REMOVED
    assert len(describe(everything)) == len(list(everything)) - 1
    assert describe(Fold.SEPARATOR | Fold.TRADITIONAL) == ("traditional", "separator")
    assert describe(Fold.CASE) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國·家", ("traditional", "separator")),
        ("Bank of China", ()),
        ("腾 讯", ("space",)),
        ("Ｔｅｎｃｅｎｔ", ("full-width",)),
        (" 国家 ", ()),
        ("国家", ()),
    ],
)
def test_a_disguise_lies_within_the_range(text: str, expected: tuple[str, ...]) -> None:
    folded = FOLDER.fold(text)
    assert disguises(folded, 0, len(folded.text)) == expected


def test_what_stood_before_the_range_is_not_its_disguise() -> None:
    folded = FOLDER.fold("甲·国家")
    assert disguises(folded, 1, 3) == ()
    assert disguises(folded, 0, 3) == ("separator",)
