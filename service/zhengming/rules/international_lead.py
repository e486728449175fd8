"""A name led by 国际, 世界 and the like, under an enterprise's code."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_administrator
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, has_form

_COMPANY = "91"


class InternationalLead(Rule):
    """A name led by 国际, 世界 or 全球 without an enterprise's form claims an international body.

    With such a form (公司, 厂, 店) the word says no more than a trade. Without one the name claims a body that
    an enterprise cannot be: a company's code contradicts it; a sole trader, whose sign may be short, is asked.
    By name alone nothing is said: 世界名画 and 国际快递查询 claim nothing. Where the head noun claims an
    association, its own rule judges. An administrator's name needs no form: 国际部小李.
    """

    id = "international-lead"
    messages = ("international-lead",)
    clauses = ("wecom-aup-organization-name-c", "gd734-11-8")
    remedies = ("business-licence", "state-approval")
    severities = (Severity.REVIEW, Severity.REJECT)
    trigger = Trigger.STATEMENT

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding, on the leading word."""
        kind, text = analysis.identity.kind, analysis.folded.text
        if kind not in ENTERPRISE_KINDS or has_form(analysis) or is_administrator(analysis):
            return
        leads = snapshot.words("international-lead")
        lead = max((w for w in leads if text.startswith(w)), key=len, default="")
        if any(text[:end] in snapshot.phrases for end in range(len(lead) + 1, len(text) + 1)):
            return  # 国际象棋
        if not lead or authorized(analysis, snapshot, (analysis.proposal.text,), self.remedies):
            return
        refused = kind == _COMPANY
        yield finding(
            snapshot,
            self.id,
            Severity.REJECT if refused else Severity.REVIEW,
            [evidence.of_range(analysis, 0, len(lead), observation=f"USCC {kind}")],
            surface=analysis.proposal.surface,
            clauses=self.clauses,
            remedies=() if refused else self.remedies,
            words={"given": kind},
        )
