"""The rules of the house, held by the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import zhengming
from zhengming.lexicon.kinds import KINDS
from zhengming.rules.registration.rule import RegistrationRule
from zhengming.rules.registration.rulebook import REGISTRATION_RULES
from zhengming.rules.rule import Rule
from zhengming.rules.rulebook import RULES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "service" / "zhengming"
GOLDEN = Path(__file__).parent / "golden"

# From the top down; a module imports only from its own floor or a lower one.
FLOORS = (
    ("cli", "__main__"),
    ("settings",),
    ("rpc", "console", "terminal", "v1"),
    ("library", "accounts", "audit", "evaluation"),
    ("mini_program_checker",),
    ("checker",),
    ("rules",),
    ("analysis",),
    ("register",),
    ("lexicon",),
    ("text", "identity"),
    ("model",),
    ("errors",),
)
RANK = {name: rank for rank, names in enumerate(FLOORS) for name in names}
PROTOBUF_ALLOWED = {"cli", "rpc", "v1", "terminal"}
HAN = re.compile(r"[一-鿿]")


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "v1" not in p.relative_to(PACKAGE).parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports_of(path: Path) -> tuple[tuple[str, int], ...]:
    """Every module imported, wherever in the file, with the level of a relative import."""
    return tuple(_imports_of(path))


def _imports_of(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield base, node.level
            yield from ((f"{base}.{alias.name}", node.level) for alias in node.names)


def floor_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("zhengming.") else ""


def test_every_part_of_the_package_has_a_floor() -> None:
    parts = {
        p.stem if p.suffix == ".py" else p.name
        for p in PACKAGE.iterdir()
        if not p.name.startswith(("_", "py."))
    }
    assert parts - {"lexicons"} <= set(RANK)


def test_imports_run_downwards() -> None:
    for path in modules():
        own = floor_of(name_of(path))
        if not own:
            continue
        above = {
            m for m, _ in imports_of(path) if floor_of(m) in RANK and RANK[floor_of(m)] < RANK[own]
        }
        assert not above, path


def test_nothing_is_imported_relatively() -> None:
    for path in modules():
        assert not [m for m, level in imports_of(path) if level], path


def test_protobuf_and_grpc_stop_at_the_edge() -> None:
    for path in modules():
        if floor_of(name_of(path)) in PROTOBUF_ALLOWED:
            continue
        assert not [
            m
            for m, _ in imports_of(path)
            if m.split(".")[0] in {"grpc", "google"} or m.startswith("zhengming.v1")
        ], path


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {name_of(p): p for p in modules()}
    edges = {n: {m for m, _ in imports_of(p) if m in names and m != n} for n, p in names.items()}
    edges["zhengming"] = set()  # the public surface re-exports; nothing below imports it
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in names:
        visit(name, ())


def test_only_settings_reads_the_environment() -> None:
    readers = [
        name_of(p)
        for p in modules()
        if re.search(r"\bos\.(environ|getenv)\b", p.read_text(encoding="utf-8"))
        and name_of(p) != "zhengming.settings"
    ]
    assert not readers


def test_no_chinese_word_stands_in_the_code() -> None:
    """Code says how, lexicons say which: Chinese stands in docstrings, comments and lexicons only."""
    for path in modules():
        if floor_of(name_of(path)) in {"cli", "terminal"}:
            continue  # the labels that people read in the terminal
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        words = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
            and HAN.search(node.value)
        ]
        assert not words


def test_the_public_surface_is_exactly_what_is_exported() -> None:
    assert (
        sorted(zhengming.__all__)
        == (GOLDEN / "public_surface.txt").read_text(encoding="utf-8").split()
    )


def test_the_rules_in_force_are_the_golden_list() -> None:
    assert [rule.id for rule in RULES] == (GOLDEN / "rules.txt").read_text(encoding="utf-8").split()


def test_the_rules_on_registrations_in_force_are_the_golden_list() -> None:
    golden = (GOLDEN / "registration_rules.txt").read_text(encoding="utf-8").split()
    assert [rule.id for rule in REGISTRATION_RULES] == golden


def test_no_two_rules_share_an_id() -> None:
    ids = [*(rule.id for rule in RULES), *(rule.id for rule in REGISTRATION_RULES)]
    assert len(ids) == len(set(ids))


def test_the_kinds_of_lexicon_are_the_golden_list() -> None:
    assert sorted(KINDS) == (GOLDEN / "kinds.txt").read_text(encoding="utf-8").split()


def test_every_rule_has_a_file_of_its_own_name() -> None:
    for rule in RULES:
        assert type(rule).__module__ == f"zhengming.rules.{rule.id.replace('-', '_')}"


def test_every_rule_on_registrations_has_a_file_of_its_own_name() -> None:
    for rule in REGISTRATION_RULES:
        name = rule.id.replace("-", "_")
        assert type(rule).__module__ == f"zhengming.rules.registration.{name}"


@pytest.mark.parametrize("rule", [*RULES, *REGISTRATION_RULES], ids=lambda r: r.id)
def test_every_rule_documents_itself(rule: Rule | RegistrationRule) -> None:
    assert len(rule.description().splitlines()) >= 2
    assert rule.clauses
    assert rule.severities


def test_no_committed_text_names_the_workplace() -> None:
    words = ("../" + "shared", "/work/" + "main", "pypi" + ".org", "registry." + "npmjs")
    for path in sorted(ROOT.rglob("*")):
        relative = path.relative_to(ROOT)
        if path.is_dir() or relative.parts[0].startswith(
            (".git", ".venv", ".tools", ".build", "dist", ".mypy", ".ruff", ".pytest", ".hypo")
        ):
            continue
        if path.suffix in {".pyc", ".binpb"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [w for w in words if w in text], relative
