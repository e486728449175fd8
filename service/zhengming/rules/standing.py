"""What the applicant's evidence is worth for a body or word that a name claims.

Evidence of kind is not evidence of right: a USCC's first two characters prove the class of its holder,
its check character only that it is well formed (GB 32100-2015). Absence of evidence is review; evidence
that contradicts is refusal; identity that the caller has confirmed, or an authorization it has
confirmed, lets a name pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta, timezone
from enum import Enum, auto

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.term import TermClass

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""Documents are valid by the days of China's one time zone."""


class Standing(Enum):
    """What is known of the applicant's right."""

    UNKNOWN = auto()
    """nothing, or nothing confirmed"""
    CONTRADICTED = auto()
    """the applicant's code is of a kind that is no such body"""
    CONFIRMED = auto()
    """the caller has confirmed a body of the right kind under this very name"""


def of_body(analysis: Analysis, body: TermClass) -> Standing:
    """The applicant's standing to bear a name that *is* a body of that class."""
    identity = analysis.identity
    if identity.well_formed and body.codes and identity.kind not in body.codes:
        return Standing.CONTRADICTED
    right_kind = identity.well_formed and identity.kind in body.codes
    if right_kind and analysis.applicant.verified and reflects(analysis):
        return Standing.CONFIRMED
    return Standing.UNKNOWN


def reflects(analysis: Analysis) -> bool:
    """Whether the name is the applicant's legal name, or taken from it in order (WeCom AUP,
    Organization name, first sentence).
    """
    legal, text = analysis.legal_name, analysis.folded.text
    if not legal:
        return False
    rest = iter(legal)
    return text == legal or all(character in rest for character in text)


def granted(analysis: Analysis, text: str) -> bool:
    """Whether a registry has granted the applicant the words ``text`` (folded): its confirmed legal
    name holds them, and the name is taken from that legal name.
    """
    return analysis.applicant.verified and text in analysis.legal_name and reflects(analysis)


def claims_enterprise(analysis: Analysis) -> bool:
    """Whether the name's own head says it is a body that enterprises may be (a firm, a shop, a bank), or
    a unit of a company that the name holds whole.
    """
    body = analysis.claim.body
    return analysis.claim.owner is not None or (
        body is not None and bool(body.codes & ENTERPRISE_KINDS)
    )


def authorized(analysis: Analysis, snapshot: Snapshot, names: Iterable[str]) -> bool:
    """Whether an authorization in force, which the caller has confirmed with its issuer, covers one of the names.

    Args:
        analysis: holds the applicant and the moment.
        snapshot: its folding is how names are compared.
        names: as the lexicon writes them; empty ones are passed over.
    """
    papers = analysis.applicant.authorizations
    if not papers:
        return False
    wanted = {snapshot.folder.fold(name).text for name in names if name}
    day = analysis.as_of.astimezone(CHINA).date()
    return any(
        paper.confirmed
        and paper.valid_on(day)
        and any(snapshot.folder.fold(covered).text in wanted for covered in paper.covered_names)
        for paper in papers
    )
