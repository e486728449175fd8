"""What the rules that judge hits and claims of their classes have in common."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit, Reading
from zhengming.model.term import TermClass
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_unit, of_own_body
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import (
    Standing,
    authorized,
    claims_enterprise,
    granted,
    has_form,
    names_body_of,
    of_body,
    written,
)


class TermRule(Rule):
    """Judges the hits of the classes that name this rule, and the claim to be such a body.

    A name that *is* such a body is weighed by the applicant's standing; one that only holds the word is
    passed where a registry has granted it.
    """

    trigger = Trigger.CLASS

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each hit, one for a claim without a hit."""
        claim = analysis.claim
        claimed = claim.body if claim.body is not None and claim.body.rule == self.id else None
        hit_at_head = False
        for hit in analysis.hits:
            if hit.term.term_class.rule == self.id:
                at_head = (
                    claim.head is not None
                    and hit.start < claim.head.end
                    and claim.head.start < hit.end
                )
                hit_at_head = hit_at_head or at_head
                yield from self.of_hit(analysis, snapshot, hit)
        if claimed and claim.head and not hit_at_head and not is_unit(analysis):
            head = claim.head
            confirmed = of_body(analysis, claimed) is Standing.CONFIRMED or authorized(
                analysis, snapshot, (), claimed.remedies, at=(head.start, head.end)
            )
            if not confirmed and claimed.alone > Severity.ADVICE:
                yield finding(
                    snapshot,
                    self.id,
                    claimed.alone,
                    [evidence.of_part(analysis, head, claimed.title)],
                    message=f"{self.id}.claimed"
                    if f"{self.id}.claimed" in snapshot.messages
                    else self.id,
                    surface=analysis.proposal.surface,
                    clauses=claimed.clauses,
                    remedies=claimed.remedies,
                    words={"class": claimed.title, "class_en": claimed.title_en},
                )

    def of_hit(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> Iterator[Finding]:
        """The finding on one hit, unless evidence clears it."""
        term_class = hit.term.term_class
        if self.excused(analysis, snapshot, hit):
            return
        severity = self.severity(analysis, hit)
        yield finding(
            snapshot,
            self.id,
            severity,
            [evidence.of_hit(analysis, hit)],
            surface=analysis.proposal.surface,
            clauses=term_class.clauses,
            remedies=()
            if severity is Severity.REJECT and not term_class.codes
            else term_class.remedies,
            words={
                "class": term_class.title,
                "class_en": term_class.title_en,
                "known": hit.term.owner or hit.term.canonical,
            },
            shadow=hit.term.shadow,
        )

    def severity(self, analysis: Analysis, hit: Hit) -> Severity:
        """How grave a hit is when nothing excuses it; one behind a disguise is for a human to see."""
        severity = hit.term.severity or hit.term.term_class.alone
        return severity if hit.reading is Reading.WRITTEN else min(severity, Severity.REVIEW)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """Whether the applicant is the body, holds an authorization, or was granted the words."""
        names = (hit.term.canonical, hit.term.owner)
        at = (hit.start, hit.end)
        if authorized(analysis, snapshot, names, hit.term.term_class.remedies, at=at):
            return True
        words = written(analysis, hit)
        if of_own_body(analysis, words):
            return True
        if not names_body_of(analysis, hit):
            return False
        body = analysis.claim.body
        if body is not None and self._is_confirmed(analysis, body, hit):
            return True
        if has_form(analysis) and granted(analysis, words):
            return True
        if claims_enterprise(analysis):
            return False
        return of_body(analysis, hit.term.term_class) is Standing.CONFIRMED

    def _is_confirmed(self, analysis: Analysis, body: TermClass, hit: Hit) -> bool:
        """Whether the caller has confirmed a body of the kind that the name claims, which its registry let hold the
        words: 法院社区居委会. No registry grants what nobody may bear.
        """
        return (
            analysis.identity.kind not in ENTERPRISE_KINDS
            and hit.term.term_class.alone is not Severity.REJECT
            and of_body(analysis, body) is Standing.CONFIRMED
        )
