"""What a check costs beside the transport: `python -m benchmarks.echo`.

One server in a process and on a core of its own answers the same clients in turns, for half a second each:
by checking, and as an echo, with the same verdict for every request. Proto, server, options, clients and
concurrency are the same, and so are process, core and memory. The clients, on the other cores, ask for more
than it can answer. What it answers per second of CPU in either turn is what it would answer per second on a
whole core; their ratio, over all turns, is the result. With ``--as-written`` no disguise is looked for: the
difference is what the disguises cost. Linux only.
"""

import argparse
import asyncio
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import NamedTuple
from unittest import mock

import grpc

from benchmarks.names import ordinary_names
from zhengming.analysis import reader
from zhengming.analysis.disguise_reader import Sought
from zhengming.checker import Checker, load_checker
from zhengming.model.analysis import Hit
from zhengming.model.folded import FoldedText
from zhengming.rpc.accounts import AccountsServicer
from zhengming.rpc.checking import CheckingServicer, answer
from zhengming.rpc.platform import NO_PLATFORM
from zhengming.rpc.revisions import Serving
from zhengming.rpc.server import Server
from zhengming.v1 import checking_pb2 as pb

METHOD = "/zhengming.v1.CheckingService/CheckOrganizationName"
GOAL = 0.70
"""Least share of the echo, with all disguises read."""
GOAL_AS_WRITTEN = 0.77
"""Least share of the echo, of names read only as they are written."""
TURN_SECONDS = 0.5
SETTLE_SECONDS = 0.05
WARM_SECONDS = 3.0
SPAWN = multiprocessing.get_context("spawn")


class Turn(NamedTuple):
    """Answers given in a turn, and the seconds of CPU they took."""

    answers: int
    cpu: float


class InTurns(CheckingServicer):
    """Checks, or answers everything with the verdict on one name, made beforehand."""

    def __init__(self, checker: Checker) -> None:
        super().__init__(Serving(checker))
        request = pb.CheckOrganizationNameRequest()
        request.organization_name.text = ordinary_names(1)[0]
        self._answer = answer(checker, request, datetime.now(UTC))
        self.echoes = False
        self.answers = 0

    def CheckOrganizationName(  # noqa: N802
        self, request: pb.CheckOrganizationNameRequest, context: grpc.ServicerContext
    ) -> pb.CheckOrganizationNameResponse:
        self.answers += 1
        return self._answer if self.echoes else super().CheckOrganizationName(request, context)

    def turn(self, *, echoes: bool) -> Turn:
        """Answer one way for a turn."""
        self.echoes = echoes
        time.sleep(SETTLE_SECONDS)
        answers, cpu = self.answers, time.process_time()
        time.sleep(TURN_SECONDS)
        return Turn(self.answers - answers, time.process_time() - cpu)


class NoDisguises:
    """Stands in for the reader of disguises, and finds none."""

    def __init__(self, *_: object) -> None: ...

    def read(self, _: FoldedText) -> list[Hit]:
        return []


def read_as_written() -> None:
    """Look for no disguise in this process."""
    mock.patch.object(reader, "DisguiseReader", NoDisguises).start()
    mock.patch.object(reader, "sought", return_value=Sought((), (), ())).start()


def serve(core: int, as_written: bool, orders: Connection) -> None:
    """Run the server; for every number of rounds received, report that many pairs of turns."""
    os.sched_setaffinity(0, {core})
    if as_written:
        read_as_written()
    servicer = InTurns(load_checker())
    server = Server(servicer, AccountsServicer(NO_PLATFORM), listen="127.0.0.1:0")
    server.start()
    orders.send(server.address)
    while rounds := orders.recv():
        orders.send(
            [(servicer.turn(echoes=False), servicer.turn(echoes=True)) for _ in range(rounds)]
        )
    server.stop(0)


def drive(cores: set[int], in_flight: int, address: str, _: Connection) -> None:
    """Ask without end."""
    if cores:
        os.sched_setaffinity(0, cores)
    asyncio.run(ask(address, in_flight))


async def ask(address: str, in_flight: int) -> None:
    requests = [
        pb.CheckOrganizationNameRequest(
            organization_name=pb.OrganizationName(text=name)
        ).SerializeToString()
        for name in ordinary_names()
    ]
    async with grpc.aio.insecure_channel(address) as channel:
        call = channel.unary_unary(METHOD, bytes, bytes)  # no coding: the server is measured

        async def closed_loop(start: int) -> None:
            while True:
                start += 1
                await call(requests[start % len(requests)])

        await asyncio.gather(*(closed_loop(37 * each) for each in range(in_flight)))


@contextmanager
def process(target: object, *args: object) -> Iterator[Connection]:
    """A process of its own, ended at the end."""
    ours, theirs = SPAWN.Pipe()
    child = SPAWN.Process(target=target, args=(*args, theirs), daemon=True)  # type: ignore[arg-type]
    child.start()
    theirs.close()
    try:
        yield ours
    finally:
        child.terminate()
        child.join(10)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare check with echo over gRPC.")
    parser.add_argument("--rounds", type=int, default=30, help="pairs of turns")
    parser.add_argument("--clients", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    parser.add_argument("--in-flight", type=int, default=8, help="calls per client")
    parser.add_argument("--as-written", action="store_true", help="look for no disguise")
    options = parser.parse_args()
    goal = GOAL_AS_WRITTEN if options.as_written else GOAL
    own, *others = sorted(os.sched_getaffinity(0))
    with ExitStack() as stack:
        server = stack.enter_context(process(serve, own, options.as_written))
        address = server.recv()
        for _ in range(options.clients):
            stack.enter_context(process(drive, set(others), options.in_flight, address))
        time.sleep(WARM_SECONDS)
        server.send(options.rounds)
        rounds: list[tuple[Turn, Turn]] = server.recv()
    sys.exit(report(rounds, goal) < goal)


def report(rounds: list[tuple[Turn, Turn]], goal: float) -> float:
    """Print what was found; return the share of the echo that the check keeps. A pair of turns in which the machine
    gave the server no time says nothing.
    """
    rounds = [pair for pair in rounds if all(turn.answers and turn.cpu for turn in pair)]
    if len(rounds) < 2:
        sys.exit("the machine gave the server no time: try again when it is less busy")
    check, echo = (
        sum(pair[way].answers for pair in rounds) / sum(pair[way].cpu for pair in rounds)
        for way in (0, 1)
    )
    kept = [(c.answers / c.cpu) / (e.answers / e.cpu) for c, e in rounds]
    quarters = statistics.quantiles(kept, n=4)
    print(f"check {check:.0f}, echo {echo:.0f} answers a CPU-second")
    print(
        f"check keeps {check / echo:.3f} of the echo (goal: at least {goal}; half of {len(kept)} rounds "
        f"lie between {quarters[0]:.3f} and {quarters[2]:.3f})"
    )
    return check / echo


if __name__ == "__main__":
    main()
