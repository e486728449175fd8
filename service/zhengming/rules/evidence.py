"""Evidence: what a rule points at, always in the text as submitted."""

from __future__ import annotations

from zhengming.model.analysis import Analysis, Hit, Neighbour, Part
from zhengming.model.span import Span
from zhengming.model.verdict import Evidence, NeighbourSource
from zhengming.text.disguises import disguises


def of_range(
    analysis: Analysis, start: int, end: int, *, entry: str = "", observation: str = ""
) -> Evidence:
    """Evidence for the folded range ``[start, end)``, which must not be empty."""
    folded = analysis.folded
    span = folded.span(start, end)
    quote = span.of(folded.original)
    read_as = folded.text[start:end]
    return Evidence(
        span=span,
        quote=quote,
        read_as="" if read_as == quote.casefold() else read_as,
        disguises=() if read_as == quote else disguises(folded, start, end),
        entry=entry,
        observation=observation,
    )


def of_hit(analysis: Analysis, hit: Hit) -> Evidence:
    """Evidence for a term that was found."""
    return of_range(analysis, hit.start, hit.end, entry=hit.term.name)


def of_part(analysis: Analysis, part: Part, observation: str) -> Evidence:
    """Evidence for a constituent of the name."""
    return of_range(analysis, part.start, part.end, observation=observation)


def of_neighbour(analysis: Analysis, neighbour: Neighbour) -> Evidence:
    """Evidence for a known business that stands near."""
    seen = of_range(analysis, neighbour.start, neighbour.end)
    business = neighbour.business
    return Evidence(
        span=seen.span,
        quote=seen.quote,
        read_as=seen.read_as,
        disguises=seen.disguises,
        neighbour=NeighbourSource(
            name=business.name,
            entry=f"{business.lexicon}/{business.entry}",
            path=neighbour.path.value,
            score=neighbour.score,
        ),
    )


def of_whole(analysis: Analysis, observation: str) -> Evidence:
    """Evidence that concerns the whole name as submitted."""
    text = analysis.proposal.text
    return Evidence(span=Span(0, len(text)), quote=text, observation=observation)
