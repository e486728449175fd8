"""Reads a folded name for terms: as they are written, and behind disguises."""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.analysis.disguise_reader import DisguiseReader, is_famous, sought
from zhengming.analysis.parse import Parser
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, Reading
from zhengming.model.folded import FoldedText
from zhengming.text.readings.pictures import PictureReader, relabelled
from zhengming.text.readings.registry import FAMOUS_RESPELLINGS
from zhengming.text.scan import Scanner

_WRITTEN = Reading.WRITTEN  # Python 3.11 looks members up by a function of its own


class Reader:
    """Finds terms with the lexicons of one snapshot; immutable, shared by all threads.

    Args:
        snapshot: the lexicons.
        parser: knows where a 字号 may begin.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser) -> None:
        self._parser = parser
        self._folder = snapshot.folder
        disguises = sought(snapshot)
        respelled = [(respelling, disguises.famous) for respelling in FAMOUS_RESPELLINGS]
        self._scanner = Scanner(
            snapshot.terms, [*disguises.disguised, *disguises.latin], respelled, snapshot.coinages
        )
        self._disguises = DisguiseReader(snapshot, parser, self._scanner, disguises)
        pictured = (t for t in snapshot.terms if t.term_class.disguised and is_famous(snapshot, t))
        self._pictures = PictureReader({term.text for term in (*disguises.disguised, *pictured)})

    def read(self, folded: FoldedText) -> tuple[tuple[Hit, ...], list[Hit]]:
        """The terms that stand in a folded name as they are written, and those behind disguises."""
        disguised = self._disguises.read(folded)
        if not self._scanner.may_find(folded.text):
            return (), disguised
        hits = self._scanner.scan(folded)
        disguised += [hit for hit in hits if hit.reading is not _WRITTEN]
        return tuple(hit for hit in hits if hit.reading is _WRITTEN), disguised

    def pictured(
        self, folded: FoldedText, hits: Sequence[Hit]
    ) -> tuple[FoldedText, tuple[Hit, ...], list[Hit]] | None:
        """A name in which emoji complete a term: folded with these emoji read as words, and its terms as :meth:`read`
        has them; ``None`` where none do.

        Args:
            folded: the name, without its emoji.
            hits: the terms in it as they are written.
        """
        if not self._pictures.touches(folded.original):
            return None
        emoji = self._pictures.read(folded, self._parser.fronts(folded.text), hits)
        if not emoji:
            return None
        read = self._folder.fold_with(folded.original, emoji)
        written, disguised = self.read(read)
        found = list(relabelled(written, read, emoji))
        disguised += [hit for hit in found if hit.reading is not _WRITTEN]
        return read, tuple(hit for hit in found if hit.reading is _WRITTEN), disguised
