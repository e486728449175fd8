import random
from pathlib import Path

import pytest

from tests.evaluation.factory import AS_OF, fake_checker, written
from zhengming.audit.rows import BrokenRow
from zhengming.checker import load_checker
from zhengming.evaluation import disguised
from zhengming.evaluation.disguised import (
    BARE,
    DRAWS,
    KINDS,
    DisguisedRun,
    Variant,
    frames,
    measure,
    open_names,
)
from zhengming.model.analysis import Reading
from zhengming.model.proposal import OrganizationName
from zhengming.model.verdict import Decision
from zhengming.text.readings.reading import Disguise
from zhengming.text.readings.repetition import Repetition
from zhengming.text.readings.transposition import Transposition

HONEST = "拾穗"
TWO = (Transposition(), Repetition())


class Unable(Disguise):
    """Cannot disguise anything."""

    reading = Reading.SHAPE

    def make(self, name: str, chance: random.Random) -> str:
        return ""


def run(
    folder: Path, names: str, seed: int = 1, made: tuple[Disguise, ...] = TWO, header: str = "name"
) -> DisguisedRun:
    table = open_names(written(folder, f"{header}\n{names}", "names.tsv"))
    return measure(table, fake_checker(), as_of=AS_OF, seed=seed, disguises=made)


def test_a_name_is_asked_alone_and_in_whole_names(tmp_path: Path) -> None:
    found = run(tmp_path, "淘宝\n")
    places = {BARE, *(each.id for each in frames() if each.kind == "business")}
    assert {each.frame for each in found.variants} == places
    assert {each.disguise for each in found.variants} == {"transposed", "repeated"}
    assert all(each.tier == "1" and each.length == "2" for each in found.variants)
    assert found.names == 1


def test_only_what_is_seen_through_counts_as_stopped(tmp_path: Path) -> None:
    shares = run(tmp_path, "淘宝\n").by()["disguise"]
    assert shares["transposed"].stopped == 0
    assert shares["repeated"].stopped == shares["repeated"].asked > 0


def test_a_name_that_passes_undisguised_is_told_and_not_measured(tmp_path: Path) -> None:
    found = run(tmp_path, "拾穗\n")
    assert found.unknown == ("拾穗",)
    assert not found.variants
    assert found.total().recall is None
    assert found.plain_passes == 1 + sum(each.kind == "body" for each in frames())


def test_what_is_no_business_is_a_body_unless_it_is_said(tmp_path: Path) -> None:
    found = run(tmp_path, "大疑会\t\n小疑会\tbusiness\n", header="name\tkind")
    kinds = {each.original: each.kind for each in found.variants}
    assert kinds == {"大疑会": "body", "小疑会": "business"}
    assert {each.tier for each in found.variants} == {"none"}


def test_a_disguise_that_cannot_be_made_is_counted(tmp_path: Path) -> None:
    found = run(tmp_path, "淘宝\n疑疑\n", made=(Unable(), *TWO))
    assert found.unmade == {"repeated": 0, "shape": 2, "transposed": 1}


def test_long_names_are_counted_together() -> None:
    def length(name: str) -> str:
        return Variant(name, name, "sound", BARE, "body", "none", Decision.REVIEW).length

    assert [length("疑" * count) for count in (2, 5, 6, 40)] == ["2", "5", "6+", "6+"]


def test_the_same_seed_draws_the_same_and_another_draws_anew(tmp_path: Path) -> None:
    names = "疑有人在此处\n"
    one, again, other = (run(tmp_path, names, seed) for seed in (1, 1, 2))
    assert one == again
    assert [each.text for each in one.variants] != [each.text for each in other.variants]


def test_what_is_drawn_for_a_name_does_not_depend_on_the_others(tmp_path: Path) -> None:
    alone = run(tmp_path, "疑有人在此处\n").variants
    beside = run(tmp_path, "淘宝\n疑有人在此处\n").variants
    assert alone == tuple(each for each in beside if each.original == "疑有人在此处")


def test_a_disguise_is_drawn_several_times_and_never_twice_the_same(tmp_path: Path) -> None:
    bare = [each for each in run(tmp_path, "疑有人在此处\n").variants if each.frame == BARE]
    assert len(bare) == len({each.text for each in bare}) == len(TWO) * DRAWS


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("疑\t\n", "name: given 1 code points; allowed: 2 to 100"),
        ("疑会\tship\n", "kind: given 'ship'; allowed: business, body or nothing"),
        ("疑会\t\n疑会\tbody\n", "is the same name as row 1"),
        ("疑会\n", "1 cells where the header has 2"),
    ],
)
def test_a_row_that_cannot_be_disguised_is_told(tmp_path: Path, rows: str, said: str) -> None:
    found = run(tmp_path, rows, header="name\tkind")
    assert [each.error for each in found.broken] == [said]


def test_a_broken_row_does_not_take_a_name_away(tmp_path: Path) -> None:
    found = run(tmp_path, "疑会\tship\n疑会\tbody\n", header="name\tkind")
    assert (found.names, len(found.broken)) == (1, 1)
    assert isinstance(found.broken[0], BrokenRow)


def test_every_frame_is_a_sensible_place_of_a_known_kind() -> None:
    assert {each.kind for each in frames()} == set(KINDS)
    assert len({each.id for each in frames()} | {BARE}) == len(frames()) + 1
    assert "# source: " in disguised._FRAMES.read_text(encoding="utf-8")


def test_an_honest_name_passes_in_every_frame() -> None:
    checker = load_checker()
    stopped = [
        each.id
        for each in frames()
        if checker.check(OrganizationName(each.around(HONEST)), as_of=AS_OF).decision
        is not Decision.ACCEPT
    ]
    assert not stopped
