"""An administrator who runs the accounts of many organizations."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.applicant import Applicant, PersonRole
from zhengming.model.platform import Fact
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.identity_code import RESIDENT_ID
from zhengming.rules.rule import Rule, Trigger


def administrator_of(applicant: Applicant) -> int | None:
    """Which of the applicant's persons the platform is asked about: the first administrator whose identity number is
    given; ``None`` when there is none.
    """
    return next(
        (
            index
            for index, person in enumerate(applicant.persons)
            if person.role is PersonRole.ADMINISTRATOR and person.resident_id.strip()
        ),
        None,
    )


class Cybersquatting(Rule):
    """One administrator runs the accounts of many other organizations.

    To register names in order to keep them from others, or to sell accounts, is forbidden (WeCom AUP, Prohibited
    activities g). Who does so runs accounts of many subjects; so does an agency, honestly. The policy sets no number:
    the one in the lexicon of limits is ours, and whoever reaches it is looked at and never refused. Only what the
    platform was asked is known.
    """

    id = "cybersquatting"
    messages = ("cybersquatting",)
    remedies = ("other-administrator",)
    limits = ("subjects-per-administrator",)
    clauses = ("wecom-aup-prohibited-g",)
    severities = (Severity.REVIEW,)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        facts, limit = analysis.applicant.facts, snapshot.limits[self.limits[0]]
        if not facts.knows(Fact.ADMINISTRATOR_COUNT) or facts.administrator_subjects < limit:
            return
        index = administrator_of(analysis.applicant)
        if index is None:
            return
        count = facts.administrator_subjects
        yield finding(
            snapshot,
            self.id,
            Severity.REVIEW,
            [evidence.of_whole(analysis, f"accounts of {count} other subjects")],
            surface=analysis.proposal.surface,
            clauses=self.clauses,
            remedies=self.remedies,
            field=RESIDENT_ID.format(index),
            words={"given": str(count), "expected": str(limit)},
        )
