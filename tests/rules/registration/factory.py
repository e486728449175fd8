"""Registrations for the rules on categories, and what those rules find."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from tests.factory import checker
from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.mini_program import (
    CategoryChoice,
    Credential,
    MiniProgram,
    Subject,
    SubjectType,
)
from zhengming.model.verdict import Finding
from zhengming.rules.registration.category import Category
from zhengming.rules.registration.category_agreement import CategoryAgreement
from zhengming.rules.registration.category_closed import CategoryClosed
from zhengming.rules.registration.qualifications import Qualifications

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
RULES = (Category(), CategoryClosed(), Qualifications(), CategoryAgreement())
LEGAL_NAME = "杭州甲乙有限公司"


@cache
def registrations() -> MiniProgramChecker:
    return MiniProgramChecker(checker(), RULES)


def chosen(first: str, second: str = "", *papers: Credential | str) -> CategoryChoice:
    """A category with its papers, by title or whole."""
    handed_in = (Credential(p, holder=LEGAL_NAME) if isinstance(p, str) else p for p in papers)
    return CategoryChoice(first, second, tuple(handed_in))


def found(
    *choices: CategoryChoice,
    name: str = "甲乙",
    introduction: str = "",
    subject: SubjectType | None = SubjectType.ENTERPRISE,
    licence: Credential | None = None,
) -> list[Finding]:
    """What the rules on categories find in a registration; what is wrong with its name is left out."""
    program = MiniProgram(
        name=name,
        introduction=introduction,
        subject=Subject(type=subject, legal_name=LEGAL_NAME, licence=licence),
        categories=choices,
    )
    ids = {rule.id for rule in RULES}
    return [f for f in registrations().check(program, as_of=AS_OF).findings if f.rule in ids]
