"""Writes labelled names, and judges them with rules as simple as can be."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from tests.terminal.factory import evidence, finding
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.proposal import OrganizationName
from zhengming.model.term import Business
from zhengming.model.verdict import Severity, Verdict, decide
from zhengming.text.fold import Folder

if TYPE_CHECKING:
    from zhengming.checker import Checker

AS_OF = datetime(2026, 1, 1, tzinfo=UTC)


class FakeChecker:
    """Refuses 绝, reviews 疑 and 淘宝, and lets a confirmed applicant have anything."""

    revision = "r1"
    release = "1.0"
    rules = (SimpleNamespace(id="first"), SimpleNamespace(id="second"))
    snapshot = SimpleNamespace(
        folder=Folder.load(), businesses={"淘宝": Business("l", "taobao", "淘宝", tier=1)}
    )

    def check(
        self, proposal: OrganizationName, applicant: Applicant = NOBODY, *, as_of: datetime
    ) -> Verdict:
        text, found = proposal.text, []
        if "绝" in text and not applicant.verified:
            found.append(finding(evidence(text, 0, 1), severity=Severity.REJECT, rule="first"))
        if "疑" in text or "淘宝" in text or "淘淘" in text:
            found.append(finding(evidence(text, 0, 1), severity=Severity.REVIEW, rule="second"))
        found.append(finding(evidence(text, 0, 1), severity=Severity.ADVICE, rule="advice"))
        shadow = finding(evidence(text, 0, 1), severity=Severity.REJECT, rule="soon", shadow=True)
        return Verdict(
            decide([*found, shadow]), (*found, shadow), self.revision, self.release, as_of
        )


def fake_checker() -> Checker:
    return cast("Checker", FakeChecker())


def written(folder: Path, content: str, name: str = "cases.tsv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path
