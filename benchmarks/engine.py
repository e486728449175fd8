"""What a check costs beside cutting the same name into words: `python -m benchmarks.engine`.

One process, one core, one run: `jieba.lcut` and `Checker.check` take turns on the same names, and their
ratio is the result. Then the stages one by one, as shares of the check, and how long a fresh process
takes until it can answer.
"""

import argparse
import logging
import pathlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import jieba

from benchmarks.names import ordinary_names
from zhengming.analysis.witness import Words
from zhengming.checker import Checker, load_checker
from zhengming.model.analysis import Analysis, NameParts
from zhengming.model.proposal import OrganizationName

GOAL = 1.0
GOAL_READY = 3.0
ROUNDS = 7
NOW = datetime(2026, 1, 1, tzinfo=UTC)
COLD_START = """
import time
started = time.perf_counter()
from datetime import UTC, datetime
from zhengming import OrganizationName, load_checker
load_checker().check(OrganizationName("a"), as_of=datetime(2026, 1, 1, tzinfo=UTC))
print(time.perf_counter() - started)
"""


def seconds_per_name(work: Callable[[str], object], names: Sequence[str]) -> float:
    """CPU seconds that one name takes."""
    started = time.process_time()
    for name in names:
        work(name)
    return (time.process_time() - started) / len(names)


def ratios(checker: Checker, names: Sequence[str]) -> list[tuple[float, float]]:
    """(jieba, check) in seconds per name, for every round."""
    jieba.setLogLevel(logging.ERROR)
    jieba.lcut(names[0])
    check = _check_of(checker)
    return [
        (seconds_per_name(jieba.lcut, names), seconds_per_name(check, names)) for _ in range(ROUNDS)
    ]


def shares(checker: Checker, names: Sequence[str]) -> dict[str, float]:
    """Microseconds per name of each stage, over all names: each stage is given the names that reach it and
    what the stage before it made of them.
    """
    analyzer = checker._analyzer
    claims = analyzer._claims
    proposals = [OrganizationName(name) for name in names]
    everything = [checker.examine(p, as_of=NOW, explain=False)[0] for p in proposals]
    found = [a for a in everything if a.hits or a.cleared]
    whole = [a for a in everything if a.parts != NameParts()]
    plain = [a for a in everything if a.parts == NameParts()]
    stages: dict[str, tuple[Sequence[Analysis], Callable[[Analysis], object]]] = {
        "fold": (everything, lambda a: analyzer._folder.fold(a.proposal.text)),
        "scan and disguises": (everything, lambda a: analyzer._reader.read(a.folded)),
        "designations": (everything, lambda a: analyzer._designations.may_find(a.folded.text)),
        "claim, of a plain name": (
            plain,
            lambda a: claims.is_plain(a.folded, claims.tail_of(a.folded.text)),
        ),
        "parse": (whole, lambda a: analyzer._parser.parse(a.folded, a.hits)),
        "segment": (found, lambda a: analyzer._segmenter.segment(a.folded.text)),
        "clear": (found, _clear(checker)),
        "claim": (whole, lambda a: claims.read(a.folded.text, a.parts, a.hits)),
        "match": (whole, lambda a: analyzer._matcher.match(a.parts, a.hits)),
        "rules": (
            everything,
            lambda a: [f for r in checker._concerned(a) for f in r.judge(a, checker.snapshot)],
        ),
    }
    costs = {}
    for title, (reached, stage) in stages.items():
        started = time.process_time()
        for analysis in reached:
            stage(analysis)
        costs[title] = (time.process_time() - started) / len(names) * 1e6
    return costs


def _clear(checker: Checker) -> Callable[[Analysis], object]:
    clearer = checker._analyzer._clearer

    def clear(a: Analysis) -> object:
        hits = (*a.hits, *(cleared.hit for cleared in a.cleared))
        return clearer.clear(hits, Words(a.folded, a.tokens, a.parts))

    return clear


def cold_start() -> float:
    """Seconds from the start of Python to the first verdict, best of three processes."""
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", COLD_START], capture_output=True, text=True, check=True
        )
        runs.append(float(done.stdout))
    return min(runs)


def _check_of(checker: Checker) -> Callable[[str], object]:
    return lambda name: checker.check(OrganizationName(name), as_of=NOW)


def main() -> int:
    """Print the table; exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many names")
    parser.add_argument("--file", help="names of your own, one a line, instead of generated ones")
    options = parser.parse_args()
    if options.file:
        with pathlib.Path(options.file).open(encoding="utf-8") as file:
            names = [line.rstrip("\n") for line in file if line.strip()][: options.count]
    else:
        names = ordinary_names(options.count)
    checker = load_checker()
    rounds = ratios(checker, names)
    ratio = statistics.median(check / cut for cut, check in rounds)
    best = min(rounds, key=lambda r: r[1])
    print(
        f"names                {len(names)}, {sum(map(len, names)) / len(names):.1f} characters on average"
    )
    print(f"jieba.lcut           {best[0] * 1e6:6.1f} µs a name")
    print(f"check                {best[1] * 1e6:6.1f} µs a name")
    print(f"ratio                {ratio:6.2f}  (goal: at most {GOAL}; median of {ROUNDS} rounds)")
    for title, microseconds in shares(checker, names).items():
        print(f"  {title:39} {microseconds:6.2f} µs")
    ready = cold_start()
    print(f"ready to answer      {ready:6.2f} s  (goal: within {GOAL_READY} s)")
    return 0 if ratio <= GOAL and ready <= GOAL_READY else 1


if __name__ == "__main__":
    sys.exit(main())
