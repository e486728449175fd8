import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.factory import Ended
from zhengming import cli
from zhengming.checker import Checker, load_checker
from zhengming.lexicon.snapshot import default_folder

Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def checker() -> Checker:
    return load_checker()


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], checker: Checker
) -> Run:
    """The program in this process; the lexicons that ship are loaded once for all tests."""

    def load(folder: Path | None = None, *, segmenter: str = "rjieba") -> Checker:
        return load_checker(folder) if folder else checker

    def ended(*arguments: str) -> Ended:
        monkeypatch.setattr(cli, "load_checker", load)
        monkeypatch.setattr(sys, "argv", ["zhengming", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        said = capsys.readouterr()
        return Ended(int(caught.value.code or 0), said.out, said.err)

    return ended


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ZHENGMING_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def lexicons(tmp_path: Path) -> Path:
    """The lexicons that ship, in a folder of their own."""
    folder = tmp_path / "lexicons"
    folder.mkdir()
    for path in default_folder().glob("*.tsv"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def broken_lexicons(lexicons: Path) -> Path:
    """The lexicons that ship, with one mistake: a class without a title."""
    classes = lexicons / "classes.tsv"
    lines = classes.read_text(encoding="utf-8").splitlines()
    cells = lines[-1].split("\t")
    header = next(line for line in lines if not line.startswith("#")).split("\t")
    cells[header.index("title")] = ""
    classes.write_text("\n".join([*lines[:-1], "\t".join(cells)]) + "\n", encoding="utf-8")
    return lexicons
