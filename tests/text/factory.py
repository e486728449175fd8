"""Terms that nothing but their texts tells apart."""

from __future__ import annotations

from zhengming.model.term import Term, TermClass
from zhengming.model.verdict import Severity

CLASS = TermClass(
    id="test",
    title="测试",
    title_en="test",
    rule="",
    alone=Severity.REVIEW,
    contradicted=Severity.REVIEW,
    codes=frozenset(),
    clauses=(),
    remedies=(),
)


def term(text: str, entry: str = "") -> Term:
    """A term of the lexicon ``test``, whose entry is called like its text."""
    return Term("test", entry or text, text, text, CLASS)
