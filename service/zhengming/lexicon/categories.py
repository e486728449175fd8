"""The categories of mini programs, compiled: looked up by name, with their ways to qualify."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from zhengming.lexicon.kind import LexiconFile, Row
from zhengming.model.category import Category, Offer, Paper, Qualification, Sureness
from zhengming.model.mini_program import SubjectType
from zhengming.model.verdict import Remedy
from zhengming.text.fold import Folder

NEAREST = 3
"""How many known names are offered in place of an unknown one; more would not be read."""
LEAST_LIKENESS = 60.0
"""Out of 100: what is less like it is no hint."""
LONGEST_NAME = 40
"""Folded characters of an unknown name that are compared; the platform's longest has fewer."""
LONGEST_TEXT = 200
"""Code points of a name or title that are read: whatever is longer is neither, and folding it would cost."""
_MARKED = re.compile(r"[《〈]([^《》〈〉]+)[》〉]")
_BESIDE = re.compile(r"[、/／,，;；+＋]")
_OPENING, _CLOSING = frozenset("（([【"), frozenset("）)]】")
_CLAUSE = re.compile(r"[（(\[【）)\]】，,；;。]")
"""Ends what a denial in a bracket reaches."""
LISTED = "、"
"""Parts what is listed one after the other, so that a denial before it reaches all of it."""
_DIGITS = "0123456789"
_NUMBERED = re.compile(r"\d{4}")
"""A year or a number in brackets, which is no scope."""

Entries = Iterable[tuple[LexiconFile, Row]]


@dataclass(frozen=True, slots=True)
class Categories:
    """The categories of one revision.

    Args:
        first: folded name → category of the first level.
        second: (id of the first level, folded name) → category of the second level.
        offers: words that point to one of them.
        folder: folds what is looked up.
    """

    first: Mapping[str, Category]
    second: Mapping[tuple[str, str], Category]
    offers: tuple[Offer, ...]
    folder: Folder

    def find(self, first: str, second: str) -> Category | None:
        """The category of these names, or ``None``. Without a second name it is the first-level one, unless that has
        one of its own name below it (电商平台, 时政信息).
        """
        above = self.find_first(first)
        if above is None:
            return None
        if not second.strip():
            same = self.second.get((above.id, self.folder.letters(above.name)))
            return same if same is not None and same.name == above.name else above
        return self.second.get((above.id, self.folder.letters(second[:LONGEST_TEXT])))

    def find_first(self, first: str) -> Category | None:
        """The first-level category of this name, or ``None``."""
        return self.first.get(self.folder.letters(first[:LONGEST_TEXT]))

    def nearest(self, first: str, second: str) -> tuple[Category, ...]:
        """The open categories whose names are most like unknown ones: the likeliest first, and those of the same
        first level before others. Where the second name is missing, those below the first.
        """
        above = self.find_first(first)
        below = tuple(c for c in dict.fromkeys(self.second.values()) if c.open)
        if above is not None and not second.strip():
            return tuple(c for c in below if c.field == above.id)[:NEAREST]
        candidates = below if above is not None else (*below, *dict.fromkeys(self.first.values()))
        given = (second, "" if above else first)
        folded = (self.folder.letters(each[:LONGEST_TEXT])[:LONGEST_NAME] for each in given)
        wanted = [each for each in folded if each]
        scored = [
            (max(fuzz.WRatio(w, name) for w in wanted for name in c.names), c)
            for c in candidates
            if wanted
        ]
        likely = [(score, c) for score, c in scored if score >= LEAST_LIKENESS]
        likely.sort(key=lambda each: (above is None or each[1].field != above.id, -each[0]))
        return tuple(c for _, c in likely)[:NEAREST]


def titles(folder: Folder, title: str) -> frozenset[str]:
    """The folded titles that a paper's title names: what stands in book-title marks, or else all of it; without
    brackets, which say what the paper covers.
    """
    read = title[:LONGEST_TEXT]
    named = _MARKED.findall(read) or [read]
    return frozenset(filter(None, (folder.letters(_outside(each)) for each in named)))


def stated_titles(
    folder: Folder, title: str, *, copies: Iterable[str], voids: Iterable[str]
) -> frozenset[str]:
    """The folded titles of the papers that somebody hands in under a title; none where it says that the paper is not
    there yet, or no more. Several may stand beside each other (营业执照、食品经营许可证).

    Args:
        folder: folds the title.
        title: as submitted.
        copies: folded words behind a title that only say in what form it is handed in (副本, 复印件).
        voids: folded words that say there is no such paper (回执, 已过期); one of a single character counts directly
            before a book-title mark.
    """
    read = title[:LONGEST_TEXT]
    beside = _MARKED.sub("《", read) if _MARKED.search(read) else read
    if any(word in beside if len(word) > 1 else f"{word}《" in beside for word in voids):
        return frozenset()
    whole = titles(folder, read)
    parts = titles_of(folder, (*_BESIDE.split(read), *_pieces(read)))
    return frozenset(name for each in whole | parts if (name := _bare(each, copies)))


