"""One broken lexicon for each mistake: the linter names the mistake and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from zhengming.errors import InvalidLexicon
from zhengming.lexicon import ordinary
from zhengming.lexicon.accepted import settle
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.snapshot import load, read_folder
from zhengming.lexicon.validation import validate
from zhengming.text.fold import Folder

HERE = Path(__file__).parent
SOUND = HERE / "sound"
BROKEN = HERE / "broken"


def _expected() -> dict[str, tuple[Level, str]]:
    lines = (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split(" ", 1) for line in lines if not line.startswith("#")]
    return {said.partition(":")[0]: (Level[level.upper()], said) for level, said in told}


EXPECTED = _expected()
FOLDER = Folder.load()


def lint(folder: Path) -> list[Problem]:
    files, problems = read_folder(folder)
    problems += validate(files, FOLDER)
    if not any(p.level is Level.ERROR for p in problems):
        problems += ordinary.problems(files, FOLDER)
    return settle(files, problems)


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The sound lexicons with one broken one among them."""
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    shutil.copy(BROKEN / request.param, tmp_path)
    return tmp_path


@pytest.mark.parametrize(("folder", "name"), [(n, n) for n in EXPECTED], indirect=["folder"])
def test_the_linter_names_the_mistake_and_nothing_else(folder: Path, name: str) -> None:
    level, said = EXPECTED[name]
    problems = lint(folder)
    assert [(p.level, str(p)[: len(said)]) for p in problems] == [(level, said)]


@pytest.mark.parametrize(("folder", "name"), [(n, n) for n in EXPECTED], indirect=["folder"])
def test_an_error_blocks_and_a_warning_does_not(folder: Path, name: str) -> None:
    level, said = EXPECTED[name]
    if level is Level.WARNING:
        assert load(folder).entries
        return
    with pytest.raises(InvalidLexicon) as caught:
        load(folder)
    assert str(caught.value).startswith(said)
    assert [str(p) for p in caught.value.problems] == [str(p) for p in lint(folder)]


def test_every_broken_file_is_expected_to_be() -> None:
    assert sorted(EXPECTED) == sorted(p.name for p in BROKEN.glob("*.tsv"))


def test_the_sound_lexicons_have_no_problem() -> None:
    assert not lint(SOUND)
    assert load(SOUND).entries == sum(len(f.rows) for f in read_folder(SOUND)[0])


def test_a_folder_without_lexicons_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InvalidLexicon, match=r"there is no \.tsv file here"):
        load(tmp_path)


def test_an_answer_is_not_said_to_answer_nothing_while_there_are_errors(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    for name in ("term-twice.tsv", "accepted-without-a-warning.tsv"):
        shutil.copy(BROKEN / name, tmp_path)
    found = lint(tmp_path)
    assert Level.ERROR in {p.level for p in found}
    assert not [p for p in found if p.column == "accepted"]


def test_an_answer_silences_the_warnings_of_its_entry_only(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    text = (BROKEN / "accepted-without-a-warning.tsv").read_text(encoding="utf-8")
    answered = text.replace("国税总所", "公安县")
    path = tmp_path / "accepted-without-a-warning.tsv"
    path.write_text(answered, encoding="utf-8")
    assert not lint(tmp_path)
    path.write_text(answered + "b\t朝阳区\torgan\tanywhere\town\n", encoding="utf-8")
    assert [(p.line, p.column) for p in lint(tmp_path)] == [(16, "term")]


def test_an_answer_silences_no_error(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    text = (BROKEN / "accepted-without-a-warning.tsv").read_text(encoding="utf-8")
    path = tmp_path / "accepted-without-a-warning.tsv"
    path.write_text(text.replace("国税总所", "税"), encoding="utf-8")
    assert [p.level for p in lint(tmp_path)] == [Level.ERROR]


def test_several_mistakes_are_all_told(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    for name in ("term-twice.tsv", "class-unknown.tsv"):
        shutil.copy(BROKEN / name, tmp_path)
    with pytest.raises(
        InvalidLexicon, match=r"\(and 1 more; run `zhengming lexicon lint .+`\)"
    ) as caught:
        load(tmp_path)
    assert len(caught.value.problems) == 2
