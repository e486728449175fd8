"""The steps from a draft to a published mini program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import ReleaseState as State
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Rejection, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, seen

STEPS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED}),
    State.SUBMITTED: frozenset({State.DRAFT, State.APPROVED, State.REJECTED, State.BLOCKED}),
    State.APPROVED: frozenset({State.DRAFT, State.SUBMITTED, State.PUBLISHED, State.BLOCKED}),
    State.REJECTED: frozenset({State.DRAFT, State.SUBMITTED, State.BLOCKED}),
    State.PUBLISHED: frozenset({State.DRAFT, State.SUBMITTED, State.BLOCKED}),
    State.BLOCKED: frozenset({State.DRAFT, State.SUBMITTED}),
}
"""State → states that may follow it. A new version of what is published is drafted and submitted again."""


class ReleaseState(RegistrationRule):
    """The mini program is to pass into a state that may not follow the one it is in.

    It is not published or displayed before review has succeeded (Terms 2.3), and review comes between submission and
    its result (2.4); such a step is refused, whatever else is right, and the finding says what has to come first.
    Out of a block the platform alone leads back to publishing: that goes to review. No step wanted, or the state it is
    in, is no step.
    """

    id = "release-state"
    messages = (
        "release-state.publish",
        "release-state.step",
        "release-state.blocked",
        *(f"release-state.called-{state.value}" for state in State),
    )
    remedies = ("review-first", "rehabilitation")
    clauses = ("weixin-mini-program-2.3", "weixin-mini-program-2.4", "weixin-mini-program-2.5")
    severities = (Severity.REVIEW, Severity.REJECT)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        state, wanted = registration.program.state, registration.program.wanted_state
        if wanted is None or wanted is state or wanted in STEPS[state]:
            return
        following = [each for each in State if each in STEPS[state]]
        blocked = state is State.BLOCKED and wanted is State.PUBLISHED
        publish = wanted is State.PUBLISHED
        yield self.finding(
            snapshot,
            Severity.REVIEW if blocked else Severity.REJECT,
            seen(wanted.value, f"may not follow {state.value}"),
            field=fields.WANTED_STATE,
            message="blocked" if blocked else "publish" if publish else "step",
            clauses=self.clauses[2:] if blocked else self.clauses[:2],
            remedies=self.remedies[1:] if blocked else self.remedies[:1],
            words={
                "given": _called(snapshot, wanted)[0],
                "given_en": _called(snapshot, wanted)[1],
                "known": _called(snapshot, state)[0],
                "known_en": _called(snapshot, state)[1],
                "expected": "、".join(_called(snapshot, s)[0] for s in following),
                "expected_en": ", ".join(_called(snapshot, s)[1] for s in following),
            },
            rejection=Rejection.PUBLISHING if publish else None,
        )


def _called(snapshot: Snapshot, state: State) -> tuple[str, str]:
    """What a state is called in both languages."""
    return snapshot.messages[f"release-state.called-{state.value}"]
