"""Build ``service/zhengming/text/emoji.tsv``: the Chinese words that an emoji may stand for.

Needs Debian's ``unicode-data`` and ``unicode-cldr-core``, and takes a second::

    python -m tools.build_emoji_table [--unicode /usr/share/unicode] [--cldr /usr/share/unicode/cldr] [--check]

Taken are the Chinese names and keywords that CLDR gives to each emoji of one code point which folding takes out, of
four characters at most; a keyword that more than ``MOST`` emoji share (脸, 男, 工具) tells none of them, unless it
stands in the emoji's own name. ``emoji_words.tsv`` adds what CLDR does not say, and flags. Of words of two and three
characters each character is taken as well, but for ``EMPTY`` ones: people write 🧊 for 冰 and 🌞 for 阳.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

from tools.made_file import add_check, settle
from tools.unicode_database import Unicode
from zhengming.model.folded import Fold
from zhengming.text.fold import Folder

TEXT = Path(__file__).parents[1] / "service" / "zhengming" / "text"
WORDS = Path(__file__).with_name("emoji_words.tsv")
MOST = 12
LONGEST, LONGEST_SPELLED = 4, 3
EMPTY = frozenset("的子了头脸形状号符色着有无不")
"""Characters that help to make a word, and show nothing themselves."""
HAN = re.compile(r"[\u4e00-\u9fff]+").fullmatch


class Builder:
    """Makes the table."""

    def __init__(self, ucd: Unicode, cldr: Path) -> None:
        self.ucd = ucd
        self.folder = Folder.load()
        tree = ElementTree.parse(cldr / "common" / "annotations" / "zh.xml")
        self.names: dict[str, str] = {}
        self.keywords: dict[str, list[str]] = defaultdict(list)
        for each in tree.iter("annotation"):
            emoji, text = each.attrib["cp"], each.text or ""
            if each.get("type") == "tts":
                self.names[emoji] = text
            else:
                self.keywords[emoji] = [word.strip() for word in text.split("|")]
        self.shared = Counter(word for words in self.keywords.values() for word in words)

    def rows(self) -> dict[str, tuple[list[str], list[str]]]:
        """Emoji → the words that it may stand for, ours first, and characters of them."""
        found = {emoji: self._words(emoji) for emoji in self.names if self._is_read(emoji)}
        for emoji, words in own():
            found[emoji] = [*words, *found.get(emoji, ())]
        return {emoji: self._spelled(found[emoji]) for emoji in sorted(found) if found[emoji]}

    def _is_read(self, emoji: str) -> bool:
        if len(emoji) > 1 or ord(emoji) not in self.ucd.emoji:
            return False
        folded = self.folder.fold(emoji)
        return not folded.text and bool(folded.removed & (Fold.EMOJI | Fold.SEPARATOR))

    def _words(self, emoji: str) -> list[str]:
        name = self.names[emoji]
        told = [w for w in self.keywords[emoji] if self.shared[w] <= MOST or w in name]
        return [word for word in (name, *told) if HAN(word) and len(word) <= LONGEST]

    def _spelled(self, words: list[str]) -> tuple[list[str], list[str]]:
        folded = list(dict.fromkeys(self.folder.fold(word).text for word in words))
        short = [word for word in folded if 1 < len(word) <= LONGEST_SPELLED]
        characters = dict.fromkeys(c for word in short for c in word if c not in EMPTY)
        return folded, [c for c in characters if c not in folded]


def own() -> list[tuple[str, list[str]]]:
    """The rows of ``emoji_words.tsv``: emoji and words."""
    lines = WORDS.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1].split()) for row in rows]


def table(builder: Builder) -> str:
    """The whole file."""
    header = (
        "# What an emoji may stand for. Made by tools/build_emoji_table.py: change that or tools/emoji_words.tsv, not\n"
        "# this. From Unicode CLDR's Chinese annotations (Unicode License v3), Unicode\n"
        f"# {builder.ucd.version} (Unicode License v3) and our own words. This table: Apache-2.0.\n"
        "# Columns: emoji; words; characters of them.\n"
    )
    rows = ((emoji, *map(" ".join, spelled)) for emoji, spelled in builder.rows().items())
    return header + "".join("\t".join(row) + "\n" for row in rows)


def main() -> int:
    """Write the table, or with ``--check`` say whether the committed one is what would be written."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--unicode", type=Path, default=Path("/usr/share/unicode"))
    arguments.add_argument("--cldr", type=Path, default=Path("/usr/share/unicode/cldr"))
    add_check(arguments)
    given = arguments.parse_args()
    text = table(Builder(Unicode(given.unicode), given.cldr))
    return settle(TEXT / "emoji.tsv", text, check=given.check)


if __name__ == "__main__":
    sys.exit(main())
