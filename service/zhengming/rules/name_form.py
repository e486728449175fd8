"""Characters, length and structure, as the surface demands."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.proposal import MINI_PROGRAM_SURFACES, Surface
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger

LONGEST_SHORT_NAME = 20
"""Characters of a WeCom short name, as the platform's own help pages give it; more earns advice."""
SHORTEST_TRADE_NAME = 2
"""Characters of a 字号 (《企业名称登记管理规定》 article 8)."""


class NameForm(Rule):
    """Characters, length and structure of the name.

    A registered name is written in standard Chinese characters and has a 字号 of two or more
    (《企业名称登记管理规定》 articles 6 and 8). On a display name the same earns advice at most. Names of mini programs
    have a form of their own (rule ``mini-program-form``).
    """

    id = "name-form"
    messages = (
        "name-form.unreadable",
        "name-form.digits",
        "name-form.characters",
        "name-form.no-trade-name",
        "name-form.length",
    )
    remedies = ("rename",)
    clauses = ("wecom-aup-organization-name", "gd734-6", "gd734-8")
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.FORM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding each for characters, length and 字号."""
        if analysis.proposal.surface in MINI_PROGRAM_SURFACES:
            return
        for message, severity, seen in self._objections(analysis, snapshot.folder.standard):
            yield finding(
                snapshot,
                self.id,
                severity,
                [seen],
                message=f"{self.id}.{message}",
                surface=analysis.proposal.surface,
                clauses=self.clauses,
                remedies=self.remedies,
            )

    def _objections(
        self, analysis: Analysis, standard: frozenset[str]
    ) -> Iterator[tuple[str, Severity, Evidence]]:
        surface, text = analysis.proposal.surface, analysis.folded.text
        strict = Severity.REVIEW if surface is Surface.REGISTERED else Severity.ADVICE
        if not text:
            yield "unreadable", Severity.ADVICE, evidence.of_whole(analysis, "no letters")
        elif text.isascii() and text.isdigit():
            yield "digits", strict, evidence.of_whole(analysis, "only digits")
        elif surface is Surface.REGISTERED:
            for position, character in enumerate(text):
                if character not in standard:
                    yield "characters", strict, evidence.of_range(analysis, position, position + 1)
                    break
        if surface is Surface.REGISTERED and analysis.claim.body and not analysis.claim.body.rule:
            trade = analysis.parts.trade_name
            if trade is None or trade.end - trade.start < SHORTEST_TRADE_NAME:
                yield "no-trade-name", strict, evidence.of_whole(analysis, "no trade name")
        if surface is Surface.SHORT and len(analysis.proposal.text) > LONGEST_SHORT_NAME:
            yield (
                "length",
                Severity.ADVICE,
                evidence.of_whole(analysis, f"{len(analysis.proposal.text)} characters"),
            )
