"""Protected names behind made disguises: how many are still stopped."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from zhengming.audit.encoding import Encoding
from zhengming.audit.rows import BrokenRow, Row, Table, open_table
from zhengming.checker import Checker
from zhengming.errors import InvalidQuestion, UnreadableFile
from zhengming.evaluation.cases import NAME, column_view
from zhengming.model.proposal import OrganizationName
from zhengming.model.verdict import Decision
from zhengming.text.readings.reading import Disguise
from zhengming.text.readings.registry import DISGUISES

BUSINESS, BODY = "business", "body"
KINDS = (BUSINESS, BODY)
BARE = "bare"
"""The frame that is none: the name stands alone."""
DRAWS = 2
"""Different spellings of one name behind one disguise."""
_TRIES = 8
"""Draws until that many are found; a name may have fewer."""
_LONGEST = 6
"""Lengths from here on are counted together."""
LONGEST_NAME = 100
"""Longest protected name, in code points: half of what a name may have, so that there is room around it."""
_KIND = "kind"
_NO_TIER = "none"
_FRAMES = Path(__file__).with_name("frames.tsv")


class Frame(NamedTuple):
    """A whole name with a place for another name in it, and for which kind of names it is sensible."""

    id: str
    kind: str
    before: str
    after: str

    def around(self, name: str) -> str:
        """The whole name."""
        return f"{self.before}{name}{self.after}"


class Protected(NamedTuple):
    """A protected name as it is written, and its kind (:data:`KINDS`), or empty when not said."""

    number: int
    text: str
    kind: str = ""


class Variant(NamedTuple):
    """A protected name behind a disguise, and the answer it got.

    Args:
        text: the whole name that was asked.
        original: the protected name.
        disguise: the reading that undoes it, e.g. ``sound``.
        frame: id of what it is embedded in, or :data:`BARE`.
        kind: kind of the protected name.
        tier: tier of the business as text; ``none`` where it has none.
        got: the decision.
    """

    text: str
    original: str
    disguise: str
    frame: str
    kind: str
    tier: str
    got: Decision

    @property
    def stopped(self) -> bool:
        """Whether the disguise was seen through."""
        return self.got is not Decision.ACCEPT

    @property
    def length(self) -> str:
        """Code points of the protected name, as it is counted."""
        count = len(self.original)
        return f"{_LONGEST}+" if count >= _LONGEST else str(count)


class Share(NamedTuple):
    """How many were asked, and how many of them were stopped."""

    asked: int
    stopped: int

    @property
    def recall(self) -> float | None:
        """The share that was stopped, in [0, 1]; ``None`` when nothing was asked."""
        return self.stopped / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class DisguisedRun:
    """What was made of a file of protected names.

    Args:
        file: the file, as it was named.
        seed: what the disguises were drawn with.
        names: how many names were disguised.
        variants: every disguised name that was asked, each text once for each original.
        unknown: names that pass as they are written, alone: there is nothing to disguise.
        plain_passes: places (name and frame) where the name passes undisguised, and no disguise was asked.
        unmade: disguise → names that it cannot be made of.
        broken: rows that could not be read.
    """

    file: str
    seed: int
    names: int
    variants: tuple[Variant, ...]
    unknown: tuple[str, ...]
    plain_passes: int
    unmade: Mapping[str, int]
    broken: tuple[BrokenRow, ...]

    def total(self) -> Share:
        """All variants."""
        return _share(self.variants)

    def by(self) -> dict[str, dict[str, Share]]:
        """Variants counted by disguise, by length, by tier, by kind, and by what they are embedded in."""
        views: Mapping[str, Callable[[Variant], str]] = {
            "disguise": lambda each: each.disguise,
            "length": lambda each: each.length,
            "tier": lambda each: each.tier,
            "kind": lambda each: each.kind,
            "frame": lambda each: each.frame,
        }
        return {title: _shares(self.variants, view) for title, view in views.items()}

    @property
    def missed(self) -> list[Variant]:
        """Every variant that passes."""
        return [each for each in self.variants if not each.stopped]


@dataclass(frozen=True, slots=True)
class NameTable:
    """A file of protected names that can be read.

    Args:
        table: the file.
    """

    table: Table

    def names(self) -> Iterator[Protected | BrokenRow]:
        """All rows in their order; a name that stood there before is broken."""
        kinds = column_view(self.table, _KIND).rows() if _KIND in self.table.columns else None
        return _protected(self.table.rows(), kinds)


def open_names(path: Path, *, encoding: Encoding = Encoding.AUTO, column: str = NAME) -> NameTable:
    """Find out how a file of protected names is to be read.

    Args:
        path: a TSV or CSV file with a header line; its column ``kind`` is optional.
        encoding: what it is encoded in.
        column: the column that holds the names.

    Raises:
        UnreadableFile: it cannot be read as such a file.
    """
    table = open_table(path, encoding=encoding, column=column)
    if table.columns.count(_KIND) > 1:
        raise UnreadableFile(f"{path}: the header names column {_KIND!r} twice")
    return NameTable(replace(table, places={NAME: table.places[NAME]}))


def measure(
    table: NameTable,
    checker: Checker,
    *,
    as_of: datetime,
    seed: int,
    disguises: Sequence[Disguise] = DISGUISES,
    progress: Callable[[int], object] = lambda _: None,
) -> DisguisedRun:
    """Disguise every name, alone and in whole names, and ask.

    The same names, seed and release make the same variants; a name's do not depend on the others in the file.

    Args:
        table: the protected names.
        checker: what answers.
        as_of: the one moment that all verdicts are to hold for.
        seed: what the disguises are drawn with.
        disguises: what to disguise them with.
        progress: is told how many more names are done.
    """
    bench = _Bench(checker, as_of, seed, disguises)
    count, broken = 0, []
    for name in table.names():
        problem = name if isinstance(name, BrokenRow) else bench.add(name)
        if problem is None:
            count += 1
        else:
            broken.append(problem)
        progress(1)
    return DisguisedRun(
        file=str(table.table.path),
        seed=seed,
        names=count,
        variants=tuple(bench.variants),
        unknown=tuple(bench.unknown),
        plain_passes=bench.plain_passes,
        unmade={each: bench.unmade[each] for each in sorted(bench.unmade)},
        broken=tuple(broken),
    )


@cache
def frames() -> tuple[Frame, ...]:
    """The whole names that ship with the program."""
    lines = _FRAMES.read_text(encoding="utf-8").splitlines()
    _, *rows = [line for line in lines if line and not line.startswith("#")]
    return tuple(Frame(*row.split("\t")) for row in rows)


class _Bench:
    """Disguises one name after the other, and keeps what came of it."""

    def __init__(
        self, checker: Checker, as_of: datetime, seed: int, disguises: Sequence[Disguise]
    ) -> None:
        self._checker = checker
        self._as_of = as_of
        self._seed = seed
        self._disguises = disguises
        self.variants: list[Variant] = []
        self.unknown: list[str] = []
        self.plain_passes = 0
        self.unmade: Counter[str] = Counter()

    def add(self, name: Protected) -> BrokenRow | None:
        """Measure one name; what is wrong with it, if it cannot be one."""
        text = name.text
        try:
            alone = self._ask(text)
        except InvalidQuestion as error:
            return BrokenRow(name.number, text, str(error))
        if alone is Decision.ACCEPT:
            self.unknown.append(text)
        business = self._checker.snapshot.businesses.get(
            self._checker.snapshot.folder.fold(text).text
        )
        kind = name.kind or (BUSINESS if business else BODY)
        tier = str(business.tier) if business else _NO_TIER
        bare = Frame(BARE, kind, "", "")
        places = [each for each in (bare, *frames()) if each.kind == kind]
        sound = [each for each in places if self._ask(each.around(text)) is not Decision.ACCEPT]
        self.plain_passes += len(places) - len(sound)
        for disguise in self._disguises:
            id_ = disguise.reading.value
            spellings = _drawn(disguise, text, random.Random(f"{self._seed} {id_} {text}"))
            self.unmade[id_] += not spellings
            for spelling in spellings:
                for frame in sound:
                    whole = frame.around(spelling)
                    got = self._ask(whole)
                    self.variants.append(Variant(whole, text, id_, frame.id, kind, tier, got))
        return None

    def _ask(self, name: str) -> Decision:
        return self._checker.check(OrganizationName(name), as_of=self._as_of).decision


def _drawn(disguise: Disguise, name: str, chance: random.Random) -> list[str]:
    """Up to :data:`DRAWS` different spellings of a name, in the order they were drawn."""
    found: list[str] = []
    for _ in range(_TRIES):
        spelling = disguise.make(name, chance)
        if spelling and spelling != name and spelling not in found:
            found.append(spelling)
        if len(found) == DRAWS:
            break
    return found


def _protected(
    names: Iterable[Row | BrokenRow], kinds: Iterable[Row | BrokenRow] | None
) -> Iterator[Protected | BrokenRow]:
    seen: dict[str, int] = {}
    for row, beside in zip(names, repeat(None) if kinds is None else kinds, strict=False):
        if isinstance(row, BrokenRow):
            yield row
            continue
        text, kind = row.name.strip(), beside.name.strip() if isinstance(beside, Row) else ""
        if not 1 < len(text) <= LONGEST_NAME:
            yield BrokenRow(
                row.number,
                text,
                f"name: given {len(text)} code points; allowed: 2 to {LONGEST_NAME}",
            )
        elif kind and kind not in KINDS:
            allowed = f"{', '.join(KINDS)} or nothing"
            yield BrokenRow(row.number, text, f"kind: given {kind[:40]!r}; allowed: {allowed}")
        elif text in seen:
            yield BrokenRow(row.number, text, f"is the same name as row {seen[text]}")
        else:
            seen[text] = row.number
            yield Protected(row.number, text, kind)


def _shares(variants: Iterable[Variant], view: Callable[[Variant], str]) -> dict[str, Share]:
    groups: dict[str, list[Variant]] = {}
    for each in variants:
        groups.setdefault(view(each), []).append(each)
    return {label: _share(groups[label]) for label in sorted(groups)}


def _share(variants: Sequence[Variant]) -> Share:
    return Share(len(variants), sum(each.stopped for each in variants))
