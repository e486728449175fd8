"""Reads the golden pairs of ``tests/cases/pairs``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from tests.factory import CASES
from zhengming.model.comparison import Ground, Relation

_KEYS = {"name", "other_name", "why", "relation", "ground", "pending"}


@dataclass(frozen=True, slots=True)
class GoldenPair:
    """Two names, and what they are to each other.

    Args:
        file: which file of ``tests/cases/pairs`` it stands in.
        name: one name.
        other_name: the other.
        why: why that is right, in one sentence.
        relation: what they are.
        ground: what that rests on.
        pending: why the engine does not answer so yet; empty when it does.
    """

    file: str
    name: str
    other_name: str
    why: str
    relation: Relation
    ground: Ground
    pending: str = ""

    @property
    def id(self) -> str:
        """What the test report calls it."""
        return f"{self.file}: {self.name} / {self.other_name} ({self.why})"


def golden_pairs() -> list[GoldenPair]:
    """Every pair, in the order of the files.

    Raises:
        ValueError: a pair is not as ``tests/cases/pairs/README.md`` wants it.
    """
    found = []
    for path in sorted((CASES / "pairs").glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["pair"]:
            if unknown := set(table) - _KEYS:
                raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")
            told = {key: table[key] for key in ("name", "other_name", "why")}
            relation, ground = Relation(table["relation"]), Ground(table["ground"])
            pending = table.get("pending", "")
            found.append(
                GoldenPair(path.stem, **told, relation=relation, ground=ground, pending=pending)
            )
    return found
