"""The kind of body a name claims, against the kind its code proves."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Part
from zhengming.model.proposal import MINI_PROGRAM_SURFACES
from zhengming.model.term import TermClass
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_unit
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import Standing, authorized, of_body, reflects

_AMBIGUOUS = "military"
"""The class of words of the armed forces that mean other things as well, beside heads that do not (人民武装部)."""
_EMBLEMS = ("landmark", "state-symbol")
"""Classes of what a mini program may be about and not be: 逛天安门, 画国旗."""
_ORGAN = "state-organ"
_WORD = 2
"""Length of the words for an organ that are said of its people, and of all such organs, as well: 交警."""


class ClaimedKind(Rule):
    """The name's head noun claims one kind of body, the applicant's code or statement says another.

    The first two characters of a USCC prove the class of its holder (GB 32100-2015): a name that ends in
    人民法院 with an enterprise's code, in 协会 with a sole trader's, in 公司 with an association's
    contradicts itself. Each class of body says how grave that is; a word that is also a given name (海军) claims
    too little to be refused. A confirmed institution or association that is registered under an enterprise's head
    noun is judged one degree milder: 某某教育集团 passes, 某某集团 goes to a human. A unit that a company's full name
    stands before (某某有限公司工会) may carry an enterprise's code. A bank's name with an enterprise's code has to say
    what kind of enterprise it is. A mini program may be about a landmark or a symbol of the state, or about an organ
    that is no place's (你好交警, but not 杭州交警): the rule of that word asks what it has to show for it.
    """

    id = "claimed-kind"
    messages = ("claimed-kind", "claimed-kind.form", "claimed-kind.stated")
    classes = (_AMBIGUOUS, *_EMBLEMS, _ORGAN)
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
        severity = self._contradiction(analysis, snapshot, body, head)
        if severity > Severity.ADVICE:
            identity = analysis.identity
            given = identity.kind or "/".join(sorted(identity.kinds))
            formless = identity.kind in body.codes
            yield finding(
                snapshot,
                self.id,
                severity,
                [evidence.of_part(analysis, head, f"USCC {given}")],
                message=f"{self.id}.form" if formless else self.id,
                surface=analysis.proposal.surface,
                clauses=(*self.clauses, *body.clauses),
                remedies=body.remedies if severity is Severity.REVIEW else (),
                words={
                    "class": body.title,
                    "class_en": body.title_en,
                    "given": given,
                    "expected": ", ".join(sorted(body.codes)),
                },
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
                words={
                    "class": body.title,
                    "class_en": body.title_en,
                    "given": stated.title,
                    "given_en": stated.title_en,
                    "expected": body.title,
                    "expected_en": body.title_en,
                },
            )

    def _contradiction(
        self, analysis: Analysis, snapshot: Snapshot, body: TermClass, head: Part
    ) -> Severity:
        """How grave it is that the code is of another kind; advice where it is not, or a paper clears it."""
        unit = analysis.claim.owner is not None and analysis.identity.kinds & ENTERPRISE_KINDS
        if unit or of_body(analysis, body) is not Standing.CONTRADICTED:
            return Severity.ADVICE
        if _is_about(analysis, body, head):
            return Severity.ADVICE
        severity = body.contradicted
        if _is_registered_so(analysis, body):
            return Severity.REVIEW if severity is Severity.REJECT else Severity.ADVICE
        if body.id == _AMBIGUOUS and head.text not in snapshot.heads:
            severity = min(severity, Severity.REVIEW)
        at = (head.start, head.end)
        if severity is Severity.REVIEW and authorized(analysis, snapshot, (), body.remedies, at=at):
            return Severity.ADVICE
        return severity


def _is_about(analysis: Analysis, body: TermClass, head: Part) -> bool:
    """Whether a mini program's name ends in what it may be about; a bare word for an organ is the organ itself."""
    if analysis.proposal.surface not in MINI_PROGRAM_SURFACES:
        return False
    somebodys = head.start == 0 or bool(analysis.parts.divisions)
    return body.id in _EMBLEMS or (body.id == _ORGAN and len(head.text) == _WORD and not somebodys)


def _is_registered_so(analysis: Analysis, body: TermClass) -> bool:
    """Whether the caller has confirmed a body that is no enterprise, under its own name with an enterprise's head noun:
    某某教育集团, an institution. Enterprises pose as organs, not organs as enterprises.
    """
    kind = analysis.identity.kind
    other = bool(kind) and kind not in ENTERPRISE_KINDS and bool(body.codes & ENTERPRISE_KINDS)
    return other and analysis.applicant.verified and reflects(analysis)
