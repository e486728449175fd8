"""Reads a folded name for terms behind disguises.

Why disguises are looked for where they are: ``docs/decisions/0015-disguises-where-a-name-begins.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from zhengming.analysis.claim import LEADS
from zhengming.analysis.disguise_clearer import is_unmistakable
from zhengming.analysis.parse import Parser
from zhengming.analysis.witness import MARKS, SEATED
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.model.term import FAMOUS, OFTEN_IMITATED, Mode, Term
from zhengming.text import confusable
from zhengming.text.disguises import is_latin
from zhengming.text.readings.foreign_letters import DigitsReader, ForeignLetters
from zhengming.text.readings.front_index import FrontIndex, FrontReader
from zhengming.text.readings.halves import Halves, HalvesReader
from zhengming.text.readings.insertion import InsertionReader, left_out
from zhengming.text.readings.letters import LettersReader
from zhengming.text.readings.look_alike import SubstitutionReader, TwinReader
from zhengming.text.readings.misspelling import LatinName, MisspellingReader
from zhengming.text.readings.reading import Rereading
from zhengming.text.readings.registry import (
    BUSINESS_RESPELLINGS,
    COINED_AT_FRONTS,
    COUNTERPART,
    FAMOUS_AT_FRONTS,
    INSERTION,
    LOOK_ALIKE,
    REREADINGS,
    RESPELLINGS,
    SAME_SOUND,
    SURE_RESPELLINGS,
    TRANSLITERATION,
)
from zhengming.text.readings.scanner import ProjectionReader, RespellingReader
from zhengming.text.readings.transliteration import ForeignName, TransliterationReader
from zhengming.text.scan import Scanner
from zhengming.text.transliteration import exchangeable

_WRITTEN = Reading.WRITTEN  # Python 3.11 looks members up by a function of its own
_SHORTEST_DISGUISED = 3
_SHORTEST_LATIN = 4
_SHORTEST_BEFORE_WORD = 2
_LONGEST_WORD = 6
_has_letters = re.compile("[a-z]").search
_LEAST = 0.7
"""Least likeness of sound that is looked at: three characters of which one is merely confused have 0.87."""


class Sought(NamedTuple):
    """What is looked for behind disguises."""

    disguised: Sequence[Term]
    """See :func:`disguised_terms`."""
    famous: Sequence[Term]
    """Those of them that are names of businesses the whole country knows."""
    latin: Sequence[Term]
    """The terms, in any script, long enough to be told when they are written in Latin letters."""


class DisguiseReader:
    """Finds terms that stand in a folded name otherwise than as they are written; immutable, shared by all threads.

    Args:
        snapshot: the lexicons.
        parser: knows where a 字号 may begin.
        scanner: finds the terms in a text read anew.
        sought: the terms.
    """

    def __init__(
        self, snapshot: Snapshot, parser: Parser, scanner: Scanner, sought: Sought
    ) -> None:
        self._parser = parser
        self._scanner = scanner
        self._additions = frozenset[str]().union(*map(snapshot.words, ("name-modifier", *LEADS)))
        disguised, famous, latin = sought
        marks = [t for t in disguised if t.term_class.id in MARKS]
        # 青岛|啤酒 may stand in any order, and 南方|航空 has neighbours
        coined = [t for t in marks if t.text[_SHORTEST_BEFORE_WORD:] not in snapshot.industries]
        coined_famous = [t for t in coined if is_famous(snapshot, t)]
        told = [t for t in coined if _is_told(snapshot, t)]
        sure = [t for t in disguised if is_unmistakable(t) or is_famous(snapshot, t)]
        own = frozenset(term.text for term in snapshot.terms)
        at_fronts: tuple[FrontReader, ...] = (
            *(RespellingReader(r, disguised, own) for r in RESPELLINGS),
            *(RespellingReader(r, marks, own) for r in BUSINESS_RESPELLINGS),
            *(RespellingReader(r, sure, own) for r in SURE_RESPELLINGS),
            *(RespellingReader(r, famous, own) for r in FAMOUS_AT_FRONTS),
            *(RespellingReader(r, coined_famous, own) for r in COINED_AT_FRONTS),
            RespellingReader(COUNTERPART, told, own),
            InsertionReader(INSERTION, sure),
            TransliterationReader(TRANSLITERATION, foreign_names(snapshot, coined_famous)),
            TwinReader(LOOK_ALIKE, famous),
            SubstitutionReader(
                LOOK_ALIKE,
                self._exchangeable(disguised),
                self._is_shared,
                frozenset(term.text for term in sure),
            ),
        )
        heard = ProjectionReader(SAME_SOUND, disguised, least=_LEAST)
        self._at_fronts = FrontIndex(at_fronts, heard).scan
        characters = frozenset[str]().union(*(term.text for term in (*disguised, *latin)))
        rereadings = [reading.narrowed(characters) for reading in REREADINGS]
        self._rereadings = tuple((reading.touches, reading) for reading in rereadings)
        self._rereadings_of_han = tuple(
            (touches, reading)
            for touches, reading in self._rereadings
            if not isinstance(reading, ForeignLetters)
        )
        hints = (reading.hint for _, reading in self._rereadings_of_han)
        self._may_be_reread = re.compile("|".join(hints)).search
        self._halves = HalvesReader(Halves(), [*disguised, *latin])
        self._foreign = ForeignLetters()
        self._digits = DigitsReader(term for term in latin if term.text.isascii())
        self._letters = self._letters_reader(snapshot, disguised, famous)
        self._misspelled = MisspellingReader(
            latin_names(snapshot), snapshot.words("latin-word") | own
        )

    def read(self, folded: FoldedText) -> list[Hit]:
        """The terms behind disguises that change a folded name."""
        text = folded.text
        fronts = self._parser.fronts(text)
        found = self._at_fronts(text, fronts)
        if folded.han:
            if self._may_be_reread(text):
                found += self._reread_all(text, self._rereadings_of_han)
            return found
        found += self._reread_all(text, self._rereadings)
        if _has_letters(text) or self._foreign.touches(text):
            found += self._in_letters(folded, fronts)
        if without := left_out(folded):
            again = self._scanner.reread(text, [without], INSERTION.reading)
            found += [hit for hit in again if hit not in found]
        return found

    def _reread_all(
        self, text: str, rereadings: Iterable[tuple[Callable[[str], object], Rereading]]
    ) -> Iterator[Hit]:
        """The terms in a text read anew in any of these ways."""
        for touches, reading in rereadings:
            if touches(text):
                yield from self._reread(text, reading)

    def _reread(self, text: str, reading: Rereading) -> Iterator[Hit]:
        """The terms in a text read anew; of a text in halves, those with several characters so as well."""
        if not isinstance(reading, Halves):
            yield from self._scanner.reread(text, reading.readings(text), reading.reading)
            return
        joined = self._halves.promising(text, reading.joined(text))
        yield from self._scanner.reread(text, reading.readings_of(text, joined), reading.reading)
        yield from self._halves.hits(text, joined)

    def _letters_reader(
        self, snapshot: Snapshot, disguised: Sequence[Term], famous: Sequence[Term]
    ) -> LettersReader:
        """What is read in pinyin: organs' names of two characters as well, of which one is written; and bodies all in
        letters, of three characters those that say what they are: others (皖事通 of 一网通办) may be another word.
        """
        short = [
            term
            for term in snapshot.terms
            if len(term.text) < _SHORTEST_DISGUISED
            and term.term_class.id in SEATED
            and not any(c.isascii() for c in term.text)
        ]
        bodies = [term for term in disguised if term.term_class.id not in MARKS]
        told = {
            term.text
            for term in bodies
            if len(term.text) > _SHORTEST_DISGUISED or self._says_what(term)
        }
        names = {term.text for term in famous}
        return LettersReader(
            [*disguised, *short],
            whole=names | told,
            known=names.union(term.text for term in bodies),
            places=snapshot.places,
            led=told,
        )

    def _says_what(self, term: Term) -> bool:
        """Whether a body's name ends as its whole name does, or in its head noun for short: 中纪委."""
        head = self._parser.head_at(term.canonical, len(term.canonical))
        last = term.text[-1]
        return term.canonical.endswith(last) or (head is not None and last in head.text)

    def _in_letters(self, folded: FoldedText, fronts: Sequence[int]) -> Iterator[Hit]:
        """The terms that stand in a name in Latin letters, or in digits for such: read as they are, or as what they
        look like. Names of two characters stand at a front, those that count only in front before all.
        """
        text = folded.text
        if self._foreign.touches(text):
            text = self._foreign.read(text)
        yield from self._digits.hits(folded, text)
        yield from self._misspelled.hits(folded, text)
        seen: set[tuple[Term, int, int]] = set()
        for read in (text, *confusable.with_digits_read(text)):
            for hit in self._letters.hits(folded, read):
                place = hit.term, hit.start, hit.end
                short = len(hit.term.text) < _SHORTEST_DISGUISED
                behind = short and hit.start not in fronts
                behind = behind or (hit.term.mode is Mode.LEADING and hit.start > 0)
                if not (behind or place in seen):
                    seen.add(place)
                    yield hit

    def _exchangeable(self, terms: Sequence[Term]) -> list[Term]:
        """Terms of which one character may be exchanged: not those led by a place in full, for the organs of a place
        are found behind it by their own names; and long ones only of listed bodies, or where they may stand anywhere.
        """
        found = []
        for term in terms:
            place = self._parser.place_at(term.text, 0)
            listed = not term.composed and term.term_class.id not in MARKS
            long = len(term.text) > _LONGEST_WORD
            if (not long or listed or term.mode is Mode.ANYWHERE) and not (
                place and place[1].division
            ):
                found.append(term)
        return found

    def _is_shared(self, text: str) -> bool:
        """Whether a stretch is a word that tells no two names apart: 汽车, 国际, 中国."""
        return text in self._additions or self._parser.is_word(text)


