"""An administrator who is too young."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity import resident
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.applicant import PersonRole
from zhengming.model.calendar import day_in_china
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.identity_code import RESIDENT_ID
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized

ADULT = 18
"""Full years of age of an adult (《民法典》); below it the Weixin Mini Program Platform Terms want the guardian."""
CHILD = 14
"""Below this age the guardian decides even about the handling of one's data (《个人信息保护法》)."""


class MinimumAge(Rule):
    """An administrator whose resident identity number says that he or she is a minor.

    Nobody under the «Minimum Age» may register (WeCom AUP, Prohibited users a). The policy leaves the number to the
    service agreement and speaks of no consent that lifts the bar; the Weixin terms let minors under 18 in together
    with their guardian. So no age is refused here, for a refusal would rest on a number that the policy does not
    name: an administrator under 18 goes to review, and the guardian's consent clears it. Under 14, where law
    itself leaves everything to the guardian, the bar is taken as it stands: no consent clears it, only another
    administrator does. Age counts in full years on the day of the question, by China's time.
    """

    id = "minimum-age"
    messages = ("minimum-age", "minimum-age.child")
    remedies = ("guardian-consent", "other-administrator")
    clauses = ("wecom-aup-prohibited-users-a", "weixin-mini-program-minors", "minors")
    severities = (Severity.REVIEW,)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each administrator who is a minor."""
        day = day_in_china(analysis.as_of)
        for index, person in enumerate(analysis.applicant.persons):
            if person.role is not PersonRole.ADMINISTRATOR:
                continue
            birth = resident.read(person.resident_id, day).birth
            if birth is None or (years := resident.age(birth, day)) >= ADULT:
                continue
            child = years < CHILD
            remedies = self.remedies[1:] if child else self.remedies
            if authorized(analysis, snapshot, (person.name,), remedies):
                continue
            limit = CHILD if child else ADULT
            yield finding(
                snapshot,
                self.id,
                Severity.REVIEW,
                [evidence.of_whole(analysis, f"administrator under {limit}")],
                surface=analysis.proposal.surface,
                message=f"{self.id}.child" if child else self.id,
                clauses=self.clauses,
                remedies=remedies,
                field=RESIDENT_ID.format(index),
                words={"given": str(index + 1)},
            )
