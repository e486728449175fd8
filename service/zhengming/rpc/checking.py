"""CheckingService: names in, verdicts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from time import time
from typing import TYPE_CHECKING

import grpc

from zhengming.errors import (
    BatchTooLarge,
    InvalidField,
    InvalidQuestion,
    UnknownRule,
    ZhengmingError,
)
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.rpc import comparing, statuses
from zhengming.rpc.answers import check_response, mini_program_response, rule_message
from zhengming.rpc.conversion import (
    applicant,
    below,
    bounded,
    freshness,
    moment,
    organization_name,
)
from zhengming.rpc.interceptors import Unreadable
from zhengming.rpc.mini_programs import mini_program
from zhengming.rpc.paging import page_of
from zhengming.rpc.platform import NO_PLATFORM, Platform, question_of, signup_question
from zhengming.rpc.revisions import Serving
from zhengming.rpc.trace import trace_message
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1 import comparing_pb2
from zhengming.v1.checking_pb2_grpc import CheckingServiceServicer

if TYPE_CHECKING:
    from zhengming.checker import Checker

SERVICE = "zhengming.v1.CheckingService"
STREAM = f"/{SERVICE}/StreamCheckOrganizationNames"
"""The stream answers unreadable messages itself, and goes on."""

MAX_BATCH = 1000
"""Most requests in a batch, or in one message of a stream."""
MAX_MESSAGE_BYTES = 4 * 1024 * 1024
"""Largest message in either direction: what gRPC clients accept unless they are told otherwise."""

# Results are sent on once they have this size: well below the limit, so that the last one fits too.
_FLUSH_BYTES = 512 * 1024

_NOTHING: tuple[str, ...] = ()

_Several = pb.BatchCheckOrganizationNamesRequest | pb.StreamCheckOrganizationNamesRequest


class CheckingServicer(CheckingServiceServicer):
    """Answers from whatever checker is served; keeps nothing between calls.

    Args:
        serving: what judges.
        platform: where facts are looked up.
    """

    def __init__(self, serving: Serving, platform: Platform = NO_PLATFORM) -> None:
        self._serving = serving
        self._platform = platform

    def CheckOrganizationName(
        self, request: pb.CheckOrganizationNameRequest, context: grpc.ServicerContext
    ) -> pb.CheckOrganizationNameResponse:
        return answer(self._checker_for(request), request, None, self._platform)

    def BatchCheckOrganizationNames(
        self, request: pb.BatchCheckOrganizationNamesRequest, context: grpc.ServicerContext
    ) -> pb.BatchCheckOrganizationNamesResponse:
        requests = request.requests
        if not requests:
            raise InvalidField("requests", "none", f"1 to {MAX_BATCH} requests")
        checker, as_of = self._pin(request)
        responses = []
        for index, each in enumerate(requests):
            if not context.is_active():
                raise statuses.deadline_passed()
            try:
                _own_consistency_unset(each)
                responses.append(answer(checker, each, as_of, self._platform))
            except InvalidQuestion as error:
                raise below(f"requests[{index}].", error) from None
        response = pb.BatchCheckOrganizationNamesResponse(responses=responses)
        size = response.ByteSize()
        if size > MAX_MESSAGE_BYTES:
            enough = max(1, len(requests) * MAX_MESSAGE_BYTES * 9 // (size * 10))
            raise statuses.response_too_large(size, MAX_MESSAGE_BYTES, enough=enough)
        return response

    def StreamCheckOrganizationNames(
        self,
        request_iterator: Iterator[pb.StreamCheckOrganizationNamesRequest | Unreadable],
        context: grpc.ServicerContext,
    ) -> Iterator[pb.StreamCheckOrganizationNamesResponse]:
        # gRPC asks for the next response only when the one before has left, and this generator for
        # the next request only then: a client that does not read is not read from.
        index = 0
        for message in request_iterator:
            if isinstance(message, Unreadable):
                error = _result_error(statuses.unreadable_message(STREAM), index)
                yield pb.StreamCheckOrganizationNamesResponse(results=[error])
                index += 1
                continue
            results: list[pb.StreamedResult] = []
            size = 0
            for result in self._results(message, context, index):
                results.append(result)
                size += result.ByteSize()
                if size > _FLUSH_BYTES:
                    yield pb.StreamCheckOrganizationNamesResponse(results=results)
                    results, size = [], 0
            if results or not message.requests:
                yield pb.StreamCheckOrganizationNamesResponse(results=results)
            index += len(message.requests)

    def CheckMiniProgram(
        self, request: pb.CheckMiniProgramRequest, context: grpc.ServicerContext
    ) -> pb.CheckMiniProgramResponse:
        self._checker_for(request)  # refuses another revision than the one served
        request_id = bounded(request.request_id, "request_id")
        if not request.HasField("mini_program"):
            raise InvalidField("mini_program", "nothing", "a registration, however incomplete")
        program = mini_program(request.mini_program)
        as_of = _as_of(request, datetime.now(UTC))
        facts = self._platform.facts(question_of(program), as_of)
        explain = request.include_cleared_hits or request.include_trace
        judge = self._serving.mini_programs
        analysis, verdict = judge.examine(program, facts, as_of=as_of, explain=explain)
        response = mini_program_response(verdict, facts, request_id)
        if request.include_trace and analysis is not None:
            response.trace.CopyFrom(trace_message(analysis))
        return response

    def CompareNames(
        self, request: comparing_pb2.CompareNamesRequest, context: grpc.ServicerContext
    ) -> comparing_pb2.CompareNamesResponse:
        return comparing.answer(self._checker_for(request), request)

    def ListRules(
        self, request: pb.ListRulesRequest, context: grpc.ServicerContext
    ) -> pb.ListRulesResponse:
        rules = sorted(self._serving.rules, key=lambda rule: rule.id)
        page, following = page_of(
            [rule.id for rule in rules], request.page_size, request.page_token
        )
        messages = [rule_message(rule) for rule in rules[page]]
        return pb.ListRulesResponse(rules=messages, next_page_token=following)

    def GetRule(self, request: pb.GetRuleRequest, context: grpc.ServicerContext) -> pb.Rule:
        name = bounded(request.name, "name")
        if not name.startswith("rules/"):
            raise InvalidField("name", repr(name[:40]), "rules/{rule}, e.g. rules/forbidden-terms")
        for rule in self._serving.rules:
            if f"rules/{rule.id}" == name:
                return rule_message(rule)
        raise UnknownRule(name)

    def _pin(self, request: _Several) -> tuple[Checker, datetime]:
        count = len(request.requests)
        if count > MAX_BATCH:
            raise BatchTooLarge("requests", f"{count} requests", f"1 to {MAX_BATCH} requests")
        return self._checker_for(request), _as_of(request, datetime.now(UTC))

    def _checker_for(
        self,
        request: pb.CheckOrganizationNameRequest
        | pb.CheckMiniProgramRequest
        | _Several
        | comparing_pb2.CompareNamesRequest,
    ) -> Checker:
        if not request.HasField("consistency"):
            return self._serving.checker
        return self._serving.checker_for(freshness(request.consistency))

    def _results(
        self,
        message: pb.StreamCheckOrganizationNamesRequest,
        context: grpc.ServicerContext,
        first: int,
    ) -> Iterator[pb.StreamedResult]:
        try:
            checker, as_of = self._pin(message)
        except BatchTooLarge:
            raise  # one error for each of a million requests would help nobody
        except ZhengmingError as error:
            yield from _all_fail(message.requests, error, first)
            return
        for index, each in enumerate(message.requests, start=first):
            if not context.is_active():
                raise statuses.deadline_passed()
            try:
                _own_consistency_unset(each)
                response = answer(checker, each, as_of, self._platform)
            except Exception as error:  # noqa: BLE001 - one result fails, the others do not
                yield _result_error(error, index, each)
            else:
                yield pb.StreamedResult(index=index, request_id=each.request_id, response=response)


def answer(
    checker: Checker,
    request: pb.CheckOrganizationNameRequest,
    now: datetime | None,
    platform: Platform = NO_PLATFORM,
) -> pb.CheckOrganizationNameResponse:
    """Answer one request.

    Args:
        checker: what judges the name.
        request: the question.
        now: the moment that stands in for an absent ``as_of``; if absent itself, the moment it is, of names of nobody
            to the second.
        platform: where facts are looked up of an applicant who says who it is.

    Returns:
        A message to be sent, and not to be changed.

    Raises:
        InvalidQuestion: at the field's path in the request.
    """
    if request_id := request.request_id:
        bounded(request_id, "request_id")
    proposal = organization_name(request.organization_name)
    named = request.HasField("applicant")
    if request.HasField("as_of"):
        now = moment(request.as_of, "as_of")
    as_of = now or (datetime.now(UTC) if named else this_second())
    who, unasked = NOBODY, _NOTHING
    if named:
        who = applicant(request.applicant)
        if platform.kept:
            who, unasked = _with_facts(who, platform, as_of)
    explain = request.include_cleared_hits or request.include_trace
    analysis, verdict = checker.examine(proposal, who, as_of=as_of, explain=explain)
    if unasked:
        verdict = verdict._replace(facts_not_consulted=unasked)
    response = check_response(verdict, request_id)
    if not explain or not request.include_trace:
        return response
    traced = pb.CheckOrganizationNameResponse(trace=trace_message(analysis))
    traced.MergeFrom(response)
    return traced


def this_second() -> datetime:
    """The second that has begun, in UTC: the moment of names of nobody, of which nothing depends on more. What is
    said within a second is said of one moment, and need not be written down anew.
    """
    return _moment_of(int(time()))


@lru_cache(maxsize=2)
def _moment_of(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _with_facts(
    who: Applicant, platform: Platform, as_of: datetime
) -> tuple[Applicant, tuple[str, ...]]:
    """The applicant with what the platform knows of it, and the kinds of fact that could not be looked up."""
    question = signup_question(who)
    if question is None:
        return who, _NOTHING
    facts = platform.facts(question, as_of)
    unasked = sorted(fact.value for fact in question.wanted - facts.consulted)
    return replace(who, facts=facts), tuple(unasked)


def _as_of(
    request: pb.CheckOrganizationNameRequest | pb.CheckMiniProgramRequest | _Several,
    now: datetime,
) -> datetime:
    return moment(request.as_of, "as_of") if request.HasField("as_of") else now


def _own_consistency_unset(request: pb.CheckOrganizationNameRequest) -> None:
    if request.HasField("consistency"):
        raise InvalidField(
            "consistency", "a consistency of its own", "none: set that of the whole message"
        )


def _all_fail(
    requests: Sequence[pb.CheckOrganizationNameRequest], error: Exception, first: int
) -> Iterator[pb.StreamedResult]:
    for index, each in enumerate(requests, start=first):
        yield _result_error(error, index, each)


def _result_error(
    error: Exception, index: int, request: pb.CheckOrganizationNameRequest | None = None
) -> pb.StreamedResult:
    # A request_id over the limit is itself the error: it is not sent back.
    request_id = "" if request is None else request.request_id[:200]
    status = statuses.status_message(error, STREAM)
    return pb.StreamedResult(index=index, request_id=request_id, error=status)
