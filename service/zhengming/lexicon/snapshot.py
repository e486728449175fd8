"""All lexicons of one revision, compiled: what the engine reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from zhengming.errors import InvalidLexicon
from zhengming.lexicon import categories, countries, gazetteer, tsv
from zhengming.lexicon.categories import Categories
from zhengming.lexicon.gazetteer import Place
from zhengming.lexicon.kind import LexiconFile, Row
from zhengming.lexicon.kinds import coinages
from zhengming.lexicon.kinds.businesses import business
from zhengming.lexicon.kinds.classes import severity, term_class
from zhengming.lexicon.kinds.clauses import clause
from zhengming.lexicon.kinds.remedies import remedy
from zhengming.lexicon.kinds.subjects import subject
from zhengming.lexicon.kinds.vocabulary import AS_WRITTEN
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.validation import errors
from zhengming.model.mini_program import SubjectType
from zhengming.model.registration import SubjectKind
from zhengming.model.term import Business, Coinage, Mode, Term, TermClass
from zhengming.model.verdict import Clause, Remedy
from zhengming.text.fold import Folder

FOREIGN_STATE = "foreign-state"
NATIONAL_LEAD = "national-lead"
BUSINESS = "business"
CLASSES = (FOREIGN_STATE, NATIONAL_LEAD, BUSINESS)
"""Ids of the classes that compiling needs."""

SEAL = "checked.sha256"
"""Beside the lexicons: the digest of those that passed every check (``tools/seal_lexicons.py``). Checks take a fifth of
a start; whoever changes a file breaks the seal, and they are made again."""
_TOKEN = 12
"""Digits of a digest in a revision's token."""

Check = Callable[[Sequence[LexiconFile]], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun.

    Args:
        name: ``{lexicon}/{entry}``.
        text: the noun, folded.
        body: the class of body it claims.
        exceptions: longer endings that are no such head, folded.
    """

    name: str
    text: str
    body: TermClass
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One revision, compiled and immutable. All keys and words are folded.

    Args:
        revision: token; the same content has the same token.
        folder: the folding that its words were folded with.
        classes: id → class.
        clauses: id → clause.
        remedies: id → remedy.
        terms: every spelling the scanner looks for.
        coinages: what it looks for besides, without having each spelled.
        heads: head noun → what it claims.
        industries: industry word → group.
        trades: group of industry words → industries of known businesses.
        anyones: groups of industry words behind which any business may stand.
        forms: head noun → group of industry words whose trade it states by itself; empty: it states none.
        functions: what organs of state see to (公安, 园林绿化), as their names have it.
        phrases: longer words with another meaning.
        vocabulary: role → words.
        businesses: spelling → known business.
        places: name → place.
        messages: id → (Chinese, English) template.
        limits: id → number that the platform's policy sets.
        subjects: type of subject → what it has to show.
        categories: the categories of mini programs, with what qualifies for them.
        entries: how many entries the files hold.
    """

    revision: str
    folder: Folder
    classes: Mapping[str, TermClass]
    clauses: Mapping[str, Clause]
    remedies: Mapping[str, Remedy]
    terms: tuple[Term, ...]
    coinages: tuple[Coinage, ...]
    heads: Mapping[str, Head]
    industries: Mapping[str, str]
    trades: Mapping[str, frozenset[str]]
    anyones: frozenset[str]
    forms: Mapping[str, str]
    functions: frozenset[str]
    phrases: frozenset[str]
    vocabulary: Mapping[str, frozenset[str]]
    businesses: Mapping[str, Business]
    places: Mapping[str, Place]
    messages: Mapping[str, tuple[str, str]]
    limits: Mapping[str, int]
    subjects: Mapping[SubjectType, SubjectKind]
    categories: Categories
    entries: int

    def words(self, role: str) -> frozenset[str]:
        """The words of a role; empty when no lexicon has it."""
        return self.vocabulary.get(role, frozenset())


def default_folder() -> Path:
    """Where the lexicons are that came with the program: beside the package, or in a checkout."""
    packaged = Path(__file__).parents[1] / "lexicons"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "lexicons"


def load(folder: Path | None = None, *, checks: Sequence[Check] = (errors,)) -> Snapshot:
    """Read, check and compile all lexicons of a folder.

    Args:
        folder: the folder with the ``.tsv`` files; the program's own by default. Its own are not checked again where
            they are what its seal says.
        checks: what the lexicons must pass.

    Raises:
        InvalidLexicon: anything of level error; nothing is skipped silently.
    """
    folder = folder or default_folder()
    files, problems = read_folder(folder)
    digest = digest_of(files)
    # A copy keeps its seal, but the checks of the program that reads it may be others.
    if folder != default_folder() or not is_sealed(folder, digest):
        problems += (problem for check in checks for problem in check(files))
    if grave := [p for p in problems if p.level is Level.ERROR]:
        raise InvalidLexicon(grave, str(folder))
    return _Compiler(files, Folder.load()).compile(f"seed-{digest[:_TOKEN]}")


def read_folder(folder: Path) -> tuple[list[LexiconFile], list[Problem]]:
    """Read all lexicons of a folder, in the order of their names."""
    paths = sorted(folder.glob("*.tsv"))
    if not paths:
        return [], [
            Problem(str(folder), 0, "", "there is no .tsv file here; name a folder of lexicons")
        ]
    files: list[LexiconFile] = []
    problems: list[Problem] = []
    for path in paths:
        file, found = tsv.read(path)
        problems += found
        if file:
            files.append(file)
    return files, problems


def digest_of(files: Iterable[LexiconFile]) -> str:
    """SHA-256 of what was read, in hexadecimal: the same for the same files with the same bytes. A revision's token is
    its beginning.
    """
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.path.name):
        digest.update(file.path.name.encode() + b"\0" + file.digest)
    return digest.hexdigest()


