"""A port that is taken, however it is taken, is found out in one sentence."""

import socket
from collections.abc import Iterator

import pytest

from zhengming.errors import CannotServe
from zhengming.rpc.ports import claim


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener


def test_a_free_port_is_chosen() -> None:
    endpoint = claim("127.0.0.1:0")
    assert 1024 <= endpoint.port <= 65535
    assert str(endpoint) == f"127.0.0.1:{endpoint.port}" == endpoint.targets[0]


def test_a_port_is_free_again_after_the_probe() -> None:
    endpoint = claim("127.0.0.1:0")
    assert claim(str(endpoint)) == endpoint


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0", "[::]"])
def test_a_port_in_use(taken: socket.socket, host: str) -> None:
    port = taken.getsockname()[1]
    with pytest.raises(CannotServe, match=f"port {port} .* is in use"):
        claim(f"{host}:{port}")


def test_a_port_in_use_by_a_server_that_shares_it() -> None:
    with socket.socket() as sharing:
        sharing.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        sharing.bind(("127.0.0.1", 0))
        sharing.listen()
        with pytest.raises(CannotServe, match="in use"):
            claim(f"127.0.0.1:{sharing.getsockname()[1]}")


@pytest.mark.parametrize(
    ("listen", "sentence"),
    [
        ("127.0.0.1:99999", "no port from 0 to 65535"),
        ("127.0.0.1:-1", "no port from 0 to 65535"),
        ("127.0.0.1:http", "no port from 0 to 65535"),
        ("127.0.0.1:", "no port from 0 to 65535"),
        ("127.0.0.1:٥", "no port from 0 to 65535"),
        ("127.0.0.1", "no address to listen on"),
        (":50051", "no address to listen on"),
        ("", "no address to listen on"),
        ("::1:50051", "no address to listen on"),
        ("no-such-host.invalid:50051", "host 'no-such-host.invalid'"),
        ("名" * 100 + ":50051", "cannot be listened on"),
        ("192.0.2.1:50051", "no address of this machine"),
    ],
)
def test_no_address_to_listen_on(listen: str, sentence: str) -> None:
    with pytest.raises(CannotServe, match=sentence):
        claim(listen)
