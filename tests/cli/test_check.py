import io
import json
import re

import pytest

from tests.cli.conftest import Run
from tests.cli.factory import program
from zhengming.checker import Checker, release

REFUSED = "北京市公安局"


def test_a_verdict_shows_carets_below_its_evidence(run: Run, checker: Checker) -> None:
    ended = run("check", REFUSED)
    name, carets, *rest = ended.out.splitlines()
    assert ended.code == 0
    assert name == f"REVIEW 复核  {REFUSED}"
    assert carets.startswith(" " * 13 + " " * 6 + "^^^^^^  “公安局”")
    assert rest[-1].startswith(f"revision {checker.revision} · ")


def test_several_names_have_one_closing_line(run: Run) -> None:
    ended = run("check", "杭州正名科技有限公司", REFUSED)
    assert re.search(r"· 2 names · [\d.]+ ms$", ended.out)
    assert ended.out.count("revision") == 1


def test_json_is_the_answer_of_the_service_with_the_names_of_the_proto(
    run: Run, checker: Checker
) -> None:
    ended = run("check", "--json", REFUSED, "杭州正名科技有限公司")
    first, second = (json.loads(line)["verdict"] for line in ended.out.splitlines())
    assert first["decision"] == "DECISION_REVIEW"
    assert first["checked_at"] == {"token": checker.revision}
    assert first["findings"][0]["evidence"][0]["span"] == {"start": 3, "end": 6}
    assert (second["decision"], second["findings"]) == ("DECISION_ACCEPT", [])


def test_explain_shows_every_stage(run: Run) -> None:
    ended = run("check", "--explain", "杭州國泰(中央空调)维修部", "--uscc", "911")
    stages = (
        "folded",
        "undone",
        "tokens",
        "parts",
        "hits",
        "cleared",
        "claim",
        "neighbours",
        "identity",
        "timings",
    )
    at = [ended.out.index(f"\n  {stage} ") for stage in stages]
    assert at == sorted(at)
    assert "“國” [2, 3) → “国” 繁体" in ended.out
    assert "“中央空调”" in ended.out


def test_explain_in_json_holds_the_trace(run: Run) -> None:
    answer = json.loads(run("check", "--explain", "--json", "中央空调维修部").out)
    assert answer["trace"]["tokens"]
    assert answer["verdict"]["cleared_hits"]


def test_the_applicant_is_weighed(run: Run) -> None:
    alone = run("check", "--json", REFUSED).out
    applicant = (
        "--uscc",
        "11110000000000000X",
        "--legal-name",
        REFUSED,
        "--verified",
        "--surface",
        "registered",
    )
    known = run("check", "--json", REFUSED, *applicant).out
    assert json.loads(alone)["verdict"]["findings"] != json.loads(known)["verdict"]["findings"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([""], "organization_name.text: given an empty text; allowed: 1 to 200 code points"),
        (
            ["名" * 201],
            "organization_name.text: given 201 code points; allowed: 1 to 200 code points",
        ),
        (
            ["正名", ""],
            "name 2: organization_name.text: given an empty text; allowed: 1 to 200 code points",
        ),
        (["正名", "。。。"], "name 2: organization_name.text: given only separators"),
        (
            ["正名", "--legal-name", "名" * 201],
            "--legal-name: given 201 code points; allowed: at most 200 code points",
        ),
        (
            ["正名", "--uscc", "9\udcff"],
            "--uscc: given a byte or half a character that is not Unicode",
        ),
        (["a\udcff"], "organization_name.text: given a lone surrogate U+DCFF at code point 1"),
    ],
)
def test_a_broken_question_names_field_given_and_allowed(
    run: Run, arguments: list[str], said: str
) -> None:
    ended = run("check", *arguments)
    assert ended.code == 2
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "正名", "--surface", "nowhere"], ["chekc"], ["check", "--nothing"]],
)
def test_a_broken_command_line_shows_how_it_is_meant(run: Run, arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "Usage: " in ended.err
    assert "Error: " in ended.err


def test_what_was_typed_cannot_give_the_terminal_orders(run: Run) -> None:
    name = "a\x1b[31m\u202e北\u200b京\ue000公安局"
    for arguments in (
        ("check", name),
        ("check", "--explain", name),
        ("check", "--json", name),
        ("rules", name),
    ):
        ended = run(*arguments)
        assert not set(ended.out + ended.err) & set("\x1b\u202e\u200b")


def test_bytes_that_are_no_text_are_refused_in_one_sentence() -> None:
    ended = program("check", b"a\xff")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "organization_name.text: given a lone surrogate U+DCFF at code point 1; allowed: Unicode text without lone "
        "surrogates (was the file or argument read with the wrong encoding?)\n"
    )


def test_names_come_from_standard_input_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin",
        io.TextIOWrapper(io.BytesIO("杭州正名科技有限公司\r\n\n中央空调维修部".encode())),
    )
    answers = [json.loads(line) for line in run("check", "-", "--json").out.splitlines()]
    assert [answer["verdict"]["decision"] for answer in answers] == ["DECISION_ACCEPT"] * 2
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("正名\n".encode() + b"\xff\n")))
    ended = run("check", "-")
    assert ended.code == 2
    assert ended.err.startswith("name 2: organization_name.text: given a lone surrogate")


def test_a_terminal_that_knows_no_chinese_is_no_reason_to_fail() -> None:
    ended = program("check", "正名", PYTHONIOENCODING="ascii")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("ACCEPT \\u901a\\u8fc7  \\u6b63\\u540d")


def test_the_release_is_shown(run: Run) -> None:
    assert run("--version").out == f"zhengming {release()}\n"


def test_every_command_answers_in_json_and_explains_itself(run: Run) -> None:
    commands = (
        ["run"],
        ["serve"],
        ["check"],
        ["audit"],
        ["lexicon", "lint"],
        ["rules"],
        ["health"],
    )
    for command in commands:
        ended = run(*command, "--help")
        assert ended.code == 0
        assert "--json" in ended.out
