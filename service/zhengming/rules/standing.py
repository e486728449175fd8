"""What the applicant's evidence is worth for a body or word that a name claims.

Evidence of kind is not evidence of right: a USCC's first two characters prove the class of its holder,
its check character only that it is well formed (GB 32100-2015). Absence of evidence is review; evidence
that contradicts is refusal; identity that the caller has confirmed, or an authorization it has
confirmed, lets a name pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from zhengming.analysis.short_name import in_order
from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit, Reading
from zhengming.model.calendar import day_in_china
from zhengming.model.proposal import MINI_PROGRAM_SURFACES
from zhengming.model.term import TermClass

_WORDS = "licensed-words"
"""The rule whose terms are words of a trade (银行, 基金) and nobody's names."""
_NO_ENTERPRISES = frozenset({"12", "52"})
"""Kinds of codes of public institutions and of private non-enterprise units: a form that both have, as centres and
offices are, is no enterprise's own."""


class Standing(Enum):
    """What is known of the applicant's right."""

    UNKNOWN = auto()
    """nothing, or nothing confirmed"""
    CONTRADICTED = auto()
    """the applicant's code is of a kind that is no such body"""
    CONFIRMED = auto()
    """the caller has confirmed a body of the right kind under this very name"""


def of_body(analysis: Analysis, body: TermClass) -> Standing:
    """The applicant's standing to bear a name that *is* a body of that class.

    An enterprise's code fits a bank or a paper, but only one that says what kind of enterprise it is (《公司法》
    article 7) or that is known by this very name: 五行银行 is neither. Mini programs' names never say so: there such a
    code neither contradicts nor confirms.
    """
    identity = analysis.identity
    if identity.kinds and body.codes and not identity.kinds & body.codes:
        return Standing.CONTRADICTED
    if identity.kind in body.codes & ENTERPRISE_KINDS and body.rule and not has_form(analysis):
        mini_program = analysis.proposal.surface in MINI_PROGRAM_SURFACES
        return Standing.UNKNOWN if mini_program else Standing.CONTRADICTED
    right_kind = identity.well_formed and identity.kind in body.codes
    if right_kind and analysis.applicant.verified and reflects(analysis):
        return Standing.CONFIRMED
    return Standing.UNKNOWN


def reflects(analysis: Analysis) -> bool:
    """Whether the name is the applicant's legal name, or taken from it in order (WeCom AUP,
    Organization name, first sentence). Only places may stand elsewhere: 红光酒业（杭州）.
    """
    legal, text = analysis.legal_name, analysis.folded.text
    if not legal:
        return False
    if text == legal or in_order(text, legal):
        return True
    places = [p for p in analysis.parts.divisions if p.text in legal]
    for place in sorted(places, key=lambda part: part.start, reverse=True):
        text = text[: place.start] + text[place.end :]
        legal = legal.replace(place.text, "", 1)
    return bool(places) and bool(text) and in_order(text, legal)


def names_body_of(analysis: Analysis, hit: Hit) -> bool:
    """Whether a hit that is the whole name, and so one body's, is the applicant's: 北京大学 can be drawn in order from
    北京科技大学, and is another's. A hit that is only a part is judged with the rest of the name.
    """
    names = {written(analysis, hit), hit.term.canonical, hit.term.owner} - {""}
    return not is_whole(analysis, hit) or any(name in analysis.legal_name for name in names)


def granted(analysis: Analysis, text: str) -> bool:
    """Whether a registry has granted the applicant the words ``text`` (folded): its confirmed legal
    name holds them, and the name is taken from that legal name. No registry grants an enterprise a name that does not
    say what it is (《企业名称登记管理规定》 article 6): 中国暖心 under a company's code was granted by none.
    """
    enterprise = analysis.identity.kind in ENTERPRISE_KINDS
    if enterprise and analysis.legal_body is None and not claims_enterprise(analysis):
        return False
    return analysis.applicant.verified and text in analysis.legal_name and reflects(analysis)


