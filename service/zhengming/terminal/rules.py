"""Rules as people read them: a table of all, and one page of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from zhengming.model.verdict import RulePage, Severity
from zhengming.terminal import words
from zhengming.terminal.layout import hanging

_INDENT = 2


def rule_table(rules: Sequence[RulePage]) -> Iterator[Text]:
    """One line for each rule: id, severities, titles."""
    ids = max((len(rule.id) for rule in rules), default=0)
    titles = max((cell_len(rule.title) for rule in rules), default=0)
    names = max((len(_names(rule.severities)) for rule in rules), default=0)
    for rule in rules:
        yield Text.assemble(
            (rule.id.ljust(ids), "bold"),
            f"  {_names(rule.severities).ljust(names)}  {rule.title}",
            " " * (titles - cell_len(rule.title) + _INDENT),
            (rule.title_en, "dim"),
        )


def rule_page(rule: RulePage, limit: int | None) -> Iterator[Text]:
    """Everything about one rule.

    Args:
        rule: the rule.
        limit: columns of the terminal; ``None`` when lines may have any length.
    """
    yield Text.assemble((rule.id, "bold"), f"  {rule.title} · {rule.title_en}")
    yield Text()
    for paragraph in rule.description.split("\n\n"):
        flowing = Text(paragraph if limit is None else " ".join(paragraph.split()))
        for each in flowing.split("\n"):
            yield from hanging(Text(), [each], column=_INDENT, limit=limit, fallback=0)
        yield Text()
    severities = " · ".join(words.SEVERITIES[each] for each in rule.severities)
    yield from hanging(Text("  severities"), [Text(severities)], column=15, limit=limit, fallback=4)
    clauses = [Text(f"{clause.citation} · {clause.citation_en}") for clause in rule.clauses]
    if clauses:
        yield from hanging(Text("  clauses"), clauses, column=15, limit=limit, fallback=4)


def _names(severities: Sequence[Severity]) -> str:
    return " ".join(severity.name for severity in severities)
