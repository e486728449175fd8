"""The papers that prove the subject's existence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from zhengming.identity import uscc
from zhengming.identity.former import ORGANIZATION_LENGTH
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Identity
from zhengming.model.mini_program import Credential, SubjectType
from zhengming.model.registration import Registration, SubjectKind
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.handed_in import handed_in, titles_in
from zhengming.rules.registration.rule import RegistrationRule, missing, seen

_ORGANIZATION = slice(8, 17)
"""Where the organization code stands in a USCC (GB 32100)."""


class SubjectPapers(RegistrationRule):
    """What proves the subject is missing, is of another kind, another body's, or not in force.

    Registration is under one's real name: identification credentials are handed in, and have to be true, valid and
    complete (Terms 2.7, 4.2). Asked for are the legal name and, of organizations, a paper of a title that its type has
    (lexicon of subject types), with number, holder and term; of media a licence of media besides. A number that is
    another well-formed code than the subject's is another body's and is refused; with a malformed code it is not
    compared. All else that is missing, differs or
    has run out goes to review; a holder is compared in the one spelling. A paper that runs out soon is advice. Of an
    individual no paper is asked for, for the identity number stands with the administrator; one that only
    organizations have contradicts the type.
    """

    id = "subject-papers"
    messages = (
        "subject-papers.legal-name",
        "subject-papers.missing",
        "subject-papers.title-missing",
        "subject-papers.title-kind",
        "subject-papers.number-missing",
        "subject-papers.number",
        "subject-papers.holder-missing",
        "subject-papers.holder",
        "subject-papers.not-yet",
        "subject-papers.turned",
        "subject-papers.expired",
        "subject-papers.expires",
        "subject-papers.media",
    )
    remedies = (
        "complete-information",
        "valid-paper",
        "right-subject-type",
        "news-licence",
        "right-code",
    )
    limits = ("expiry-notice",)
    clauses = ("weixin-mini-program-2.7", "weixin-mini-program-4.2")
    severities = (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each field that is not as it should be."""
        subject = registration.subject
        if not subject.legal_name.strip():
            yield self._lacking(snapshot, fields.LEGAL_NAME, "legal-name")
        kind = snapshot.subjects.get(subject.type) if subject.type else None
        paper = subject.licence
        if kind is not None and not kind.papers and paper is not None:
            yield from self._of_individual(snapshot, kind, paper)
        if kind is None or not kind.papers:
            return
        if paper is None:
            yield self._lacking(snapshot, fields.LICENCE, "missing", kind)
        else:
            yield from self._title(snapshot, kind, paper)
            yield from self._number(snapshot, registration.identity, paper)
            yield from self._holder(snapshot, registration, paper)
            yield from self._term(snapshot, registration, paper)
        if kind.licences and not _has_licence(registration, snapshot, kind):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                missing(),
                field=fields.AUTHORIZATIONS,
                message="media",
                remedies=self.remedies[3:4],
                words={"class": kind.title, "class_en": kind.title_en},
            )

    def _of_individual(
        self, snapshot: Snapshot, kind: SubjectKind, paper: Credential
    ) -> Iterator[Finding]:
        """A paper that only organizations have."""
        others = {title for other in snapshot.subjects.values() for title in other.papers}
        if _titled(snapshot, titles_in(snapshot, paper.title), others):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(paper.title, "organizations have such papers"),
                field=f"{fields.LICENCE}.title",
                message="title-kind",
                remedies=(*kind.remedies, self.remedies[2]),
                words={"class": kind.title, "class_en": kind.title_en},
            )

    def _lacking(
        self, snapshot: Snapshot, field: str, message: str, kind: SubjectKind | None = None
    ) -> Finding:
        return self.finding(
            snapshot,
            Severity.REVIEW,
            missing(),
            field=field,
            message=message,
            remedies=kind.remedies if kind else self.remedies[:1],
            words={"class": kind.title, "class_en": kind.title_en} if kind else None,
        )

    def _title(self, snapshot: Snapshot, kind: SubjectKind, paper: Credential) -> Iterator[Finding]:
        field = f"{fields.LICENCE}.title"
        if not paper.title.strip():
            yield self._lacking(snapshot, field, "title-missing")
        elif not _titled(snapshot, titles_in(snapshot, paper.title), kind.papers):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(paper.title, f"no paper of the type {kind.type.value}"),
                field=field,
                message="title-kind",
                remedies=(*kind.remedies, self.remedies[2]),
                words={"class": kind.title, "class_en": kind.title_en},
            )

    def _number(
        self, snapshot: Snapshot, identity: Identity, paper: Credential
    ) -> Iterator[Finding]:
        field = f"{fields.LICENCE}.number"
        if not paper.number.strip():
            yield self._lacking(snapshot, field, "number-missing")
            return
        stated = uscc.read(paper.number)
        malformed = identity.problem and not identity.well_formed
        if malformed or not identity.code or _same_code(stated.code, identity.code):
            return
        sound = bool(stated.kinds and identity.kinds) and not (stated.problem or identity.problem)
        another = sound and stated.scheme is identity.scheme
        yield self.finding(
            snapshot,
            Severity.REJECT if another else Severity.REVIEW,
            seen(paper.number, "is not the subject's code"),
            field=field,
            message="number",
            remedies=("valid-paper", "right-code"),
        )

    def _holder(
        self, snapshot: Snapshot, registration: Registration, paper: Credential
    ) -> Iterator[Finding]:
        field, subject = f"{fields.LICENCE}.holder", registration.subject
        if not paper.holder.strip():
            yield self._lacking(snapshot, field, "holder-missing")
            return
        letters = snapshot.folder.letters
        holder, legal = letters(paper.holder), letters(subject.legal_name)
        nameless = subject.type is SubjectType.INDIVIDUAL_BUSINESS and legal.endswith(holder)
        if legal and holder != legal and not nameless:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                seen(paper.holder, "is not the subject's legal name"),
                field=field,
                message="holder",
                remedies=self.remedies[1:2],
                words={"known": subject.legal_name},
            )

    def _term(
        self, snapshot: Snapshot, registration: Registration, paper: Credential
    ) -> Iterator[Finding]:
        day, notice = registration.day, timedelta(days=snapshot.limits[self.limits[0]])
        first, last = paper.valid_from, paper.valid_until
        if first is not None and last is not None and last < first:
            part, date, message, severity = "valid_until", last, "turned", Severity.REVIEW
        elif first is not None and first > day:
            part, date, message, severity = "valid_from", first, "not-yet", Severity.REVIEW
        elif last is None:
            return
        elif last < day:
            part, date, message, severity = "valid_until", last, "expired", Severity.REVIEW
        elif last < day + notice:
            part, date, message, severity = "valid_until", last, "expires", Severity.ADVICE
        else:
            return
        yield self.finding(
            snapshot,
            severity,
            seen(date.isoformat(), message),
            field=f"{fields.LICENCE}.{part}",
            message=message,
            remedies=self.remedies[1:2],
        )


def _titled(snapshot: Snapshot, titles: Iterable[str], known: Iterable[str]) -> bool:
    """Whether one of the known titles stands in one of a paper's: 企业法人营业执照 is a 营业执照."""
    wanted = [snapshot.folder.letters(each) for each in known]
    return any(each in title for title in titles for each in wanted)


def _has_licence(registration: Registration, snapshot: Snapshot, kind: SubjectKind) -> bool:
    """Whether a licence in force, of a title that the type needs, was handed in anywhere."""
    return any(
        paper.valid_on(registration.day) and _titled(snapshot, paper.titles, kind.licences)
        for paper in handed_in(registration, snapshot)
    )


def _same_code(one: str, other: str) -> bool:
    """Whether two codes are of one body: equal, or one the organization code inside the other."""
    short, long = sorted((one, other), key=len)
    inside = len(short) == ORGANIZATION_LENGTH and len(long) == uscc.LENGTH
    return one == other or (inside and long[_ORGANIZATION] == short)
