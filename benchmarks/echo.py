"""What a check costs beside the transport: `python -m benchmarks.echo`.

Two servers run in processes of their own, one that checks and one that answers every request with the
same verdict. Proto, server, options, clients and concurrency are the same.

The two are asked at the same time, each on a core of its own (they change places every round; with fewer
than four cores they share one), with more calls than they can answer; the clients have the other cores.
What slows the machine for a moment then slows both alike, and what each server answers per second of CPU
that it got is what it would answer per second on a whole core: their ratio is the result. (Asked in turns,
single rounds of a busy machine differ by a factor of two.)
"""

import argparse
import asyncio
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import NamedTuple

import grpc

from benchmarks.names import ordinary_names
from zhengming.checker import Checker, load_checker
from zhengming.rpc.checking import CheckingServicer, answer
from zhengming.rpc.revisions import Serving
from zhengming.rpc.server import Server
from zhengming.v1 import checking_pb2 as pb

METHOD = "/zhengming.v1.CheckingService/CheckOrganizationName"
GOAL = 0.77
CORES_TO_PART = 4
"""With fewer, the two servers share a core, and each finds its caches full of the other's data."""
SPAWN = multiprocessing.get_context("spawn")


class Echo(CheckingServicer):
    """Answers everything with the verdict on one name, made beforehand."""

    def __init__(self, checker: Checker) -> None:
        super().__init__(Serving(checker))
        request = pb.CheckOrganizationNameRequest()
        request.organization_name.text = ordinary_names(1)[0]
        self._answer = answer(checker, request, datetime.now(UTC))

    def CheckOrganizationName(  # noqa: N802
        self, request: pb.CheckOrganizationNameRequest, context: grpc.ServicerContext
    ) -> pb.CheckOrganizationNameResponse:
        return self._answer


def serve(kind: str, core: int, report: Connection) -> None:
    """Run one server until the other end says stop."""
    os.sched_setaffinity(0, {core})
    checker = load_checker()
    servicer = Echo(checker) if kind == "echo" else CheckingServicer(Serving(checker))
    server = Server(servicer, listen="127.0.0.1:0")
    server.start()
    report.send(server.address)
    report.recv()
    server.stop(0)


def drive(cores: set[int], in_flight: int, orders: Connection) -> None:
    """Ask all the servers named, for as long as is said; report how many answers each gave."""
    if cores:
        os.sched_setaffinity(0, cores)
    requests = [
        pb.CheckOrganizationNameRequest(
            organization_name=pb.OrganizationName(text=name)
        ).SerializeToString()
        for name in ordinary_names()
    ]
    while (order := orders.recv()) is not None:
        addresses, seconds = order
        orders.send(asyncio.run(ask_all(addresses, seconds, requests, in_flight)))


async def ask_all(
    addresses: list[str], seconds: float, requests: list[bytes], in_flight: int
) -> list[int]:
    asking = (ask(address, seconds, requests, in_flight) for address in addresses)
    return await asyncio.gather(*asking)


async def ask(address: str, seconds: float, requests: list[bytes], in_flight: int) -> int:
    async with grpc.aio.insecure_channel(address) as channel:
        call = channel.unary_unary(METHOD, bytes, bytes)  # no coding: the server is measured
        await call(requests[0])
        end = time.perf_counter() + seconds

        async def closed_loop(start: int) -> int:
            done = 0
            while time.perf_counter() < end:
                await call(requests[(start + done) % len(requests)])
                done += 1
            return done

        return sum(await asyncio.gather(*(closed_loop(37 * each) for each in range(in_flight))))


class Round(NamedTuple):
    """Answers of the two servers, and the seconds of CPU they took for them."""

    check: int
    echo: int
    check_cpu: float
    echo_cpu: float

    @property
    def kept(self) -> float:
        return (self.check / self.check_cpu) / (self.echo / self.echo_cpu)


@contextmanager
def process(target: object, *args: object) -> Iterator[tuple[Connection, int]]:
    ours, theirs = SPAWN.Pipe()
    child = SPAWN.Process(target=target, args=(*args, theirs), daemon=True)  # type: ignore[arg-type]
    child.start()
    theirs.close()
    assert child.pid is not None
    try:
        yield ours, child.pid
    finally:
        ours.send(None)
        child.join(10)


def move(pid: int, core: int) -> None:
    """Put every thread of a process on one core."""
    for thread in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208
        with suppress(ProcessLookupError):  # it has ended meanwhile
            os.sched_setaffinity(int(thread), {core})


def cpu_seconds(pid: int) -> float:
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:  # noqa: PTH123
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(servers: list[tuple[str, int]], clients: list[Connection], seconds: float) -> Round:
    before = [cpu_seconds(pid) for _, pid in servers]
    for client in clients:
        client.send(([address for address, _ in servers], seconds))
    counts = [client.recv() for client in clients]
    check, echo = (sum(each) for each in zip(*counts, strict=True))
    cpu = [cpu_seconds(pid) - was for (_, pid), was in zip(servers, before, strict=True)]
    return Round(check, echo, cpu[0], cpu[1])


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare check with echo over gRPC.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each round")
    parser.add_argument("--clients", type=int, default=max(1, (os.cpu_count() or 2) - 1))
    parser.add_argument("--in-flight", type=int, default=8, help="calls per client and server")
    options = parser.parse_args()
    cores = sorted(os.sched_getaffinity(0))
    apart = len(cores) >= CORES_TO_PART
    own, others = (cores[:2], cores[2:]) if apart else (cores[:1] * 2, cores[1:])
    with ExitStack() as stack:
        servers = []
        for kind, core in zip(("check", "echo"), own, strict=True):
            connection, pid = stack.enter_context(process(serve, kind, core))
            servers.append((connection.recv(), pid))
        clients = [
            stack.enter_context(process(drive, set(others), options.in_flight))[0]
            for _ in range(options.clients)
        ]
        measure(servers, clients, 1.0)  # warm
        rounds = []
        for number in range(options.rounds):
            # Cores are not alike, least of all on a shared machine: the servers change places.
            for (_, pid), core in zip(servers, own if number % 2 else own[::-1], strict=True):
                move(pid, core)
            rounds.append(show(measure(servers, clients, options.seconds)))
        report(rounds)


def show(found: Round) -> Round:
    print(
        f"check {found.check / found.check_cpu:6.0f}, echo {found.echo / found.echo_cpu:6.0f} answers "
        f"a CPU-second: {found.kept:.3f}",
        flush=True,
    )
    return found


def report(rounds: list[Round]) -> None:
    kept = [found.kept for found in rounds]
    median = statistics.median(kept)
    spread = f"{min(kept):.3f} to {max(kept):.3f} in {len(kept)} rounds"
    print(f"check keeps {median:.3f} of the echo ({spread}); goal {GOAL}")
    sys.exit(median < GOAL)


if __name__ == "__main__":
    main()
