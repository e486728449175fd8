"""A real server with accounts, in a process of its own: `python -m tests.rpc.accounts_service`.

``TEST_ACCOUNTS`` is the URL of the database, ``TEST_KEYS`` the key ring, as text, ``TEST_LEXICONS`` a folder.
"""

import os
from pathlib import Path

from tests.rpc.serving import serve
from zhengming.checker import load_checker
from zhengming.rpc.opening import open_platform
from zhengming.rpc.server import build_server


def main() -> None:
    checker = load_checker(Path(os.environ["TEST_LEXICONS"]))
    folder = checker.snapshot.folder
    platform = open_platform(os.environ["TEST_ACCOUNTS"], os.environ.get("TEST_KEYS", ""), folder)
    serve(build_server(checker, listen="127.0.0.1:0", platform=platform))


if __name__ == "__main__":
    main()
