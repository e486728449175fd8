import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.evaluation.factory import AS_OF, fake_checker, written
from zhengming.evaluation import document
from zhengming.evaluation.baseline import compare, read_earlier
from zhengming.evaluation.document import Evaluation
from zhengming.evaluation.page import MOST, page
from zhengming.evaluation.run import open_inputs, perform
from zhengming.terminal.evaluation import evaluation_lines, percent
from zhengming.terminal.glyphs import safe
from zhengming.terminal.output import progress_bar

ROWS = (
    "name\texpected\tclass\tdisguise\trule\n"
    "甲\tACCEPT\t\t\t\n"
    "疑\tACCEPT\t<script>alert(1)</script>\t\t\n"
    "绝\tREVIEW\torgan\tsound\tfirst\n"
    "\u202e藏\tSTOP\torgan\t\t\n"
    "疑局\tSTOP\t\t\tfirst\n"
    '坏"\tMAYBE\t\t\t\n'
)
VOID = {"meta", "rect", "br"}


class Balance(HTMLParser):
    """Every element that is opened is closed, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    inputs = open_inputs(
        written(tmp_path, ROWS), written(tmp_path, "name\n淘宝\n拾穗\n", "n.tsv"), None
    )
    run = perform(inputs, fake_checker(), as_of=AS_OF, seed=1, bar=progress_bar)
    path = written(tmp_path, document.text_of(run), "earlier.json")
    changes = compare(read_earlier(path), run.cases, run.disguised)
    return Evaluation(run.revision, run.release, run.as_of, run.cases, run.disguised, changes)


@pytest.fixture
def html(evaluation: Evaluation) -> str:
    return page(evaluation, show=safe, percent=percent)


def test_the_page_is_whole(html: str) -> None:
    parser = Balance()
    parser.feed(html)
    assert not parser.open
    assert "$" not in html


def test_the_page_needs_nothing_else_and_runs_nothing(html: str) -> None:
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img|<iframe", html)
    assert "default-src 'none'" in html


def test_what_comes_from_a_file_is_text(html: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "坏&quot;" in html


def test_what_turns_the_line_around_is_shown_and_not_obeyed(html: str) -> None:
    assert "\u202e" not in html
    assert "\\u202e藏" in html


def test_every_link_has_its_place_and_every_table_its_heading(html: str) -> None:
    links = re.findall(r'href="#([^"]+)"', html)
    assert links == ["cases", "wrong", "disguised", "changes", "errors"]
    assert all(f'id="{each}"' in html for each in links)
    assert html.count("<table>") == html.count("<caption>")


def test_a_bar_says_nothing_that_is_not_written_beside_it(html: str) -> None:
    bars = re.findall(r"<svg(.*?)>.*?</svg>([^<]*)</td>", html)
    assert bars
    assert all('aria-hidden="true"' in bar and beside.endswith("%") for bar, beside in bars)


def test_every_wrong_answer_is_listed(html: str, evaluation: Evaluation) -> None:
    assert evaluation.cases
    for each in evaluation.cases.wrong:
        assert safe(each.case.question.name) in html


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    rows = "".join(f"疑{number}\tACCEPT\n" for number in range(MOST + 2))
    inputs = open_inputs(written(tmp_path, f"name\texpected\n{rows}"), None, None)
    run = perform(inputs, fake_checker(), as_of=AS_OF, seed=1, bar=progress_bar)
    html = page(run, show=safe, percent=percent)
    assert html.count("<bdi") == MOST
    assert "… and 2 more: the JSON of the run holds all." in html
    told = [line.plain for line in evaluation_lines(run, 0.1, [])]
    assert "  … and 952 more: --output holds all" in told


def test_the_terminal_tells_the_same(evaluation: Evaluation) -> None:
    told = "\n".join(line.plain for line in evaluation_lines(evaluation, 0.1, ["out.json"]))
    assert told.startswith("6 cases · as expected 1 · missed 漏判 1 · false alarms 误判 1 · ")
    assert "recall 召回率 66.7% (2 of 3 stopped) · false alarms 误判率 50.0% (1 of 2)" in told
    assert "  4  \\u202e藏  REVIEW|REJECT  ACCEPT  –" in told
    assert "\u202e" not in told
    assert "better 0 · worse 0" in told
    assert told.splitlines()[-1] == "out.json · revision r1 · 0.1 s"


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, "–"),
        (0.0, "0.0%"),
        (0.0001, "<0.1%"),
        (0.5, "50.0%"),
        (0.9996, ">99.9%"),
        (1.0, "100.0%"),
    ],
)
def test_what_is_not_quite_all_is_not_shown_as_all(share: float | None, shown: str) -> None:
    assert percent(share) == shown
