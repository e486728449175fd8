"""Claims names in a process of its own: `python -m tests.rpc.accounts_client ADDRESS USCC NAME...`.

It waits for a line on standard input, so that two of them begin at once, and prints the names it got, one a line.
"""

import sys

import grpc

from zhengming.v1 import accounts_pb2 as pb
from zhengming.v1.accounts_pb2_grpc import AccountsServiceStub


def main() -> None:
    address, uscc, *names = sys.argv[1:]
    subject = pb.AccountSubject(uscc=uscc)
    with grpc.insecure_channel(address) as channel:
        grpc.channel_ready_future(channel).result(10)
        stub = AccountsServiceStub(channel)
        print("ready", flush=True)  # noqa: T201
        sys.stdin.readline()
        for name in names:
            request = pb.ClaimNameRequest(name=name, subject=subject, request_id=f"{uscc}/{name}")
            if stub.ClaimName(request, timeout=20).claimed:
                print(name, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
