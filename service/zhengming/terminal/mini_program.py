"""A verdict on a whole registration as people read it: each finding below the text of its field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from zhengming.model.mini_program import MiniProgram
from zhengming.model.verdict import Finding, Verdict
from zhengming.terminal.glyphs import glyphs, safe
from zhengming.terminal.layout import hanging, line
from zhengming.terminal.verdict import (
    GAP,
    MARGIN,
    Rendering,
    decision_line,
    finding_bodies,
    finding_lines,
    severity_label,
)

NAME = "mini_program.name"
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_PERSONAL = frozenset({"email", "resident_id", "phone"})
"""Fields whose text is nobody's business, and is not shown even to who typed it: terminals are recorded."""
_NO_NAME = "–"
_UNASKED = "facts not consulted: "


def mini_program_lines(
    program: MiniProgram, verdict: Verdict, rendering: Rendering
) -> Iterator[Text]:
    """A verdict, without the closing line.

    Args:
        program: the registration as submitted.
        verdict: what was answered.
        rendering: how to render it.
    """
    decision = verdict.decision.value
    shown = glyphs(program.name or _NO_NAME)
    yield decision_line(shown, verdict)
    elsewhere = []
    for finding in verdict.findings:
        if finding.field == NAME and program.name:
            yield from finding_lines(shown, finding, decision, rendering)
        else:
            elsewhere.append(finding)
    for finding in elsewhere:
        yield from _at_field(program, finding, decision, rendering)
    if verdict.facts_not_consulted:
        said = _UNASKED + ", ".join(verdict.facts_not_consulted)
        yield Text.assemble(" " * MARGIN, (said, "dim"))


def text_of(program: MiniProgram, field: str) -> str:
    """The text of a field; empty where there is none, or it is personal.

    Args:
        program: the registration.
        field: the field's path, e.g. ``mini_program.categories[0].first``.
    """
    value: object = program
    for name, index in _STEP.findall(field.removeprefix("mini_program")):
        if name in _PERSONAL:
            return ""
        if name:
            value = getattr(value, name, None)
        elif isinstance(value, tuple) and int(index) < len(value):
            value = value[int(index)]
        else:
            return ""
    return value if isinstance(value, str) else ""


def _at_field(
    program: MiniProgram, finding: Finding, decision: str, rendering: Rendering
) -> Iterator[Text]:
    yield Text.assemble(severity_label(finding, decision), (safe(finding.field), "cyan"))
    text = text_of(program, finding.field)
    if text and all(each.quote and each.span.of(text) == each.quote for each in finding.evidence):
        shown = glyphs(text)
        yield line(Text(" " * MARGIN), shown)
        yield from finding_lines(shown, finding, decision, rendering, labelled=False)
        return
    for _, bodies in finding_bodies(finding, rendering):
        yield from hanging(Text(), bodies, column=MARGIN + GAP, limit=rendering.limit, fallback=GAP)
