"""The lexicons that come with the program."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.factory import ROOT, checker
from zhengming.analysis.designation import DesignationFinder
from zhengming.identity.uscc import KINDS as KINDS_OF_CODE
from zhengming.lexicon.kind import LexiconFile
from zhengming.lexicon.kinds import KINDS
from zhengming.lexicon.kinds.messages import FIELDS
from zhengming.lexicon.problem import Level
from zhengming.lexicon.snapshot import default_folder, digest_of, load, read_folder
from zhengming.lexicon.validation import validate
from zhengming.model.mini_program import SubjectType
from zhengming.rules.registration.rule import RegistrationRule
from zhengming.rules.registration.rulebook import REGISTRATION_RULES
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.rulebook import RULES

EVERY: list[Rule | RegistrationRule] = [*RULES, *REGISTRATION_RULES]

FILES, PROBLEMS = read_folder(default_folder())
IDS = {kind: {r.text("id") for f in FILES if f.kind == kind for r in f.rows} for kind in KINDS}
ENGINE = sorted((ROOT / "service" / "zhengming").glob("*/*.py"))
WRITTEN = {path: path.read_text(encoding="utf-8") for path in ENGINE}


def test_they_lint_without_errors() -> None:
    found = PROBLEMS + validate(FILES, checker().snapshot.folder)
    assert not [str(p) for p in found if p.level is Level.ERROR]


def test_there_are_several_thousand_entries_over_all_kinds() -> None:
    assert checker().snapshot.entries > 5_000
    assert {file.kind for file in FILES} == set(KINDS)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.id)
def test_every_entry_names_a_declared_source(file: LexiconFile) -> None:
    assert file.sources
    assert not [r.line for r in file.rows if not r.values("source")]
    assert {key for r in file.rows for key in r.values("source")} <= set(file.sources)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.id)
def test_every_header_explains_itself(file: LexiconFile) -> None:
    assert file.title
    assert file.title_en
    assert set(file.columns) <= file.documented
    assert all(len(citation) > 5 for citation in file.sources.values())


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.id)
def test_no_entry_is_spelled_with_invisible_characters(file: LexiconFile) -> None:
    assert not [r.line for r in file.rows if not "".join(r.cells.values()).isprintable()]


# What the code refers to is there.


def test_every_class_is_judged_by_a_rule_of_the_rulebook() -> None:
    named = {c.rule for c in checker().snapshot.classes.values() if c.rule}
    assert named <= {rule.id for rule in RULES}


def test_every_rule_that_judges_classes_has_one() -> None:
    named = {c.rule for c in checker().snapshot.classes.values()}
    assert {rule.id for rule in RULES if rule.trigger is Trigger.CLASS} <= named


@pytest.mark.parametrize("rule", EVERY, ids=lambda r: r.id)
def test_the_clauses_of_a_rule_are_there(rule: Rule | RegistrationRule) -> None:
    assert set(rule.clauses) <= IDS["clauses"]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_the_clauses_of_a_class_are_among_those_of_its_rule(rule: Rule) -> None:
    cited = {
        c
        for each in checker().snapshot.classes.values()
        if each.rule == rule.id
        for c in each.clauses
    }
    assert cited <= {*rule.clauses}


@pytest.mark.parametrize("rule", EVERY, ids=lambda r: r.id)
def test_a_rule_has_a_title_and_something_to_say(rule: Rule | RegistrationRule) -> None:
    messages = IDS["messages"]
    assert f"{rule.id}.title" in messages
    assert [m for m in messages if m == rule.id or m.startswith(f"{rule.id}.")] != [
        f"{rule.id}.title"
    ]


def test_no_message_is_for_a_rule_that_is_not() -> None:
    assert {m.partition(".")[0] for m in IDS["messages"]} <= {rule.id for rule in EVERY}


def test_every_message_says_the_same_in_both_languages() -> None:
    for chinese, english in checker().snapshot.messages.values():
        used = [set(re.findall(r"\{(\w+)\}", text)) & FIELDS for text in (chinese, english)]
        assert ("quote" in used[0]) is ("quote" in used[1]), chinese


@pytest.mark.parametrize("rule", EVERY, ids=lambda r: r.id)
def test_the_entries_that_a_rule_names_are_there(rule: Rule | RegistrationRule) -> None:
    assert set(rule.remedies) <= IDS["remedies"]
    assert set(rule.classes) <= IDS["classes"]
    assert set(rule.messages) <= IDS["messages"]


@pytest.mark.parametrize("rule", REGISTRATION_RULES, ids=lambda r: r.id)
def test_the_limits_that_a_rule_names_are_there(rule: RegistrationRule) -> None:
    assert set(rule.limits) <= IDS["limits"]


def test_every_type_of_subject_has_an_entry() -> None:
    assert set(checker().snapshot.subjects) == set(SubjectType)


def test_every_kind_of_code_may_register_as_some_type() -> None:
    assert not KINDS_OF_CODE - {c for s in checker().snapshot.subjects.values() for c in s.codes}


def test_the_classes_of_designations_are_there() -> None:
    assert set(DesignationFinder.CLASSES) <= IDS["classes"]


def test_the_roles_that_code_reads_have_words() -> None:
    named = {
        role for text in WRITTEN.values() for role in re.findall(r'\.words\("([^"]+)"\)', text)
    }
    assert named
    assert not [role for role in sorted(named) if not checker().snapshot.words(role)]


# The revision.


def test_loading_twice_gives_the_same_revision() -> None:
    assert load().revision == checker().revision


def test_a_changed_byte_changes_the_revision(tmp_path: Path) -> None:
    sound = ROOT / "tests" / "lexicon" / "sound"
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    before = digest_of(read_folder(tmp_path)[0])
    assert before == digest_of(read_folder(sound)[0])
    changed = tmp_path / "phrases.tsv"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert digest_of(read_folder(tmp_path)[0]) != before


def test_another_file_name_changes_the_revision(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(default_folder() / "trades.tsv", tmp_path / name / f"{name}.tsv")
    assert digest_of(read_folder(tmp_path / "a")[0]) != digest_of(read_folder(tmp_path / "b")[0])
