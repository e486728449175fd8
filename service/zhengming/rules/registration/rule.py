"""What a rule on registrations is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

from zhengming.identity import resident
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import Fact
from zhengming.model.proposal import Surface
from zhengming.model.registration import Registration
from zhengming.model.span import Span
from zhengming.model.verdict import Evidence, Finding, Rejection, Severity
from zhengming.rules import findings
from zhengming.rules.evidence import observed
from zhengming.rules.rule import BaseRule

HIDDEN = "***"
"""Stands in a message for what is personal, and which no answer repeats."""


class RegistrationRule(BaseRule):
    """An objection that the platform's terms know to a registration as a whole, or to one of its fields."""

    facts: ClassVar[tuple[Fact, ...]] = ()
    """The kinds of fact it rests on; of one that was not looked up it says nothing."""

    @abstractmethod
    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterable[Finding]:
        """The rule's findings on one registration; none when it does not object.

        Args:
            registration: what was submitted, seen and looked up.
            snapshot: the lexicons.
        """

    def finding(
        self,
        snapshot: Snapshot,
        severity: Severity,
        evidence: Evidence | Sequence[Evidence],
        *,
        field: str,
        message: str = "",
        clauses: Iterable[str] | None = None,
        remedies: Iterable[str] = (),
        words: dict[str, str] | None = None,
        detail: str = "",
        rejection: Rejection | None = None,
    ) -> Finding:
        """A finding of this rule.

        Args:
            snapshot: where clauses, remedies and messages stand.
            severity: how grave.
            evidence: at least one piece, measured in the text of the field.
            field: path of the field, e.g. ``mini_program.email``.
            message: what follows the rule's id in the id of the message; the rule's own by default.
            clauses: ids of clauses; all of the rule's by default.
            remedies: ids of remedies.
            words: what the message's placeholders stand for, as in :func:`zhengming.rules.findings.finding`; one that
                looks like a resident's number is hidden, and so is a quote that the evidence does not show.
            detail: for the reviewer.
            rejection: what the platform calls it to hold this against a mini program; of what is refused, that the
                application is not granted, by default.

        Raises:
            KeyError: no lexicon has the clause, remedy or message.
        """
        shown = [_shown(each) for each in _pieces(evidence)]
        hidden = {} if shown[0].quote else {"quote": HIDDEN}
        spoken = {
            word: HIDDEN if resident.held_in(text) else text for word, text in (words or {}).items()
        }
        return findings.finding(
            snapshot,
            self.id,
            severity,
            shown,
            surface=Surface.MINI_PROGRAM,
            message=f"{self.id}.{message}" if message else self.id,
            clauses=self.clauses if clauses is None else clauses,
            remedies=remedies,
            words=hidden | spoken,
            detail=detail,
            field=field,
            rejection=rejection or _default_rejection(severity),
        )


def _default_rejection(severity: Severity) -> Rejection | None:
    return Rejection.APPLICATION if severity is Severity.REJECT else None


def _pieces(evidence: Evidence | Sequence[Evidence]) -> Sequence[Evidence]:
    return [evidence] if isinstance(evidence, Evidence) else evidence


def _shown(evidence: Evidence) -> Evidence:
    """The evidence, without a text that looks like a resident's number."""
    return unseen(evidence.observation) if resident.held_in(evidence.quote) else evidence


def seen(text: str, observation: str) -> Evidence:
    """Evidence that is the whole text of a field; of an empty one, that nothing stands there. Whatever field it is: a
    text that looks like a resident's number is not repeated.
    """
    if resident.held_in(text):
        return unseen(observation)
    return Evidence(span=Span(0, len(text)), quote=text, observation=observation)


def missing(observation: str = "nothing given") -> Evidence:
    """Evidence that a field is empty."""
    return observed(observation)


def unseen(observation: str) -> Evidence:
    """Evidence in a field whose text is personal, and which no answer repeats: where it stands is not said either."""
    return observed(observation)