def is_sealed(folder: Path, digest: str) -> bool:
    """Whether the folder's seal says that lexicons of this digest have passed every check."""
    try:
        return (folder / SEAL).read_text("ascii").split()[:1] == [digest]
    except (OSError, ValueError):
        return False


FULL_NAME = 4
"""Length from which an alias is unambiguous, though the short name it explains may be."""


class _Compiler:
    def __init__(self, files: Iterable[LexiconFile], folder: Folder) -> None:
        self.files = list(files)
        self.folder = folder
        self.classes = {r.text("id"): term_class(r) for _, r in self.of("classes")}

    def of(self, kind: str) -> Iterable[tuple[LexiconFile, Row]]:
        return ((f, r) for f in self.files if f.kind == kind for r in f.rows)

    def fold(self, text: str) -> str:
        return self.folder.letters(text)

    def folded(self, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.fold(v) for v in values))

    def compile(self, revision: str) -> Snapshot:
        vocabulary: dict[str, set[str]] = {}
        for _, row in self.of("vocabulary"):
            role, word = row.text("role"), row.text("word")
            vocabulary.setdefault(role, set()).add(word if role in AS_WRITTEN else self.fold(word))
        roles = {role: frozenset(words) for role, words in vocabulary.items()}
        return Snapshot(
            revision=revision,
            folder=self.folder,
            classes=self.classes,
            clauses={r.text("id"): clause(r) for _, r in self.of("clauses")},
            remedies={r.text("id"): remedy(r) for _, r in self.of("remedies")},
            terms=self.terms(),
            coinages=tuple(self.coinage(f, r) for f, r in self.of("coinages")),
            heads={self.fold(r.text("head")): self.head(f, r) for f, r in self.of("heads")},
            industries={
                self.fold(r.text("word")): r.text("group") for _, r in self.of("industries")
            },
            trades={r.text("id"): frozenset(r.values("sectors")) for _, r in self.of("trades")},
            anyones=frozenset(r.text("id") for _, r in self.of("trades") if r.text("anyones")),
            forms={self.fold(r.text("head")): r.text("group") for _, r in self.of("forms")},
            functions=frozenset(
                self.fold(function)
                for _, row in self.of("functions")
                for function in (row.text("function"), *row.values("aliases"))
            ),
            phrases=frozenset(self.fold(r.text("phrase")) for _, r in self.of("phrases")),
            vocabulary=roles,
            businesses=self.businesses(),
            places=gazetteer.build(
                self.folder,
                ((r.text("place"), r.text("short"), r.text("code")) for _, r in self.of("places")),
                roles,
            ),
            messages={
                r.text("id"): (r.text("message"), r.text("message_en"))
                for _, r in self.of("messages")
            },
            limits={r.text("id"): int(r.text("number")) for _, r in self.of("limits")},
            subjects={kind.type: kind for kind in (subject(r) for _, r in self.of("subjects"))},
            categories=self.categories(),
            entries=sum(len(f.rows) for f in self.files),
        )

    def categories(self) -> Categories:
        return categories.build(
            self.folder,
            categories=self.of("categories"),
            qualifications=self.of("qualifications"),
            offers=self.of("offers"),
            papers=self.of("remedies"),
            remedies={r.text("id"): remedy(r) for _, r in self.of("remedies")},
        )

    def head(self, file: LexiconFile, row: Row) -> Head:
        return Head(
            name=f"{file.id}/{row.text('id')}",
            text=self.fold(row.text("head")),
            body=self.classes[row.text("body")],
            exceptions=self.folded(row.values("exceptions")),
        )

    def terms(self) -> tuple[Term, ...]:
        listed = [t for f, r in self.of("terms") for t in self.listed(f, r)]
        grammar = [t for f, r in self.of("functions") for t in self.organs(f, r)]
        names = [t for f, r in self.of("businesses") for t in self.business_terms(f, r)]
        listed += self.leading_words()
        known = {t.text: t.exceptions for t in listed}
        foreign = self.classes.get(FOREIGN_STATE)
        abroad = countries.terms(self.folder, foreign, known) if foreign else ()
        have = {(t.text, t.term_class.id) for t in listed}
        listed += [t for t in (*grammar, *abroad) if (t.text, t.term_class.id) not in have]
        return tuple({(t.text, t.lexicon, t.entry): t for t in (*listed, *names)}.values())

    def listed(self, file: LexiconFile, row: Row) -> Iterable[Term]:
        spellings = self.folded((row.text("term"), *row.values("aliases")))
        first = Term(
            lexicon=file.id,
            entry=row.text("id"),
            text=spellings[0],
            canonical=row.text("term"),
            term_class=self.classes[row.text("class")],
            mode=Mode(row.text("mode")),
            owner=row.text("owner"),
            severity=severity(row.text("severity")),
            shadow=row.text("state") == "shadow",
            exceptions=self.folded(row.values("exceptions")),
        )
        return first, *(first._replace(text=text) for text in spellings[1:])

    def leading_words(self) -> Iterable[Term]:
        """国家, 中国 … as terms, so that a longer word (中国结) clears them like any other hit."""
        for file, row in self.of("vocabulary"):
            if row.text("role") == NATIONAL_LEAD:
                yield Term(
                    lexicon=file.id,
                    entry=row.text("id"),
                    text=self.fold(row.text("word")),
                    canonical=row.text("word"),
                    term_class=self.classes[NATIONAL_LEAD],
                    mode=Mode.LEADING,
                )

    def organs(self, file: LexiconFile, row: Row) -> Iterable[Term]:
        """Function × kind of organ: 公安 × 局, 厅 … The grammar reads what stands before and after."""
        heads = row.values("heads")
        term = self.common(file, row, Mode.WORD)
        for function in (row.text("function"), *row.values("aliases")):
            for head in heads:
                word = function + head
                yield term._replace(text=self.fold(word), canonical=word, composed=True)

    def coinage(self, file: LexiconFile, row: Row) -> Coinage:
        """Lead × stem × tail, as impostors coin them. What is short is spelled whole, for it begins too many names."""
        leads, stems, tails = map(self.folded, coinages.slots(row))
        whole = list(dict.fromkeys(map("".join, product(leads, stems))))
        term = self.common(file, row, Mode(row.text("mode")))
        if min(map(len, whole)) >= coinages.SHORTEST:
            return Coinage(tuple(whole), tails, term)
        return Coinage(tuple(map("".join, product(whole, tails))), ("",), term)

    def common(self, file: LexiconFile, row: Row, mode: Mode) -> Term:
        """What all spellings of a composed entry have in common."""
        return Term(
            lexicon=file.id,
            entry=row.text("id"),
            text="",
            canonical="",
            term_class=self.classes[row.text("class")],
            mode=mode,
            exceptions=self.folded(row.values("exceptions")),
        )

    def business_terms(self, file: LexiconFile, row: Row) -> Iterable[Term]:
        spellings = self.folded((row.text("name"), *row.values("aliases")))
        first = Term(
            lexicon=file.id,
            entry=row.text("id"),
            text=spellings[0],
            canonical=row.text("name"),
            term_class=self.classes[row.text("class") or BUSINESS],
            mode=Mode.WORD,
            owner=row.text("owner"),
            exceptions=self.folded(row.values("exceptions")),
        )
        return first, *(first._replace(text=text) for text in spellings[1:])

    def businesses(self) -> dict[str, Business]:
        found: dict[str, Business] = {}
        for file, row in self.of("businesses"):
            known = business(file.id, row, row.text("class") or BUSINESS)
            for spelling in self.folded((known.name, *known.aliases)):
                # 永辉 is also a given name; 永辉超市 is nobody else.
                name = self.fold(known.name)
                longer = len(name) < len(spelling) >= FULL_NAME and spelling.startswith(name)
                found.setdefault(spelling, replace(known, ambiguous=False) if longer else known)
        return found
