"""What the introduction says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Reading
from zhengming.model.registration import Passage, Registration
from zhengming.model.span import Span
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.contact_details import ContactDetails
from zhengming.rules.forbidden_terms import ForbiddenTerms
from zhengming.rules.misleading_claims import MisleadingClaims
from zhengming.rules.registration import fields
from zhengming.rules.registration.posing import posing
from zhengming.rules.registration.registered_persons import is_telephone
from zhengming.rules.registration.rule import RegistrationRule, seen
from zhengming.rules.rule import Rule

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_PERSONS = frozenset(ForbiddenTerms.classes)
_SUPERLATIVE = "superlative"
_WORDS: tuple[tuple[Rule, str], ...] = (
    (ForbiddenTerms(), "forbidden"),
    (MisleadingClaims(), "superlative"),
    (ContactDetails(), "contact"),
)
"""The rules on names whose words matter in running text, and what it is called there."""


class Introduction(RegistrationRule):
    """The introduction is missing, too short or too long, or says what it may not.

    Weixin takes 4 to 120 characters, four of them Chinese at least (documentation of setSignature; the
    numbers stand in the lexicon of limits). Of the rules on names those on forbidden words, superlatives and
    contact details are asked about it, sentence by sentence. Running text may remember (学习雷锋) or warn: words
    are for a human to see and refuse nothing here, what is denied directly before it (拒绝赌博) is advice,
    persons' names pass, and disguises are not looked for. A telephone number is advice, since honest shops
    give theirs; other contact details may lead users away. A body or famous business may be spoken of, but
    who says that it stands behind the mini program (腾讯官方出品) needs its letter.
    """

    id = "introduction"
    messages = (
        "introduction.missing",
        "introduction.short",
        "introduction.chinese",
        "introduction.long",
        "introduction.forbidden",
        "introduction.superlative",
        "introduction.contact",
        "introduction.posing",
    )
    classes = (_SUPERLATIVE,)
    remedies = ("other-introduction", "owner-letter")
    limits = ("introduction-shortest", "introduction-longest", "introduction-chinese")
    clauses = ("weixin-mini-program-4.2", "weixin-guide-introduction", "uai", "adlaw-9")
    severities = (Severity.ADVICE, Severity.REVIEW)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for the form, one for each word."""
        text = registration.program.introduction
        yield from self._form(snapshot, text)
        found = [f for p in registration.introduction for f in self._words(snapshot, text, p)]
        places = [each.evidence[0].span for each in found]
        for each in found:
            if not any(_holds(each.evidence[0].span, other) for other in places):
                yield each
        for passage in registration.introduction:
            yield from self._poses(registration, snapshot, passage)

    def _form(self, snapshot: Snapshot, text: str) -> Iterator[Finding]:
        shortest, longest, chinese = (snapshot.limits[limit] for limit in self.limits)
        size, han = len(text.strip()), len(_HAN.findall(text))
        told, clauses = seen(text, f"{size} characters, {han} of them Chinese"), self.clauses[1:2]
        if not size:
            message, clauses = "missing", self.clauses[:1]
        elif size < shortest:
            message = "short"
        elif han < chinese:
            message = "chinese"
        elif size > longest:
            message = "long"
            over = Span(text.index(text.strip()) + longest, len(text.rstrip()))
            told = replace(told, span=over, quote=over.of(text))
        else:
            return
        yield self.finding(
            snapshot,
            Severity.REVIEW,
            told,
            field=fields.INTRODUCTION,
            message=message,
            clauses=clauses,
            remedies=self.remedies[:1],
            words={"given": str(size), "expected": f"{shortest}–{longest}", "known": str(chinese)},
        )

    def _words(self, snapshot: Snapshot, text: str, passage: Passage) -> Iterator[Finding]:
        analysis = _plain(passage.analysis)
        for rule, message in _WORDS:
            law = ("weixin-guide-introduction", "adlaw-9" if message == "superlative" else "uai")
            for each in rule.judge(analysis, snapshot):
                if each.shadow:
                    continue
                first = each.evidence[0]
                harmless = {
                    "contact": is_telephone(first.quote),
                    "forbidden": _is_fought(passage, first.span.start, snapshot),
                }
                yield self.finding(
                    snapshot,
                    Severity.ADVICE
                    if harmless.get(message)
                    else min(each.severity, Severity.REVIEW),
                    [_shifted(one, passage.start, text) for one in each.evidence],
                    field=fields.INTRODUCTION,
                    message=message,
                    clauses=law,
                    remedies=self.remedies[:1],
                    detail=f"{rule.id}: {each.message_en}",
                )

    def _poses(
        self, registration: Registration, snapshot: Snapshot, passage: Passage
    ) -> Iterator[Finding]:
        analysis, own = passage.analysis, registration.name
        if own is not None:
            analysis = analysis._replace(
                applicant=own.applicant, identity=own.identity, legal_name=own.legal_name
            )
        for start, end in posing(analysis, snapshot):
            claim = evidence.of_range(analysis, start, end, observation="claims a body's backing")
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                _shifted(claim, passage.start, registration.program.introduction),
                field=fields.INTRODUCTION,
                message="posing",
                clauses=self.clauses[:2],
                remedies=self.remedies[::-1],
            )


def _plain(analysis: Analysis) -> Analysis:
    """The analysis with the hits that count in running text: as written, no persons, of claims only superlatives."""
    hits = tuple(
        hit
        for hit in analysis.hits
        if hit.reading is Reading.WRITTEN
        and hit.term.term_class.id not in _PERSONS
        and (
            hit.term.term_class.rule != MisleadingClaims.id
            or hit.term.term_class.id == _SUPERLATIVE
        )
    )
    return analysis._replace(hits=hits)


def _is_fought(passage: Passage, start: int, snapshot: Snapshot) -> bool:
    """Whether a denial stands directly before what begins at ``start`` of the passage (禁止赌博), and is not denied
    itself (不禁止赌博).
    """
    before = snapshot.folder.letters(passage.analysis.proposal.text[:start])
    denials = snapshot.words("denial")
    single = tuple(word for word in denials if len(word) == 1)
    return any(
        len(word) > 1 and before.endswith(word) and not before.removesuffix(word).endswith(single)
        for word in denials
    )


def _holds(span: Span, other: Span) -> bool:
    """Whether a span holds another and more: in running text an address seems to go on (www.example.com了解)."""
    return span != other and span.start <= other.start and other.end <= span.end


def _shifted(seen_there: Evidence, by: int, text: str) -> Evidence:
    """Evidence in a passage, as evidence in the whole text."""
    span = Span(seen_there.span.start + by, seen_there.span.end + by)
    return replace(seen_there, span=span, quote=span.of(text))
