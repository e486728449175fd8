"""What the rules on names of mini programs have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.proposal import MINI_PROGRAM_SURFACES, Surface
from zhengming.rules.standing import reflects

CLOSED_TO_INDIVIDUALS = "closed-to-individuals"
"""The role of words that the filing of a person's own mini program may not hold."""

RENAME, OTHER_SHORT_NAME = "rename", "other-short-name"
"""Remedies: another name, and the same for a short form, which is taken from the name."""

LONGEST_PHRASE = 24
"""Folded characters; no phrase of the lexicons is longer."""


def is_mini_program(analysis: Analysis) -> bool:
    """Whether the name is a mini program's, in full or for short."""
    return analysis.proposal.surface in MINI_PROGRAM_SURFACES


def is_short_form(analysis: Analysis) -> bool:
    """Whether the name is the short form of a mini program's."""
    return analysis.proposal.surface is Surface.MINI_PROGRAM_SHORT


def fitting(analysis: Analysis, remedies: Iterable[str]) -> tuple[str, ...]:
    """The remedies, in order, as they fit the name: a short form is mended by another short form."""
    short = is_short_form(analysis)
    return tuple(OTHER_SHORT_NAME if short and r == RENAME else r for r in remedies)


def is_public_body(analysis: Analysis) -> bool:
    """Whether the caller has confirmed a body that is no enterprise, and the name is taken from its own."""
    kind = analysis.identity.kind
    confirmed = analysis.applicant.verified and bool(kind) and kind not in ENTERPRISE_KINDS
    return confirmed and reflects(analysis)


def is_own_name(analysis: Analysis) -> bool:
    """Whether the name is the applicant's confirmed legal name, with or without its enterprise's form."""
    own = {analysis.legal_name, analysis.legal_stem} - {""}
    return analysis.applicant.verified and analysis.folded.text in own


def words_closed_to_individuals(text: str, snapshot: Snapshot) -> list[tuple[int, int]]:
    """Where a name holds words that a person's own filing (ICP 备案) may not: 工作室, 平台, 公司.

    Args:
        text: the folded name.
        snapshot: the lexicons.

    Returns:
        Ranges ``[start, end)`` of the folded name, in order; those within longer words with another meaning are none.
    """
    found = occurrences(text, snapshot.words(CLOSED_TO_INDIVIDUALS))
    return [place for place in found if not in_longer_word(text, *place, snapshot)]


def occurrences(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where words stand in a folded text, in order, the longer first."""
    places = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            places.append((start, start + len(word)))
            start = text.find(word, start + 1)
    yield from sorted(places, key=lambda place: (place[0], -place[1]))


def is_denied(text: str, start: int, reach: int, snapshot: Snapshot) -> bool:
    """Whether a folded text denies what begins at ``start``: within ``reach`` characters before it (不提供在线贷款),
    or, where the denial is a single character (不销售), directly before it.
    """
    before = text[max(0, start - reach) : start]
    return any(
        word in before if len(word) > 1 else before.endswith(word)
        for word in snapshot.words("denial")
    )


def in_longer_word(text: str, start: int, end: int, snapshot: Snapshot) -> bool:
    """Whether the range stands in a longer word with another meaning (人民币), or in a place's name (人民路)."""
    suffixes = snapshot.words("place-suffix") | snapshot.words("building-suffix")
    if any(text.startswith(suffix, end) for suffix in suffixes):
        return True
    return in_phrase(text, start, end, snapshot)


def in_phrase(text: str, start: int, end: int, snapshot: Snapshot) -> bool:
    """Whether a longer word of the lexicons covers the range of a folded text."""
    return any(
        text[first:last] in snapshot.phrases
        for first in range(max(0, end - LONGEST_PHRASE), start + 1)
        for last in range(end, min(len(text), first + LONGEST_PHRASE) + 1)
        if last - first > end - start
    )
