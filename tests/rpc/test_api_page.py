"""The Python examples of docs/api.md run as they stand there."""

import contextlib
import io
import re
from typing import Any

import grpc

from tests.rpc.factory import ROOT
from zhengming.v1 import accounts_pb2
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub
from zhengming.v1.error_reason_pb2 import ErrorReason

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_examples_run(fake_address: str, fake_channel: grpc.Channel) -> None:
    call, stream, error = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    known: dict[str, Any] = {"names": ["甲", "某國家"] * 600}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(call.replace("127.0.0.1:50051", fake_address), known)
        known["stub"] = CheckingServiceStub(fake_channel)
        exec(stream, known)
        exec(error, known)
    lines = printed.getvalue().splitlines()
    assert lines[0] == "DECISION_REJECT"
    assert lines[1].startswith("rules/first 不可。 ['國'")
    assert "1199 3" in lines
    assert "ERROR_REASON_MALFORMED_TEXT" in lines[-1]


def test_every_reason_is_explained() -> None:
    sent = set(ErrorReason.keys()) - {"ERROR_REASON_UNSPECIFIED"}
    assert sent == set(re.findall(r"^\| `(ERROR_REASON_\w+)`", PAGE, flags=re.MULTILINE))


def test_every_method_is_named() -> None:
    services = (
        pb.DESCRIPTOR.services_by_name["CheckingService"],
        accounts_pb2.DESCRIPTOR.services_by_name["AccountsService"],
    )
    for method in [method for service in services for method in service.methods]:
        assert f"`{method.name}`" in PAGE
