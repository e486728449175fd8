"""Lexicons that have passed every check are not checked again, until a byte of them changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.factory import ROOT
from zhengming.errors import InvalidLexicon
from zhengming.lexicon import snapshot
from zhengming.lexicon.kind import LexiconFile
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.snapshot import SEAL, default_folder, digest_of, is_sealed, load, read_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sound lexicons without a seal, as the program's own."""
    shutil.copytree(ROOT / "tests" / "lexicon" / "sound", tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(snapshot, "default_folder", lambda: tmp_path)
    return tmp_path


def refuse(files: object) -> list[Problem]:
    """A check that nothing passes."""
    return [Problem("phrases.tsv", 1, "", "refused", Level.ERROR)]


def seal(folder: Path, digest: str) -> None:
    (folder / SEAL).write_text(f"{digest}\n", "ascii")


def read(folder: Path) -> list[LexiconFile]:
    return read_folder(folder)[0]


def test_the_shipped_lexicons_are_sealed() -> None:
    assert is_sealed(default_folder(), digest_of(read(default_folder()))), "run `make docs`"


def test_sealed_lexicons_are_not_checked_again(folder: Path) -> None:
    seal(folder, digest_of(read(folder)))
    assert load(folder, checks=(refuse,)).entries


def test_a_copy_is_checked_whatever_its_seal_says(folder: Path, tmp_path: Path) -> None:
    seal(folder, digest_of(read(folder)))
    copy = shutil.copytree(folder, tmp_path / "copy")
    with pytest.raises(InvalidLexicon, match="refused"):
        load(copy, checks=(refuse,))


def test_lexicons_without_a_seal_are_checked(folder: Path) -> None:
    with pytest.raises(InvalidLexicon, match="refused"):
        load(folder, checks=(refuse,))


def test_a_changed_byte_breaks_the_seal(folder: Path) -> None:
    seal(folder, digest_of(read(folder)))
    changed = folder / "phrases.tsv"
    changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
    with pytest.raises(InvalidLexicon, match="refused"):
        load(folder, checks=(refuse,))


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"seal"])
def test_what_is_no_seal_seals_nothing(folder: Path, content: bytes) -> None:
    (folder / SEAL).write_bytes(content)
    with pytest.raises(InvalidLexicon, match="refused"):
        load(folder, checks=(refuse,))
