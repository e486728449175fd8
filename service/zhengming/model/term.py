"""What the lexicons say, as the engine carries it: classes, terms, businesses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from zhengming.model.verdict import Severity

FAMOUS, OFTEN_IMITATED = 1, 2
"""The tiers of businesses that the whole country knows, and of those that are often imitated; further ones are merely
on record."""


class Mode(StrEnum):
    """Where a term must stand to mean what it says."""

    ANYWHERE = "anywhere"
    """anywhere; only a longer word, a place or a person clears it"""
    WORD = "word"
    """between word boundaries"""
    TRADE_NAME = "trade-name"
    """only as the whole 字号, or as the whole name"""
    TRADE_NAME_START = "trade-name-start"
    """only at the start of the 字号, or of the name"""
    LEADING = "leading"
    """only at the start of the name"""
    HEAD = "head"
    """only as the head: at the end of the name, or at the end of the body before a unit of its own"""


@dataclass(frozen=True, slots=True)
class TermClass:
    """A class of terms and, where bodies are concerned, of bodies.

    Args:
        id: e.g. ``state-organ``.
        title: Chinese title, e.g. 国家机关.
        title_en: English title.
        rule: id of the rule that judges hits of this class; empty for none.
        alone: severity when nothing is known of the applicant.
        contradicted: severity when the applicant's code is of a kind that is not such a body.
        codes: kinds of USCC (first two characters) that such a body has; empty for none.
        clauses: ids of the clauses a finding cites.
        remedies: ids of remedies that clear a finding.
        form: whether an enterprise is registered under a head noun of this class (公司, 厂, 店); 银行 and 日报 are
            claims that need such a form beside them.
        disguised: whether its terms are also looked for behind disguises.
    """

    id: str
    title: str
    title_en: str
    rule: str
    alone: Severity
    contradicted: Severity
    codes: frozenset[str]
    clauses: tuple[str, ...]
    remedies: tuple[str, ...]
    form: bool = False
    disguised: bool = False


class Term(NamedTuple):
    """One spelling that the scanner looks for.

    Args:
        lexicon: id of the lexicon.
        entry: id of the entry in it.
        text: the spelling, folded.
        canonical: the entry's own spelling, as an editor wrote it.
        term_class: its class.
        mode: where it must stand.
        owner: the body it belongs to, where the entry names one.
        severity: overrides the class's severity when nothing is known of the applicant.
        shadow: evaluated and counted, never enforced.
        exceptions: folded longer words in which it means something else.
        composed: whether the grammar put it together, of a function and a head; no editor wrote it.
    """

    lexicon: str
    entry: str
    text: str
    canonical: str
    term_class: TermClass
    mode: Mode = Mode.ANYWHERE
    owner: str = ""
    severity: Severity | None = None
    shadow: bool = False
    exceptions: tuple[str, ...] = ()
    composed: bool = False

    @property
    def name(self) -> str:
        """``{lexicon}/{entry}``, as evidence cites it."""
        return f"{self.lexicon}/{self.entry}"


class Coinage(NamedTuple):
    """Names put together as impostors would: any beginning with any tail. No body bears them, so nobody hides them
    behind a disguise.

    Args:
        beginnings: folded.
        tails: folded; the empty one stands for none.
        term: what they have in common; its texts are empty.
    """

    beginnings: tuple[str, ...]
    tails: tuple[str, ...]
    term: Term

    def coined(self, text: str) -> Term:
        """One of the names as a term."""
        return self.term._replace(text=text, canonical=text)


@dataclass(frozen=True, slots=True)
class Business:
    """A known business whose name others may not take.

    Args:
        entry: id of the entry.
        lexicon: id of the lexicon.
        name: canonical short name or 字号, as the public knows it.
        class_id: id of its class, whose clauses and remedies a finding cites.
        aliases: other spellings, Chinese and Latin.
        owner: legal name of the owner; empty when no public source gives it.
        uscc: the owner's USCC; empty when no public source gives it.
        industries: groups of industry words it works in.
        tier: 1 the whole country knows it, 2 often imitated, 3 listed or otherwise on record.
        ambiguous: its name is also an ordinary word, a place or a person's name, borne by many.
        coined: its name is a word made up for it, that nobody else bears in any trade.
    """

    lexicon: str
    entry: str
    name: str
    class_id: str = "business"
    aliases: tuple[str, ...] = ()
    owner: str = ""
    uscc: str = ""
    industries: frozenset[str] = frozenset()
    tier: int = 2
    ambiguous: bool = False
    coined: bool = False
