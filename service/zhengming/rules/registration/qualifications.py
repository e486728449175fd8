"""The papers that a category asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from zhengming.lexicon.categories import LISTED, titles_of
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.category import Category, Paper, Qualification, Sureness
from zhengming.model.mini_program import SubjectType
from zhengming.model.registration import Registration
from zhengming.model.verdict import Evidence, Finding, Remedy, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.category_closed import closed
from zhengming.rules.registration.handed_in import HandedIn, handed_in
from zhengming.rules.registration.rule import RegistrationRule, missing, seen


class Qualifications(RegistrationRule):
    """The papers that a category asks for are missing, out of force, or somebody else's.

    The lexicon says in which ways each kind of subject may qualify; all the papers of one way are needed. A paper
    is known by its title, compared without book-title marks, brackets and what is said of the copy. What it covers
    is for a human to read; where the title says so in brackets (含网络表演), it is what the lexicon of papers wants.
    A receipt or an expired paper is none. It counts wherever in the registration it was handed in. What proves that
    the subject exists is asked for with the subject, and not once more. What is missing is asked for by name: of a
    way that was begun what it still lacks, and otherwise all the ways. Absence of evidence is review, and no
    refusal. Of a category that is unknown or closed the other rules speak.
    """

    id = "qualifications"
    messages = (
        "qualifications",
        "qualifications.expired",
        "qualifications.early",
        "qualifications.turned",
        "qualifications.holder",
        "qualifications.no-holder",
        "qualifications.scope",
        "qualifications.and",
        "qualifications.or",
    )
    remedies = ("complete-information",)
    clauses = ("weixin-mini-program-2.8", "weixin-mini-program-2.7")
    severities = (Severity.REVIEW,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """Findings on the papers of each category that is known and open; of one chosen twice only once."""
        subject, done = registration.subject.type, set[str]()
        held = tuple(handed_in(registration, snapshot))
        kind = snapshot.subjects.get(subject) if subject else None
        own = titles_of(snapshot.folder, kind.papers if kind else ())
        for index, choice in enumerate(registration.program.categories):
            known = snapshot.categories.find(choice.first, choice.second)
            if known is None or known.id in done or closed(known, subject):
                continue
            done.add(known.id)
            if ways := _ways(known, subject, own):
                yield from self._papers(registration, snapshot, (index, known, ways), held)

    def _papers(
        self,
        registration: Registration,
        snapshot: Snapshot,
        wanted: tuple[int, Category, tuple[Qualification, ...]],
        held: tuple[HandedIn, ...],
    ) -> Iterator[Finding]:
        index, category, ways = wanted
        found = {id(way): [_of(paper, held) for paper in way.papers] for way in ways}
        complete = [way for way in ways if all(found[id(way)])]
        if not complete:
            yield self._missing(snapshot, index, category, _lacking(ways, held))
            return
        objections = [
            tuple(self._objections(registration, snapshot, way, found[id(way)])) for way in complete
        ]
        yield from min(objections, key=len)

    def _missing(
        self,
        snapshot: Snapshot,
        index: int,
        category: Category,
        lacking: tuple[tuple[Paper, ...], ...],
    ) -> Finding:
        """That papers are missing, and which: the ways are alternatives."""
        chinese = [[p.remedy.title for p in way] for way in lacking]
        english = [[p.remedy.title_en for p in way] for way in lacking]
        unsure = max((way.sure for way in category.qualifications), key=list(Sureness).index)
        return self.finding(
            snapshot,
            Severity.REVIEW,
            replace(missing("no paper that qualifies"), entry=category.entry),
            field=f"{fields.CATEGORY.format(index)}.qualifications",
            remedies=[p.remedy.id for way in lacking for p in way],
            words={
                "given": category.name,
                "expected": self._alternatives(snapshot, chinese, 0),
                "expected_en": self._alternatives(snapshot, english, 1),
            },
            detail=unsure.value,
        )

    def _alternatives(self, snapshot: Snapshot, ways: list[list[str]], language: int) -> str:
        """«A and B, or C» in a language: 0 is Chinese, 1 English."""
        both = snapshot.messages[f"{self.id}.and"][language]
        either = snapshot.messages[f"{self.id}.or"][language]
        return _joined(either, (_joined(both, way) for way in ways))

    def _objections(
        self,
        registration: Registration,
        snapshot: Snapshot,
        way: Qualification,
        found: list[tuple[HandedIn, ...]],
    ) -> Iterator[Finding]:
        """What is wrong with the papers of a way for which all were handed in."""
        for paper, copies in zip(way.papers, found, strict=True):
            in_force = [each for each in copies if each.valid_on(registration.day)]
            if not in_force:
                yield self._out_of_force(registration, snapshot, paper.remedy, copies[0])
                continue
            covering = [each for each in in_force if self._covers(snapshot, each, paper)]
            if not covering:
                first = in_force[0]
                told = seen(first.credential.title, "covers something else")
                yield self._wrong(
                    snapshot, paper.remedy, told, field=f"{first.path}.title", message="scope"
                )
                continue
            if way.partner or any(each.is_right for each in covering):
                continue
            owner = snapshot.folder.letters(registration.subject.legal_name)
            holders = [snapshot.folder.letters(each.credential.holder) for each in covering]
            field = f"{covering[0].path}.holder"
            if not any(holders):
                yield self._wrong(
                    snapshot, paper.remedy, missing(), field=field, message="no-holder"
                )
            elif owner and owner not in holders:
                told = seen(covering[0].credential.holder, "not the subject's legal name")
                yield self._wrong(snapshot, paper.remedy, told, field=field, message="holder")

    def _wrong(
        self, snapshot: Snapshot, remedy: Remedy, told: Evidence, *, field: str, message: str
    ) -> Finding:
        """That something is wrong with a paper: another is asked for or, where it names no holder, the holder too."""
        more = self.remedies if message == "no-holder" else ()
        return self.finding(
            snapshot,
            Severity.REVIEW,
            told,
            field=field,
            message=message,
            remedies=[*more, remedy.id],
            words={"given": remedy.title, "given_en": remedy.title_en},
        )

    def _covers(self, snapshot: Snapshot, held: HandedIn, paper: Paper) -> bool:
        """Whether the paper's title says nothing of what it covers, or names what it has to."""
        said = [
            scope for title in held.titles & paper.titles for scope in held.scopes.get(title, ())
        ]
        told = [each for scope in said for each in _told(snapshot, scope, paper)]
        return not (paper.scope and said) or any(w in t for w in paper.scope for t in told)

    def _out_of_force(
        self, registration: Registration, snapshot: Snapshot, remedy: Remedy, paper: HandedIn
    ) -> Finding:
        first, last = paper.credential.valid_from, paper.credential.valid_until
        turned = first is not None and last is not None and last < first
        expired = last is not None and last < registration.day
        day = last if expired or turned else first
        told = seen(
            day.isoformat() if day else "", f"not in force on {registration.day.isoformat()}"
        )
        field = f"{paper.path}.{'valid_until' if expired or turned else 'valid_from'}"
        message = "turned" if turned else "expired" if expired else "early"
        return self._wrong(snapshot, remedy, told, field=field, message=message)


