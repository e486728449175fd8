"""Words that no organization may bear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.administrator import is_borne
from zhengming.rules.standing import authorized
from zhengming.rules.term_rule import TermRule

_PERSONS = ("leader", "martyr", "notorious-person")
"""Classes of persons' names."""


class ForbiddenTerms(TermRule):
    """Words that no organization may bear.

    National dignity and interests, terror and separatism, obscenity, gambling, drugs, discrimination,
    illegal organizations; notorious persons, leaders and martyrs. The class of the word says how grave:
    unmistakable words are refused, a person's name that others bear as well goes to review, and so does one that a
    person behind the applicant really bears, as the caller has confirmed (《企业名称禁限用规则》). No document clears a
    refused word; the remedy is another name.
    """

    id = "forbidden-terms"
    messages = ("forbidden-terms",)
    classes = _PERSONS
    clauses = (
        "wecom-aup-organization-name-a",
        "wecom-aup-organization-name-b",
        "wecom-aup-admin-a",
        "wecom-aup-admin-g",
        "gd734-11-1",
        "gd734-11-2",
        "gd734-11-5",
        "gd734-11-6",
        "gd734-11-7",
        "jxy",
        "heroes-22",
    )
    severities = (Severity.REVIEW, Severity.REJECT)

    def of_hit(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> Iterator[Finding]:
        """The finding on one hit; no more than review where it is the name of a person behind the applicant."""
        own = hit.term.term_class.id in _PERSONS and is_borne(analysis, snapshot, hit.term.text)
        for found in super().of_hit(analysis, snapshot, hit):
            yield replace(found, severity=min(found.severity, Severity.REVIEW)) if own else found

    def excused(self, analysis: Analysis, snapshot: Snapshot, hit: Hit) -> bool:
        """Only an authorization for a person's name excuses; no registry can grant the rest."""
        return authorized(analysis, snapshot, (hit.term.canonical,), hit.term.term_class.remedies)
