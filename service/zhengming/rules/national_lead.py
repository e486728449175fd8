"""A name led by 中国, 中华, 全国, 国家 and the like."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_administrator, of_own_body
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, granted, has_own_form


class NationalLead(Rule):
    """A name led by a national word claims a national standing.

    Enterprise names led by 中国, 中华, 中央, 全国 or 国家 need the State Council's approval
    (《企业名称登记管理规定》 article 12); without an enterprise's form such a name claims a national body.
    By name alone that is review; where the registry granted the words it passes; an enterprise's code
    under a name that claims a national body contradicts it and is refused.
    """

    id = "national-lead"
    messages = ("national-lead",)
    clauses = (
        "wecom-aup-organization-name-c",
        "wecom-aup-admin-c",
        "gd734-12",
    )
    severities = (Severity.REVIEW, Severity.REJECT)
    trigger = Trigger.CLASS

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding, on the leading word."""
        for hit in analysis.hits:
            if hit.term.term_class.rule == self.id:
                break
        else:
            return
        term_class = hit.term.term_class
        if granted(analysis, hit.term.text) and has_own_form(analysis):
            return
        if of_own_body(analysis, hit.term.text):
            return
        names = (hit.term.canonical, analysis.proposal.text)
        if authorized(analysis, snapshot, names, term_class.remedies):
            return
        identity = analysis.identity
        needs_form = not (has_own_form(analysis) or is_administrator(analysis))
        contradicted = identity.kind in ENTERPRISE_KINDS and needs_form
        if not contradicted and granted(analysis, hit.term.text):
            return
        yield finding(
            snapshot,
            self.id,
            Severity.REJECT if contradicted else hit.term.severity or term_class.alone,
            [evidence.of_hit(analysis, hit)],
            surface=analysis.proposal.surface,
            clauses=term_class.clauses,
            remedies=() if contradicted else term_class.remedies,
            words={"class": term_class.title, "class_en": term_class.title_en},
            shadow=hit.term.shadow,
        )
