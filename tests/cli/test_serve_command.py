import json
import re
import signal
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import grpc
import pytest

from tests.cli.factory import ANY_PORT, program, started
from tests.factory import uscc
from zhengming.checker import release
from zhengming.v1 import accounts_pb2
from zhengming.v1.accounts_pb2_grpc import AccountsServiceStub


@pytest.fixture
def taken() -> Iterator[str]:
    """The address of a listener that shares its port with whoever asks."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"127.0.0.1:{listener.getsockname()[1]}"


def test_run_shows_where_it_listens_a_verdict_and_how_to_ask_for_another(tmp_path: Path) -> None:
    with started("run", *ANY_PORT, cwd=tmp_path) as process:
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


def stopped(*arguments: str, cwd: Path, **environment: str) -> tuple[str, str]:
    """Start a service, ask it about accounts, stop it; what the call was answered with, and its errors."""
    with started(*arguments, *ANY_PORT, "--json", cwd=cwd, **environment) as process:
        assert process.stdout is not None
        address = json.loads(process.stdout.readline())["address"]
        with grpc.insecure_channel(address) as channel:
            request = accounts_pb2.RecordRegistrationRequest(
                account=accounts_pb2.Account(
                    id="wx1",
                    type=accounts_pb2.ACCOUNT_TYPE_MINI_PROGRAM,
                    name="甲乙小馆",
                    subject=accounts_pb2.AccountSubject(uscc=uscc("91")),
                    email="somebody@example.com",
                )
            )
            try:
                AccountsServiceStub(channel).RecordRegistration(request, timeout=20)
                answer = "recorded"
            except grpc.RpcError as error:
                answer = cast("grpc.Call", error).details() or ""
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    return answer, err


def test_run_makes_itself_accounts_and_a_key_and_keeps_them(tmp_path: Path) -> None:
    home = tmp_path / ".zhengming"
    assert stopped("run", cwd=tmp_path) == ("recorded", "")
    key = (home / "account-keys").read_text(encoding="utf-8")
    assert stat.S_IMODE((home / "account-keys").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert (home / "accounts.sqlite").is_file()
    assert stopped("run", cwd=tmp_path) == ("recorded", "")
    assert (home / "account-keys").read_text(encoding="utf-8") == key


def test_run_leaves_accounts_alone_that_are_set_up(tmp_path: Path) -> None:
    key_file = tmp_path / "keys"
    key_file.write_text("k1:" + "5a" * 32 + "\n", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    answer, err = stopped(
        "run",
        cwd=own,
        ZHENGMING_ACCOUNTS=f"sqlite:///{tmp_path / 'set-up.sqlite'}",
        ZHENGMING_ACCOUNT_KEYS_FILE=str(key_file),
    )
    assert (answer, err) == ("recorded", "")
    assert (tmp_path / "set-up.sqlite").is_file()
    assert list(own.iterdir()) == []


def test_run_goes_on_where_it_can_write_nothing_and_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".zhengming").write_text("in the way", encoding="utf-8")
    answer, err = stopped("run", cwd=tmp_path)
    assert "ZHENGMING_ACCOUNTS" in answer
    assert err.startswith("no accounts are kept: ")
    assert err.count("\n") == 1


def test_serve_makes_nothing_by_itself(tmp_path: Path) -> None:
    answer, err = stopped("serve", cwd=tmp_path)
    assert "this server keeps no accounts: set ZHENGMING_ACCOUNTS" in answer
    assert err == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ZHENGMING_ACCOUNT_KEYS", "k1:short", "ZHENGMING_ACCOUNT_KEYS: key 1"),
        (
            "ZHENGMING_ACCOUNT_KEYS_FILE",
            "/no/such/file",
            "ZHENGMING_ACCOUNT_KEYS_FILE is '/no/such/file'",
        ),
        ("ZHENGMING_ACCOUNTS", "mysql://user:secret@host/x", "ZHENGMING_ACCOUNTS names 'mysql'"),
    ],
)
def test_broken_settings_of_accounts_are_one_sentence(
    variable: str, value: str, said: str, tmp_path: Path
) -> None:
    settings = {"ZHENGMING_ACCOUNTS": f"sqlite:///{tmp_path / 'a.sqlite'}", variable: value}
    ended = program("serve", *ANY_PORT, stdin=b"", **settings)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1
    assert "secret" not in ended.err


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
