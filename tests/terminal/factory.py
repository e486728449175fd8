"""Builds verdicts to render: what a rule would have found in a name."""

from datetime import UTC, datetime

from zhengming.model.span import Span
from zhengming.model.verdict import (
    Clause,
    Evidence,
    Finding,
    NeighbourSource,
    Remedy,
    Severity,
    Verdict,
    decide,
)

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
LAW = Clause(
    "gd734-11-8",
    "《企业名称登记管理规定》第十一条(八)",
    "Regulations on Enterprise Names, article 11(8)",
)
AUP = Clause("wecom-aup-c", "WeCom AUP, Organization name (c)", "WeCom AUP, Organization name (c)")
LICENCE = Remedy("licence", "《金融许可证》", "Financial licence")
TITLES = {"misleading-claims": "夸大宣传用语", "known-business": "知名企业"}


def evidence(
    text: str,
    start: int,
    end: int,
    *,
    read_as: str = "",
    disguises: tuple[str, ...] = (),
    entry: str = "misleading-claims/guojiaji",
    neighbour: NeighbourSource | None = None,
) -> Evidence:
    return Evidence(Span(start, end), text[start:end], read_as, disguises, entry, neighbour)


def finding(
    *seen: Evidence,
    severity: Severity = Severity.REJECT,
    rule: str = "misleading-claims",
    remedies: tuple[Remedy, ...] = (),
    shadow: bool = False,
    message: str = "",
    clauses: tuple[Clause, ...] = (LAW, AUP),
) -> Finding:
    return Finding(rule, severity, clauses, message, "", seen, remedies=remedies, shadow=shadow)


def verdict(*findings: Finding) -> Verdict:
    return Verdict(decide(findings), findings, "42", "1.0", AS_OF)