def _ways(
    category: Category, subject: SubjectType | None, own: frozenset[str]
) -> tuple[Qualification, ...]:
    """The ways that stand open to such a subject; to one that is unknown, or has none of its own, all of them.

    Papers that prove the subject's existence are left out: they are asked for with the subject. Where nothing else is
    needed, there are no ways.
    """
    open_to = tuple(w for w in category.qualifications if not w.subjects or subject in w.subjects)
    ways = category.qualifications if subject is None else open_to or category.qualifications
    asked = [replace(w, papers=tuple(p for p in w.papers if not p.titles & own)) for w in ways]
    return tuple(asked) if all(w.papers for w in asked) else ()


def _of(paper: Paper, held: Iterable[HandedIn]) -> tuple[HandedIn, ...]:
    """The copies of a paper among those handed in."""
    return tuple(each for each in held if each.titles & paper.titles)


def _told(snapshot: Snapshot, scope: str, paper: Paper) -> Iterator[str]:
    """What a clause lists, folded, without what it denies: a denial of more than one character denies what is listed
    behind it too (不含网络音乐、网络表演).
    """
    denials = snapshot.words("scope-denial")
    denied, is_denied = {no + word for no in denials for word in paper.scope}, False
    for each in map(snapshot.folder.letters, scope.split(LISTED)):
        if not is_denied and not any(word in each for word in denied):
            yield each
        is_denied = is_denied or any(len(no) > 1 and no in each for no in denials)


def _lacking(
    ways: tuple[Qualification, ...], held: tuple[HandedIn, ...]
) -> tuple[tuple[Paper, ...], ...]:
    """What each way lacks; where some were begun, only those that lack least. No way asks for what another does, and
    for more.
    """
    lacking = {w.entry: tuple(p for p in w.papers if not _of(p, held)) for w in ways}
    begun = [lacking[w.entry] for w in ways if len(lacking[w.entry]) < len(w.papers)]
    least = min((len(papers) for papers in begun), default=0)
    asked = [papers for papers in begun or lacking.values() if not begun or len(papers) == least]
    return tuple(
        papers for papers in dict.fromkeys(asked) if not any(set(o) < set(papers) for o in asked)
    )


def _joined(template: str, parts: Iterable[str]) -> str:
    return reduce(lambda before, after: template.format(known=before, given=after), parts)
