"""A verdict as people read it: the name, carets below what is meant, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from zhengming.model.verdict import Evidence, Finding, Severity, Verdict
from zhengming.terminal import words
from zhengming.terminal.glyphs import Glyph, glyphs, safe, width
from zhengming.terminal.layout import excerpt, hanging, line, marks

MARGIN = words.LABEL_WIDTH + 2
"""Where the name starts."""
GAP = 2
_NO_REMEDY = "无可补正"
_REVIEWER = "须人工审核"
_REMEDIES = "补正 "


@dataclass(frozen=True, slots=True)
class Rendering:
    """How to render.

    Args:
        titles: the title of each rule, by its id.
        limit: columns of the terminal; ``None`` when lines may have any length.
    """

    titles: Mapping[str, str]
    limit: int | None = None


def verdict_lines(text: str, verdict: Verdict, rendering: Rendering) -> Iterator[Text]:
    """A verdict, without the closing line.

    Args:
        text: the name as submitted.
        verdict: what was answered.
        rendering: how to render it.
    """
    shown = glyphs(text)
    yield decision_line(shown, verdict)
    for finding in verdict.findings:
        yield from finding_lines(shown, finding, verdict.decision.value, rendering)


def decision_line(shown: Sequence[Glyph], verdict: Verdict) -> Text:
    """The decision, and the name that it is about."""
    decision = verdict.decision
    return line(_label(words.DECISIONS[decision], decision.value), shown, "bold")


def closing_line(revision: str, count: int, seconds: float) -> Text:
    """The line below all verdicts: by what they were reached, and how fast."""
    names = "" if count == 1 else f"{count} names · "
    return Text(f"revision {safe(revision)} · {names}{seconds * 1000:.1f} ms", "dim")


def finding_lines(
    shown: Sequence[Glyph],
    finding: Finding,
    decision: str,
    rendering: Rendering,
    *,
    labelled: bool = True,
) -> Iterable[Text]:
    """A finding on a text that stands in the line above, behind the margin.

    Args:
        shown: that text.
        finding: what is wrong with it.
        decision: the verdict's decision; a finding of that severity needs no label of its own.
        rendering: how to render it.
        labelled: whether the margin says how grave it is.
    """
    label = severity_label(finding, decision) if labelled else Text(" " * MARGIN)
    style = "dim" if finding.shadow else words.STYLES[finding.severity.name]
    lines: list[Text] = []
    for evidence, bodies in finding_bodies(finding, rendering):
        lines += _marked(label, shown, evidence, _Marked(bodies, style, rendering.limit))
        label = Text(" " * MARGIN)
    return lines


def severity_label(finding: Finding, decision: str) -> Text:
    """What stands in the margin: how grave, where that is not what the verdict says."""
    severity = finding.severity.name
    if finding.shadow:
        return _label(words.SHADOW, "dim")
    if severity != decision:
        return _label(words.SEVERITIES[finding.severity], severity)
    return Text(" " * MARGIN)


def finding_bodies(finding: Finding, rendering: Rendering) -> Iterator[tuple[Evidence, list[Text]]]:
    """What is said of each piece of evidence; behind the last, why and what to do."""
    title = rendering.titles.get(finding.rule, finding.rule)
    last = len(finding.evidence) - 1
    for place, evidence in enumerate(finding.evidence):
        bodies = [_seen(evidence, "" if place else title)]
        yield evidence, bodies + (_reasons(finding) if place == last else [])


@dataclass(frozen=True, slots=True)
class _Marked:
    bodies: Sequence[Text]
    style: str
    limit: int | None


def _marked(
    label: Text, shown: Sequence[Glyph], evidence: Evidence, what: _Marked
) -> Iterator[Text]:
    span, limit = evidence.span, what.limit
    if not evidence.quote:
        # What is meant stands in no text: no caret points at one.
        yield from hanging(label, what.bodies, column=MARGIN, limit=limit, fallback=MARGIN)
        return
    if limit is not None and MARGIN + width(shown) > limit:
        # The terminal breaks the name over several lines: repeat the piece that is meant.
        shown, span = excerpt(shown, span, limit - MARGIN)
        yield line(label, shown)
        label = Text(" " * MARGIN)
    carets, end = marks(shown, span, what.style)
    first = Text.assemble(label, carets, no_wrap=True)
    yield from hanging(
        first, what.bodies, column=MARGIN + end + GAP, limit=limit, fallback=MARGIN + GAP
    )


def _seen(evidence: Evidence, title: str) -> Text:
    text = Text()
    if evidence.quote or not evidence.observation:
        text = Text.assemble("“", (safe(evidence.quote), "bold"), "”")
    if evidence.read_as:
        text.append(f" 读作 “{safe(evidence.read_as)}”")
    if evidence.disguises:
        text.append(f"({'、'.join(words.disguise(each) for each in evidence.disguises)})")
    if evidence.neighbour:
        near = evidence.neighbour
        text.append(f" 近似 “{safe(near.name)}”({words.meeting(near.path)} {near.score:.2f})")
    if evidence.observation:
        text.append(" " if text else "").append(safe(evidence.observation))
    if title:
        text.append(f"  {title}", "bold")
    entry = evidence.neighbour.entry if evidence.neighbour else evidence.entry
    return text.append(f"  {safe(entry)}", "dim") if entry else text


def _reasons(finding: Finding) -> list[Text]:
    lines = [Text(safe(said)) for said in (finding.message, finding.message_en) if said]
    if finding.clauses:
        lines.append(Text(" · ".join(clause.citation for clause in finding.clauses), "dim"))
    if finding.remedies:
        lines.append(Text(_REMEDIES + " · ".join(remedy.title for remedy in finding.remedies)))
    elif finding.severity > Severity.ADVICE and not finding.shadow:
        lines.append(Text(_NO_REMEDY if finding.severity is Severity.REJECT else _REVIEWER))
    return lines


def _label(label: str, style: str) -> Text:
    return Text.assemble((label, words.STYLES.get(style, style)), " " * GAP)
