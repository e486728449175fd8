"""Ordinary names for benchmarks, made of the parts in names.tsv; the same ones on every run."""

import csv
import random
from collections import defaultdict
from pathlib import Path

PARTS = Path(__file__).with_name("names.tsv")
SEED = 7


def ordinary_names(count: int = 400) -> list[str]:
    """Return distinct names, 14 characters on average."""
    parts: dict[str, list[str]] = defaultdict(list)
    with PARTS.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t"):
            parts[row["role"]].append(row["text"])
    chance = random.Random(SEED)
    names: dict[str, None] = {}
    while len(names) < count:
        roles = ("place", "trade_name", "industry", "form")
        names["".join(chance.choice(parts[role]) for role in roles)] = None
    return list(names)
