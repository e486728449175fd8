"""Running text that has a body or a known business stand behind it."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Path, Reading
from zhengming.model.term import FAMOUS
from zhengming.rules.known_business import is_owner
from zhengming.rules.media import Media
from zhengming.rules.military import Military
from zhengming.rules.mini_program import occurrences
from zhengming.rules.party_organ import PartyOrgan
from zhengming.rules.school import School
from zhengming.rules.standing import authorized
from zhengming.rules.state_institution import StateInstitution

_BODIES = frozenset({Military.id, PartyOrgan.id, StateInstitution.id, Media.id, School.id})
_WRITTEN = frozenset({Path.EXACT, Path.CONTAINED})
REACH = 4
"""Folded characters that may stand between a body and the word that claims it: 某部+指定, 等机构+授权."""
AROUND = 8
"""Folded characters in which a denial is looked for."""

Place = tuple[int, int]


def posing(analysis: Analysis, snapshot: Snapshot) -> Iterator[Place]:
    """Where a text claims that a body stands behind it: ranges of the folded text, from the body to the claiming word.

    A body that is merely named claims nothing (最高法院门口的小馆), nor does one of which it is denied. What the
    applicant is, was granted or has a letter for, is no pose.

    Args:
        analysis: the text, with the applicant.
        snapshot: the lexicons.
    """
    text = analysis.folded.text
    bodies = sorted(_bodies(analysis, snapshot))
    open_to_all = list(occurrences(text, snapshot.words("endorsement-service")))
    claimed: dict[Place, int] = {}
    for start, end in occurrences(text, snapshot.words("endorsement-cue")):
        if any(s <= start and end <= e for s, e in open_to_all):
            continue
        near = [body for body in bodies if 0 <= start - body[1] <= REACH]
        if near and not _excused(text, near[-1], (start, end), snapshot):
            claimed[near[-1]] = max(end, claimed.get(near[-1], end))
    for body, last in claimed.items():
        yield body[0], last


def _bodies(analysis: Analysis, snapshot: Snapshot) -> Iterator[Place]:
    """Where bodies and famous businesses stand that are not the applicant."""
    for hit in analysis.hits:
        term, at = hit.term, (hit.start, hit.end)
        if term.term_class.rule not in _BODIES or hit.reading is not Reading.WRITTEN or term.shadow:
            continue
        own = analysis.applicant.verified and term.text in analysis.legal_name
        names = (term.canonical, term.owner)
        if not own and not authorized(analysis, snapshot, names, term.term_class.remedies, at=at):
            yield at
    for neighbour in analysis.neighbours:
        business, at = neighbour.business, (neighbour.start, neighbour.end)
        if (
            business.tier > FAMOUS
            or business.ambiguous
            or neighbour.path not in _WRITTEN
            or is_owner(analysis, snapshot, business)
        ):
            continue
        remedies = snapshot.classes[business.class_id].remedies
        if not authorized(analysis, snapshot, (business.name, *business.aliases), remedies, at=at):
            yield at


def _excused(text: str, body: Place, cue: Place, snapshot: Snapshot) -> bool:
    """Whether it is denied, or what stands between says that the body only lies there."""
    start, end = cue
    between, before = text[body[1] : start], text[max(0, body[0] - AROUND) : body[0]]
    if any(cue in between for cue in snapshot.words("address-cue")):
        return True
    if any(word in before for word in snapshot.words("denial")):
        return True
    after = text[body[1] : end + AROUND]
    return any(
        before.endswith(word) or (len(word) > 1 and word in after)
        for word in snapshot.words("endorsement-denial")
    )
