"""A real server in a process of its own, with the real engine: `python -m tests.rpc.real_service`."""

from tests.rpc.serving import serve
from zhengming.checker import load_checker
from zhengming.rpc.server import build_server


def main() -> None:
    serve(build_server(load_checker(), listen="127.0.0.1:0"))


if __name__ == "__main__":
    main()
