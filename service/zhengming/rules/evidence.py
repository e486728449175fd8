"""Evidence: what a rule points at, always in the text as submitted."""

from __future__ import annotations

from dataclasses import replace

from zhengming.model.analysis import Analysis, Hit, Neighbour, Part, Path, Reading
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
    seen = of_range(analysis, hit.start, hit.end, entry=hit.term.name)
    return seen if hit.reading is Reading.WRITTEN else _unmasked(seen, hit.term.text, hit.reading)


def of_part(analysis: Analysis, part: Part, observation: str) -> Evidence:
    """Evidence for a constituent of the name."""
    return of_range(analysis, part.start, part.end, observation=observation)


def of_neighbour(analysis: Analysis, neighbour: Neighbour) -> Evidence:
    """Evidence for a known business that stands near."""
    seen = of_range(analysis, neighbour.start, neighbour.end)
    business = neighbour.business
    if neighbour.path not in {Path.EXACT, Path.CONTAINED}:
        seen = _unmasked(seen, _spelling(analysis, neighbour), neighbour.path)
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


def _spelling(analysis: Analysis, neighbour: Neighbour) -> str:
    """The name of the business that was found behind the disguise: 小蓝杯, where the entry is 瑞幸咖啡."""
    business = neighbour.business
    entry, place = f"{business.lexicon}/{business.entry}", (neighbour.start, neighbour.end)
    return next(
        (
            hit.term.text
            for hit in analysis.hits
            if hit.term.name == entry and (hit.start, hit.end) == place
        ),
        business.name,
    )


def _unmasked(seen: Evidence, meant: str, how: str) -> Evidence:
    """Evidence of a disguised reading: what it is read as, and the disguise."""
    return replace(seen, read_as=meant, disguises=(*seen.disguises, str(how)))


def observed(observation: str) -> Evidence:
    """Evidence without a quote, in a field whose text is personal, or is none, or is not what is meant."""
    return Evidence(span=Span(0, 0), quote="", observation=observation)


def of_whole(analysis: Analysis, observation: str) -> Evidence:
    """Evidence that concerns the whole name as submitted."""
    text = analysis.proposal.text
    return Evidence(span=Span(0, len(text)), quote=text, observation=observation)
