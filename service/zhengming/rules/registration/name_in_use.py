"""A name that somebody else holds."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import SHARING_NAMES, AccountType, Fact, Holding, NameHolder
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.moments import told
from zhengming.rules.registration.rule import RegistrationRule, seen
from zhengming.rules.standing import authorized, granted


class NameInUse(RegistrationRule):
    """The name, in any spelling of it, is held by another subject.

    Names of mini programs and Official Accounts are unique among subjects; the same subject may use its own again,
    unless others hold it as well: a name that many share is given to nobody new. A name in use is refused. One that is
    claimed for another registration, or was given up and is kept for its former holder, goes to review, and the finding
    says until when. A name that the platform protects goes to review: a trademark or the owner's letter, confirmed,
    clears it, and so does the subject's own confirmed legal name. Only what the platform was asked is known.
    """

    id = "name-in-use"
    messages = (
        "name-in-use",
        "name-in-use.many",
        "name-in-use.elsewhere",
        "name-in-use.protected",
        "name-in-use.claimed",
        "name-in-use.released",
        "name-in-use.as",
    )
    remedies = ("rename", "trademark-certificate", "owner-letter")
    clauses = ("weixin-naming-unique",)
    severities = (Severity.REVIEW, Severity.REJECT)
    facts = (Fact.NAME,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding: the gravest."""
        facts = registration.facts
        if not facts.knows(Fact.NAME) or _keeps_its_own(registration):
            return
        others = [
            h
            for h in facts.name_holders
            if not h.same_subject and (h.until is None or h.until > registration.as_of)
        ]
        using = [h for h in others if h.holding is Holding.IN_USE]
        unique = [h for h in using if h.account_type in SHARING_NAMES]
        if unique:
            message = "many" if len(unique) > 1 else ""
            yield self._held(registration, snapshot, unique[0], Severity.REJECT, message=message)
        elif protected := [h for h in others if h.holding is Holding.PROTECTED]:
            if not self._has_right(registration, snapshot, protected[0]):
                yield self._held(
                    registration, snapshot, protected[0], Severity.REVIEW, message="protected"
                )
        elif kept := [h for h in others if h.holding is not Holding.IN_USE]:
            last = max(kept, key=lambda h: (h.until is None, h.until or registration.as_of))
            yield self._held(
                registration, snapshot, last, Severity.REVIEW, message=last.holding.value
            )
        elif using:
            yield self._held(registration, snapshot, using[0], Severity.REVIEW, message="elsewhere")

    def _held(
        self,
        registration: Registration,
        snapshot: Snapshot,
        holder: NameHolder,
        severity: Severity,
        *,
        message: str,
    ) -> Finding:
        until = told(holder.until) if holder.until else ""
        as_ = ("", "")
        if holder.name != registration.program.name:
            chinese, english = snapshot.messages[f"{self.id}.as"]
            as_ = (chinese.format(known=holder.name), f" {english.format(known=holder.name)}")
        observation = f"{holder.holding.value}: {holder.account_type.value} of another subject"
        return self.finding(
            snapshot,
            severity,
            seen(
                registration.program.name, f"{observation}, until {until}" if until else observation
            ),
            field=fields.NAME,
            message=message,
            remedies=self.remedies if message == "protected" else self.remedies[:1],
            words={"known": as_[0], "known_en": as_[1], "expected": until},
        )

    def _has_right(
        self, registration: Registration, snapshot: Snapshot, holder: NameHolder
    ) -> bool:
        analysis = registration.name
        if analysis is None:
            return True  # what is missing is another rule's
        whole = (0, len(analysis.folded.text))
        return granted(analysis, analysis.folded.text) or authorized(
            analysis, snapshot, (holder.name,), self.remedies[1:], at=whole
        )


def _keeps_its_own(registration: Registration) -> bool:
    """Whether a mini program that exists bears the name already."""
    return bool(registration.program.id) and any(
        h.same_subject
        and h.holding is Holding.IN_USE
        and h.account_type is AccountType.MINI_PROGRAM
        for h in registration.facts.name_holders
    )
