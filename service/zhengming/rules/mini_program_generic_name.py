"""A mini program's name that holds nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.generic import Generic, Sort, read
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.mini_program import (
    fitting,
    is_own_name,
    is_public_body,
    is_short_form,
)
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized

_NAMELESS = frozenset({Sort.FUNCTION, Sort.TRADE})
"""Sorts of words of which one alone is refused, and so is one behind a place."""

_Objection = tuple[str, Severity]
"""What follows the rule's id in the id of the message, and how grave it is."""


class MiniProgramGenericName(Rule):
    """A mini program's name that holds nothing of its own.

    A name is a brand, a mark or a short word that tells one from others. Refused are what merely says what the
    program does (日历, 麻将, 牙科), a place with no more than that (四川系统门窗), and a place alone (深圳). A common
    noun (星座), several generic words together and a shop's noun behind a place (北京饭店 is somebody's) are for a
    human to see, and so is a public service of a place: 广州公积金 is the name of the body that provides it. A name
    that tells something of its own (蓝鲸日历, 四川小鹿门窗) passes, and so do a place that is also a word (南山口腔),
    the applicant's confirmed legal name, the confirmed public body's own, and a trademark for the name.
    """

    id = "mini-program-generic-name"
    messages = (
        "mini-program-generic-name",
        "mini-program-generic-name.noun",
        "mini-program-generic-name.several",
        "mini-program-generic-name.place",
        "mini-program-generic-name.of-place",
        "mini-program-generic-name.service",
    )
    remedies = ("trademark-certificate", "rename", "institution-certificate", "business-licence")
    clauses = ("weixin-naming-distinctive", "weixin-verification-name")
    severities = (Severity.REVIEW, Severity.REJECT)
    trigger = Trigger.MINI_PROGRAM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding, on the whole name."""
        text = analysis.folded.text
        if text in snapshot.businesses:
            return
        generic = read(text, snapshot)
        if generic is None or self._is_excused(analysis, snapshot):
            return
        objection = _objection(analysis, snapshot, generic)
        if objection is None:
            return
        message, severity = objection
        service = message == "service"
        yield finding(
            snapshot,
            self.id,
            severity,
            [evidence.of_range(analysis, 0, len(text), observation=_observed(generic))],
            message=f"{self.id}.{message}" if message else self.id,
            surface=analysis.proposal.surface,
            clauses=self.clauses[1:] if message in {"noun", "place"} else self.clauses[:1],
            remedies=fitting(
                analysis,
                (*self.remedies[2:], *self.remedies[:2]) if service else self.remedies[:2],
            ),
        )

    def _is_excused(self, analysis: Analysis, snapshot: Snapshot) -> bool:
        return (
            is_own_name(analysis)
            or is_public_body(analysis)
            or authorized(analysis, snapshot, (analysis.folded.text,), self.remedies[:1])
        )


def _objection(analysis: Analysis, snapshot: Snapshot, generic: Generic) -> _Objection | None:
    """The message and how grave it is; ``None`` where nothing is said."""
    sorts = generic.sorts
    if generic.places:
        return _of_place(analysis, snapshot, generic)
    short = is_short_form(analysis)
    if Sort.SERVICE in sorts:
        return "service", Severity.REVIEW
    if len(sorts) > 1:
        return "several", Severity.REVIEW
    if sorts[0] in _NAMELESS and not short:
        return "", Severity.REJECT
    return "noun" if sorts[0] is Sort.NOUN or short else "", Severity.REVIEW


def _of_place(analysis: Analysis, snapshot: Snapshot, generic: Generic) -> _Objection | None:
    if not generic.sorts:
        ambiguous = all(p.text in snapshot.words("ambiguous-place") for p in generic.places)
        if generic.certain:
            return "place", Severity.REJECT
        return ("place", Severity.REVIEW) if ambiguous else None
    if not generic.certain:
        return None
    if Sort.SERVICE in generic.sorts:
        return "service", Severity.REVIEW
    grave = _NAMELESS & set(generic.sorts) and analysis.folded.text not in snapshot.phrases
    return "of-place", Severity.REJECT if grave else Severity.REVIEW


def _observed(generic: Generic) -> str:
    words = [sort.name.lower() for sort in generic.sorts]
    return " + ".join(["place"] * len(generic.places) + words)
