"""Names that pose as the armed forces."""

from __future__ import annotations

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class Military(TermRule):
    """Names that pose as the armed forces.

    Services, theatres, leading organs, the armed police, and troop designations, real or invented, in
    every form of numeral. Leading organs and designations are refused: no civil registry can grant them.
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
