"""What was seen in a name, stage by stage: each stage adds, none changes.

The nouns that every name makes several of are named tuples: as immutable as frozen dataclasses, and made
in a third of the time (``docs/decisions/0003-named-tuples-on-the-hot-path.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from zhengming.model.applicant import Applicant
from zhengming.model.folded import FoldedText
from zhengming.model.proposal import OrganizationName
from zhengming.model.term import Business, Term, TermClass

# Positions in this module are folded code points: ranges [start, end) of FoldedText.text.


class Reading(StrEnum):
    """How a term was found in a text."""

    WRITTEN = "written"
    """as it is written"""
    SOUND = "sound"
    """by its sound: the same syllables, written with other characters"""
    SHAPE = "shape"
    """by its shape: characters that look alike"""
    TRANSPOSED = "transposed"
    """with two neighbouring characters in each other's place"""
    REPEATED = "repeated"
    """with a character written twice"""
    INSERTED = "inserted"
    """with another character between two of its own"""
    OMITTED = "omitted"
    """without one of its inner characters"""
    SPLIT = "split"
    """with a character written as its two halves"""
    LETTERS = "letters"
    """by its sound, in Latin letters"""
    CONFUSABLE = "confusable"
    """with letters of another script that look like its own"""
    MISSPELLED = "misspelled"
    """in Latin letters of which one is changed, or its halves"""
    PICTURED = "pictured"
    """with an emoji for a word"""
    COUNTERPART = "counterpart"
    """with a character exchanged for one that goes with it: 八 for 七"""
    TRANSLITERATED = "transliterated"
    """a foreign name, transliterated anew"""


class Hit(NamedTuple):
    """A term found in the folded text, in ``[start, end)``, as it is written or by another reading; ``likeness`` says
    how alike its characters are to the term's, on average, in [0, 1].
    """

    term: Term
    start: int
    end: int
    reading: Reading = Reading.WRITTEN
    likeness: float = 1.0


class Clearance(StrEnum):
    """Why a hit means something else here."""

    LONGER_WORD = "longer-word"
    PLACE = "place"
    PERSON = "person"
    ACROSS_WORDS = "across-words"
    SLOT = "slot"
    ADDRESS = "address"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class ClearedHit:
    """A hit that means something else here.

    Args:
        hit: what was found.
        reason: why it does not count.
        because: what it was cleared by, e.g. the longer word or the person's name.
    """

    hit: Hit
    reason: Clearance
    because: str


class Token(NamedTuple):
    """A word, in ``[start, end)``."""

    text: str
    start: int
    end: int


class Part(NamedTuple):
    """A constituent of the name, in ``[start, end)``; ``value`` is what the dictionary makes of it
    (a division's code, an industry group, a class of body).
    """

    text: str
    start: int
    end: int
    value: str = ""


class NameParts(NamedTuple):
    """行政区划 + 字号 + 行业 + 组织形式, in any lawful order, with branches.

    Args:
        divisions: places the name is led or qualified by, in order.
        trade_name: 字号; ``None`` when nothing is left for it.
        industries: industry words, in order.
        form: form of organization of the whole (of the parent, where there is a branch).
        branch: the branch at the end, e.g. 杭州分公司; ``None`` for none.
        leading: a national or international word at the start, e.g. 中国.
    """

    divisions: tuple[Part, ...] = ()
    trade_name: Part | None = None
    industries: tuple[Part, ...] = ()
    form: Part | None = None
    branch: Part | None = None
    leading: Part | None = None


class Claim(NamedTuple):
    """What kind of body the name says it is; the head noun decides.

    Args:
        body: the class of body; its id is ``""`` when the name says nothing.
        head: the head noun; ``None`` when the name says nothing.
        owner: the form of a company whose full name stands before the head: the body is that company's
            unit, as 工会 in 某某有限公司工会; looked for only where something was hit or claimed.
    """

    body: TermClass | None = None
    head: Part | None = None
    owner: Part | None = None


