"""Answers one name after the other."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from zhengming.checker import Checker
from zhengming.errors import InvalidQuestion
from zhengming.model.applicant import Applicant
from zhengming.model.proposal import OrganizationName
from zhengming.terminal.explain import Timings, explain_lines
from zhengming.terminal.output import columns, print_lines, print_message
from zhengming.terminal.questions import at_name
from zhengming.terminal.verdict import Rendering, closing_line, verdict_lines


class Desk:
    """Answers one name after the other.

    Args:
        checker: what judges them.
        as_json: for programs; for people otherwise.
        explain: whether to show what every stage saw.
        loading: how long the lexicons took to load, in seconds.
    """

    def __init__(
        self, checker: Checker, *, as_json: bool, explain: bool = False, loading: float = 0.0
    ) -> None:
        self._checker = checker
        self._as_json = as_json
        self._explain = explain
        self._loading = loading
        self._rendering = Rendering({rule.id: rule.title for rule in checker.rules}, columns())

    def answer(self, proposals: Iterable[OrganizationName], applicant: Applicant) -> None:
        """Print one verdict for each proposal, as they come in.

        Raises:
            InvalidQuestion: a text cannot be a name, and which it is.
        """
        count, seconds = 0, 0.0
        for proposal in proposals:
            count += 1
            try:
                seconds += self._one(proposal, applicant)
            except InvalidQuestion as error:
                raise at_name(count, error) from None
        if count and not self._as_json:
            print_lines([closing_line(self._checker.revision, count, seconds)])

    def _one(self, proposal: OrganizationName, applicant: Applicant) -> float:
        started = time.perf_counter()
        analysis, verdict = self._checker.examine(
            proposal, applicant, as_of=datetime.now(UTC), explain=self._explain
        )
        seconds = time.perf_counter() - started
        if self._as_json:  # Protobuf takes longer to import than a name to check
            from zhengming.rpc.answers import check_response
            from zhengming.rpc.trace import trace_message

            response = check_response(verdict)
            if self._explain:
                response.trace.CopyFrom(trace_message(analysis))
            print_message(response)
            return seconds
        print_lines(verdict_lines(proposal.text, verdict, self._rendering))
        if self._explain:
            print_lines(
                explain_lines(
                    analysis, verdict, Timings(self._loading, seconds), self._rendering.limit
                )
            )
        return seconds
