"""The honest names that entries are tried on, and what the linter says of entries that stop too many."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from tests.factory import AS_OF, checker
from tools import build_honest_sample as tool
from zhengming.checker import lint
from zhengming.lexicon import honest
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.snapshot import default_folder, read_folder
from zhengming.model.proposal import OrganizationName
from zhengming.model.verdict import Decision

STOPPING = Path(__file__).parent / "stopping"
LEXICONS = {p.name for p in default_folder().glob("*.tsv")}
NAMES = honest.names()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What the linter says of the entries that are added to the lexicons that ship."""
    folder = tmp_path_factory.mktemp("lexicons")
    shutil.copytree(default_folder(), folder, dirs_exist_ok=True)
    for path in STOPPING.glob("*.tsv"):
        shutil.copy(path, folder)
    return [p for p in lint(folder)[1] if p.file not in LEXICONS]


def test_an_entry_that_stops_too_many_honest_names_is_named_and_no_other(
    found: list[Problem],
) -> None:
    lines = (STOPPING / "expected.txt").read_text(encoding="utf-8").splitlines()
    expected = [line for line in lines if not line.startswith("#")]
    assert [str(p)[: len(said)] for p, said in zip(found, expected, strict=True)] == expected
    assert {p.level for p in found} == {Level.WARNING}


def test_an_entry_that_stops_too_many_is_told_its_share_examples_and_what_to_do(
    found: list[Problem],
) -> None:
    (said,) = (p.message for p in found if p.file == "stopping-term.tsv")
    assert re.fullmatch(
        r"stops (\d+) of 6,000 honest names \(\d\.\d\d%, but 0\.05% is the most\), such as '(.+)' and '(.+)': "
        r"narrow its mode, add exceptions, make it milder by severity, or say in `accepted` why it is right",
        said,
    )
    first, second = re.findall("'([^']+)'", said)
    assert {first, second} < {name for name in NAMES if "专业合作社" in name}


def test_what_an_editor_can_do_depends_on_the_kind(found: list[Problem]) -> None:
    said = {p.file: p.message.rpartition(": ")[2] for p in found}
    assert said["stopping-head.tsv"] == "add exceptions, or say in `accepted` why it is right"
    assert said["stopping-business.tsv"].startswith("say that it is ambiguous, add exceptions")


@pytest.mark.parametrize(("met", "told"), [(3, False), (4, True)])
def test_three_of_six_thousand_may_be_chance_and_four_are_not(met: int, told: bool) -> None:
    files, _ = read_folder(STOPPING)
    entry = "stopping-term/a"
    stopped = ((f"name {i}", [entry] if i < met else []) for i in range(tool.SIZE))
    assert bool(honest.problems(files, stopped)) is told


def test_a_name_is_charged_to_what_stops_it() -> None:
    assert checker().stopped_by("天安门饭店") == {"landmarks/tiananmen"}
    assert not checker().stopped_by("公安县正名餐饮店")
    assert checker().stopped_by("嘉禾豆浆总会") == {"heads/zonghui"}


# The sample.


def test_the_sample_is_what_the_tool_makes() -> None:
    made = tool.HEADER + "".join(f"{name}\n" for name in tool.names())
    assert honest.SAMPLE.read_text(encoding="utf-8") == made


def test_a_smaller_sample_begins_the_larger() -> None:
    assert tuple(tool.names(50)) == NAMES[:50]
    assert tuple(tool.names(50, seed=1)) != NAMES[:50]


def test_the_sample_is_large_enough_for_the_share_and_names_nothing_twice() -> None:
    assert len(NAMES) == len(set(NAMES)) == tool.SIZE
    assert honest.MOST * len(NAMES) >= 3


def test_the_sample_has_all_sorts_of_names() -> None:
    ends = ("有限公司", "店", "诊所", "幼儿园", "律师事务所", "村民委员会", "俱乐部", "专业合作社", "业主群", "小程序")  # fmt: skip
    counts = Counter(end for name in NAMES for end in ends if name.endswith(end))
    assert all(counts[end] >= 10 for end in ends), counts
    assert sum(name.isascii() for name in NAMES) >= 50


def test_every_slot_of_the_grammar_is_filled() -> None:
    assert not [name for name in NAMES if set("{}") & set(name)]
    assert not [name for name in NAMES if name != name.strip() or not name.isprintable()]


def test_the_words_of_the_grammar_are_not_read_from_the_lexicons() -> None:
    text = Path(tool.__file__).read_text(encoding="utf-8") + tool.GRAMMAR.read_text(
        encoding="utf-8"
    )
    assert not [name for name in LEXICONS if name in text]
    assert "default_folder" not in text


def test_hardly_an_honest_name_is_stopped() -> None:
    decisions = Counter(
        checker().check(OrganizationName(name), as_of=AS_OF).decision
        for name in islice(NAMES, 0, None)
    )
    assert decisions[Decision.ACCEPT] >= 0.99 * len(NAMES)
    assert decisions[Decision.REJECT] <= 3


@pytest.mark.parametrize(("number", "written"), [(1, "一"), (10, "十"), (13, "十三"), (20, "二十"), (30, "三十")])  # fmt: skip
def test_numbers_are_written_in_chinese(number: int, written: str) -> None:
    assert tool.numeral(number) == written