class Path(StrEnum):
    """How a name meets a known one."""

    EXACT = "exact"
    CONTAINED = "contained"
    SAME_SOUND = "same-sound"
    SAME_SHAPE = "same-shape"
    TRANSPOSED = "transposed"
    REPEATED = "repeated"
    INSERTED = "inserted"
    OMITTED = "omitted"
    SPLIT = "split"
    LETTERS = "letters"
    CONFUSABLE = "confusable"
    MISSPELLED = "misspelled"
    PICTURED = "pictured"
    COUNTERPART = "counterpart"
    TRANSLITERATED = "transliterated"


class Trade(StrEnum):
    """How the industry of a name agrees with that of a known business."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A known business near the 字号, in ``[start, end)``.

    Args:
        business: the known business.
        path: how the two meet.
        score: likeness in [0, 1].
        start: where the met stretch begins.
        end: where it ends.
        leading: whether it begins the 字号.
        trade: how the industries agree.
        likeness: how alike the characters of the met stretch are to the known name's, on average, in [0, 1].
    """

    business: Business
    path: Path
    score: float
    start: int
    end: int
    leading: bool = True
    trade: Trade = Trade.UNKNOWN
    likeness: float = 1.0


class Scheme(StrEnum):
    """What sort of code an applicant gave."""

    USCC = "uscc"
    """the unified social credit code, 18 characters (GB 32100)"""
    REGISTRATION_NUMBER = "registration-number"
    """the former number of a business licence, 15 digits"""
    ORGANIZATION_CODE = "organization-code"
    """the former organization code, 9 characters (GB 11714)"""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the applicant's code proves: the class of its holder, never the right to a name.

    Args:
        code: the code, upper case; empty when none was given.
        well_formed: it is a USCC, and its alphabet, length and outer check character are right. A former number
            never is; nothing is wrong with it where ``problem`` is empty.
        inner_check: whether the organization code inside has its own check character right.
        kind: first two characters; empty when not well formed.
        division: GB/T 2260 of the registering authority; of a USCC characters 3 to 8, of a registration number the
            first six; empty when the code does not say or is malformed.
        problem: what is wrong with it, for people; empty when nothing.
        scheme: what sort of code it is.
        kinds: the kinds its holder may be of; empty when the code does not tell. A registration number was given to
            enterprises, sole traders and cooperatives alike.
    """

    code: str = ""
    well_formed: bool = False
    inner_check: bool = False
    kind: str = ""
    division: str = ""
    problem: str = ""
    scheme: Scheme = Scheme.USCC
    kinds: frozenset[str] = frozenset()

    def but(self, problem: str) -> Identity:
        """The same code, which has a problem and therefore says nothing."""
        return Identity(code=self.code, problem=problem, scheme=self.scheme)


class Analysis(NamedTuple):
    """Everything that was seen in one proposal; what the rules judge.

    Args:
        proposal: the name.
        applicant: who asks for it.
        folded: the name in its one spelling.
        claim: what kind of body it says it is. This and the fields below ``as_of`` are empty where nothing
            was found and nothing more was asked: no finding needs them then.
        as_of: the moment it is asked for.
        tokens: its words; empty, too, where no term was found as it is written and nothing is to be shown.
        hits: terms that mean what they seem.
        cleared: terms that mean something else here.
        parts: its constituents.
        neighbours: known businesses near it.
        identity: what the applicant's code says.
        legal_name: the applicant's legal name, folded; empty when none was given.
        legal_body: the class of body that the legal name claims; ``None`` where it says nothing.
        legal_stem: the legal name, or a branch's parent's, without its enterprise's form; empty where it has none.
        legal_parent: the parent's name where the legal name is a branch's; empty otherwise.
        legal_trade_name: the 字号 of an enterprise's legal name; empty where there is none.
        taken_apart: whether anything was found, or more was asked: of a name of nobody in Chinese characters no rule
            has anything to say where it was not.
    """

    proposal: OrganizationName
    applicant: Applicant
    folded: FoldedText
    claim: Claim
    as_of: datetime
    tokens: tuple[Token, ...] = ()
    hits: tuple[Hit, ...] = ()
    cleared: tuple[ClearedHit, ...] = ()
    parts: NameParts = NameParts()
    neighbours: tuple[Neighbour, ...] = ()
    identity: Identity = Identity()
    legal_name: str = ""
    legal_body: TermClass | None = None
    legal_stem: str = ""
    legal_parent: str = ""
    legal_trade_name: str = ""
    taken_apart: bool = False
