"""Verdicts become messages: the model's nouns → protobuf, for every answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from zhengming.model.platform import PlatformFacts
from zhengming.model.span import Span
from zhengming.model.verdict import (
    Clause,
    Cleared,
    Decision,
    Evidence,
    Finding,
    NeighbourSource,
    Rejection,
    RulePage,
    Severity,
    Verdict,
)
from zhengming.rpc.conversion import EPOCH
from zhengming.rpc.facts import facts_message
from zhengming.v1 import checking_pb2, verdict_pb2

_DECISIONS: Mapping[Decision, verdict_pb2.Decision.ValueType] = {
    Decision.ACCEPT: verdict_pb2.DECISION_ACCEPT,
    Decision.REVIEW: verdict_pb2.DECISION_REVIEW,
    Decision.REJECT: verdict_pb2.DECISION_REJECT,
}
_SEVERITIES: Mapping[Severity, verdict_pb2.Severity.ValueType] = {
    Severity.ADVICE: verdict_pb2.SEVERITY_ADVICE,
    Severity.REVIEW: verdict_pb2.SEVERITY_REVIEW,
    Severity.REJECT: verdict_pb2.SEVERITY_REJECT,
}
_REJECTIONS: Mapping[Rejection, verdict_pb2.Rejection.ValueType] = {
    Rejection.APPLICATION: verdict_pb2.REJECTION_APPLICATION,
    Rejection.SHORT_TERM_BLOCK: verdict_pb2.REJECTION_SHORT_TERM_BLOCK,
    Rejection.LONG_TERM_BLOCK: verdict_pb2.REJECTION_LONG_TERM_BLOCK,
    Rejection.PERMANENT_BLOCK: verdict_pb2.REJECTION_PERMANENT_BLOCK,
    Rejection.PUBLISHING: verdict_pb2.REJECTION_PUBLISHING,
}


def check_response(
    verdict: Verdict, request_id: str = ""
) -> checking_pb2.CheckOrganizationNameResponse:
    """The answer to one question, to be sent and not to be changed: most say no more than ACCEPT, and those of
    one moment are one message.

    Args:
        verdict: what the engine answered.
        request_id: the request's own, to be given back.
    """
    if verdict.findings or verdict.cleared or verdict.facts_not_consulted:
        response = checking_pb2.CheckOrganizationNameResponse()
        _fill(response.verdict, verdict)
        _stamp(response.verdict, verdict.as_of, request_id)
        return response
    accepted = _accepted(verdict.revision, verdict.release, verdict.as_of)
    if not request_id:
        return accepted
    response = checking_pb2.CheckOrganizationNameResponse()
    response.CopyFrom(accepted)
    response.verdict.request_id = request_id
    return response


def mini_program_response(
    verdict: Verdict, facts: PlatformFacts, request_id: str = ""
) -> checking_pb2.CheckMiniProgramResponse:
    """The answer to one question about a registration.

    Args:
        verdict: what the engine answered.
        facts: what it rests on beside the registration.
        request_id: the request's own, to be given back.
    """
    response = checking_pb2.CheckMiniProgramResponse(facts=facts_message(facts))
    _fill(response.verdict, verdict)
    _stamp(response.verdict, verdict.as_of, request_id)
    return response


def _stamp(message: verdict_pb2.Verdict, moment: datetime, request_id: str) -> None:
    since = moment - EPOCH
    as_of = message.as_of
    as_of.seconds = since.days * 86_400 + since.seconds
    as_of.nanos = since.microseconds * 1_000
    if request_id:
        message.request_id = request_id


@lru_cache(maxsize=16)
def _accepted(
    revision: str, release: str, as_of: datetime
) -> checking_pb2.CheckOrganizationNameResponse:
    response = checking_pb2.CheckOrganizationNameResponse()
    _fill(response.verdict, Verdict(Decision.ACCEPT, (), revision, release, as_of))
    _stamp(response.verdict, as_of, "")
    return response


def _fill(message: verdict_pb2.Verdict, verdict: Verdict) -> None:
    """Write everything but the moment into an empty message."""
    message.decision = _DECISIONS[verdict.decision]
    message.findings.extend(map(_finding, verdict.findings))
    message.checked_at.token = verdict.revision
    message.release = verdict.release
    message.cleared_hits.extend(map(_cleared, verdict.cleared))
    message.facts_not_consulted.extend(verdict.facts_not_consulted)


def rule_message(rule: RulePage) -> checking_pb2.Rule:
    """A rule's documentation."""
    return checking_pb2.Rule(
        name=f"rules/{rule.id}",
        title=rule.title,
        title_en=rule.title_en,
        description=rule.description,
        clauses=[_clause(clause) for clause in rule.clauses],
        severities=[_SEVERITIES[severity] for severity in rule.severities],
    )


def span_message(span: Span) -> verdict_pb2.Span:
    """A span of the submitted text."""
    return verdict_pb2.Span(start=span.start, end=span.end)


def entry_name(entry: str) -> str:
    """The resource name of ``{lexicon}/{entry}``; empty stays empty."""
    if not entry:
        return ""
    lexicon, _, id_ = entry.partition("/")
    return f"lexicons/{lexicon}/entries/{id_}"


def neighbour_message(neighbour: NeighbourSource) -> verdict_pb2.Neighbour:
    """A known name that stands too near."""
    return verdict_pb2.Neighbour(
        name=neighbour.name,
        lexicon_entry=entry_name(neighbour.entry),
        path=neighbour.path,
        score=neighbour.score,
    )


def _finding(finding: Finding) -> verdict_pb2.Finding:
    return verdict_pb2.Finding(
        rule=f"rules/{finding.rule}",
        severity=_SEVERITIES[finding.severity],
        clauses=[_clause(clause) for clause in finding.clauses],
        message=verdict_pb2.LocalizedMessage(zh=finding.message, en=finding.message_en),
        detail=finding.detail,
        evidence=[_evidence(evidence) for evidence in finding.evidence],
        remedies=[
            verdict_pb2.Remedy(id=remedy.id, title=remedy.title, title_en=remedy.title_en)
            for remedy in finding.remedies
        ],
        shadow=finding.shadow,
        rejection=_REJECTIONS[finding.rejection]
        if finding.rejection
        else verdict_pb2.REJECTION_UNSPECIFIED,
        field=finding.field,
    )


def _clause(clause: Clause) -> verdict_pb2.Clause:
    return verdict_pb2.Clause(
        id=clause.id, citation=clause.citation, citation_en=clause.citation_en
    )


def _evidence(evidence: Evidence) -> verdict_pb2.Evidence:
    message = verdict_pb2.Evidence(
        span=span_message(evidence.span),
        quote=evidence.quote,
        read_as=evidence.read_as,
        disguises=evidence.disguises,
    )
    # One source travels: the most telling of those the rule gave.
    if evidence.neighbour is not None:
        message.neighbour.CopyFrom(neighbour_message(evidence.neighbour))
    elif evidence.entry:
        message.lexicon_entry = entry_name(evidence.entry)
    elif evidence.observation:
        message.observation = evidence.observation
    return message


def _cleared(cleared: Cleared) -> verdict_pb2.ClearedHit:
    return verdict_pb2.ClearedHit(
        evidence=_evidence(cleared.evidence), reason=cleared.reason, because=cleared.because
    )
