"""Reads a folded name for terms: as they are written, and behind disguises.

Why disguises are looked for where they are: ``docs/decisions/0015-disguises-where-a-name-begins.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.analysis.claim import LEADS
from zhengming.analysis.disguised import is_unmistakable
from zhengming.analysis.parse import Parser
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.model.term import FAMOUS, Mode, Term
from zhengming.text.readings.front_index import FrontIndex, FrontReader
from zhengming.text.readings.insertion import InsertionReader, radicals_left_out
from zhengming.text.readings.look_alike import SubstitutionReader, TwinReader
from zhengming.text.readings.registry import (
    FAMOUS_RESPELLINGS,
    INSERTION,
    LOOK_ALIKE,
    PROJECTIONS,
    REREADINGS,
    RESPELLINGS,
    SURE_RESPELLINGS,
)
from zhengming.text.readings.scanner import ProjectionScanner, RespellingReader
from zhengming.text.scan import Scanner

_WRITTEN = Reading.WRITTEN  # Python 3.11 looks members up by a function of its own
_SHORTEST_DISGUISED = 3
_SHORTEST_LATIN = 4
_LONGEST_WORD = 6
_LEAST = 0.7
"""Least likeness of sound that is looked at: three characters of which one is merely confused have 0.87."""


class Reader:
    """Finds terms with the lexicons of one snapshot; immutable, shared by all threads.

    Args:
        snapshot: the lexicons.
        parser: knows where a 字号 may begin.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser) -> None:
        self._parser = parser
        self._additions = frozenset[str]().union(*map(snapshot.words, ("name-modifier", *LEADS)))
        disguised = disguised_terms(snapshot)
        famous = [term for term in disguised if _is_famous(snapshot, term)]
        sure = [t for t in disguised if is_unmistakable(t) or _is_famous(snapshot, t)]
        latin = [
            t for t in snapshot.terms if t.term_class.disguised and len(t.text) >= _SHORTEST_LATIN
        ]
        own = frozenset(term.text for term in snapshot.terms)
        respelled = [(respelling, famous) for respelling in FAMOUS_RESPELLINGS]
        self._scanner = Scanner(snapshot.terms, [*disguised, *latin], respelled, snapshot.coinages)
        self._projected = tuple(
            ProjectionScanner(p, disguised, least=_LEAST).scan for p in PROJECTIONS
        )
        at_fronts: tuple[FrontReader, ...] = (
            *(RespellingReader(r, disguised, own) for r in RESPELLINGS),
            *(RespellingReader(r, sure, own) for r in SURE_RESPELLINGS),
            InsertionReader(INSERTION, sure),
            TwinReader(LOOK_ALIKE, famous),
            SubstitutionReader(
                LOOK_ALIKE,
                self._exchangeable(disguised),
                self._is_shared,
                frozenset(term.text for term in sure),
            ),
        )
        self._at_fronts = FrontIndex(at_fronts).scan
        characters = frozenset[str]().union(*(term.text for term in (*disguised, *latin)))
        rereadings = [reading.narrowed(characters) for reading in REREADINGS]
        self._rereadings = tuple((reading.touches, reading) for reading in rereadings)

    def read(self, folded: FoldedText) -> tuple[tuple[Hit, ...], list[Hit]]:
        """The terms that stand in a folded name as they are written, and those behind disguises."""
        text = folded.text
        fronts = self._parser.fronts(text)
        disguised: list[Hit] = []
        for scan in self._projected:
            disguised += scan(text, fronts)
        disguised += self._at_fronts(text, fronts)
        for touches, reading in self._rereadings:
            if touches(text):
                disguised += self._scanner.reread(text, reading.readings(text), reading.reading)
        if folded.folds and (without := radicals_left_out(folded)):
            disguised += self._scanner.reread(text, [without], INSERTION.reading)
        if not self._scanner.may_find(text):
            return (), disguised
        hits = self._scanner.scan(folded)
        disguised += [hit for hit in hits if hit.reading is not _WRITTEN]
        return tuple(hit for hit in hits if hit.reading is _WRITTEN), disguised

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


def disguised_terms(snapshot: Snapshot) -> list[Term]:
    """The terms that are looked for behind disguises: names of bodies and businesses, of three Chinese characters and
    more, and the names of two of those businesses that the whole country knows.

    Two characters are shared by too many: 8 % of honest two-character brands sound, tone and all, like one of ten
    thousand protected ones; at three characters it is 1.7 %, at four 0.3 %.
    """
    return [
        term
        for term in snapshot.terms
        if term.term_class.disguised
        and not any(c.isascii() for c in term.text)
        and (
            len(term.text) >= _SHORTEST_DISGUISED
            or (len(term.text) > 1 and _is_famous(snapshot, term))
        )
    ]


def _is_famous(snapshot: Snapshot, term: Term) -> bool:
    business = snapshot.businesses.get(term.text)
    return business is not None and business.tier == FAMOUS
