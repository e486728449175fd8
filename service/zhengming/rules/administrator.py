"""What an administrator's display name may say that an organization's may not.

An administrator is called by a person's name or a post (王海燕, 店长, 税务局小刘). The policy's clauses on admin users
bar names of others: other persons, other companies, schools and organizations.
"""

from __future__ import annotations

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.proposal import Surface

SOLE_TRADER = "92"
"""Kind of USCC of those whose shops need no name but a sign: 西湖店 may be anybody's branch."""
SHORTEST_TRADE_NAME = 2


def is_administrator(analysis: Analysis) -> bool:
    """Whether the name is an administrator's."""
    return analysis.proposal.surface is Surface.ADMIN


def of_own_body(analysis: Analysis, text: str) -> bool:
    """Whether an administrator's name holds words of its own organization's confirmed legal name: 税务局小刘 of
    杭州市税务局.

    Args:
        analysis: what was seen in the name.
        text: the words, folded.
    """
    return (
        is_administrator(analysis) and analysis.applicant.verified and text in analysis.legal_name
    )


def is_unit(analysis: Analysis) -> bool:
    """Whether an administrator's name is just the noun for a body, and says not whose: 工会, 研究院. It is a unit of
    the administrator's own organization. A word that a lexicon protects (公安局) is none.
    """
    head = analysis.claim.head
    return (
        is_administrator(analysis)
        and head is not None
        and (head.start, head.end) == (0, len(analysis.folded.text))
        and not analysis.hits
    )


def names_another(analysis: Analysis) -> bool:
    """Whether the name is the whole name of a body, with a 字号 that the applicant's legal name does not hold:
    宁波大衍贸易有限公司, but not 王海燕, 财务部 or 西湖店.
    """
    trade, form, body = analysis.parts.trade_name, analysis.parts.form, analysis.claim.body
    if trade is None or form is None or body is None or SOLE_TRADER in body.codes:
        return False
    return len(trade.text) >= SHORTEST_TRADE_NAME and trade.text not in analysis.legal_name


def is_borne(analysis: Analysis, snapshot: Snapshot, text: str) -> bool:
    """Whether a person behind the applicant is called so, as the caller has confirmed.

    Args:
        analysis: holds the applicant.
        snapshot: its folding is how names are compared.
        text: the name, folded.
    """
    return any(
        person.confirmed and snapshot.folder.fold(person.name).text == text
        for person in analysis.applicant.persons
    )
