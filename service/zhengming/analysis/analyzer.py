"""One name through all stages: fold → scan → segment → parse → clear → claim → match."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhengming.analysis.claim import NO_CLAIM, ClaimReader
from zhengming.analysis.clear import Clearer
from zhengming.analysis.designation import DesignationFinder
from zhengming.analysis.disguise_clearer import DisguiseClearer
from zhengming.analysis.match import Matcher
from zhengming.analysis.parse import Parser
from zhengming.analysis.reader import Reader
from zhengming.analysis.tail import TailCutter
from zhengming.analysis.witness import Words
from zhengming.identity import uscc
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Hit, Identity
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.text.segment import Engine, segmenter

_NO_CODE = Identity()
_new = tuple.__new__  # a named tuple's own is a function of Python
_NOTHING_SEEN = tuple(Analysis._field_defaults.values())
_DISPLAY = Surface.DISPLAY  # Python 3.11 looks members up by a function of its own
_WORD_FREQUENCY = 0
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
        self._reader = Reader(snapshot, self._parser)
        self._segmenter = segmenter(engine, added_words(snapshot))
        self._clearer = Clearer(snapshot, self._parser, self._segmenter.knows)
        self._designations = DesignationFinder(snapshot)
        self._claims = ClaimReader(snapshot, self._parser, self._segmenter.knows)
        self._disguises = DisguiseClearer(snapshot, self._parser.is_word, self._segmenter.knows)
        self._tails = TailCutter(snapshot)
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
        submitted, surface, claimed_kind, division_code, _ = proposal
        folded = self._folder.fold(submitted)
        text = folded.text
        hits, masked = self._reader.read(folded)
        if (folded.folds or not text) and (meant := self._reader.pictured(folded, hits)):
            folded, hits, masked = meant
            text = folded.text
        if self._designations.may_find(text):
            hits += self._designations.find(text)
        tail = self._claims.tail_of(text)
        desk = self._claims.desk_of(text, tail)
        if not (
            hits
            or masked
            or desk
            or whole
            or applicant is not NOBODY
            or surface is not _DISPLAY
            or claimed_kind
            or division_code
        ) and self._claims.is_plain(folded, tail):
            return _new(Analysis, (proposal, applicant, folded, NO_CLAIM, as_of, *_NOTHING_SEEN))
        parts = self._parser.parse(folded, hits)
        if hits or masked:
            parts = self._tails.cut(parts, (*hits, *masked))
        tokens = self._segmenter.segment(text) if hits or masked or whole else ()
        words = Words(folded, tokens, parts)
        kept, cleared = self._clearer.clear(hits, words) if hits else ((), ())
        if cleared:
            kept, cleared = self._claims.led(text, kept, cleared)
        claim = self._claims.read(text, parts, kept, desk)
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
            taken_apart=True,
        )


def _is_part(hit: Hit, disguised: Sequence[Hit]) -> bool:
    """Whether a term stands within a disguise of itself: 腾讯 in 腾讯讯."""
    return any(
        hit.term is other.term and other.start <= hit.start and hit.end <= other.end
        for other in disguised
    )


def added_words(snapshot: Snapshot) -> list[tuple[str, int]]:
    """The words the tokenizer must know: places, head nouns, industry words, longer terms."""
    words = {w for source in (snapshot.places, snapshot.heads, snapshot.industries) for w in source}
    words |= snapshot.phrases | {t.text for t in snapshot.terms}
    return [
        (w, _WORD_FREQUENCY)
        for w in sorted(words)
        if len(w) >= _SHORTEST_ADDED_WORD and not w.isascii()
    ]