def stated_scopes(
    folder: Folder, title: str, *, copies: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """Folded title of a paper → what the outermost brackets inside or behind it say (含网络表演), as written: each
    clause by itself, without what is said of its form or issuer (副本 1-1, 文化和旅游局), and without numbers.

    Args:
        folder: folds the title.
        title: as submitted; several papers may stand beside each other, and one more than once.
        copies: folded words at whose end a paper's form or its issuer is told.
    """
    words = tuple(copies)
    found: dict[str, tuple[str, ...]] = {}
    for piece in _pieces(title[:LONGEST_TEXT]):
        said = (piece[start + 1 : end - 1] for start, end in _outermost(piece))
        clauses = (c for each in said if not _NUMBERED.search(each) for c in _CLAUSE.split(each))
        scopes = tuple(filter(None, (_scope(folder, clause, words) for clause in clauses)))
        for named in titles(folder, piece):
            key = _bare(named, words)
            found[key] = found.get(key, ()) + scopes
    return found


def _scope(folder: Folder, clause: str, copies: tuple[str, ...]) -> str:
    """What a clause lists, without what ends like a form or an issuer, whatever its number (副本 1-1, 第1页)."""
    listed = ((each, folder.letters(each).rstrip(_DIGITS)) for each in clause.split(LISTED))
    return LISTED.join(each for each, word in listed if word and not word.endswith(copies))


def _outermost(text: str) -> list[tuple[int, int]]:
    """Where the outermost pairs of brackets stand, in order; a bracket without its other half is none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if character in _OPENING:
            opened.append(index)
        elif character in _CLOSING and opened:
            start = opened.pop()
            pairs = [*(pair for pair in pairs if pair[0] < start), (start, index + 1)]
    return pairs


def _outside(text: str) -> str:
    """A text without its brackets."""
    for start, end in reversed(_outermost(text)):
        text = text[:start] + text[end:]
    return text


def _pieces(text: str) -> Iterator[str]:
    """What stands beside each other in a text (营业执照、食品经营许可证); marks within brackets part nothing."""
    pairs, first = _outermost(text), 0
    for mark in _BESIDE.finditer(text):
        if not any(start < mark.start() < end for start, end in pairs):
            yield text[first : mark.start()]
            first = mark.end()
    yield text[first:]


def _bare(title: str, copies: Iterable[str]) -> str:
    """A folded title without what is said of its form behind it, the longest word first."""
    copies = tuple(copies)
    while tail := max((c for c in copies if title.endswith(c)), key=len, default=""):
        title = title.removesuffix(tail)
    return title


def titles_of(folder: Folder, papers: Iterable[str]) -> frozenset[str]:
    """The folded titles that several papers name."""
    return frozenset(name for paper in papers for name in titles(folder, paper))


def build(
    folder: Folder,
    *,
    categories: Entries,
    qualifications: Entries,
    offers: Entries,
    papers: Entries,
    remedies: Mapping[str, Remedy],
) -> Categories:
    """Compile the lexicons of kinds ``categories``, ``qualifications``, ``offers`` and ``remedies``.

    Args:
        folder: folds names and titles.
        categories: entries of that kind.
        qualifications: entries of that kind.
        offers: entries of that kind.
        papers: entries of kind ``remedies``, for their other titles.
        remedies: id → compiled remedy.
    """
    named = {
        row.text("id"): Paper(
            remedies[row.text("id")],
            titles_of(folder, (row.text("title"), *row.values("aliases"))),
            frozenset(folder.letters(each) for each in row.values("scope")),
        )
        for _, row in papers
    }
    ways: dict[str, list[Qualification]] = {}
    for file, row in qualifications:
        ways.setdefault(row.text("category"), []).append(_qualification(file, row, named))
    known = {c.id: c for c in _categories(folder, list(categories), ways)}
    return Categories(
        first={name: c for c in known.values() if c.is_first for name in c.names},
        second={(c.field, name): c for c in known.values() if not c.is_first for name in c.names},
        offers=tuple(_offer(folder, file, row, known) for file, row in offers),
        folder=folder,
    )


def _categories(
    folder: Folder, entries: list[tuple[LexiconFile, Row]], ways: Mapping[str, list[Qualification]]
) -> Iterator[Category]:
    names = {row.text("id"): row.text("name") for _, row in entries}
    above = {row.text("id"): row.text("parent") for _, row in entries}
    for file, row in entries:
        id_ = row.text("id")
        field = _highest(id_, above)
        spellings = (row.text("name"), *row.values("aliases"))
        yield Category(
            entry=f"{file.id}/{id_}",
            id=id_,
            name=row.text("name"),
            field=field,
            field_name=names[field],
            names=tuple(dict.fromkeys(folder.letters(each) for each in spellings)),
            open=row.text("open") != "no",
            barred=frozenset(SubjectType(each) for each in row.values("barred")),
            qualifications=tuple(ways.get(id_, ())),
            sure=Sureness(row.text("sure")),
        )


def _highest(id_: str, above: Mapping[str, str]) -> str:
    """The first-level category over one; where entries stand above each other in a circle, one of them."""
    for _ in above:
        if not above[id_]:
            break
        id_ = above[id_]
    return id_


def _qualification(file: LexiconFile, row: Row, papers: Mapping[str, Paper]) -> Qualification:
    return Qualification(
        entry=f"{file.id}/{row.text('id')}",
        subjects=frozenset(SubjectType(each) for each in row.values("subjects")),
        papers=tuple(papers[each] for each in row.values("papers")),
        partner=row.text("partner") == "yes",
        sure=Sureness(row.text("sure")),
    )


def _offer(folder: Folder, file: LexiconFile, row: Row, known: Mapping[str, Category]) -> Offer:
    category = known[row.text("category")]

    def folded(column: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(folder.letters(each) for each in row.values(column)))

    return Offer(
        entry=f"{file.id}/{row.text('id')}",
        category=category,
        heads=folded("heads"),
        words=folded("words"),
        exceptions=folded("exceptions"),
        fields=frozenset({category.field, *(known[each].field for each in row.values("also"))}),
    )
