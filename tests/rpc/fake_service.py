"""A real server in a process of its own, with an engine of few words: `python -m tests.rpc.fake_service`."""

import logging

from tests.rpc.factory import fake_server


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    server = fake_server(listen="127.0.0.1:0", threads=2)
    server.stop_on_signals()
    server.start()
    print(server.address, flush=True)  # noqa: T201
    server.wait()
    print("stopped", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
