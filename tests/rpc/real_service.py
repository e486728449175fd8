"""A real server in a process of its own, with the real engine: `python -m tests.rpc.real_service`."""

import logging

from zhengming.checker import load_checker
from zhengming.rpc.server import build_server


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    server = build_server(load_checker(), listen="127.0.0.1:0")
    server.stop_on_signals()
    server.start()
    print(server.address, flush=True)  # noqa: T201
    server.wait()


if __name__ == "__main__":
    main()
