"""What every stage saw, as a message, with every position measured on the submitted text."""

from __future__ import annotations

from zhengming.model.analysis import (
    Analysis,
    Claim,
    Hit,
    Identity,
    NameParts,
    Neighbour,
    Part,
)
from zhengming.model.folded import FoldedText
from zhengming.model.span import Span
from zhengming.model.verdict import NeighbourSource
from zhengming.rpc.answers import entry_name, neighbour_message, span_message
from zhengming.v1 import checking_pb2 as pb


def trace_message(analysis: Analysis) -> pb.Trace:
    """The trace of one analysis."""
    folded = analysis.folded
    hits = [*analysis.hits, *(cleared.hit for cleared in analysis.cleared)]
    hits.sort(key=lambda hit: (hit.start, hit.end))
    return pb.Trace(
        folded_text=folded.text,
        tokens=[
            pb.Token(text=token.text, span=span_message(_submitted(folded, token.start, token.end)))
            for token in analysis.tokens
        ],
        hits=[_hit(folded, hit) for hit in hits],
        parts=_parts(folded, analysis.parts),
        claim=_claim(folded, analysis.claim),
        neighbours=[_neighbour(folded, neighbour) for neighbour in analysis.neighbours],
        identity=_identity(analysis.identity) if analysis.identity.code else None,
    )


def _submitted(folded: FoldedText, start: int, end: int) -> Span:
    if start < end:
        return folded.span(start, end)
    if folded.plain:
        return Span(start, start)
    here = folded.starts[start] if start < len(folded.starts) else len(folded.original)
    return Span(here, here)


def _hit(folded: FoldedText, hit: Hit) -> pb.TermHit:
    span = _submitted(folded, hit.start, hit.end)
    return pb.TermHit(
        lexicon_entry=entry_name(hit.term.name),
        term=hit.term.canonical,
        term_class=hit.term.term_class.id,
        span=span_message(span),
        quote=span.of(folded.original),
    )


def _neighbour(folded: FoldedText, neighbour: Neighbour) -> pb.NeighbourHit:
    span = _submitted(folded, neighbour.start, neighbour.end)
    business = neighbour.business
    known = NeighbourSource(
        name=business.name,
        entry=f"{business.lexicon}/{business.entry}",
        path=neighbour.path,
        score=neighbour.score,
    )
    return pb.NeighbourHit(
        neighbour=neighbour_message(known),
        span=span_message(span),
        quote=span.of(folded.original),
    )


def _parts(folded: FoldedText, parts: NameParts) -> pb.NameParts:
    return pb.NameParts(
        divisions=[_part(folded, part) for part in parts.divisions],
        trade_name=_optional_part(folded, parts.trade_name),
        industries=[_part(folded, part) for part in parts.industries],
        form=_optional_part(folded, parts.form),
        branch=_optional_part(folded, parts.branch),
        leading=_optional_part(folded, parts.leading),
    )


def _claim(folded: FoldedText, claim: Claim) -> pb.Claim | None:
    if claim.body is None:
        return None
    return pb.Claim(
        body_class=claim.body.id,
        title=claim.body.title,
        title_en=claim.body.title_en,
        head=_optional_part(folded, claim.head),
        owner=_optional_part(folded, claim.owner),
    )


def _optional_part(folded: FoldedText, part: Part | None) -> pb.NamePart | None:
    return None if part is None else _part(folded, part)


def _part(folded: FoldedText, part: Part) -> pb.NamePart:
    span = _submitted(folded, part.start, part.end)
    return pb.NamePart(text=part.text, span=span_message(span), value=part.value)


def _identity(identity: Identity) -> pb.Identity:
    return pb.Identity(
        code=identity.code,
        well_formed=identity.well_formed,
        inner_check=identity.inner_check,
        kind=identity.kind,
        division_code=identity.division,
        problem=identity.problem,
        scheme=identity.scheme.value,
        kinds=sorted(identity.kinds),
    )
