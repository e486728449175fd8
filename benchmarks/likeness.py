"""What the likeness of a disguised name means: `python -m benchmarks.likeness`.

Honest names (the sample that ships with the linter) and disguised spellings of known businesses are asked. For each way
to meet a known name and each band of likeness: how many of a thousand honest names meet one so, how many of a thousand
disguises, and how many of both the rules stop. Where honest names meet known ones as often as disguises do, likeness
says nothing, and what stands around the name must decide.
"""

import random
import sys
from collections import Counter
from datetime import UTC, datetime

from zhengming.checker import Checker, load_checker
from zhengming.lexicon import honest as sample
from zhengming.model.proposal import OrganizationName
from zhengming.text.readings.registry import DISGUISES

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FRAMES = ("{}科技有限公司", "杭州{}商贸有限公司")
SEED = 7
BANDS = (0.6, 0.7, 0.8, 0.9, 1.0)
Seen = Counter[tuple[str, int, float, bool]]


def disguised(checker: Checker) -> list[str]:
    """One spelling by each disguise of each known business of three characters and more, in turns of the frames."""
    chance = random.Random(SEED)
    names = sorted(n for n in checker.snapshot.businesses if len(n) > 2 and not n.isascii())
    made = [d.make(name, chance) for name in names for d in DISGUISES]
    return [FRAMES[i % len(FRAMES)].format(name) for i, name in enumerate(filter(None, made))]


def met(checker: Checker, names: list[str]) -> Seen:
    """(path, length, band, stopped) of the likest disguised neighbour of each name → names."""
    seen: Seen = Counter()
    for name in names:
        analysis, verdict = checker.examine(OrganizationName(name), as_of=NOW, explain=False)
        near = [n for n in analysis.neighbours if n.path.value not in ("exact", "contained")]
        if near:
            best = max(near, key=lambda n: n.score)
            band = max((b for b in BANDS if b <= best.score + 1e-9), default=0.0)
            size = min(best.end - best.start, 4)
            seen[best.path.value, size, band, verdict.decision.value != "ACCEPT"] += 1
    return seen


def main() -> int:
    """Print the table."""
    checker = load_checker()
    honest, hidden = list(sample.names()), disguised(checker)
    rows = met(checker, honest), met(checker, hidden)
    print(
        f"{len(honest)} honest names, {len(hidden)} disguises; per thousand, in brackets those stopped"
    )
    print("path           length  likeness   honest            disguises")
    for path, size, band in sorted({key[:3] for row in rows for key in row}):
        cells = []
        for row, count in zip(rows, (len(honest), len(hidden)), strict=True):
            stopped, passed = row[path, size, band, True], row[path, size, band, False]
            cells.append(
                f"{1000 * (stopped + passed) / count:6.2f} ({1000 * stopped / count:6.2f})"
            )
        print(
            f"{path:14} {size}{'+' if size == 4 else ' '}      from {band:3.1f}  {cells[0]}  {cells[1]}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
