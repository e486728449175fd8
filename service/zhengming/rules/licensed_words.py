"""Words that only a licensed body may bear."""

from __future__ import annotations

from zhengming.model.verdict import Severity
from zhengming.rules.term_rule import TermRule


class LicensedWords(TermRule):
    """Words that only a licensed body may bear.

    Bank, fund, exchange, payment, guarantee and the like, each with the licence that clears it; the Red
    Cross and Olympic marks. Words that a registry has verifiably granted an enterprise pass.
    """

    id = "licensed-words"
    messages = ("licensed-words",)
    clauses = (
        "wecom-aup-organization-name-g",
        "wecom-aup-admin-d",
        "wecom-aup-admin-g",
        "weixin-mini-program-2.7",
        "bank-11",
        "lic",
    )
    severities = (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)
