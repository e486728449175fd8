"""The golden cases, through every path to a decision."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from tests.factory import AS_OF, ROOT, Case, cases, checker
from tests.rpc.factory import running
from zhengming.audit import runner
from zhengming.audit.rows import open_table
from zhengming.model.applicant import NOBODY, Applicant, Verification
from zhengming.model.platform import NO_FACTS
from zhengming.model.proposal import Surface
from zhengming.model.verdict import NeighbourSource, Severity, Verdict
from zhengming.rpc.checking import MAX_BATCH
from zhengming.rules.rulebook import RULES
from zhengming.v1 import checking_pb2, verdict_pb2
from zhengming.v1.checking_pb2_grpc import CheckingServiceStub

ALL = cases()
BY_RULE = {rule.id: [case for case in ALL if case.file == rule.id] for rule in RULES}

PROGRAM: tuple[str | Path, ...] = (sys.executable, "-c", "from zhengming.cli import main; main()")

Seen = tuple[str, list[tuple[Any, ...]]]
"""A decision, and of each finding its rule, severity, shadow, and the spans, quotes and sources of its evidence."""


def judged(case: Case) -> Verdict:
    return checker().check(case.proposal, case.applicant, as_of=AS_OF)


def seen(verdict: Verdict) -> Seen:
    return verdict.decision.value, [
        (
            finding.rule,
            finding.severity.name,
            finding.shadow,
            [
                (e.span.start, e.span.end, e.quote, e.entry or _met(e.neighbour), e.disguises)
                for e in finding.evidence
            ],
        )
        for finding in verdict.findings
    ]


def _met(neighbour: NeighbourSource | None) -> str:
    return neighbour.entry if neighbour else ""


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_the_checker_answers_as_the_case_demands(
    case: Case, request: pytest.FixtureRequest
) -> None:
    if case.pending:
        request.applymarker(pytest.mark.xfail(reason=case.pending, strict=True))
    verdict = judged(case)
    grave = [f for f in verdict.findings if f.severity > Severity.ADVICE and not f.shadow]
    quote = grave[0].evidence[0].quote if grave else ""
    answer = (verdict.decision, tuple(sorted({f.rule for f in grave})), quote)
    assert answer == (case.decision, case.rules, case.quote), case.why
    assert {c.id for f in grave for c in f.clauses} >= {*case.clauses}, case.why


def test_asking_for_an_explanation_changes_nothing_else() -> None:
    explained = [
        seen(checker().check(case.proposal, case.applicant, as_of=AS_OF, explain=True))
        for case in ALL
    ]
    assert not _different(ALL, explained)


def test_an_applicant_who_says_nothing_is_nobody() -> None:
    silent = [case for case in ALL if case.applicant == Applicant()]
    for nobody in (NOBODY, Applicant()):
        answers = [seen(checker().check(case.proposal, nobody, as_of=AS_OF)) for case in silent]
        assert not _different(silent, answers)


def test_documents_seen_are_worth_no_more_than_nothing() -> None:
    for case in ALL:
        copies = replace(case.applicant, verification=Verification.DOCUMENTS_SEEN)
        nothing = replace(case.applicant, verification=Verification.NONE)
        seen_, unseen = (
            checker().check(case.proposal, applicant, as_of=AS_OF)
            for applicant in (copies, nothing)
        )
        assert seen(seen_) == seen(unseen), case.id


def test_no_question_is_asked_twice() -> None:
    asked = Counter((case.proposal, case.applicant) for case in ALL)
    assert not [question for question, times in asked.items() if times > 1]


@pytest.mark.parametrize("rule", BY_RULE)
def test_every_rule_has_hits_and_near_misses(rule: str) -> None:
    hits = [case for case in BY_RULE[rule] if rule in case.rules]
    assert len(hits) >= 3
    assert len(BY_RULE[rule]) - len(hits) >= 3


# Through gRPC, to a server in another process.


@pytest.fixture(scope="module")
def stub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CheckingServiceStub]:
    log = tmp_path_factory.mktemp("cases") / "server.log"
    with (
        running("tests.rpc.real_service", log) as (address, _),
        grpc.insecure_channel(address) as channel,
    ):
        yield CheckingServiceStub(channel)


# No caller states facts of the platform: who looks them up is tested in tests/rpc/test_facts.py.
SAID = [case for case in ALL if case.applicant.facts == NO_FACTS]


def test_a_server_in_another_process_sees_the_same(stub: CheckingServiceStub) -> None:
    as_of = Timestamp()
    as_of.FromDatetime(AS_OF)
    answers = []
    for first in range(0, len(SAID), MAX_BATCH):
        request = checking_pb2.BatchCheckOrganizationNamesRequest(
            requests=[_request(case) for case in SAID[first : first + MAX_BATCH]], as_of=as_of
        )
        response = stub.BatchCheckOrganizationNames(request, timeout=60)
        answers += [_seen_by_grpc(answer.verdict) for answer in response.responses]
    assert len(answers) == len(SAID)
    assert not _different(SAID, answers)


def _request(case: Case) -> checking_pb2.CheckOrganizationNameRequest:
    proposal = case.proposal
    surface = f"SURFACE_{proposal.surface.name}"
    return checking_pb2.CheckOrganizationNameRequest(
        organization_name=checking_pb2.OrganizationName(
            text=proposal.text,
            surface=checking_pb2.Surface.Value(surface),
            claimed_kind=proposal.claimed_kind,
            division_code=proposal.division_code,
        ),
        applicant=_asking(case.applicant),
    )


def _asking(applicant: Applicant) -> checking_pb2.Applicant | None:
    if applicant == NOBODY:
        return None
    message = checking_pb2.Applicant(
        uscc=applicant.uscc,
        legal_name=applicant.legal_name,
        verification=checking_pb2.Verification.Value(f"VERIFICATION_{applicant.verification.name}"),
    )
    for given in applicant.authorizations:
        kind = checking_pb2.AuthorizationKind.Value(f"AUTHORIZATION_KIND_{given.kind.name}")
        paper = message.authorizations.add(
            kind=kind, covered_names=given.covered_names, confirmed=given.confirmed
        )
        for day, field in (
            (given.valid_from, paper.valid_from),
            (given.valid_until, paper.valid_until),
        ):
            if day is not None:
                field.CopyFrom(Date(year=day.year, month=day.month, day=day.day))
    for person in applicant.persons:
        role = checking_pb2.PersonRole.Value(f"PERSON_ROLE_{person.role.name}")
        message.persons.add(
            name=person.name,
            role=role,
            confirmed=person.confirmed,
            resident_id=person.resident_id,
        )
    return message


def _seen_by_grpc(verdict: verdict_pb2.Verdict) -> Seen:
    decision = verdict_pb2.Decision.Name(verdict.decision).removeprefix("DECISION_")
    return decision, [
        (
            finding.rule.removeprefix("rules/"),
            verdict_pb2.Severity.Name(finding.severity).removeprefix("SEVERITY_"),
            finding.shadow,
            [
                (
                    e.span.start,
                    e.span.end,
                    e.quote,
                    _source(e.lexicon_entry or e.neighbour.lexicon_entry),
                    tuple(e.disguises),
                )
                for e in finding.evidence
            ],
        )
        for finding in verdict.findings
    ]


def _source(name: str) -> str:
    """The entry that a resource name ``lexicons/…/entries/…`` means."""
    return name.removeprefix("lexicons/").replace("/entries/", "/")


# Through an audit of a file, from the command line.


@pytest.mark.parametrize("surface", sorted({case.proposal.surface for case in SAID}))
def test_an_audit_of_a_file_sees_the_same(surface: Surface, tmp_path: Path) -> None:
    told = [case for case in SAID if case.proposal.surface is surface and _fits_a_row(case)]
    source, report = tmp_path / "names.tsv", tmp_path / "report.jsonl"
    _write(source, told)
    if surface is Surface.DISPLAY:
        _run_the_program(source, report)
    else:  # what reads the lexicons anew for each surface costs seconds, and tells no more
        _run(source, report, surface)
    lines = report.read_text(encoding="utf-8").splitlines()
    answers = [_seen_by_audit(json.loads(line)) for line in lines]
    assert len(answers) == len(told)
    assert not _different(told, answers)


def _fits_a_row(case: Case) -> bool:
    """A row tells a name, a code, a legal name, and whether they are confirmed, and nothing else."""
    applicant = case.applicant
    whole = applicant.uscc == applicant.uscc.strip()
    unsaid = (
        case.proposal.claimed_kind
        or case.proposal.division_code
        or applicant.authorizations
        or applicant.persons
    )
    return whole and not unsaid and applicant.verification is not Verification.DOCUMENTS_SEEN


def _write(source: Path, told: list[Case]) -> None:
    rows = [
        (
            c.proposal.text,
            c.applicant.uscc,
            c.applicant.legal_name,
            str(c.applicant.verified).lower(),
        )
        for c in told
    ]
    table = [("name", "uscc", "legal_name", "verified"), *rows]
    source.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")


def _run_the_program(source: Path, report: Path) -> None:
    command = [*PROGRAM, "audit", source, "--output", report, "--workers", "1"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr


def _run(source: Path, report: Path, surface: Surface) -> None:
    plan = runner.Plan(checker, surface, AS_OF)
    with report.open("w", encoding="utf-8") as written:
        rows = open_table(source).rows()
        runner.run(rows, plan, written.write, workers=0, progress=lambda done: None)


def _seen_by_audit(row: dict[str, Any]) -> Seen:
    return row["decision"], [
        (
            finding["rule"],
            finding["severity"],
            finding.get("shadow", False),
            [
                (
                    e["span"]["start"],
                    e["span"]["end"],
                    e["quote"],
                    e.get("entry") or e.get("neighbour", {}).get("entry", ""),
                    tuple(e.get("disguises", ())),
                )
                for e in finding["evidence"]
            ],
        )
        for finding in row["findings"]
    ]


def _different(asked: list[Case], answers: list[Seen]) -> list[tuple[str, Seen, Seen]]:
    """The cases that another path answers otherwise than the checker."""
    pairs = (
        (case, seen(judged(case)), answer) for case, answer in zip(asked, answers, strict=True)
    )
    return [(case.id, expected, answer) for case, expected, answer in pairs if expected != answer]
