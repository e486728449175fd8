"""Answers one mini program registration."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.mini_program import MiniProgram
from zhengming.rpc.platform import Platform, question_of
from zhengming.terminal.explain import Timings, explain_lines
from zhengming.terminal.mini_program import mini_program_lines
from zhengming.terminal.output import columns, print_lines, print_message
from zhengming.terminal.verdict import Rendering, closing_line

if TYPE_CHECKING:
    from zhengming.checker import Checker


def answer_registration(
    checker: Checker,
    platform: Platform,
    program: MiniProgram,
    *,
    as_json: bool,
    explain: bool = False,
    loading: float = 0.0,
) -> None:
    """Print the verdict on a registration.

    Args:
        checker: what judges the names in it.
        platform: where facts are looked up.
        program: the registration.
        as_json: for programs; for people otherwise.
        explain: whether to show what every stage saw in the name.
        loading: how long the lexicons took to load, in seconds.

    Raises:
        InvalidQuestion: a text in it cannot be what it should be, and which it is.
    """
    judge = MiniProgramChecker(checker)
    as_of = datetime.now(UTC)
    facts = platform.facts(question_of(program), as_of)
    platform.close()
    started = time.perf_counter()
    seen, verdict = judge.examine(program, facts, as_of=as_of, explain=explain)
    seconds = time.perf_counter() - started
    analysis = seen if explain else None
    if as_json:
        from zhengming.rpc.answers import mini_program_response
        from zhengming.rpc.trace import trace_message

        response = mini_program_response(verdict, facts)
        if analysis is not None:
            response.trace.CopyFrom(trace_message(analysis))
        print_message(response)
        return
    pages = (*checker.rules, *judge.rules)
    rendering = Rendering({rule.id: rule.title for rule in pages}, columns())
    print_lines(mini_program_lines(program, verdict, rendering))
    if analysis is not None:
        timings = Timings(loading, seconds)
        print_lines(explain_lines(analysis, verdict, timings, rendering.limit))
    print_lines([closing_line(verdict.revision, 1, seconds)])
