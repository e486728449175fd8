"""Running text that has a body or a known business stand behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit, Path, Reading
from zhengming.model.term import FAMOUS
from zhengming.rules.known_business import is_owner
from zhengming.rules.media import Media
from zhengming.rules.military import Military
from zhengming.rules.mini_program import is_denied, occurrences
from zhengming.rules.party_organ import PartyOrgan
from zhengming.rules.school import School
from zhengming.rules.standing import authorized
from zhengming.rules.state_institution import StateInstitution

_BODIES = frozenset({Military.id, PartyOrgan.id, StateInstitution.id, Media.id, School.id})
_WRITTEN = frozenset({Path.EXACT, Path.CONTAINED})
REACH = 4
"""Folded characters that may stand between a body and the word that claims it: 某部+指定, 等机构+授权."""
BESIDE = 1
"""Folded characters that may stand between a claim and a body that it has to stand beside: 官方授权+的+某部."""
AROUND = 8
"""Folded characters in which a denial is looked for."""

Place = tuple[int, int]


class _Body(NamedTuple):
    """A body or business that stands in the text.

    Args:
        start: where it begins in the folded text.
        end: where it ends.
        ambiguous: whether its name is also an ordinary word (小米, 苹果): only an outright claim at its side counts.
    """

    start: int
    end: int
    ambiguous: bool = False


def posing(analysis: Analysis, snapshot: Snapshot) -> Iterator[Place]:
    """Where a text claims that a body stands behind it: ranges of the folded text that hold the body and the claim.

    A body that is merely named claims nothing (最高法院门口的小馆, 支持华为手机), nor does one of which it is denied.
    Where a business is called like an ordinary thing, the claim has to be outright and stand directly beside it, in one
    phrase (小米官方认证, and not 销售小米，品质认证). What the applicant is, was granted or has a letter for, is no
    pose.

    Args:
        analysis: the text, with the applicant.
        snapshot: the lexicons.
    """
    text = analysis.folded.text
    bodies = sorted(_bodies(analysis, snapshot))
    outright = snapshot.words("endorsement-outright")
    open_to_all = list(occurrences(text, snapshot.words("endorsement-service")))
    claimed: dict[_Body, Place] = {}
    for start, end in occurrences(text, snapshot.words("endorsement-cue")):
        if _within((start, end), open_to_all):
            continue
        near = [body for body in bodies if 0 <= start - body.end <= REACH]
        if not near or _excused(text, (near[-1].start, near[-1].end), (start, end), snapshot):
            continue
        body = near[-1]
        _, last = claimed.get(body, (0, body.end))
        if body.ambiguous and not (
            text[start:end] in outright
            and start - last <= BESIDE
            and _is_one_phrase(analysis, body.start, end)
        ):
            continue
        claimed[body] = body.start, max(end, last)
    for start, end in occurrences(text, snapshot.words("endorsement-lead")):
        for body in bodies:
            if (
                0 <= body.start - end <= BESIDE
                and not _within((body.start, body.end), open_to_all)
                and all(first != body.end for first, _ in open_to_all)
                and _is_one_phrase(analysis, start, body.end)
                and not _excused(text, (start, end), (body.start, body.end), snapshot)
            ):
                claimed.setdefault(body, (start, body.end))
    yield from claimed.values()


def _within(place: Place, longer: list[Place]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in longer)


def _is_one_phrase(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the folded range was written without a mark in it."""
    return analysis.folded.span(start, end).of(analysis.folded.original).isalnum()


def _bodies(analysis: Analysis, snapshot: Snapshot) -> Iterator[_Body]:
    """Where bodies and famous businesses stand that are not the applicant."""
    for hit in (*analysis.hits, *_held(analysis)):
        term, at = hit.term, (hit.start, hit.end)
        if term.term_class.rule not in _BODIES or hit.reading is not Reading.WRITTEN or term.shadow:
            continue
        own = analysis.applicant.verified and term.text in analysis.legal_name
        names = (term.canonical, term.owner)
        if not own and not authorized(analysis, snapshot, names, term.term_class.remedies, at=at):
            yield _Body(*at)
    for neighbour in analysis.neighbours:
        business, at = neighbour.business, (neighbour.start, neighbour.end)
        if (
            business.tier > FAMOUS
            or neighbour.path not in _WRITTEN
            or is_owner(analysis, snapshot, business)
        ):
            continue
        remedies = snapshot.classes[business.class_id].remedies
        if not authorized(analysis, snapshot, (business.name, *business.aliases), remedies, at=at):
            yield _Body(*at, ambiguous=business.ambiguous)


def _held(analysis: Analysis) -> Iterator[Hit]:
    """Bodies that were cleared for a longer hit that holds them and is none: 公安部 of 公安部授权."""
    longer = [hit for hit in analysis.hits if hit.term.term_class.rule not in _BODIES]
    for cleared in analysis.cleared:
        at = cleared.hit
        if any(hit.start <= at.start and at.end <= hit.end for hit in longer):
            yield at


def _excused(text: str, body: Place, cue: Place, snapshot: Snapshot) -> bool:
    """Whether it is denied, or what stands between says that the body only lies there."""
    start, end = cue
    between, before = text[body[1] : start], text[max(0, body[0] - AROUND) : body[0]]
    if any(cue in between for cue in snapshot.words("address-cue")):
        return True
    if is_denied(text, body[0], AROUND, snapshot):
        return True
    after = text[body[1] : end + AROUND]
    denials = snapshot.words("endorsement-denial")
    claims = text[body[0] : body[1]], text[start:end]
    return any(
        before.endswith(word)
        or (len(word) > 1 and word in after)
        or any(_is_split(word, before, claim) for claim in claims)
        for word in denials
    )


def _is_split(denial: str, before: str, claim: str) -> bool:
    """Whether a denial that ends in the claim begins before the place: 无需+华为+授权 is 无需授权."""
    return denial.endswith(claim) and before.endswith(denial.removesuffix(claim))
