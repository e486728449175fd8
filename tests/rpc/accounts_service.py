"""A real server with accounts, in a process of its own: `python -m tests.rpc.accounts_service`.

``TEST_ACCOUNTS`` is the URL of the database, ``TEST_KEYS`` the key ring, as text, ``TEST_LEXICONS`` a folder.
"""

import logging
import os
from pathlib import Path

from zhengming.checker import load_checker
from zhengming.rpc.opening import open_platform
from zhengming.rpc.server import build_server


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    checker = load_checker(Path(os.environ["TEST_LEXICONS"]))
    folder = checker.snapshot.folder
    platform = open_platform(os.environ["TEST_ACCOUNTS"], os.environ.get("TEST_KEYS", ""), folder)
    server = build_server(checker, listen="127.0.0.1:0", platform=platform)
    server.stop_on_signals()
    server.start()
    print(server.address, flush=True)  # noqa: T201
    server.wait()


if __name__ == "__main__":
    main()
