"""Names that pose as the armed forces."""

from __future__ import annotations

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.standing import Standing, of_body
from zhengming.rules.term_rule import TermRule


class Military(TermRule):
    """Names that pose as the armed forces.

    Services, theatres, leading organs, the armed police, and troop designations, real or invented, in
    every form of numeral. Leading organs and designations are refused: no civil registry can grant them.
    An institution of the army under its own name and code, as the caller has confirmed, is for a human to see.
    Ambiguous words (海军 is a given name, 八一 a street) go to review at most, and only where no other
    meaning is seen.
    """

    id = "military"
    messages = ("military",)
    clauses = (
        "wecom-aup-organization-name-e",
        "wecom-aup-admin-b",
        "wecom-aup-admin-c",
        "gd734-11-3",
    )
    severities = (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """Words a registry granted pass; organs and designations never do."""
        if hit.term.term_class.alone is Severity.REJECT:
            return False
        return super().excused(analysis, snapshot, hit)

    def severity(self, analysis: Analysis, hit: Hit) -> Severity:
        """No more than review where the code is the army's and the name the applicant's own."""
        severity = super().severity(analysis, hit)
        own = of_body(analysis, hit.term.term_class) is Standing.CONFIRMED
        return min(severity, Severity.REVIEW) if own else severity
