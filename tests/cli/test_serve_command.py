import json
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.factory import ANY_PORT, program, started
from zhengming.checker import release


@pytest.fixture
def taken() -> Iterator[str]:
    """The address of a listener that shares its port with whoever asks."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"127.0.0.1:{listener.getsockname()[1]}"


def test_run_shows_where_it_listens_a_verdict_and_how_to_ask_for_another() -> None:
    with started("run", *ANY_PORT) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "grpcurl" in line:
                break
        address = re.search(r"listens on (127\.0\.0\.1:\d+)", lines[0])
        assert address
        assert re.match(r"(REVIEW|REJECT) ", lines[2])
        assert any(re.search(r"check \S+$", line) for line in lines)
        healthy = program("health", "--address", address[1])
        assert (healthy.code, healthy.out) == (0, f"{address[1]}: SERVING\n")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "stopped\n", "")


def test_serve_says_where_it_listens_in_json_too() -> None:
    with started("serve", *ANY_PORT, "--json") as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert said["release"] == release()
        assert said["revision"]
        healthy = program(
            "health", "--json", ZHENGMING_LISTEN=said["address"].replace("127.0.0.1", "0.0.0.0")
        )
        assert json.loads(healthy.out) == {"address": said["address"], "status": "SERVING"}
        process.terminate()
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_port_in_use_is_one_sentence(taken: str) -> None:
    for command in ("run", "serve"):
        ended = program(command, ZHENGMING_LISTEN=taken)
        assert (ended.code, ended.out) == (1, "")
        assert "is in use" in ended.err
        assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "listen", ["127.0.0.1:99999", "127.0.0.1", "127.0.0.1:-1", "nowhere.invalid:1"]
)
def test_an_address_out_of_range_is_one_sentence(listen: str) -> None:
    ended = program("run", "--listen", listen)
    assert (ended.code, ended.out) == (1, "")
    assert repr(listen) in ended.err
    assert ended.err.count("\n") == 1


def test_a_broken_lexicon_is_one_sentence(broken_lexicons: Path) -> None:
    for arguments in (
        ("run", "--lexicons", str(broken_lexicons)),
        ("serve", "--lexicons", "/missing"),
    ):
        ended = program(*arguments)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.count("\n") == 1


def test_a_service_that_is_not_there_is_not_healthy(taken: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    ended = program("health", "--address", address)
    assert (ended.code, ended.err) == (1, "")
    assert ended.out == f"{address}: UNAVAILABLE\n"
