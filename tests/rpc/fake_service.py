"""A real server in a process of its own, with an engine of few words: `python -m tests.rpc.fake_service`."""

from tests.rpc.factory import fake_server
from tests.rpc.serving import serve


def main() -> None:
    serve(fake_server(listen="127.0.0.1:0", threads=2))
    print("stopped", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
