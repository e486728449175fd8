"""Build ``lexicons/listed-companies.tsv``: short names of companies listed in Shanghai, Shenzhen and Beijing.

Needs matchina (``requirements/tables.txt``), whose table holds the short names as the exchanges list them, and takes
three seconds::

    python -m tools.build_listed_companies [--database entities.db] [--check]

A short name (证券简称) is kept when nobody bears it by chance: ``LEAST`` characters or more, all Han, once the marks of
trading are off (*ST, XD, -U, A); it is no spelling of another lexicon; it does not end as only stock names do
(``TICKER_TAILS``); and it is not made of ordinary words and places alone (西部材料), nor of two characters and a word
that states no trade (同兴科技). The trade name within (悦康 of 悦康药业) is never listed: thousands share it.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import rjieba
from pypinyin import lazy_pinyin

from tools.made_file import add_check, settle
from zhengming.lexicon.snapshot import Snapshot, load

LEXICON = Path(__file__).parents[1] / "lexicons" / "listed-companies.tsv"
LEAST = 4
"""Characters of a kept name: of three, one in eleven unrelated ones is an edit away, and equal ones are common."""
PAIR = 2
"""Characters of a trade name that many bear: with a word behind it that states no trade (同兴科技), so is the whole."""
TICKER_TAILS = ("股份", "集团", "控股", "发展", "实业")
"""What a short name ends in when it says no trade: 兴业股份 is whoever is called 兴业."""
_BEFORE = re.compile(r"^(?:S?\*?ST|XD|XR|DR|[NCS])(?=[\u4e00-\u9fff])")
"""Marks of trading before the name: special treatment, ex dividend, newly listed."""
_AFTER = re.compile(r"(?:-[A-Z]{1,2}|[ABUWV])$")
"""Marks behind it: kind of share, no profit yet, weighted votes."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
HEADER = "".join(
    f"{line}\n"
    for line in (
        "# lexicon: listed-companies",
        "# kind: businesses",
        "# title: 上市公司",
        "# title_en: Listed companies",
        "# about: Short names (证券简称) of companies listed in Shanghai, Shenzhen and Beijing that nobody bears by "
        "chance, as far as no other lexicon holds them. Only the whole short name stands here, never the trade "
        "name within it, which many share. Made by tools/build_listed_companies.py: change that, not this.",
        "# licence: CC0-1.0",
        "# column id: stable for ever: toneless pinyin",
        "# column name: the short name as the exchange lists it, without marks of trading",
        "# column class: id of a class",
        "# column tier: 3: on record",
        "# column source: keys of the sources below, separated by |",
        "# source exchanges: 上海证券交易所, 深圳证券交易所, 北京证券交易所: lists of listed companies "
        "(state of March 2026), as matchina 0.2.4 (MIT) carries them",
        "id\tname\tclass\ttier\tsource",
    )
)


def listed(database: Path) -> Iterator[str]:
    """The short names of mainland listings, in the order of their codes."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        query = "SELECT name_cn FROM entities WHERE source = 'ashare' ORDER BY stock_code, id"
        for (name,) in connection.execute(query):
            yield str(name)


def plain(name: str) -> str:
    """A short name without the marks of trading: ``*ST宝鼎`` and ``百济神州-U`` without their Latin."""
    text = unicodedata.normalize("NFKC", name).replace(" ", "")
    return _AFTER.sub("", _BEFORE.sub("", text))


def known(snapshot: Snapshot) -> frozenset[str]:
    """What other lexicons hold, and what places and industries are called."""
    own = f"{LEXICON.stem}/"
    terms = (t.text for t in snapshot.terms if not t.name.startswith(own))
    return frozenset((*terms, *snapshot.phrases, *snapshot.places, *snapshot.industries))


def ordinary(name: str, snapshot: Snapshot, tokenizer: rjieba.Jieba) -> bool:
    """Whether it is made of words that a dictionary or the lexicons have, or of two characters and 科技."""
    core = name
    for size in range(len(name) - 1, 0, -1):
        group = snapshot.industries.get(name[-size:])
        if group is not None:
            core = name[:-size]
            if len(core) <= PAIR and not snapshot.trades.get(group):
                return True
            break
    words = tokenizer.cut(core, False)
    return all(len(word) > 1 or word in snapshot.places for word in words)


def kept(names: Iterable[str], snapshot: Snapshot) -> Iterator[str]:
    """The names that stand in the lexicon, each once."""
    tokenizer = rjieba.Jieba()
    seen = set(known(snapshot))
    for name in map(plain, names):
        folded = snapshot.folder.fold(name).text
        if len(name) < LEAST or not _HAN.fullmatch(name) or folded in seen:
            continue
        if name.endswith(TICKER_TAILS) or ordinary(name, snapshot, tokenizer):
            continue
        seen.add(folded)
        yield name


def table(names: Iterable[str]) -> str:
    """The lexicon as text."""
    rows: dict[str, str] = {}
    for name in names:
        stem = "".join(c for c in "".join(lazy_pinyin(name)) if c.isascii() and c.isalnum())
        ids = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
        rows[next(i for i in ids if i not in rows)] = name
    return HEADER + "".join(f"{i}\t{n}\tlisted-company\t3\texchanges\n" for i, n in rows.items())


def main() -> int:
    """Write the lexicon, or say whether the committed one is what this makes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--database", type=Path, help="matchina's table; the installed one's by default"
    )
    add_check(parser)
    given = parser.parse_args()
    made = table(kept(listed(given.database or installed()), load()))
    return settle(LEXICON, made, check=given.check)


def installed() -> Path:
    """Where matchina keeps its table."""
    spec = find_spec("matchina")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matchina is not installed: requirements/tables.txt")
    return Path(spec.origin).with_name("data") / "entities.db"


if __name__ == "__main__":
    sys.exit(main())
