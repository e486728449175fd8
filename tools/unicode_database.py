"""The Unicode Character Database as Debian's ``unicode-data`` installs it, for scripts that build tables."""

from __future__ import annotations

import bz2
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path


class Unicode:
    """The Unicode Character Database, Unihan and emoji data of one version, from a folder of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.version = re.search(
            r"-(\d+\.\d+\.\d+)\.txt", (folder / "Scripts.txt").read_text("utf-8")[:80]
        )[1]  # type: ignore[index]
        self.category: dict[int, str] = {}
        self.name: dict[int, str] = {}
        self.tag: dict[int, str] = {}
        self.decomposition: dict[int, str] = {}
        self.numeric: dict[int, str] = {}
        self._read_characters()
        self.script = {c: v[0] for c, v in self._properties("Scripts.txt")}
        ignorable = self._members("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.invisible = (
            ignorable | {0x2800} | {c for c, v in self.category.items() if v in {"Cf", "Cc"}}
        )
        self.white = self._members("PropList.txt", "White_Space")
        self.noncharacters = self._members("PropList.txt", "Noncharacter_Code_Point")
        emoji = self._members("emoji/emoji-data.txt", "Emoji")
        pictographs = self._members("emoji/emoji-data.txt", "Extended_Pictographic")
        self.emoji = {c for c in pictographs if c in emoji or c >= 0x1F000}
        self.emoji |= self._members("emoji/emoji-data.txt", "Emoji_Modifier")
        self.fold = {
            c: "".join(chr(int(x, 16)) for x in v[1].split())
            for c, v in self._properties("CaseFolding.txt")
            if v[0] in {"C", "F"}
        }
        self.radical = {
            c: chr(int(v[0], 16)) for c, v in self._properties("EquivalentUnifiedIdeograph.txt")
        }
        self.brackets = {
            c: v for c, v in self._properties("BidiBrackets.txt") if v[1] in {"o", "c"}
        }
        self.unihan = self._unihan("Variants", "OtherMappings", "Readings", "NumericValues")
        levels = {int(v.split(":")[1]): c for c, v in self.unihan["kTGH"].items()}
        self.standard = [levels[i] for i in sorted(levels)]

    def _read_characters(self) -> None:
        first = 0
        for line in (self.folder / "UnicodeData.txt").read_text("ascii").splitlines():
            fields = line.split(";")
            code, name = int(fields[0], 16), fields[1]
            if name.endswith("First>"):
                first = code
            for c in range(first, code + 1) if name.endswith("Last>") else (code,):
                self.category[c] = fields[2]
            self.name[code] = name
            self.numeric[code] = fields[8]
            if fields[5]:
                *tag, rest = fields[5].split(" ", 1) if fields[5].startswith("<") else [fields[5]]
                self.tag[code] = tag[0] if tag else ""
                self.decomposition[code] = "".join(chr(int(x, 16)) for x in rest.split())

    def _properties(self, name: str) -> Iterator[tuple[int, list[str]]]:
        for line in (self.folder / name).read_text("utf-8").splitlines():
            fields = [f.strip() for f in line.split("#")[0].split(";")]
            if len(fields) > 1:
                first, _, last = fields[0].partition("..")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    yield code, fields[1:]

    def _members(self, name: str, value: str) -> set[int]:
        return {c for c, v in self._properties(name) if v[0] == value}

    def _unihan(self, *files: str) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for file in files:
            with bz2.open(self.folder / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
                for line in lines:
                    if line.startswith("U+"):
                        code, field, value = line.rstrip("\n").split("\t")
                        found[field][chr(int(code[2:], 16))] = value
        return found
