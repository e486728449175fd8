"""Find the lexicons' terms in a folded text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.model.term import Coinage, Term
from zhengming.text.automaton import Automaton
from zhengming.text.disguises import is_latin
from zhengming.text.readings.reading import Reread, Respelling


class Scanner:
    """Finds every occurrence of every term (Aho–Corasick); built once, immutable, shared by all threads.

    Chinese has no word boundaries to ask for, Latin has: a term of Latin letters and digits only counts where it is a
    word of its own, that is, where no other Latin letter or digit touches it, or where something (space, punctuation,
    a bracket …) stood between the two before the text was folded.

    Args:
        terms: what to look for; several may share one spelling.
        disguised: terms that are also looked for in texts read anew (:meth:`reread`).
        respellings: how disguised spellings are made, and of which terms; a spelling that is a term's own is none.
        coinages: what to look for besides; a coined name that is a term's own is none.

    Raises:
        ValueError: a term is empty.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        disguised: Iterable[Term] = (),
        respellings: Sequence[tuple[Respelling, Sequence[Term]]] = (),
        coinages: Iterable[Coinage] = (),
    ) -> None:
        written: dict[str, list[tuple[Term, Reading]]] = {}
        for term in terms:
            if not term.text:
                raise ValueError(
                    f"term {term.name} has an empty spelling: give it a letter or a number"
                )
            written.setdefault(term.text, []).append((term, Reading.WRITTEN))
        own = frozenset(written)
        self._disguised = frozenset(term.text for term in disguised)
        for respelling, those in respellings:
            for term in those:
                for spelling in respelling.spellings(term.text):
                    if spelling not in own:
                        written.setdefault(spelling, []).append((term, respelling.reading))
        begun: dict[str, list[Coinage]] = {}
        for coinage in coinages:
            for beginning in coinage.beginnings:
                begun.setdefault(beginning, []).append(coinage)
                written.setdefault(beginning, [])
        self._own = own
        self._terms = tuple(map(tuple, written.values()))
        self._begun = {at: begun[text] for at, text in enumerate(written) if text in begun}
        self._latin = tuple(map(is_latin, written))
        self._automaton = Automaton(list(written))
        self.may_find = self._automaton.may_find
        """Tells, nearly for free, whether a term may stand in a text: never false where one does."""

    def scan(self, folded: FoldedText) -> tuple[Hit, ...]:
        """All hits, overlapping ones included, by their start, the longer first; those of one
        spelling in the order of the terms.
        """
        found = self._automaton.find(folded.text)
        hits = [
            Hit(term, start, end, reading)
            for spelling, start, end in found
            if not self._latin[spelling] or _stands_alone(folded, start, end)
            for term, reading in self._terms[spelling]
        ]
        hits += self._coined(folded.text, found)
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return tuple(hits)

    def _coined(self, text: str, found: Iterable[tuple[int, int, int]]) -> Iterator[Hit]:
        """The coined names, none of them a term's own, that begin with what was found."""
        seen: set[tuple[str, int, int]] = set()
        for spelling, start, end in found:
            for coinage in self._begun.get(spelling, ()):
                for tail in coinage.tails:
                    stop = end + len(tail)
                    place = coinage.term.name, start, stop
                    if not text.startswith(tail, end) or place in seen:
                        continue
                    seen.add(place)
                    if (word := text[start:stop]) not in self._own:
                        yield Hit(coinage.coined(word), start, stop)

    def reread(self, text: str, readings: Iterable[Reread], reading: Reading) -> Iterator[Hit]:
        """Terms that stand in a text read anew and not as it is written, in its own positions.

        Args:
            text: a folded text.
            readings: the text read anew.
            reading: what hits are to be called.
        """
        seen: set[tuple[int, int, int]] = set()
        for read, starts in readings:
            for spelling, begin, end in self._automaton.find(read):
                place = spelling, starts[begin], starts[end]
                if place in seen or text[starts[begin] : starts[end]] == read[begin:end]:
                    continue
                seen.add(place)
                if self._latin[spelling] and _within(text, *place[1:]):
                    continue
                for term, how in self._terms[spelling]:
                    if how is Reading.WRITTEN and term.text in self._disguised:
                        yield Hit(term, *place[1:], reading)


def _within(text: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits touch a stretch: NATO in senattor."""
    return (start > 0 and is_latin(text[start - 1])) or (end < len(text) and is_latin(text[end]))


def _stands_alone(folded: FoldedText, start: int, end: int) -> bool:
    """Whether a Latin word begins at ``start`` and one ends before ``end``."""
    text = folded.text
    begins = start == 0 or not is_latin(text[start - 1]) or bool(folded.broken_at(start))
    return begins and (end == len(text) or not is_latin(text[end]) or bool(folded.broken_at(end)))