def sought(snapshot: Snapshot) -> Sought:
    """What is looked for behind disguises with the lexicons of one snapshot."""
    disguised = disguised_terms(snapshot)
    latin = [t for t in snapshot.terms if t.term_class.disguised and len(t.text) >= _SHORTEST_LATIN]
    return Sought(disguised, [term for term in disguised if is_famous(snapshot, term)], latin)


def disguised_terms(snapshot: Snapshot) -> list[Term]:
    """The terms that are looked for behind disguises: names of bodies and businesses, of three Chinese characters and
    more, and the names of two, unless they are words, of those businesses that the whole country knows.

    Two characters are shared by too many: 8 % of honest two-character brands sound, tone and all, like one of ten
    thousand protected ones; at three characters it is 1.7 %, at four 0.3 %.
    """
    return [
        term
        for term in snapshot.terms
        if term.term_class.disguised
        and _is_chinese(term.text)
        and (
            len(term.text) >= _SHORTEST_DISGUISED
            or (len(term.text) > 1 and is_famous(snapshot, term) and not _is_word(snapshot, term))
        )
    ]


def _is_chinese(text: str) -> bool:
    """Whether a name is of Chinese characters, or of two and more with digits: 58同城."""
    ascii_ = "".join(filter(str.isascii, text))
    return not ascii_ or (ascii_.isdigit() and len(text) - len(ascii_) >= _SHORTEST_BEFORE_WORD)


