"""Rows through a pool of processes, in their order, with a bounded number in flight."""

from __future__ import annotations

import gc
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from zhengming.audit.report import error_line, verdict_line
from zhengming.audit.rows import BrokenRow, Row
from zhengming.checker import Checker
from zhengming.errors import AuditStopped, InvalidQuestion, ZhengmingError
from zhengming.model.applicant import NOBODY, Applicant, Verification
from zhengming.model.proposal import OrganizationName, Surface

CHUNK = 500
"""Rows that travel to a worker at once: some 20 ms of work, some 100 KB of report."""
IN_FLIGHT = 3
"""Chunks in flight per worker: none runs dry, and a file of any length stays out of memory."""
SMALL = 2000
"""Up to so many rows, starting workers takes longer than the work."""

ERROR = "error"
"""How broken rows are counted, beside the decisions."""

AnyRow = Row | BrokenRow


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker must know; it travels to other processes.

    Args:
        make_checker: makes the checker that judges; called once in each worker.
        surface: where the names will stand.
        as_of: the one moment that all verdicts are to hold for.
    """

    make_checker: Callable[[], Checker]
    surface: Surface
    as_of: datetime


class Judged(NamedTuple):
    """A chunk that has been judged: its lines of the report, how often each outcome, at which revision."""

    lines: str
    outcomes: Mapping[str, int]
    revision: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an audit came to.

    Args:
        rows: rows of the file.
        outcomes: how often each decision; broken rows under :data:`ERROR`.
        revision: the revision all verdicts were reached with.
        seconds: how long it took, with the loading of the lexicons.
        workers: processes that judged; 0 for this one alone.
    """

    rows: int
    outcomes: Mapping[str, int]
    revision: str
    seconds: float
    workers: int


class Judge:
    """Judges rows with one checker."""

    def __init__(self, plan: Plan) -> None:
        self._checker = plan.make_checker()
        self._plan = plan

    @property
    def revision(self) -> str:
        """The revision it judges with."""
        return self._checker.revision

    def judge(self, rows: Iterable[AnyRow]) -> Judged:
        """The report on some rows."""
        lines: list[str] = []
        outcomes: Counter[str] = Counter()
        for row in rows:
            outcome, line = self._one(row)
            outcomes[outcome] += 1
            lines.append(line)
        return Judged("".join(f"{line}\n" for line in lines), outcomes, self.revision)

    def _one(self, row: AnyRow) -> tuple[str, str]:
        if isinstance(row, BrokenRow):
            return ERROR, error_line(row)
        plan = self._plan
        try:
            proposal = OrganizationName(row.name, plan.surface)
            verdict = self._checker.check(proposal, _applicant(row), as_of=plan.as_of)
        except InvalidQuestion as error:
            return ERROR, error_line(BrokenRow(row.number, row.name, str(error)))
        except Exception as error:
            error.add_note(f"in row {row.number}: {row.name[:200]!r}")
            raise
        return verdict.decision.value, verdict_line(row.number, row.name, verdict)


def run(
    rows: Iterable[AnyRow],
    plan: Plan,
    write: Callable[[str], object],
    *,
    workers: int,
    progress: Callable[[int], object],
) -> Summary:
    """Judge all rows.

    Args:
        rows: the rows.
        plan: how to judge them.
        write: takes the lines of the report, in the order of the rows.
        workers: processes to judge with; 0 for this one alone.
        progress: is told how many more rows are done.

    Raises:
        InvalidLexicon: the lexicons cannot be used, found out in this process.
        AuditStopped: they cannot be used, or changed meanwhile; or a worker was lost.
    """
    started = time.perf_counter()
    chunks = _chunks(rows)
    results = _in_pool(chunks, plan, workers) if workers else map(Judge(plan).judge, chunks)
    outcomes: Counter[str] = Counter()
    revision = ""
    for result in results:
        revision = revision or result.revision
        if result.revision != revision:
            raise AuditStopped("the lexicons changed while the audit ran: run it again")
        write(result.lines)
        outcomes.update(result.outcomes)
        progress(sum(result.outcomes.values()))
    revision = revision or Judge(plan).revision  # a file without rows
    seconds = time.perf_counter() - started
    return Summary(outcomes.total(), outcomes, revision, seconds, workers)


def _chunks(rows: Iterable[AnyRow]) -> Iterator[list[AnyRow]]:
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _applicant(row: Row) -> Applicant:
    if not (row.uscc or row.legal_name or row.verified):
        return NOBODY
    verification = Verification.IDENTITY_CONFIRMED if row.verified else Verification.NONE
    return Applicant(uscc=row.uscc, legal_name=row.legal_name, verification=verification)


def _in_pool(chunks: Iterable[list[AnyRow]], plan: Plan, workers: int) -> Iterator[Judged]:
    # spawn: a fork would copy whatever threads hold, and automata cannot be sent to another process.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (plan,))
    waiting: deque[Future[Judged]] = deque()
    try:
        for chunk in chunks:
            if len(waiting) >= workers * IN_FLIGHT:
                yield waiting.popleft().result()
            waiting.append(_submit(pool, chunk))
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise AuditStopped(
            "a worker process ended before its work was done (out of memory?): try fewer --workers"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[AnyRow]) -> Future[Judged]:
    # A worker started here inherits the mask: Ctrl-C, which the terminal sends to all, stops the
    # audit in this process alone, and no worker prints a traceback of its own.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_judge, chunk)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# What a worker judges with, or why it cannot. A pool hands what its initializer has made to its tasks
# through the worker's own module, and in no other way.
_worker: list[Judge | str] = []


def _start(plan: Plan) -> None:
    gc.disable()  # nothing of the lexicons is ever garbage: neither now nor while names are judged
    try:
        _worker[:] = [Judge(plan)]
    except ZhengmingError as error:  # raised here, it would be a traceback from each worker
        _worker[:] = [str(error)]
    gc.freeze()
    gc.enable()


def _judge(chunk: Sequence[AnyRow]) -> Judged:
    judge = _worker[0]
    if isinstance(judge, str):
        raise AuditStopped(judge)
    return judge.judge(chunk)
