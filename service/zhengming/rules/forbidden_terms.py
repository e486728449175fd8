"""Words that no organization may bear."""

from __future__ import annotations

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Severity
from zhengming.rules.standing import authorized
from zhengming.rules.term_rule import TermRule


class ForbiddenTerms(TermRule):
    """Words that no organization may bear.

    National dignity and interests, terror and separatism, obscenity, gambling, drugs, discrimination,
    illegal organizations; notorious persons, leaders and martyrs. The class of the word says how grave:
    unmistakable words are refused, a person's name that others bear as well goes to review. No document
    clears a refused word; the remedy is another name.
    """

    id = "forbidden-terms"
    messages = ("forbidden-terms",)
    clauses = (
        "wecom-aup-organization-name-a",
        "wecom-aup-organization-name-b",
        "gd734-11-1",
        "gd734-11-2",
        "gd734-11-5",
        "gd734-11-6",
        "gd734-11-7",
        "jxy",
        "heroes-22",
    )
    severities = (Severity.REVIEW, Severity.REJECT)

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """Only an authorization for a person's name excuses; no registry can grant the rest."""
        return bool(hit.term.term_class.remedies) and authorized(
            analysis, snapshot, (hit.term.canonical,)
        )
