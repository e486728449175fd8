"""Takes a name apart: 行政区划 + 字号 + 行业 + 组织形式, in any lawful order.

Source of the grammar: 《企业名称登记管理规定》 articles 6 to 14; a division may also stand in brackets
after the 字号 or before the form (《实施办法》). A parser from both ends: the form and the industry are
read from the right, places and leading words from the left, and what is left is the 字号.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.analysis.dictionary import Beginnings, Endings
from zhengming.analysis.witness import MARKS
from zhengming.lexicon.gazetteer import Place
from zhengming.lexicon.snapshot import Head, Snapshot
from zhengming.model.analysis import Hit, NameParts, Part
from zhengming.model.folded import FoldedText

COMPANY = "company"
PARENTS = frozenset({COMPANY, "bank", "cooperative"})
"""Classes of bodies whose branches bear their names: 某某有限公司杭州分公司, 某某银行杭州分行."""
_MOST_DIVISIONS = 4
_MOST_INDUSTRIES = 4
_SHORTEST_TRADE_NAME = 2
_SHORTEST_PARENT = 3
_SHORTEST_MARK = 3
"""From here on a business's name behind a modifier is what the writer means, and not a place before two characters."""
_SHORTEST_TOWN, _LONGEST_TOWN = 2, 3
"""Characters before the last word of a town: 新桥|镇, 彭家湾|乡."""
_TOWN = Place("", full=True)
_PLACE = 2
"""Characters that places are filed under."""
_NOTHING = NameParts()


