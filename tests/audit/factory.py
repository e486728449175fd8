"""Checkers of few words, made in this process or in a worker: workers import this module by its name."""

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from tests.terminal.factory import evidence, finding
from zhengming.audit.runner import Plan
from zhengming.errors import InvalidLexicon, MalformedText
from zhengming.lexicon.problem import Problem
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.verdict import Severity, Verdict, decide

if TYPE_CHECKING:
    from zhengming.checker import Checker

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


class FakeChecker:
    """Refuses what holds 银行, and misbehaves where it is asked to."""

    def __init__(self, revision: str = "r1") -> None:
        self.revision = revision

    def check(
        self, proposal: OrganizationName, applicant: Applicant = NOBODY, *, as_of: datetime
    ) -> Verdict:
        text = proposal.text
        match text:
            case "exit":
                os._exit(9)
            case "explode":
                raise RuntimeError("the inside of the engine")
            case "unreadable":
                raise MalformedText("organization_name.text", "no letter", "at least one letter")
        at = text.find("银行")
        severity = Severity.REVIEW if applicant.verified else Severity.REJECT
        found = () if at < 0 else (finding(evidence(text, at, at + 2), severity=severity),)
        return Verdict(decide(found), found, self.revision, "1.0", as_of)


def fake_checker() -> "Checker":
    return cast("Checker", FakeChecker())


class SlowChecker(FakeChecker):
    """Takes so long that no worker has answered everything before the next has begun."""

    def check(
        self, proposal: OrganizationName, applicant: Applicant = NOBODY, *, as_of: datetime
    ) -> Verdict:
        time.sleep(0.0003)
        return super().check(proposal, applicant, as_of=as_of)


def checker_of_this_process() -> "Checker":
    """As if the lexicons changed between the start of one worker and the next."""
    return cast("Checker", SlowChecker(f"r{os.getpid()}"))


def broken_checker() -> "Checker":
    raise InvalidLexicon([Problem("a.tsv", 3, "term", "is empty")])


PLAN = Plan(fake_checker, Surface.DISPLAY, AS_OF)
