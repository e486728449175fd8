"""The examples of docs/evaluation.md run as they stand there."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from tests.evaluation.factory import AS_OF
from zhengming.checker import load_checker
from zhengming.evaluation import disguised
from zhengming.evaluation.cases import open_cases
from zhengming.evaluation.document import Evaluation
from zhengming.evaluation.results import ask
from zhengming.terminal.evaluation import evaluation_lines

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (table,) = re.findall(r"```text\n(.*?)```", PAGE, flags=re.DOTALL)
    (tmp_path / "cases.tsv").write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cases.tsv"


def test_the_python_example_runs(cases: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    assert printed.getvalue() == "0.6666666666666666 ['杭州拾穗餐饮店']\n"


def test_the_terminal_says_what_the_page_shows(cases: Path) -> None:
    run = ask(open_cases(cases), load_checker(), as_of=AS_OF)
    told = [
        line.plain.rstrip()
        for line in evaluation_lines(Evaluation("r", "1", AS_OF, cases=run), 0.1, [])
    ]
    (shown,) = re.findall(r"evaluate cases.tsv\n(4 cases.*?)```", PAGE, flags=re.DOTALL)
    assert [line for line in shown.splitlines() if line != "…" and line not in told] == []


def test_every_kind_is_named() -> None:
    assert all(f"`{kind}`" in PAGE for kind in disguised.KINDS)
