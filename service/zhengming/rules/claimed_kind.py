"""The kind of body a name claims, against the kind its code proves."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_unit
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import Standing, of_body


class ClaimedKind(Rule):
    """The name's head noun claims one kind of body, the applicant's code or statement says another.

    The first two characters of a USCC prove the class of its holder (GB 32100-2015): a name that ends in
    人民法院 with an enterprise's code, in 协会 with a sole trader's, in 公司 with an association's
    contradicts itself. Each class of body says how grave that is. A unit that a company's full name
    stands before (某某有限公司工会) may carry an enterprise's code.
    """

    id = "claimed-kind"
    messages = ("claimed-kind", "claimed-kind.stated")
    clauses = (
        "wecom-aup-organization-name",
        "wecom-aup-organization-name-c",
        "wecom-aup-admin-c",
        "wecom-aup-prohibited-k",
        "gb32100",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding for the code, one for the stated kind."""
        body, head = analysis.claim.body, analysis.claim.head
        if body is None or head is None or is_unit(analysis):
            return
        words = {"class": body.title, "class_en": body.title_en}
        identity = analysis.identity
        unit = analysis.claim.owner is not None and bool(identity.kinds & ENTERPRISE_KINDS)
        given = identity.kind or "/".join(sorted(identity.kinds))
        contradicted = of_body(analysis, body) is Standing.CONTRADICTED and not unit
        if body.contradicted > Severity.ADVICE and contradicted:
            yield finding(
                snapshot,
                self.id,
                body.contradicted,
                [evidence.of_part(analysis, head, f"USCC {given}")],
                surface=analysis.proposal.surface,
                clauses=(*self.clauses, *body.clauses),
                remedies=body.remedies if body.contradicted is Severity.REVIEW else (),
                words=words | {"given": given, "expected": ", ".join(sorted(body.codes))},
            )
        stated = snapshot.classes.get(analysis.proposal.claimed_kind)
        if stated is not None and stated.id != body.id and not stated.codes & body.codes:
            yield finding(
                snapshot,
                self.id,
                Severity.REVIEW,
                [evidence.of_part(analysis, head, stated.id)],
                message=f"{self.id}.stated",
                surface=analysis.proposal.surface,
                clauses=self.clauses,
                remedies=body.remedies,
                words=words
                | {
                    "given": stated.title,
                    "given_en": stated.title_en,
                    "expected": body.title,
                    "expected_en": body.title_en,
                },
            )
