"""Build ``lexicons/ordinary-latin.tsv``: honest Latin words that are one letter away from a known business's name.

Needs Debian's ``wamerican-huge`` (SCOWL) and matchina (``requirements/tables.txt``), whose table holds the English
names of listed companies; takes ten seconds::

    python -m tools.build_ordinary_latin [--words FILE] [--database entities.db] [--check]

A word is kept when the reader of misspellings (``text/readings/misspelling.py``) would take it for a known name, and it
is a word of English or a proper name in that list (``living`` for Li-Ning), a word of a listed company's English name,
or a name in ``ordinary_latin.tsv``, which was checked by hand; that also takes words away. What a known name is when it
is inflected (``googles``) is still that name, unless the name is itself a word (``whispers``); two words written as one
are honest as seldom as ``famebook``, and are not kept.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from tools.build_listed_companies import installed
from tools.made_file import add_check, settle
from zhengming.analysis.disguise_reader import latin_names
from zhengming.lexicon.snapshot import Snapshot, load
from zhengming.model.folded import FoldedText
from zhengming.text.readings.misspelling import MisspellingReader

LEXICON = Path(__file__).parents[1] / "lexicons" / "ordinary-latin.tsv"
CHECKED, POSING = Path(__file__).with_name("ordinary_latin.tsv"), "none"
SHORTEST = 4
WORDS = Path("/usr/share/dict/american-english-huge")
HEADER = "".join(
    f"{line}\n"
    for line in (
        "# lexicon: ordinary-latin",
        "# kind: vocabulary",
        "# title: 与知名西文名称相近的普通词",
        "# title_en: Ordinary words near known Latin names",
        "# about: English words and names of others that are one letter away from the Latin name of a known business, "
        "and honest for all that. Made by tools/build_ordinary_latin.py: change that or tools/ordinary_latin.tsv, "
        "not this.",
        "# licence: CC0-1.0",
        "# column id: stable for ever: the word",
        "# column word: the word, in small letters",
        "# column role: latin-word: an honest word, however near a known Latin name",
        "# column source: keys of the sources below, separated by |",
        "# source scowl: SCOWL (Spell Checker Oriented Word Lists) 2020.12.07 by Kevin Atkinson, size 70, as "
        "Debian’s wamerican-huge carries it (free for any use)",
        "# source exchanges: 上海证券交易所, 深圳证券交易所, 北京证券交易所, 香港交易所: English names of listed "
        "companies (state of March 2026), as matchina 0.2.4 (MIT) carries them",
        "# source census: US Census Bureau: Frequently Occurring Surnames and First Names (1990), public domain",
        "# source site: the public site of the business so called (state of 2025)",
        "id\tword\trole\tsource",
    )
)


class Builder:
    """Finds the words.

    Args:
        snapshot: the lexicons; this one's own words are not looked at.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        own = {term.text for term in snapshot.terms}
        self._reader = MisspellingReader(latin_names(snapshot), own)
        self._own = own

    def near(self, words: Iterable[str], common: Collection[str] = ()) -> set[str]:
        """Those that would be taken for a known name, and are not that name inflected, if it is no common word."""
        return {
            w
            for w in words
            if (meant := [*self._meant(w)])
            and not any(w in {f"{name}s", f"{name}es"} and name not in common for name in meant)
        }

    def _meant(self, word: str) -> Iterator[str]:
        """The names that it would be taken for, by a misspelling or by a letter that it has twice (``cannon``)."""
        yield from (hit.term.text for hit in self._reader.hits(FoldedText(word, word), word))
        if word not in self._own:
            for at in range(1, len(word)):
                once = word[:at] + word[at + 1 :]
                if word[at] == word[at - 1] and len(once) >= SHORTEST and once in self._own:
                    yield once


def listed(path: Path) -> set[str]:
    """The words of a list, without forms of possession."""
    return {word for word in path.read_text("utf-8").split() if word.isascii() and word.isalpha()}


def of_companies(database: Path) -> set[str]:
    """The words of listed companies' English names, and the two that begin one."""
    found: set[str] = set()
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        query = "SELECT name_en FROM entities WHERE name_en IS NOT NULL"
        for (name,) in connection.execute(query):
            words = re.findall("[a-z]{2,}", str(name).lower())
            found |= {*words, "".join(words[:2])}
    return found


def checked() -> dict[str, set[str]]:
    """The names in ``ordinary_latin.tsv`` by the key of their source, and those that are not honest by ``POSING``."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in CHECKED.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, source, _ = line.split("\t")
            found[source].add(name)
    return found


def table(snapshot: Snapshot, words: Path, database: Path) -> str:
    """The lexicon as text."""
    builder = Builder(snapshot)
    written, by_hand = listed(words), checked()
    common = {word for word in written if word.islower()}
    sources = {
        "scowl": builder.near({word.lower() for word in written}, common),
        "exchanges": builder.near(of_companies(database)),
        "census": builder.near(by_hand["census"]),
        "site": builder.near(by_hand["site"]),
    }
    every = sorted(set[str]().union(*sources.values()) - by_hand[POSING])
    keys = {word: next(key for key, those in sources.items() if word in those) for word in every}
    return HEADER + "".join(f"{word}\t{word}\tlatin-word\t{keys[word]}\n" for word in every)


def main() -> int:
    """Write the lexicon, or say whether the committed one is what this makes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, default=WORDS, help="the list")
    parser.add_argument(
        "--database", type=Path, help="matchina's table; the installed one's by default"
    )
    add_check(parser)
    given = parser.parse_args()
    made = table(load(), given.words, given.database or installed())
    return settle(LEXICON, made, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
