"""The answer, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple

from zhengming.model.applicant import AuthorizationKind
from zhengming.model.proposal import Surface
from zhengming.model.span import Span


class Decision(StrEnum):
    """May the name be taken? New outcomes become findings, never decisions."""

    ACCEPT = "ACCEPT"
    REVIEW = "REVIEW"
    REJECT = "REJECT"


class Severity(IntEnum):
    """How grave a finding is; greater is graver."""

    ADVICE = 1
    """worth telling; changes nothing"""
    REVIEW = 2
    """sends the proposal to a human"""
    REJECT = 3
    """bars the proposal"""


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision of a policy or a law.

    Args:
        id: e.g. ``wecom-aup-organization-name-d``.
        citation: how Chinese readers cite it.
        citation_en: how English readers cite it.
        surfaces: the surfaces it governs; empty for any.
    """

    id: str
    citation: str
    citation_en: str
    surfaces: frozenset[Surface] = frozenset()

    def governs(self, surface: Surface) -> bool:
        """Whether it speaks of names that stand there."""
        return not self.surfaces or surface in self.surfaces


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's public documentation.

    Args:
        id: stable for ever.
        title: Chinese title.
        title_en: English title.
        description: what it objects to, and why.
        clauses: the provisions it stands on.
        severities: the severities it may assign.
    """

    id: str
    title: str
    title_en: str
    description: str
    clauses: tuple[Clause, ...]
    severities: tuple[Severity, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """A document or fact that would clear a finding.

    Args:
        id: e.g. ``financial-licence``.
        title: its Chinese title, e.g. 《金融许可证》.
        title_en: its English title.
        kinds: the kinds of authorization that such a document is; empty for what is no authorization.
    """

    id: str
    title: str
    title_en: str
    kinds: frozenset[AuthorizationKind] = frozenset()


@dataclass(frozen=True, slots=True)
class NeighbourSource:
    """The known name that the evidence met.

    Args:
        name: the known name.
        entry: ``{lexicon}/{entry}``.
        path: how the two names meet, e.g. ``exact``, ``contained``, ``same-sound``.
        score: likeness in [0, 1]; 1 is the same characters.
    """

    name: str
    entry: str
    path: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule saw, and where.

    Args:
        span: measured on the text exactly as submitted.
        quote: the submitted text within the span.
        read_as: the quote after folding; empty when folding changed nothing but upper to lower case.
        disguises: how it was disguised, e.g. ``("traditional", "separator")``; in a fixed order.
        entry: ``{lexicon}/{entry}`` of the lexicon entry met; empty when none is involved.
        neighbour: the known name met, if any.
        observation: what was seen where neither is involved.
    """

    span: Span
    quote: str
    read_as: str = ""
    disguises: tuple[str, ...] = ()
    entry: str = ""
    neighbour: NeighbourSource | None = None
    observation: str = ""


class Rejection(StrEnum):
    """What the platform calls a rejection (Weixin Mini Program Platform Terms 2.5)."""

    APPLICATION = "application"
    """The application is not granted."""
    SHORT_TERM_BLOCK = "short-term-block"
    LONG_TERM_BLOCK = "long-term-block"
    PERMANENT_BLOCK = "permanent-block"
    PUBLISHING = "publishing"
    """Publishing is restricted or prohibited."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's objection.

    Args:
        rule: id of the rule.
        severity: how grave.
        clauses: provisions of policy and law.
        message: one Chinese sentence for the applicant.
        message_en: the same in English.
        evidence: never empty.
        detail: for the reviewer.
        remedies: what would clear it; empty when nothing can.
        shadow: counted, never enforced.
        field: path of the field it is about, as the contract names it.
        rejection: what the platform calls it to hold this against a mini program; ``None`` where that is open.
    """

    rule: str
    severity: Severity
    clauses: tuple[Clause, ...]
    message: str
    message_en: str
    evidence: tuple[Evidence, ...]
    detail: str = ""
    remedies: tuple[Remedy, ...] = ()
    shadow: bool = False
    field: str = "organization_name.text"
    rejection: Rejection | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """A hit that means something else here.

    Args:
        evidence: what was hit.
        reason: why it was cleared, e.g. ``longer-word``, ``place``, ``person``, ``across-words``.
        because: what it was cleared by, e.g. the longer word.
    """

    evidence: Evidence
    reason: str
    because: str


class Verdict(NamedTuple):
    """The whole answer. The same question at the same revision and release gives the same answer.

    Args:
        decision: the gravest enforced finding decides.
        findings: gravest first; beside ``ACCEPT`` there is at most advice.
        revision: token of the lexicon revision it was reached with.
        release: the release of Zhengming that reached it.
        as_of: the moment it holds for.
        cleared: hits with another meaning; only when asked for.
        facts_not_consulted: the kinds of platform fact that a registration could rest on and that were not looked up
            (values of :class:`zhengming.model.platform.Fact`), sorted; empty for names.
    """

    decision: Decision
    findings: tuple[Finding, ...]
    revision: str
    release: str
    as_of: datetime
    cleared: tuple[Cleared, ...] = ()
    facts_not_consulted: tuple[str, ...] = ()


def decide(findings: Iterable[Finding]) -> Decision:
    """The decision that the gravest enforced finding demands."""
    findings = tuple(findings)
    if not findings:
        return Decision.ACCEPT
    gravest = max((f.severity for f in findings if not f.shadow), default=Severity.ADVICE)
    if gravest is Severity.REJECT:
        return Decision.REJECT
    return Decision.REVIEW if gravest is Severity.REVIEW else Decision.ACCEPT
