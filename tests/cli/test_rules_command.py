import json

from tests.cli.conftest import Run
from zhengming.checker import Checker
from zhengming.mini_program_checker import MiniProgramChecker


def ids(checker: Checker) -> list[str]:
    """The rules on names, then those on registrations."""
    return [rule.id for rule in (*checker.rules, *MiniProgramChecker(checker).rules)]


def test_every_rule_has_a_line(run: Run, checker: Checker) -> None:
    lines = run("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == ids(checker)


def test_one_rule_has_a_page(run: Run, checker: Checker) -> None:
    rule = checker.rules[0]
    page = run("rules", rule.id).out
    assert page == run("rules", f"rules/{rule.id}").out
    assert page.startswith(f"{rule.id}  {rule.title} · {rule.title_en}\n")
    assert all(clause.citation in page for clause in rule.clauses)


def test_rules_may_be_json(run: Run, checker: Checker) -> None:
    listed = json.loads(run("rules", "--json").out)["rules"]
    assert [rule["name"] for rule in listed] == [f"rules/{id_}" for id_ in ids(checker)]
    assert json.loads(run("rules", checker.rules[0].id, "--json").out) == listed[0]


def test_an_unknown_rule_is_one_sentence(run: Run) -> None:
    ended = run("rules", "no-such-rule")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "no rule is named 'no-such-rule'; list the rules to see their names\n"