def written(analysis: Analysis, hit: Hit) -> str:
    """The words of a hit as they stand in the folded name, where a registry may have granted them: behind a disguise,
    not those of the term.
    """
    if hit.reading is Reading.WRITTEN:
        return hit.term.text
    return analysis.folded.text[hit.start : hit.end]


def claims_enterprise(analysis: Analysis) -> bool:
    """Whether the name's own head says it is a body that enterprises may be (a firm, a shop, a works) or the branch
    of one, or a unit of a company that the name holds whole.

    A head like 银行 or 日报 is a claim and no form, though enterprises may bear it with one. A short name that
    claims no body has the form of the legal name that it is taken from.
    """
    if analysis.claim.owner is not None:
        return True
    body = analysis.claim.body
    if body is None:
        legal = analysis.legal_body
        return legal is not None and legal.form and reflects(analysis)
    if not body.codes & ENTERPRISE_KINDS:
        return False
    return body.form or analysis.parts.branch is not None


def has_form(analysis: Analysis) -> bool:
    """Whether an enterprise may be registered under the name: it has an enterprise's form, is short for a legal
    name that has one behind the same head noun (某某银行 for 某某银行股份有限公司, but not for 某某银行卡咨询有限公司),
    or the lexicons know an enterprise by the whole of it.
    """
    return (
        claims_enterprise(analysis)
        or _is_short_for_form(analysis)
        or any(
            is_whole(analysis, hit)
            and hit.term.term_class.codes & ENTERPRISE_KINDS
            and hit.term.term_class.rule != _WORDS
            for hit in analysis.hits
        )
    )


def has_own_form(analysis: Analysis) -> bool:
    """Whether an enterprise may be registered under the name, and not a public institution or a private non-enterprise
    unit as well: 中国某某艺术中心 and 联合国某某办事处 claim a body of the country's or of the organization's.
    """
    if not has_form(analysis):
        return False
    claim, branch = analysis.claim, analysis.parts.branch
    if claim.body is None or claim.owner is not None or branch is not None:
        return True
    return not claim.body.codes >= _NO_ENTERPRISES or _is_short_for_form(analysis)


def _is_short_for_form(analysis: Analysis) -> bool:
    head = analysis.claim.head
    return head is not None and analysis.legal_stem.endswith(head.text) and reflects(analysis)


def is_whole(analysis: Analysis, hit: Hit) -> bool:
    """Whether the name is nothing but what was hit."""
    return hit.end - hit.start == len(analysis.folded.text)


def authorized(
    analysis: Analysis,
    snapshot: Snapshot,
    names: Iterable[str],
    remedies: Iterable[str],
    *,
    at: tuple[int, int] | None = None,
) -> bool:
    """Whether an authorization in force, which the caller has confirmed with its issuer, covers one of the names and
    is of a kind that one of the remedies is: a trademark is no bank's licence, nor a licence an organ's letter.

    Args:
        analysis: holds the applicant and the moment.
        snapshot: its folding is how names are compared.
        names: as the lexicon writes them; empty ones are passed over.
        remedies: ids of the remedies that would clear the finding; without one that is an authorization, none does.
        at: where in the folded name the words stand: a paper for the name as a whole, or for a longer piece of it
            that holds them (杭州市公安局 for 公安局), covers them as well.
    """
    papers = analysis.applicant.authorizations
    if not papers:
        return False
    kinds = {kind for remedy in remedies for kind in snapshot.remedies[remedy].kinds}
    wanted = {snapshot.folder.fold(name).text for name in names if name}
    day = day_in_china(analysis.as_of)
    return any(
        paper.kind in kinds
        and paper.confirmed
        and paper.valid_on(day)
        and any(
            (words := snapshot.folder.fold(covered).text) in wanted
            or (at is not None and _holds(analysis.folded.text, words, at))
            for covered in paper.covered_names
        )
        for paper in papers
    )


def _holds(text: str, words: str, at: tuple[int, int]) -> bool:
    """Whether ``words`` stand in the text around the range ``at``."""
    start, end = at
    first = max(0, end - len(words))
    return len(words) >= end - start and any(
        text.startswith(words, place) for place in range(first, start + 1)
    )
