"""One name through all stages: fold → scan → segment → parse → clear → claim → match."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhengming.analysis.claim import LEADS, NO_CLAIM, ClaimReader
from zhengming.analysis.clear import Clearer, Words
from zhengming.analysis.designation import DesignationFinder
from zhengming.analysis.disguised import DisguiseClearer, is_unmistakable
from zhengming.analysis.match import Matcher
from zhengming.analysis.parse import Parser
from zhengming.identity import uscc
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit, Identity, Reading
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.model.term import FAMOUS, Mode, Term
from zhengming.text.readings.front_sieve import FrontScanner, FrontSieve
from zhengming.text.readings.insertion import InsertionScanner, radicals_left_out
from zhengming.text.readings.look_alike import SubstitutionScanner
from zhengming.text.readings.registry import (
    FAMOUS_RESPELLINGS,
    INSERTION,
    LOOK_ALIKE,
    PROJECTIONS,
    REREADINGS,
    RESPELLINGS,
    SURE_RESPELLINGS,
)
from zhengming.text.readings.scanner import ProjectionScanner, RespellingScanner
from zhengming.text.scan import Scanner
from zhengming.text.segment import Engine, segmenter

_NO_CODE = Identity()
_DISPLAY = Surface.DISPLAY  # Python 3.11 looks members up by a function of its own
_WRITTEN = Reading.WRITTEN
_WORD_FREQUENCY = 0
_SHORTEST_DISGUISED = 3
_SHORTEST_LATIN = 4
_LONGEST_WORD = 6
_LEAST = 0.7
"""Least likeness of sound or shape that is looked at: three characters of which one is merely confused have 0.87."""
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
        self._parser = Parser(snapshot)
        self._additions = frozenset[str]().union(*map(snapshot.words, ("name-modifier", *LEADS)))
        disguised = disguised_terms(snapshot)
        famous = [t for t in disguised if _is_famous(snapshot, t)]
        latin = [t for t in snapshot.terms if _is_borne(t) and len(t.text) >= _SHORTEST_LATIN]
        own = frozenset(t.text for t in snapshot.terms)
        sure = [t for t in disguised if _is_famous(snapshot, t) or is_unmistakable(t)]
        respelled = [(r, famous) for r in FAMOUS_RESPELLINGS]
        self._scanner = Scanner(snapshot.terms, [*disguised, *latin], respelled)
        written: tuple[FrontScanner, ...] = (
            *(RespellingScanner(r, disguised, own) for r in RESPELLINGS),
            *(RespellingScanner(r, sure, own) for r in SURE_RESPELLINGS),
            InsertionScanner(INSERTION, sure),
            SubstitutionScanner(
                LOOK_ALIKE,
                self._exchangeable(disguised),
                self._is_shared,
                frozenset(t.text for t in sure),
            ),
        )
        self._front_sieve = FrontSieve(written)
        self._at_fronts = tuple(scanner.scan for scanner in written)
        self._projected = tuple(
            ProjectionScanner(p, disguised, least=_LEAST).scan for p in PROJECTIONS
        )
        characters = frozenset().union(*(t.text for t in (*disguised, *latin)))
        self._rereadings = tuple(reading.narrowed(characters) for reading in REREADINGS)
        self._segmenter = segmenter(engine, added_words(snapshot))
        self._clearer = Clearer(snapshot, self._parser)
        self._designations = DesignationFinder(snapshot)
        self._claims = ClaimReader(snapshot, self._parser)
        self._disguises = DisguiseClearer(snapshot, self._parser.is_word)
        self._matcher = Matcher(snapshot)

    def _exchangeable(self, terms: Sequence[Term]) -> list[Term]:
        """Terms of which one character may be exchanged: not those led by a place in full, for the organs of a place
        are found behind it by their own names; and long ones only where they may stand anywhere.
        """
        found = []
        for term in terms:
            place = self._parser.place_at(term.text, 0)
            short = len(term.text) <= _LONGEST_WORD or term.mode is Mode.ANYWHERE
            if short and not (place and place[1].division):
                found.append(term)
        return found

    def _is_shared(self, text: str) -> bool:
        """Whether a stretch is a word that tells no two names apart: 汽车, 国际, 中国."""
        return text in self._additions or self._parser.is_word(text)

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
        fronts = self._parser.fronts(text)
        masked = [hit for scan in self._projected for hit in scan(text, fronts)]
        if self._front_sieve.passes(text, fronts):
            masked += [hit for scan in self._at_fronts for hit in scan(text, fronts)]
        for reading in self._rereadings:
            if reading.touches(text):
                masked += self._scanner.reread(text, reading.readings(text), reading.reading)
        if folded.folds and (without := radicals_left_out(folded)):
            masked += self._scanner.reread(text, [without], INSERTION.reading)
        if not (
            hits or masked or whole or asks_more(proposal, applicant)
        ) and self._claims.is_plain(folded):
            return Analysis(proposal, applicant, folded, NO_CLAIM, as_of)
        if hits:
            masked += [hit for hit in hits if hit.reading is not _WRITTEN]
            hits = tuple(hit for hit in hits if hit.reading is _WRITTEN)
        parts = self._parser.parse(folded, hits)
        tokens = self._segmenter.segment(text) if hits or masked or whole else ()
        words = Words(folded, tokens, parts)
        kept, cleared = self._clearer.clear(hits, words) if hits else ((), ())
        claim = self._claims.read(text, parts, kept)
        if masked:
            unmasked, harmless = self._disguises.clear(masked, words, kept)
            kept = (*(hit for hit in kept if not _is_part(hit, unmasked)), *unmasked)
            cleared += harmless
        legal = self._folder.fold(applicant.legal_name) if applicant.legal_name else None
        legal_name = legal.text if legal else ""
        return Analysis(
            proposal=proposal,
            applicant=applicant,
            folded=folded,
            claim=claim,
            as_of=as_of,
            tokens=tokens,
            hits=kept,
            cleared=cleared,
            parts=parts,
            neighbours=self._matcher.match(parts, kept),
            identity=uscc.read(applicant.uscc) if applicant.uscc else _NO_CODE,
            legal_name=legal_name,
            legal_body=self._claims.body_of(legal_name) if legal_name else None,
            legal_stem=self._claims.stem_of(legal_name) if legal_name else "",
            legal_parent=self._claims.parent_of(legal_name) if legal_name else "",
            legal_trade_name=self._claims.trade_name_of(legal) if legal else "",
        )


def _is_part(hit: Hit, disguised: Sequence[Hit]) -> bool:
    """Whether a term stands within a disguise of itself: 腾讯 in 腾讯讯."""
    return any(
        hit.term is other.term and other.start <= hit.start and hit.end <= other.end
        for other in disguised
    )


def asks_more(proposal: OrganizationName, applicant: Applicant) -> bool:
    """Whether the question is about more than a display name of nobody in particular."""
    return (
        (applicant is not NOBODY and applicant != NOBODY)
        or proposal.surface is not _DISPLAY
        or bool(proposal.claimed_kind or proposal.division_code)
    )


def disguised_terms(snapshot: Snapshot) -> list[Term]:
    """The terms that are looked for behind disguises: names of bodies and businesses, of three Chinese characters and
    more, and the names of two of those businesses that the whole country knows.

    Two characters are shared by too many: 8 % of honest two-character brands sound, tone and all, like one of ten
    thousand protected ones; at three characters it is 1.7 %, at four 0.3 %.
    """
    return [
        term
        for term in snapshot.terms
        if _is_borne(term)
        and not any(c.isascii() for c in term.text)
        and (
            len(term.text) >= _SHORTEST_DISGUISED
            or (len(term.text) > 1 and _is_famous(snapshot, term))
        )
    ]


def _is_borne(term: Term) -> bool:
    """Whether a real body bears the term, and of a class that is looked for behind disguises."""
    return term.term_class.disguised and not term.coined


def _is_famous(snapshot: Snapshot, term: Term) -> bool:
    business = snapshot.businesses.get(term.text)
    return business is not None and business.tier == FAMOUS


def added_words(snapshot: Snapshot) -> list[tuple[str, int]]:
    """The words the tokenizer must know: places, head nouns, industry words, longer terms."""
    words = {w for source in (snapshot.places, snapshot.heads, snapshot.industries) for w in source}
    words |= snapshot.phrases | {t.text for t in snapshot.terms if not t.coined}
    return [
        (w, _WORD_FREQUENCY)
        for w in sorted(words)
        if len(w) >= _SHORTEST_ADDED_WORD and not w.isascii()
    ]