def latin_names(snapshot: Snapshot) -> Iterator[LatinName]:
    """The Latin names of businesses that are known or often imitated. What many names share (China, Bank) tells none
    from others where a name begins or ends with it; of China Mobile nothing would be left, and it counts whole.
    """
    shared = snapshot.words("latin-trade-word")
    spaced = {"".join(words): words for words in _words_of_names(snapshot)}
    for term in snapshot.terms:
        business = snapshot.businesses.get(text := term.text)
        if business is None or business.tier > OFTEN_IMITATED or not text.isascii():
            continue
        if term.name != f"{business.lexicon}/{business.entry}" or not text.isalpha():
            continue
        words = spaced.get(text, [text])
        before = "".join(takewhile(shared.__contains__, words))
        behind = "".join([*takewhile(shared.__contains__, words[::-1])][::-1])
        if len(words) == 1:
            tails = (text[at:] for at in range(len(text) - _SHORTEST_LATIN + 1))
            behind = next((tail for tail in tails if tail in shared), "")
        if text in {before, behind} or text.removesuffix(behind) in shared:
            before = behind = ""
        yield LatinName(term, business.tier, len(words), before, behind)


def foreign_names(snapshot: Snapshot, terms: Iterable[Term]) -> Iterator[ForeignName]:
    """Those terms that transliterate, but for their first character at most, names of businesses with a Latin name."""
    for term in terms:
        if all(map(exchangeable, term.text[1:])):
            business = snapshot.businesses[term.text]
            latin = {name[0].lower() for name in business.aliases if is_latin(name[0])}
            if latin:
                yield ForeignName(term, "".join(sorted(latin)))


def _words_of_names(snapshot: Snapshot) -> Iterator[list[str]]:
    """The words of every business's name that is written in several."""
    known = snapshot.businesses.values()
    for name in {name for each in known for name in (each.name, *each.aliases) if " " in name}:
        words = (w.lower() if is_latin(w) else snapshot.folder.letters(w) for w in name.split())
        yield [word for word in words if word]


def is_famous(snapshot: Snapshot, term: Term) -> bool:
    """Whether a term is the name of a business that the whole country knows."""
    business = snapshot.businesses.get(term.text)
    return business is not None and business.tier == FAMOUS


def _is_word(snapshot: Snapshot, term: Term) -> bool:
    """Whether a business's name is an ordinary word as well: many more words sound and look like it."""
    business = snapshot.businesses.get(term.text)
    return business is not None and business.ambiguous


def _is_told(snapshot: Snapshot, term: Term) -> bool:
    """Whether a business is known again with one character exchanged for its counterpart: in three by the whole
    country's knowing it, in four if it is often imitated.
    """
    business = snapshot.businesses.get(term.text)
    if business is None:
        return False
    short = len(term.text) <= _SHORTEST_DISGUISED
    return business.tier <= (FAMOUS if short else OFTEN_IMITATED)
