"""Servers in other processes are shared by a module's tests: none of them changes what is served."""

from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest

from tests.rpc.factory import running


@pytest.fixture(scope="module")
def fake_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fake") / "server.log"


@pytest.fixture(scope="module")
def fake_checked(fake_log: Path) -> Path:
    """Every name that the server's engine was asked about, one a line."""
    path = fake_log.with_name("checked.txt")
    path.touch()
    return path


@pytest.fixture(scope="module")
def fake_address(fake_log: Path, fake_checked: Path) -> Iterator[str]:
    with running("tests.rpc.fake_service", fake_log, FAKE_CHECKER_LOG=str(fake_checked)) as (
        address,
        _,
    ):
        yield address


@pytest.fixture(scope="module")
def fake_channel(fake_address: str) -> Iterator[grpc.Channel]:
    with grpc.insecure_channel(fake_address) as channel:
        yield channel


@pytest.fixture(scope="module")
def real_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real") / "server.log"


@pytest.fixture(scope="module")
def real_channel(real_log: Path) -> Iterator[grpc.Channel]:
    with (
        running("tests.rpc.real_service", real_log) as (address, _),
        grpc.insecure_channel(address) as channel,
    ):
        yield channel
