import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.factory import ROOT, Ended, program
from tests.factory import AS_OF, resident_id, uscc
from tests.registration_cases import examples, registrations
from tests.registration_json import json_of
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.records import AccountRecord, SubjectKey
from zhengming.accounts.sql_store import AccountStore
from zhengming.checker import Checker
from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.platform import AccountType, Fact
from zhengming.model.verdict import Verdict
from zhengming.terminal import registration_desk

PAGE = ROOT / "docs" / "bad-input.md"
EXAMPLE = ROOT / "docs" / "mini-program.example.json"
KEY = "k1:" + "5a" * 32


class AtOnce(datetime):
    """The moment of the golden cases, whenever one asks."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        return AS_OF


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registration_desk, "datetime", AtOnce)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[Any], str]:
    """Writes a file of JSON."""
    path = tmp_path / "registration.json"

    def written(value: Any) -> str:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def told(verdict: Verdict) -> list[Any]:
    return [
        verdict.decision.value,
        list(verdict.facts_not_consulted),
        [
            (f.rule, f.severity.name, f.field, f.message, [e.quote for e in f.evidence])
            for f in verdict.findings
        ],
    ]


def printed(ended: Ended) -> list[Any]:
    verdict = json.loads(ended.out)["verdict"]
    return [
        verdict["decision"].removeprefix("DECISION_"),
        verdict["facts_not_consulted"],
        [
            (
                f["rule"].removeprefix("rules/"),
                f["severity"].removeprefix("SEVERITY_"),
                f["field"],
                f["message"]["zh"],
                [e["quote"] for e in f["evidence"]],
            )
            for f in verdict["findings"]
        ],
    ]


@pytest.mark.usefixtures("at_once")
def test_the_program_answers_every_registration_as_the_engine_does(
    run: Run, file: Callable[[Any], str], checker: Checker
) -> None:
    judge = MiniProgramChecker(checker)
    for case in registrations():
        ended = run("check-mini-program", file(json_of(case.program)), "--json")
        assert (ended.code, ended.err) == (0, ""), case.id
        assert printed(ended) == told(judge.check(case.program, as_of=AS_OF)), case.id


@pytest.mark.usefixtures("at_once")
def test_for_people_each_finding_stands_below_the_text_of_its_field(
    run: Run, file: Callable[[Any], str]
) -> None:
    document = json_of(examples()[0].program)
    document["name"] = "甲乙国家级点餐"
    document["subject"]["uscc"] = uscc("91", serial=1, wrong="check")
    document["introduction"] = ""
    ended = run("check-mini-program", file(document))
    lines = ended.out.splitlines()
    assert re.fullmatch(r"(REVIEW|REJECT) \S+  甲乙国家级点餐", lines[0])
    assert lines[1].startswith(" " * 17 + "^^^^^^  “国家级”")
    at = next(i for i, line in enumerate(lines) if line.endswith("mini_program.subject.uscc"))
    assert lines[at + 1].strip() == document["subject"]["uscc"]
    assert lines[at + 2].strip().startswith("^")
    assert any(line.endswith("mini_program.introduction") for line in lines)
    assert any("补正" in line for line in lines)
    assert re.match(r"revision \S+ · ", lines[-1])


@pytest.mark.usefixtures("at_once")
def test_nothing_personal_is_shown(run: Run, file: Callable[[Any], str]) -> None:
    document = json_of(examples()[0].program)
    number = resident_id("330102", date(1990, 6, 1), wrong="check")
    document |= {"email": "a@b@example.com"}
    document["subject"]["administrator"] |= {"resident_id": number, "phone": "+99 12345"}
    for options in ((), ("--json",), ("--explain",)):
        ended = run("check-mini-program", file(document), *options)
        assert ended.code == 0
        assert not [v for v in (number, "a@b@example.com", "12345") if v in ended.out + ended.err]
        assert "mini_program.subject.administrator.resident_id" in ended.out


@pytest.mark.usefixtures("at_once")
def test_explain_shows_the_stages_of_the_name(run: Run, file: Callable[[Any], str]) -> None:
    ended = run("check-mini-program", file(json_of(examples()[0].program)), "--explain")
    assert re.search(r"^  tokens ", ended.out, flags=re.MULTILINE)


@pytest.fixture
def accounts(tmp_path: Path, checker: Checker) -> Iterator[tuple[str, AccountStore]]:
    url = f"sqlite:///{tmp_path / 'accounts.sqlite'}"
    with AccountStore.open(url, KeyRing.parse(KEY), checker.snapshot.folder) as store:
        yield url, store


def test_with_accounts_it_knows_who_holds_the_name(
    run: Run,
    file: Callable[[Any], str],
    accounts: tuple[str, AccountStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, store = accounts
    example = examples()[0].program
    record = AccountRecord(
        "wx1", AccountType.MINI_PROGRAM, example.name, SubjectKey(uscc=uscc("91", serial=7))
    )
    store.record_registration(record, at=AS_OF)
    named = run("check-mini-program", file(json_of(example)), "--accounts", url, "--json")
    verdict = json.loads(named.out)["verdict"]
    assert "rules/name-in-use" in {finding["rule"] for finding in verdict["findings"]}
    # Without a key, what is personal is not looked up.
    assert Fact.EMAIL.value in verdict["facts_not_consulted"]
    assert Fact.NAME.value not in verdict["facts_not_consulted"]
    monkeypatch.setenv("ZHENGMING_ACCOUNTS", url)
    monkeypatch.setenv("ZHENGMING_ACCOUNT_KEYS", KEY)
    whole = run("check-mini-program", file(json_of(example)), "--json")
    assert not json.loads(whole.out)["verdict"]["facts_not_consulted"]


def test_a_wrong_url_is_one_sentence(run: Run, file: Callable[[Any], str]) -> None:
    ended = run("check-mini-program", file({"name": "甲"}), "--accounts", "mysql://somewhere/x")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1


def test_the_documented_example_passes(run: Run) -> None:
    ended = run("check-mini-program", str(EXAMPLE), "--json")
    assert json.loads(ended.out)["verdict"]["decision"] == "DECISION_ACCEPT", ended.out


WRONG: dict[str, tuple[str, str]] = {
    "json-syntax": (
        '{"name": "甲",\n}',
        "line 2, column 1: given '}'; allowed: the name of a field in double quotes",
    ),
    "json-unknown-field": (
        '{"nmae": "甲"}',
        'line 1, column 2: mini_program: given a field "nmae"; allowed: name, id, ',
    ),
    "json-wrong-type": (
        '{"name": 12}',
        "line 1, column 10: mini_program.name: given a number; allowed: Unicode text in double quotes",
    ),
    "json-unknown-enum": (
        '{"subject": {"type": "COMPANY"}}',
        'line 1, column 22: mini_program.subject.type: given "COMPANY"; allowed: SUBJECT_TYPE_INDIVIDUAL, ',
    ),
    "json-surrogate": (
        r'{"name": "\ud800"}',
        "line 1, column 10: mini_program.name: given a text with half a character; allowed: Unicode text in double quotes",
    ),
}


def rows() -> dict[str, str]:
    _, section = PAGE.read_text(encoding="utf-8").split("## A registration as JSON\n")
    lines = [
        line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| json")
    ]
    return {cells[0]: cells[2].strip("`") for cells in lines}


def test_every_row_of_the_table_is_tested() -> None:
    assert set(rows()) == {*WRONG, "json-not-utf-8", "json-no-file"}


def promised(name: str) -> list[str]:
    """The pieces of the sentence that the page promises, around what it leaves out."""
    return [piece for piece in rows()[name].split("…") if piece.strip(", ")]


@pytest.mark.parametrize("name", WRONG)
def test_wrong_json_names_line_column_and_field(
    name: str, run: Run, file: Callable[[Any], str]
) -> None:
    text, sentence = WRONG[name]
    path = file(text)
    ended = run("check-mini-program", path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{path}, {sentence}")
    assert ended.err.count("\n") == 1
    for piece in promised(name):
        assert piece in ended.err


def test_another_encoding_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gbk.json"
    path.write_bytes('{"name": "甲"}'.encode("gb18030"))
    ended = run("check-mini-program", str(path))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{path}{promised('json-not-utf-8')[0]}\n"


def test_a_file_that_is_not_there_is_one_sentence(run: Run, tmp_path: Path) -> None:
    ended = run("check-mini-program", str(tmp_path / "none.json"))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{tmp_path / 'none.json'}{promised('json-no-file')[0]}\n"


def test_what_is_no_registration_names_its_field(run: Run, file: Callable[[Any], str]) -> None:
    ended = run("check-mini-program", file({"name": "名" * 201}))
    assert (ended.code, ended.out) == (2, "")
    assert "line 1, column 10: mini_program.name: given 201 code points" in ended.err
    ended = run("check-mini-program", file({"categories": [{"first": "餐饮"}] * 21}))
    assert "line 1, column 16: mini_program.categories: given 21 of them" in ended.err


def test_a_registration_comes_through_standard_input_too() -> None:
    ended = program("check-mini-program", "-", stdin=EXAMPLE.read_bytes())
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("ACCEPT 通过  ")
    wrong = program("check-mini-program", "-", stdin=b'{"name": 1}')
    assert wrong.code == 2
    assert wrong.err.startswith("standard input, line 1, column 10: mini_program.name")
