"""The categories of mini programs: what the shipped lexicons say, and how they are looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factory import checker
from zhengming.lexicon.categories import Categories, titles
from zhengming.lexicon.snapshot import load
from zhengming.model.category import Category, Qualification
from zhengming.model.mini_program import SubjectType

SOUND = Path(__file__).parent / "sound"


def shipped() -> Categories:
    return checker().snapshot.categories


def every() -> list[Category]:
    return list(dict.fromkeys([*shipped().first.values(), *shipped().second.values()]))


def ways() -> list[Qualification]:
    return [way for category in every() for way in category.qualifications]


def test_more_than_two_hundred_categories_stand_on_two_levels() -> None:
    assert len(every()) > 200
    assert {c.field for c in every()} == {c.id for c in shipped().first.values()}


def test_every_first_level_has_a_second() -> None:
    assert {c.id for c in shipped().first.values()} == {field for field, _ in shipped().second}


def test_no_second_level_category_is_hidden_by_another_of_its_name() -> None:
    found = {shipped().find(c.field_name, c.name) for c in every() if not c.is_first}
    assert found == {c for c in every() if not c.is_first}


def test_closed_categories_ask_for_no_papers() -> None:
    assert not [c.name for c in every() if not c.open and c.qualifications]


def test_every_way_is_open_to_somebody_who_may_choose_the_category() -> None:
    for category in every():
        for way in category.qualifications:
            open_to = (way.subjects or frozenset(SubjectType)) - category.barred
            assert open_to, way.entry


def test_no_two_papers_of_one_way_are_known_by_the_same_title() -> None:
    for way in ways():
        named = [title for paper in way.papers for title in paper.titles]
        assert len(named) == len(set(named)) or way.partner, way.entry


def test_no_offer_points_to_a_category_out_of_its_fields() -> None:
    for offer in shipped().offers:
        assert offer.category.field in offer.fields


def test_the_sound_lexicons_compile() -> None:
    sound = load(SOUND).categories
    found = sound.find("商事", "公积金")
    assert found is not None
    assert [way.subjects for way in found.qualifications] == [
        frozenset({SubjectType.GOVERNMENT}),
        frozenset(),
    ]
    assert sound.find("商事", "") == sound.find_first("商事")
    assert sound.find("商事", "彩票") is None
    assert sound.find("民事", "公积") is None


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("《金融许可证》", {"金融许可证"}),
        ("金融許可證（副本）", {"金融许可证"}),
        ("合作医院的《医疗机构执业许可证》", {"医疗机构执业许可证"}),
        (
            "《国产保健食品批准证书》或《进口保健食品批准证书》",
            {"国产保健食品批准证书", "进口保健食品批准证书"},
        ),
        ("ICP 备案", {"icp备案"}),
        ("", set()),
        ("《》", set()),
    ],
)
def test_a_paper_is_known_by_the_titles_it_names(title: str, named: set[str]) -> None:
    assert titles(checker().snapshot.folder, title) == named
