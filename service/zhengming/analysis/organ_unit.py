"""Units of organs that no list has: what organs see to, and a word for a unit of theirs: 北京|园林绿化|分局.

Source: 《地方各级人民政府机构设置和编制管理条例》 (State Council Decree 486): of some 3,200 divisions each may set
up any of them. Whether one exists nobody can tell from its name; that it says so is enough to ask.
"""

from __future__ import annotations

from zhengming.analysis.dictionary import Beginnings
from zhengming.lexicon.snapshot import Snapshot

_SHORTEST_TOWN, _LONGEST_TOWN = 2, 4
"""Characters before the last word of a town or a zone: 梅城|镇, but not 古|镇."""


class OrganUnits:
    """Reads such units with the words of one snapshot.

    Behind what organs see to (the functions of organs) stands a unit that organs alone have (``desk-unit``), and maybe
    a unit of that: 防汛抗旱|局|办公室; or, where no trade is called so, one that others have as well
    (``desk-shared-unit``): 行政审批|平台. With no place before it only ``desk-alone`` counts: 警务|局.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._functions = snapshot.functions
        self._public = snapshot.functions - snapshot.industries.keys()
        self._units = snapshot.words("desk-unit")
        self._shared = snapshot.words("desk-shared-unit")
        self._any = self._units | self._shared
        self._alone = snapshot.words("desk-alone")
        self._zones = Beginnings(dict.fromkeys(snapshot.words("desk-zone"), True), key=1)
        self.endings = self._any | self._alone
        """What the names of such units end with."""
        self.words = self.endings | self._functions
        """What they are made of."""

    def is_one(self, text: str) -> bool:
        """Whether a text with no place before it is one: 警务|局."""
        return any(text.endswith(u) and text[: -len(u)] in self._public for u in self._alone)

    def begins_at(self, text: str, start: int) -> bool:
        """Whether the text from ``start``, behind a place, is one."""
        for at in range(start + 1, len(text)):
            rest = text[at:]
            of_organ = rest in self._units or any(
                rest[:size] in self._units and rest[size:] in self._any
                for size in range(1, len(rest))
            )
            functions = self._functions if of_organ else self._public
            if (of_organ or rest in self._shared) and text[start:at] in functions:
                return True
        return False

    def zone_at(self, text: str, start: int) -> str:
        """The last word of a zone that stands behind a place's name: 前海|合作区; or empty."""
        last = self._zones.at(text, start)
        return last if len(last) > 1 else ""

    def town_end(self, text: str, start: int) -> int | None:
        """Where a town or a zone ends that the gazetteer does not have, told by its last word: 梅城|镇; ``None`` where
        none does.
        """
        for at in range(start + _SHORTEST_TOWN, min(start + _LONGEST_TOWN, len(text)) + 1):
            if last := self._zones.at(text, at):
                return at + len(last)
        return None
