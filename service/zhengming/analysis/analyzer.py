"""One name through all stages: fold → scan → segment → parse → clear → claim → match."""

from __future__ import annotations

from datetime import datetime

from zhengming.analysis.claim import NO_CLAIM, ClaimReader
from zhengming.analysis.clear import Clearer, Words
from zhengming.analysis.designation import DesignationFinder
from zhengming.analysis.match import Matcher
from zhengming.analysis.parse import Parser
from zhengming.identity import uscc
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Identity
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.term import FAMOUS, Term
from zhengming.text.scan import Scanner
from zhengming.text.segment import Engine, segmenter
from zhengming.text.sound import SoundScanner

_NO_CODE = Identity()
_DISPLAY = Surface.DISPLAY  # Python 3.11 looks members up by a function of its own
_WORD_FREQUENCY = 0
_SHORTEST_SOUND = 3
_SHORTEST_ADDED_WORD = 3
"""Two-character terms are left to the tokenizer's own judgement: added, they would be cut out of
every neighbourhood, and it could no longer witness against them."""


class Analyzer:
    """Sees everything in a name that the rules judge; holds no state but the compiled snapshot.

    Args:
        snapshot: the lexicons.
        engine: the tokenizer, ``rjieba`` or ``jieba``.
    """

    def __init__(self, snapshot: Snapshot, engine: Engine = "rjieba") -> None:
        self._folder = snapshot.folder
        self._scanner = Scanner(snapshot.terms)
        self._sounds = SoundScanner(sounding_terms(snapshot))
        self._segmenter = segmenter(engine, added_words(snapshot))
        self._parser = Parser(snapshot)
        self._clearer = Clearer(snapshot, self._parser)
        self._designations = DesignationFinder(snapshot)
        self._claims = ClaimReader(snapshot, self._parser)
        self._matcher = Matcher(snapshot)

    def analyze(
        self,
        proposal: OrganizationName,
        applicant: Applicant,
        as_of: datetime,
        *,
        whole: bool = False,
    ) -> Analysis:
        """Everything that the rules need to see in one proposal.

        Args:
            proposal: the name.
            applicant: who asks for it.
            as_of: the moment it is asked for.
            whole: take every name apart whole; otherwise one in which nothing was found, and of which
                nothing more is asked, is not parsed or cut into words at all.
        """
        folded = self._folder.fold(proposal.text)
        text = folded.text
        hits = self._scanner.scan(folded) + self._designations.find(text)
        if not (hits or whole or folded.brackets or asks_more(proposal, applicant)):
            end = self._claims.plain_end(text)
            if end is not None and not self._sounds.scan(text[:end]):
                return Analysis(proposal, applicant, folded, NO_CLAIM, as_of)
        parts = self._parser.parse(folded, hits)
        tokens = self._segmenter.segment(text) if hits or whole else ()
        kept, cleared = (
            self._clearer.clear(hits, Words(folded, tokens, parts)) if hits else ((), ())
        )
        alike = self._sounds.scan(text)
        return Analysis(
            proposal=proposal,
            applicant=applicant,
            folded=folded,
            claim=self._claims.read(text, parts, kept),
            as_of=as_of,
            tokens=tokens,
            hits=kept,
            cleared=cleared,
            parts=parts,
            neighbours=self._matcher.match(parts, kept, alike),
            identity=uscc.read(applicant.uscc) if applicant.uscc else _NO_CODE,
            legal_name=self._folder.fold(applicant.legal_name).text if applicant.legal_name else "",
        )


def asks_more(proposal: OrganizationName, applicant: Applicant) -> bool:
    """Whether the question is about more than a display name of nobody in particular."""
    return (
        (applicant is not NOBODY and applicant != NOBODY)
        or proposal.surface is not _DISPLAY
        or bool(proposal.claimed_kind)
    )


def sounding_terms(snapshot: Snapshot) -> list[Term]:
    """The terms that a name may sound like: names of famous businesses, of three Chinese characters and more.

    Two syllables are shared by too many unrelated names: 8 % of honest two-character brands sound, tone
    and all, like one of ten thousand protected ones; at three characters it is 1.7 %, at four 0.3 %.
    """
    famous = {text for text, business in snapshot.businesses.items() if business.tier == FAMOUS}
    return [
        term
        for term in snapshot.terms
        if term.text in famous and len(term.text) >= _SHORTEST_SOUND and not term.text.isascii()
    ]


def added_words(snapshot: Snapshot) -> list[tuple[str, int]]:
    """The words the tokenizer must know: places, head nouns, industry words, longer terms."""
    words = {w for source in (snapshot.places, snapshot.heads, snapshot.industries) for w in source}
    words |= snapshot.phrases | {t.text for t in snapshot.terms}
    return [
        (w, _WORD_FREQUENCY)
        for w in sorted(words)
        if len(w) >= _SHORTEST_ADDED_WORD and not w.isascii()
    ]
