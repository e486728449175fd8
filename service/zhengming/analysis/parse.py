"""Takes a name apart: 行政区划 + 字号 + 行业 + 组织形式, in any lawful order.

Source of the grammar: 《企业名称登记管理规定》 articles 6 to 14; a division may also stand in brackets
after the 字号 or before the form (《实施办法》). A parser from both ends: the form and the industry are
read from the right, places and leading words from the left, and what is left is the 字号.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from zhengming.lexicon.gazetteer import Place
from zhengming.lexicon.snapshot import Head, Snapshot
from zhengming.model.analysis import NameParts, Part
from zhengming.model.folded import FoldedText

_MOST_DIVISIONS = 4
_MOST_INDUSTRIES = 4
_NOTHING = NameParts()
_T = TypeVar("_T")


class Parser:
    """Takes names apart with the dictionaries of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._places = _by_start(snapshot.places)
        self._heads = _by_end(snapshot.heads)
        self._industries = _by_end(snapshot.industries)
        self._branches = _by_end(dict.fromkeys(snapshot.words("branch"), ""))
        self._flat_leads = snapshot.words("national-lead")
        self._leads = _by_start(dict.fromkeys(snapshot.words("national-lead"), ""))

    def parse(self, folded: FoldedText) -> NameParts:
        """The parts of a name.

        Args:
            folded: the name; brackets tell where a division or a branch stands apart.

        Returns:
            The parts, in folded positions; parts the name lacks are empty.
        """
        text = folded.text
        if not text:
            return _NOTHING
        if not folded.brackets:
            return self._parse(text, range(len(text) + 1), (), None)
        return self._parse_bracketed(folded)

    def head_at(self, text: str, end: int) -> Head | None:
        """The longest head noun that ends at ``end``, or ``None``."""
        for word, head in self._heads.get(text[end - 1 : end], ()):
            if text.endswith(word, 0, end) and not any(text.endswith(e, 0, end) for e in head.exceptions):
                return head
        return None

    def industry_at(self, text: str, end: int) -> str:
        """The longest industry word that ends at ``end``, or empty."""
        for word, _ in self._industries.get(text[end - 1 : end], ()):
            if text.endswith(word, 0, end):
                return word
        return ""

    def place_at(self, text: str, start: int) -> tuple[str, Place] | None:
        """The longest place name that begins at ``start``, or ``None``."""
        for word, place in self._places.get(text[start : start + 2], ()):
            if text.startswith(word, start):
                return word, place
        return None

    def _parse_bracketed(self, folded: FoldedText) -> NameParts:
        """Bracketed places and branches are read apart, the rest as if the brackets were not there."""
        text = folded.text
        inside: set[int] = set()
        divisions: list[Part] = []
        branch: Part | None = None
        for bracket in folded.brackets:
            content = text[bracket.start : bracket.end]
            place = self.place_at(text, bracket.start)
            part = Part(content, bracket.start, bracket.end)
            if place and place[0] == content:
                divisions.append(Part(content, bracket.start, bracket.end, place[1].code))
            elif bracket.end == len(text) and self.head_at(text, bracket.end) and bracket.start:
                branch = part
            elif self._branch_at(content, len(content)):
                branch = part
            elif content not in self._flat_leads:
                continue
            inside.update(range(bracket.start, bracket.end))
        at = [i for i in range(len(text)) if i not in inside]
        core = "".join(text[i] for i in at)
        return self._parse(core, [*at, at[-1] + 1 if at else 0], divisions, branch)

    def _branch_at(self, text: str, end: int) -> str:
        for word, _ in self._branches.get(text[end - 1 : end], ()):
            if text.endswith(word, 0, end):
                return word
        return ""

    def _parse(
        self, text: str, at: Sequence[int], divisions: Iterable[Part], branch: Part | None
    ) -> NameParts:
        def part(start: int, end: int, value: str = "") -> Part:
            return Part(text[start:end], at[start], at[end - 1] + 1, value)

        end = len(text)
        if not end:
            return NameParts(divisions=tuple(divisions), branch=branch)
        if branch is None and self._branch_at(text, end):
            parent = self._parent_end(text, end - len(self._branch_at(text, end)))
            if parent:
                branch, end = part(parent, end), parent
        head = self.head_at(text, end)
        form = None
        if head and len(head.text) < end:
            form, end = part(end - len(head.text), end, head.body.id), end - len(head.text)
        industries: list[tuple[int, int]] = []
        while end and len(industries) < _MOST_INDUSTRIES and (word := self.industry_at(text, end)):
            industries.insert(0, (end - len(word), end))
            end -= len(word)
        start, leading, places = self._read_front(text, end)
        start, end = _give_back(start, end, places, industries)
        found = [part(s, e, p.code) for s, e, p in places]
        return NameParts(
            divisions=tuple(sorted([*found, *divisions], key=lambda p: p.start)),
            trade_name=part(start, end) if start < end else None,
            industries=tuple(part(s, e, self._group(text[s:e])) for s, e in industries),
            form=form,
            branch=branch,
            leading=part(0, leading) if leading else None,
        )

    def _read_front(self, text: str, end: int) -> tuple[int, int, list[tuple[int, int, Place]]]:
        """Leading word and places: where the 字号 may begin, where the leading word ends, the places."""
        leading = 0
        for word, _ in self._leads.get(text[:2], ()):
            if text.startswith(word) and len(word) <= end:
                leading = len(word)
                break
        start = leading
        places: list[tuple[int, int, Place]] = []
        while len(places) < _MOST_DIVISIONS and (found := self.place_at(text, start)):
            word, place = found
            if start + len(word) > end:
                break
            places.append((start, start + len(word), place))
            start += len(word)
        return start, leading, places

    def _parent_end(self, text: str, end: int) -> int:
        """Where the parent's name ends in a name with a branch: after the last head noun before it."""
        for position in range(end, 3, -1):
            if self.head_at(text, position):
                return position
        return 0

    def _group(self, word: str) -> str:
        return next((group for w, group in self._industries.get(word[-1], ()) if w == word), "")


def _give_back(
    start: int, end: int, places: list[tuple[int, int, Place]], industries: list[tuple[int, int]]
) -> tuple[int, int]:
    """A 字号 of no or one character means that a short place name or an industry word was part of it:
    金山|软件 is 金山 + 软件, 东方|红|酒店 is 东方红 + 酒店.
    """
    if end - start < 2 and places and not places[-1][2].full and places[-1][2].rank in ("county", "region"):
        start = places.pop()[0]
    elif end - start == 1 and len(industries) > 1:
        end = industries.pop(0)[1]
    return start, end


def _by_start(words: Mapping[str, _T]) -> dict[str, list[tuple[str, _T]]]:
    found: dict[str, list[tuple[str, _T]]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[:2], []).append((word, words[word]))
    return found


def _by_end(words: Mapping[str, _T]) -> dict[str, list[tuple[str, _T]]]:
    found: dict[str, list[tuple[str, _T]]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[-1:], []).append((word, words[word]))
    return found