class Parser:
    """Takes names apart with the dictionaries of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._places = Beginnings(snapshot.places)
        self._leading = Beginnings(
            {word: (len(word), p.division, p.full) for word, p in snapshot.places.items()},
            key=_PLACE,
        )
        self._heads = Endings(snapshot.heads)
        self._parents = Endings({w: h for w, h in snapshot.heads.items() if h.body.id in PARENTS})
        self._companies = Endings({w: h for w, h in snapshot.heads.items() if h.body.id == COMPANY})
        self._industries = Endings(snapshot.industries)
        self._branches = Endings(dict.fromkeys(snapshot.words("branch"), True))
        self._leads = Beginnings(dict.fromkeys(snapshot.words("national-lead"), True))
        self._towns = Beginnings(dict.fromkeys(snapshot.words("town-suffix"), True), key=1)
        self._no_towns = tuple(snapshot.words("no-town"))
        self._modifiers = snapshot.words("name-modifier")

    def parse(self, folded: FoldedText, hits: Sequence[Hit] = ()) -> NameParts:
        """The parts of a name.

        Args:
            folded: the name; brackets tell where a division or a branch stands apart.
            hits: what the scanner found: the short form of a place is none where a longer term begins
                (北京市|公安|局), or a longer business's name behind a modifier (金|牛栏山).

        Returns:
            The parts, in folded positions; parts the name lacks are empty.
        """
        if not folded.text:
            return _NOTHING
        if not folded.brackets:
            return self._parse(_Flat(folded.text), [], None, hits)
        return self._parse_bracketed(folded, hits)

    def head_at(self, text: str, end: int) -> Head | None:
        """The longest head noun that ends at ``end``, or ``None``."""
        word = self._heads.at(text, end)
        if not word:
            return None
        head = self._heads.words[word]
        if head.exceptions and any(text.endswith(e, 0, end) for e in head.exceptions):
            return None
        return head

    def fronts(self, text: str) -> list[int]:
        """Where a 字号, or the name of a body, may begin in a folded name: behind the places that lead it, and before
        each of them that is no division in full, for that is a word of its own.
        """
        found, start, full = [], 0, False
        while filed := self._leading.filed.get(text[start : start + _PLACE]):
            for each in filed:
                if text.startswith(each[0], start):
                    break
            else:
                break
            size, division, full = each[1]
            if not division:
                found.append(start)
            start += size
        found.append(start)
        if full and (town := self._town_end(text, start)):
            found.append(town)
        return found

    def _town_end(self, text: str, start: int) -> int:
        """Where a town ends that no gazetteer has, behind a division in full, told by its last word: 江阴市|新桥镇; 0
        where none does, or nothing follows it.
        """
        for at in range(start + _SHORTEST_TOWN, min(start + _LONGEST_TOWN, len(text) - 1) + 1):
            if (last := self._towns.at(text, at)) and (end := at + len(last)) < len(text):
                return 0 if self._is_no_town(text, start, at, end) else end
        return 0

    def _is_no_town(self, text: str, start: int, at: int, end: int) -> bool:
        """Whether what would be a town's last word, from ``at`` to ``end``, is a piece of another: 水乡, 乡村."""
        found = (text.find(word, start, end + len(word) - 1) for word in self._no_towns)
        return any(start <= word <= at for word in found)

    def is_word(self, text: str) -> bool:
        """Whether the text is an industry word, a head noun or a place: a word boundary lies before and after it."""
        return len(text) > 1 and (
            text in self._industries.words
            or text in self._heads.words
            or text in self._places.words
        )

    def place_at(self, text: str, start: int) -> tuple[str, Place] | None:
        """The longest place name that begins at ``start``, or ``None``."""
        word = self._places.at(text, start)
        return (word, self._places.words[word]) if word else None

    def _parse_bracketed(self, folded: FoldedText, hits: Sequence[Hit]) -> NameParts:
        """Bracketed places and branches are read apart, the rest as if the brackets were not there."""
        text = folded.text
        inside: set[int] = set()
        divisions: list[Part] = []
        branch: Part | None = None
        for bracket in dict.fromkeys(folded.brackets):
            content = text[bracket.start : bracket.end]
            place = self._places.words.get(content)
            at_end = bracket.end == len(text) and bracket.start > 0
            if place:
                divisions.append(Part(content, bracket.start, bracket.end, place.code))
            elif content in self._heads.words and content not in self._branches.words:
                continue  # a form of its own: 研究所（有限公司）
            elif (at_end and self._heads.at(text, bracket.end)) or self._branches.at(
                content, len(content)
            ):
                branch = Part(content, bracket.start, bracket.end)
            elif content not in self._leads.words:
                continue
            inside.update(range(bracket.start, bracket.end))
        outside = [i for i in range(len(text)) if i not in inside]
        return self._parse(_Cut(text, outside), divisions, branch, hits)

    def _parse(
        self, flat: _Flat, divisions: list[Part], branch: Part | None, hits: Sequence[Hit]
    ) -> NameParts:
        text = flat.text
        end = len(text)
        if not end:
            return NameParts(divisions=tuple(divisions), branch=branch)
        if branch is None and (parent := self.parent_end(text)):
            branch, end = flat.part(parent, end), parent
        head = self.head_at(text, end)
        form = None
        if head and len(head.text) < end:
            form = flat.part(end - len(head.text), end, head.body.id)
            end -= len(head.text)
        industries: list[tuple[int, int]] = []
        while (
            end and len(industries) < _MOST_INDUSTRIES and (word := self._industries.at(text, end))
        ):
            industries.insert(0, (end - len(word), end))
            end -= len(word)
        start, leading, places = self._read_front(flat, end, hits)
        if end - start < _SHORTEST_TRADE_NAME:
            start, end = _give_back(start, end, places, industries)
        divisions = [flat.part(s, e, p.code) for s, e, p in places] + divisions
        groups = self._industries.words
        return NameParts(
            divisions=tuple(divisions),
            trade_name=flat.part(start, end) if start < end else None,
            industries=tuple([flat.part(s, e, groups[text[s:e]]) for s, e in industries]),
            form=form,
            branch=branch,
            leading=flat.part(0, leading) if leading else None,
        )

    def _read_front(
        self, flat: _Flat, end: int, hits: Sequence[Hit]
    ) -> tuple[int, int, list[tuple[int, int, Place]]]:
        """Where the 字号 may begin, where the leading word ends, and the places between."""
        text = flat.text
        word = self._leads.at(text, 0)
        start = leading = len(word) if len(word) <= end else 0
        places: list[tuple[int, int, Place]] = []
        while len(places) < _MOST_DIVISIONS and (word := self._places.at(text, start)):
            place = self._places.words[word]
            if start + len(word) > end or (
                hits and not place.full and self._is_none(hits, flat, start, word)
            ):
                break
            places.append((start, start + len(word), place))
            start += len(word)
        if places and places[-1][2].full and start < end:
            town = self._town_end(text[:end], start)
            crossed = any(h.start < flat.place(town) < h.end for h in hits) if town else False
            if town and not crossed and end - town >= _SHORTEST_TRADE_NAME:
                places.append((start, town, _TOWN))
                start = town
        return start, leading, places

    def _is_none(self, hits: Sequence[Hit], flat: _Flat, start: int, word: str) -> bool:
        """Whether the short form of a place is part of a longer term."""
        at = flat.place(start)
        if _begins_longer(hits, at, len(word)):
            return True
        return word[:1] in self._modifiers and any(
            hit.start == at + 1
            and hit.end > at + len(word)
            and hit.end - hit.start >= _SHORTEST_MARK
            and hit.term.term_class.id in MARKS
            for hit in hits
        )

    def parent_end(self, text: str) -> int:
        """Where the parent's name ends in a name that ends with a branch: after the last firm's head noun
        before it; 0 for a name without a branch.
        """
        word = self._branches.at(text, len(text))
        if word:
            parents = self._parents if len(word) > 1 else self._companies
            return parents.last(text, len(text) - len(word), _SHORTEST_PARENT)
        return 0

    def owner_of(self, text: str, end: int) -> Part | None:
        """The head noun of a company that stands whole before ``end``: of 工会 in 某某有限公司工会, 有限公司."""
        for position in range(end, _SHORTEST_PARENT, -1):
            word = self._companies.at(text, position)
            if word:
                head = self._companies.words[word]
                return Part(word, position - len(word), position, head.body.id)
        return None


class _Flat:
    """A text whose positions are those of the folded name."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def part(self, start: int, end: int, value: str = "") -> Part:
        return Part(self.text[start:end], start, end, value)

    def place(self, position: int) -> int:
        return position


class _Cut(_Flat):
    """A text out of which bracketed stretches were cut; ``at`` leads back to the folded name."""

    __slots__ = ("at",)

    def __init__(self, text: str, at: Sequence[int]) -> None:
        super().__init__("".join([text[i] for i in at]))
        self.at = at

    def part(self, start: int, end: int, value: str = "") -> Part:
        return Part(self.text[start:end], self.at[start], self.at[end - 1] + 1, value)

    def place(self, position: int) -> int:
        return self.at[position]


def _begins_longer(hits: Sequence[Hit], start: int, size: int) -> bool:
    """Whether a term longer than ``size`` begins at ``start``."""
    return any(hit.start == start and hit.end - start > size for hit in hits)


def _give_back(
    start: int, end: int, places: list[tuple[int, int, Place]], industries: list[tuple[int, int]]
) -> tuple[int, int]:
    """A 字号 of no or one character means that a short place name or an industry word was part of it:
    金山|软件 is 金山 + 软件, 东方|红|酒店 is 东方红 + 酒店.
    """
    if places and not places[-1][2].full and places[-1][2].rank in ("county", "region"):
        start = places.pop()[0]
    elif end - start == 1 and len(industries) > 1:
        end = industries.pop(0)[1]
    return start, end
