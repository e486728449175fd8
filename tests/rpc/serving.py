"""What servers in a process of their own have in common."""

import logging

from zhengming.rpc.server import Server


def serve(server: Server) -> None:
    """Serve until a signal comes; the address is the first line that is printed, the log goes to standard error."""
    logging.basicConfig(level=logging.INFO)
    server.stop_on_signals()
    server.start()
    print(server.address, flush=True)  # noqa: T201
    server.wait()
