"""Zhengming 正名: may this name be taken, and if not, why not.

>>> from datetime import UTC, datetime
>>> from zhengming import OrganizationName, load_checker
>>> checker = load_checker()
>>> checker.check(OrganizationName("公安县鑫达商贸有限公司"), as_of=datetime(2026, 1, 1, tzinfo=UTC)).decision.value
'ACCEPT'
"""

from zhengming.checker import Checker, load_checker
from zhengming.errors import ZhengmingError
from zhengming.mini_program_checker import MiniProgramChecker
from zhengming.model.applicant import (
    Applicant,
    Authorization,
    AuthorizationKind,
    Person,
    PersonRole,
    Verification,
)
from zhengming.model.comparison import Comparison, Relation
from zhengming.model.mini_program import MiniProgram
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.verdict import Decision, Evidence, Finding, Severity, Verdict

__all__ = [
    "Applicant",
    "Authorization",
    "AuthorizationKind",
    "Checker",
    "Comparison",
    "Decision",
    "Evidence",
    "Finding",
    "MiniProgram",
    "MiniProgramChecker",
    "OrganizationName",
    "Person",
    "PersonRole",
    "Relation",
    "Severity",
    "Surface",
    "Verdict",
    "Verification",
    "ZhengmingError",
    "load_checker",
]
