"""Builds what the tests of the gRPC edge need: an engine of few words, servers, errors taken apart."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import grpc
from google.rpc import error_details_pb2, status_pb2

from tests.lexicons import few_lexicons
from zhengming.errors import MalformedText
from zhengming.model.analysis import (
    Analysis,
    Claim,
    Clearance,
    ClearedHit,
    Hit,
    Identity,
    NameParts,
    Neighbour,
    Part,
    Token,
)
from zhengming.model.analysis import (
    Path as Meeting,
)
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.mini_program import MiniProgram
from zhengming.model.platform import NO_FACTS, PlatformFacts
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.span import Span
from zhengming.model.term import Business, Term, TermClass
from zhengming.model.verdict import (
    Clause,
    Cleared,
    Evidence,
    Finding,
    NeighbourSource,
    Remedy,
    RulePage,
    Severity,
    Verdict,
    decide,
)
from zhengming.rpc.server import THREADS, Server, build_server

if TYPE_CHECKING:
    from zhengming.checker import Checker
    from zhengming.mini_program_checker import MiniProgramChecker

ROOT = Path(__file__).resolve().parents[2]
CLAUSE = Clause("clause-1", "《某规定》第一条", "Some Provisions, article 1")
REMEDY = Remedy("some-licence", "《某许可证》", "Some Licence")


RULES = tuple(
    RulePage(
        id=id_,
        title="某规则",
        title_en="Some rule",
        description="Looks for something.",
        clauses=(CLAUSE,),
        severities=(Severity.REVIEW, Severity.REJECT),
    )
    for id_ in ("first", "third", "second")
)


@dataclass
class FakeChecker:
    """Judges by a few words, so that each path through the edge can be asked for by name."""

    snapshot = SimpleNamespace(limits={})
    revision: str = "r1"
    release: str = "0.0-test"
    rules: tuple[RulePage, ...] = RULES
    checked: list[str] = field(default_factory=list)

    def check(
        self,
        proposal: OrganizationName,
        applicant: Applicant = NOBODY,
        *,
        as_of: datetime,
        explain: bool = False,
    ) -> Verdict:
        self.checked.append(proposal.text)
        if log := os.environ.get("FAKE_CHECKER_LOG"):
            with Path(log).open("a", encoding="utf-8") as lines:
                lines.write(proposal.text + "\n")
        match proposal.text:
            case "slow":
                time.sleep(1)
            case "explode":
                raise RuntimeError("secret: the inside of the engine")
            case "unreadable":
                raise MalformedText("organization_name.text", "no letter", "at least one letter")
        findings = tuple(_findings(proposal.text))
        cleared = (_cleared(proposal.text),) if explain else ()
        return Verdict(decide(findings), findings, self.revision, self.release, as_of, cleared)

    def examine(
        self,
        proposal: OrganizationName,
        applicant: Applicant = NOBODY,
        **asked: Any,
    ) -> tuple[Analysis, Verdict]:
        verdict = self.check(proposal, applicant, **{"explain": True, **asked})
        return analysis_of(proposal, applicant, verdict.as_of), verdict


@dataclass
class FakeMiniProgramChecker:
    """Judges registrations by the name alone."""

    checker: FakeChecker
    rules: tuple[RulePage, ...] = ()

    def check(self, program: MiniProgram, facts: PlatformFacts = NO_FACTS, **asked: Any) -> Verdict:
        return self.examine(program, facts, **asked)[1]

    def examine(
        self, program: MiniProgram, facts: PlatformFacts = NO_FACTS, **asked: Any
    ) -> tuple[Analysis, Verdict]:
        proposal = OrganizationName(program.name, Surface.MINI_PROGRAM)
        return self.checker.examine(proposal, **{"explain": False, **asked})


def fake_checker() -> "Checker":
    return cast("Checker", FakeChecker())


def fake_server(*, listen: str, threads: int = THREADS) -> Server:
    checker = FakeChecker()
    mini_programs = cast("MiniProgramChecker", FakeMiniProgramChecker(checker))
    return build_server(
        cast("Checker", checker), listen=listen, threads=threads, mini_programs=mini_programs
    )


def _findings(text: str) -> Iterator[Finding]:
    if text.startswith("large"):
        yield _finding(text, Severity.ADVICE, detail="长" * 5_000)
    if (start := text.find("國")) >= 0:
        span = Span(start, start + 1)
        seen = Evidence(span, span.of(text), "国", ("traditional",), entry="words/guo/jia")
        near = NeighbourSource("国家", "businesses/guojia", "contained", 0.5)
        yield Finding(
            "first",
            Severity.REJECT,
            (CLAUSE,),
            "不可。",
            "No.",
            (seen, Evidence(span, span.of(text), neighbour=near)),
            detail="细节",
            remedies=(REMEDY,),
        )
        yield _finding(text, Severity.REVIEW)


def _finding(text: str, severity: Severity, detail: str = "") -> Finding:
    evidence = Evidence(Span(0, len(text)), text, observation="seen")
    return Finding("second", severity, (), "或可。", "Perhaps.", (evidence,), detail, shadow=True)


def _cleared(text: str) -> Cleared:
    return Cleared(Evidence(Span(0, 1), text[:1], entry="words/x"), "place", "某县")


def analysis_of(proposal: OrganizationName, applicant: Applicant, as_of: datetime) -> Analysis:
    """As if the first character had been separated from the rest by one space."""
    original = proposal.text
    text = original[:1] + original[2:]
    size = len(text)
    ends = tuple(range(1, size + 2))
    folds = (Fold.NONE, *[Fold.SPACE] * (size - 1))
    folded = FoldedText(original, text, (0, *range(2, size + 1)), (1, *ends[2:]), folds)
    body = TermClass(
        id="school",
        title="学校",
        title_en="School",
        rule="",
        alone=Severity.REVIEW,
        contradicted=Severity.REJECT,
        codes=frozenset(),
        clauses=(),
        remedies=(),
    )
    term = Term("words", "x", text[:2], text[:2], body)
    business = Business("businesses", "y", "某某")
    first = Part(text[:1], 0, 1, "330000")
    return Analysis(
        proposal=proposal,
        applicant=applicant,
        folded=folded,
        tokens=(Token(text[:2], 0, 2), Token("", size, size)),
        hits=(Hit(term, 0, 2),),
        cleared=(ClearedHit(Hit(term, 0, 1), Clearance.PLACE, "x"),),
        parts=NameParts(divisions=(first,), trade_name=Part(text[1:2], 1, 2)),
        claim=Claim(body, head=first),
        neighbours=(Neighbour(business, Meeting.EXACT, 1.0, 1, 2),),
        identity=Identity(code=applicant.uscc),
        legal_name=applicant.legal_name,
        as_of=as_of,
    )


@contextmanager
def running(
    module: str, log: Path, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in another process: the module prints its address, and stops when told to."""
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "TEST_LEXICONS": str(few_lexicons()),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert address, log.read_text(encoding="utf-8")
        yield address, process
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(60)  # a busy machine may take its time
        finally:
            process.kill()
            process.stdout.close()


@dataclass(frozen=True)
class Failure:
    """What a caller sees of an error."""

    code: grpc.StatusCode
    message: str
    reason: str
    metadata: dict[str, str]
    fields: tuple[str, ...]


def failure(error: grpc.RpcError) -> Failure:
    """A call's error, taken apart."""
    call = cast("grpc.Call", error)
    details = dict(call.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
    status = status_pb2.Status.FromString(cast("bytes", details))
    taken = failure_of(status)
    assert not details or taken.code is call.code()
    return Failure(call.code(), call.details() or "", taken.reason, taken.metadata, taken.fields)


def failure_of(status: status_pb2.Status) -> Failure:
    """A google.rpc.Status, taken apart."""
    info = error_details_pb2.ErrorInfo()
    bad = error_details_pb2.BadRequest()
    for detail in status.details:
        detail.Unpack(info)
        detail.Unpack(bad)
    assert info.domain in {"", "zhengming"}
    code = next(code for code in grpc.StatusCode if code.value[0] == status.code)
    fields = tuple(violation.field for violation in bad.field_violations)
    return Failure(code, status.message, info.reason, dict(info.metadata), fields)
