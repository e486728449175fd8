from tests.terminal.factory import LAW
from zhengming.audit.runner import Summary
from zhengming.lexicon.problem import Level, Problem
from zhengming.model.verdict import RulePage, Severity
from zhengming.terminal.rules import rule_page, rule_table
from zhengming.terminal.tallies import lint_line, problem_line, summary_json, summary_lines

PAGES = (
    RulePage(
        "short",
        "短",
        "Short",
        "One sentence.\n\nMore of\nit.",
        (LAW,),
        (Severity.REVIEW, Severity.REJECT),
    ),
    RulePage("much-longer", "长长长", "Long", "One.", (), (Severity.ADVICE,)),
)
SUMMARY = Summary(5, {"ACCEPT": 3, "REJECT": 1, "error": 1}, "42", 0.5, 0)


def test_the_table_of_rules_is_aligned() -> None:
    assert [line.plain for line in rule_table(PAGES)] == [
        "short        REVIEW REJECT  短      Short",
        "much-longer  ADVICE         长长长  Long",
    ]


def test_a_rules_page_holds_its_documentation_and_clauses() -> None:
    page = "\n".join(line.plain for line in rule_page(PAGES[0], None))
    assert page.startswith("short  短 · Short\n\n  One sentence.\n\n  More of\n  it.\n")
    assert LAW.citation in page
    assert "REVIEW 复核 · REJECT 拒绝" in page


def test_a_summary_counts_decisions_and_errors() -> None:
    lines = [line.plain for line in summary_lines(SUMMARY, "out.jsonl")]
    assert lines == [
        "5 rows · ACCEPT 3 · REVIEW 0 · REJECT 1 · errors 1",
        "out.jsonl · revision 42 · 0.5 s, 10 names/s, 1 process",
    ]
    assert summary_json(SUMMARY, "out.jsonl")["decisions"] == {
        "ACCEPT": 3,
        "REVIEW": 0,
        "REJECT": 1,
    }


def test_problems_stand_behind_their_place() -> None:
    error = Problem("a.tsv", 3, "term", "is empty")
    warning = Problem("a.tsv", 4, "", "is odd", Level.WARNING)
    assert problem_line(error).plain == "a.tsv:3:term: is empty"
    assert problem_line(warning).plain == "a.tsv:4: is odd (warning)"
    assert lint_line(1, 2, [error, warning]).plain == "1 file, 2 entries: 1 error, 1 warning"
