"""One name through all stages: fold → scan → segment → parse → clear → claim → match."""

from __future__ import annotations

from datetime import datetime

from zhengming.analysis.claim import ClaimReader
from zhengming.analysis.clear import Clearer, Reading
from zhengming.analysis.designation import DesignationFinder
from zhengming.analysis.match import Matcher
from zhengming.analysis.parse import Parser
from zhengming.identity import uscc
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Identity
from zhengming.model.applicant import Applicant
from zhengming.model.proposal import OrganizationName
from zhengming.text.scan import Scanner
from zhengming.text.segment import Engine, segmenter

_NO_CODE = Identity()
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
        self._scanner = Scanner(snapshot.terms)
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
            whole: cut the name into words even where no hit needs their witness.
        """
        folded = self._folder.fold(proposal.text)
        text = folded.text
        hits = self._scanner.scan(folded) + self._designations.find(text)
        parts = self._parser.parse(folded, hits)
        tokens = self._segmenter.segment(text) if hits or whole else ()
        kept, cleared = (
            self._clearer.clear(hits, Reading(folded, tokens, parts)) if hits else ((), ())
        )
        return Analysis(
            proposal=proposal,
            applicant=applicant,
            folded=folded,
            tokens=tokens,
            hits=kept,
            cleared=cleared,
            parts=parts,
            claim=self._claims.read(text, parts, kept),
            neighbours=self._matcher.match(parts, kept),
            identity=uscc.read(applicant.uscc) if applicant.uscc else _NO_CODE,
            legal_name=self._folder.fold(applicant.legal_name).text if applicant.legal_name else "",
            as_of=as_of,
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
