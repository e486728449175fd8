"""The server as a process: it says where it listens, offers what it should, and stops cleanly."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)

from tests.rpc.factory import ROOT, failure, fake_server, running
from zhengming.errors import CannotServe
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub


def question(text: str) -> pb.CheckOrganizationNameRequest:
    return pb.CheckOrganizationNameRequest(organization_name=pb.OrganizationName(text=text))


def test_health_is_served_for_the_whole_and_for_each_service(fake_channel: grpc.Channel) -> None:
    stub = health_pb2_grpc.HealthStub(fake_channel)
    for service in ("", "zhengming.v1.CheckingService", "zhengming.v1.AccountsService"):
        answer = stub.Check(health_pb2.HealthCheckRequest(service=service))
        assert answer.status == health_pb2.HealthCheckResponse.SERVING


def test_watching_health_holds_no_thread(fake_channel: grpc.Channel) -> None:
    stub = health_pb2_grpc.HealthStub(fake_channel)
    watches = [stub.Watch(health_pb2.HealthCheckRequest()) for _ in range(20)]
    for watch in watches:
        assert next(iter(watch)).status == health_pb2.HealthCheckResponse.SERVING
    assert (
        CheckingServiceStub(fake_channel)
        .CheckOrganizationName(question("甲"), timeout=5)
        .HasField("verdict")
    )
    for watch in watches:
        watch.cancel()


def test_reflection_lists_the_services_and_their_files(fake_channel: grpc.Channel) -> None:
    database = ProtoReflectionDescriptorDatabase(fake_channel)
    assert set(database.get_services()) == {
        "zhengming.v1.AccountsService",
        "zhengming.v1.CheckingService",
        "grpc.health.v1.Health",
        "grpc.reflection.v1alpha.ServerReflection",
    }
    file = database.FindFileContainingSymbol("zhengming.v1.CheckingService")
    assert file.name == "zhengming/v1/checking.proto"


def test_streams_over_the_limit_are_refused_and_unary_calls_still_answered(
    fake_channel: grpc.Channel,
) -> None:
    done = threading.Event()

    def idle() -> Iterator[pb.StreamCheckOrganizationNamesRequest]:
        yield pb.StreamCheckOrganizationNamesRequest(requests=[question("甲")])
        done.wait(20)

    stub = CheckingServiceStub(fake_channel)
    streams = [stub.StreamCheckOrganizationNames(idle()) for _ in range(32)]
    for stream in streams:
        assert next(iter(stream)).results
    with pytest.raises(grpc.RpcError) as raised:
        next(iter(stub.StreamCheckOrganizationNames(iter([]))))
    assert failure(raised.value).code is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert stub.CheckOrganizationName(question("甲"), timeout=5).HasField("verdict")
    done.set()
    for stream in streams:
        assert list(stream) == []
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            assert list(stub.StreamCheckOrganizationNames(iter([]))) == []
        except grpc.RpcError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("a slot was not given back")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_calls_in_flight_end_before_the_server_does(number: signal.Signals, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running("tests.rpc.fake_service", log) as (address, process):
        with grpc.insecure_channel(address) as channel:
            stub = CheckingServiceStub(channel)
            call = stub.CheckOrganizationName.future(question("slow"))
            time.sleep(0.3)
            process.send_signal(number)
            assert call.result(timeout=5).verdict.decision
        assert process.wait(10) == 0
        assert process.stdout is not None
        assert process.stdout.read() == "stopped\n"
    assert log.read_text(encoding="utf-8") == ""


def test_a_stream_that_stays_open_does_not_keep_the_server_from_stopping(tmp_path: Path) -> None:
    log = tmp_path / "log"
    done = threading.Event()

    def idle() -> Iterator[pb.StreamCheckOrganizationNamesRequest]:
        yield pb.StreamCheckOrganizationNamesRequest(requests=[question("甲")])
        done.wait(20)

    with (
        running("tests.rpc.fake_service", log) as (address, process),
        grpc.insecure_channel(address) as channel,
    ):
        stream = CheckingServiceStub(channel).StreamCheckOrganizationNames(idle())
        assert next(iter(stream)).results
        process.terminate()
        assert process.wait(10) == 0
        done.set()
    assert log.read_text(encoding="utf-8") == ""


def test_a_taken_port_is_one_sentence_and_nothing_else_is_printed(fake_address: str) -> None:
    program = f"from tests.rpc.factory import fake_server\nfake_server(listen={fake_address!r})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    *_, last = done.stderr.splitlines()
    assert last.startswith("zhengming.errors.CannotServe: port ")
    assert "add_port" not in done.stderr


def test_the_wildcard_address_serves(tmp_path: Path) -> None:
    server = fake_server(listen="0.0.0.0:0")
    server.start()
    try:
        with pytest.raises(CannotServe, match="in use"):
            fake_server(listen=server.address)
        with grpc.insecure_channel(server.address.replace("0.0.0.0", "127.0.0.1")) as channel:
            assert (
                CheckingServiceStub(channel)
                .CheckOrganizationName(question("甲"))
                .HasField("verdict")
            )
    finally:
        server.stop(0)


def test_bytes_that_are_not_http2_do_no_harm(fake_channel: grpc.Channel, fake_address: str) -> None:
    host, _, port = fake_address.partition(":")
    for noise in (
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00" * 1000,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\xff",
    ):
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.sendall(noise)
    assert (
        CheckingServiceStub(fake_channel).CheckOrganizationName(question("甲")).HasField("verdict")
    )
