"""What every stage saw in a name, for people who want to know why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from zhengming.model.analysis import Analysis, Hit, Identity, NameParts, Part
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.span import Span
from zhengming.model.verdict import Verdict
from zhengming.terminal import words
from zhengming.terminal.glyphs import safe
from zhengming.terminal.layout import hanging

COLUMN = 15
"""Where the text starts, behind the names of the stages."""


@dataclass(frozen=True, slots=True)
class Timings:
    """How long things took, in seconds.

    Args:
        load: reading and compiling the lexicons.
        check: all stages and rules together.
    """

    load: float
    check: float


def explain_lines(
    analysis: Analysis, verdict: Verdict, timings: Timings, limit: int | None
) -> Iterator[Text]:
    """The stages in their order, one or more lines each.

    Args:
        analysis: what was seen.
        verdict: what came of it, with its cleared hits.
        timings: how long it took.
        limit: columns of the terminal; ``None`` when lines may have any length.
    """
    stages = (
        ("folded", [safe(analysis.folded.text)]),
        ("undone", list(_undone(analysis.folded))),
        ("tokens", [" | ".join(safe(token.text) for token in analysis.tokens)]),
        ("parts", list(_parts(analysis.folded, analysis.parts))),
        ("hits", [_hit(analysis.folded, hit) for hit in analysis.hits]),
        ("cleared", list(_cleared(verdict))),
        ("claim", _claim(analysis)),
        ("neighbours", list(_neighbours(analysis))),
        ("identity", _identity(analysis.identity)),
        (
            "timings",
            [f"lexicons {timings.load * 1000:.0f} ms · check {timings.check * 1000:.2f} ms"],
        ),
        ("as of", [f"{verdict.as_of.isoformat()} · release {verdict.release}"]),
    )
    for name, said in stages:
        bodies = [Text(each) for each in said or ["–"]]
        yield from hanging(
            Text(f"  {name}", "cyan"), bodies, column=COLUMN, limit=limit, fallback=4
        )


def _submitted(folded: FoldedText, start: int, end: int) -> Span:
    return folded.span(start, end) if start < end else Span(0, 0)


def _quoted(folded: FoldedText, start: int, end: int) -> str:
    span = _submitted(folded, start, end)
    return f"“{safe(span.of(folded.original))}” [{span.start}, {span.end})"


def _undone(folded: FoldedText) -> Iterator[str]:
    for at, fold in enumerate(folded.folds):
        if fold & Fold.CHANGED:
            yield f"{_quoted(folded, at, at + 1)} → “{folded.text[at]}” {_names(fold & Fold.CHANGED)}"
    if folded.removed:
        yield f"taken out: {_names(folded.removed)}"


def _names(fold: Fold) -> str:
    ids = (flag.name.lower() if flag.name else str(flag.value) for flag in fold)
    return "、".join(words.disguise({"width": "full-width"}.get(id_, id_)) for id_ in ids)


def _parts(folded: FoldedText, parts: NameParts) -> Iterator[str]:
    slots: tuple[tuple[str, Sequence[Part | None]], ...] = (
        ("冠字", (parts.leading,)),
        ("行政区划", parts.divisions),
        ("字号", (parts.trade_name,)),
        ("行业", parts.industries),
        ("组织形式", (parts.form,)),
        ("分支", (parts.branch,)),
    )
    for slot, found in slots:
        for part in found:
            if part is not None:
                value = f" = {safe(part.value)}" if part.value else ""
                yield f"{slot} {_quoted(folded, part.start, part.end)}{value}"


def _hit(folded: FoldedText, hit: Hit) -> str:
    term = hit.term
    owner = f" · {safe(term.owner)}" if term.owner else ""
    return (
        f"{_quoted(folded, hit.start, hit.end)} {safe(term.name)} · {term.term_class.title}{owner}"
    )


def _cleared(verdict: Verdict) -> Iterator[str]:
    for cleared in verdict.cleared:
        seen = cleared.evidence
        because = f" “{safe(cleared.because)}”" if cleared.because else ""
        place = f"[{seen.span.start}, {seen.span.end})"
        yield f"“{safe(seen.quote)}” {place} {safe(seen.entry)} · {words.clearance(cleared.reason)}{because}"


def _claim(analysis: Analysis) -> list[str]:
    claim = analysis.claim
    if claim.body is None:
        return []
    head = claim.head
    noun = f" · {_quoted(analysis.folded, head.start, head.end)}" if head else ""
    return [f"{claim.body.title} ({claim.body.id}){noun}"]


def _neighbours(analysis: Analysis) -> Iterator[str]:
    for near in analysis.neighbours:
        quoted = _quoted(analysis.folded, near.start, near.end)
        business = near.business
        known = f"“{safe(business.name)}” {safe(business.lexicon)}/{safe(business.entry)}"
        yield f"{quoted} ~ {known} · {words.meeting(near.path.value)} {near.score:.2f}"


def _identity(identity: Identity) -> list[str]:
    if not identity.code:
        return []
    if identity.problem:
        return [f"{safe(identity.code)} · {safe(identity.problem)}"]
    kinds = "|".join(sorted(identity.kinds)) or "–"
    division = identity.division or "–"
    return [f"{safe(identity.code)} · {identity.scheme.value} · kind {kinds} · division {division}"]
