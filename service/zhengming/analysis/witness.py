"""What the witnesses say of one name, and the classes whose hits they judge apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit, NameParts, Part, Token
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.verdict import Severity

MARKS = frozenset({"business", "state-enterprise"})
"""Classes of names that shops and streets are told apart by, as well as firms."""
STATE_FIRM = "state-enterprise"
COUNTRY = "foreign-state"
"""Class of the names of foreign states and regions."""
SEATED = frozenset({"state-organ", "party-organ", "mass-organization", "military", "landmark"})
"""Classes of bodies whose buildings are theirs: 公安局大厦; a 商会大厦 is any house."""
SHOP = "shop"
"""Class of the forms of shops, which say where they lie; a hotel may be its building's."""
LONG = 4
"""A term of four characters hardly arises by chance: where it lies across an industry word, the parse erred."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the witnesses say of one name; all positions are folded."""

    folded: FoldedText
    tokens: Sequence[Token]
    parts: NameParts

    def word_boundaries(self) -> frozenset[int]:
        """Where a word may begin or end: by the tokenizer, by the parts, by what was taken out."""
        found = {0, len(self.folded.text)}
        for token in self.tokens:
            found.add(token.start)
            found.add(token.end)
        for part in self.all_parts():
            found.add(part.start)
            found.add(part.end)
        if self.folded.folds:
            found.update(i for i, fold in enumerate(self.folded.folds) if fold & Fold.REMOVED)
        return frozenset(found)

    def all_parts(self) -> list[Part]:
        """The parts that the name has."""
        parts = self.parts
        singles = (parts.trade_name, parts.form, parts.branch, parts.leading)
        return [*parts.divisions, *parts.industries, *(p for p in singles if p)]


class Firms:
    """Knows which forms are an enterprise's or a sole trader's."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._forms = frozenset(
            name for name, known in snapshot.classes.items() if known.codes & ENTERPRISE_KINDS
        )

    def has_form(self, parts: NameParts) -> bool:
        """Whether the name ends as a firm's or a shop's."""
        return parts.form is not None and parts.form.value in self._forms


def is_full_place(snapshot: Snapshot, text: str) -> bool:
    """Whether the text is the full name of a place: 公安县, but not 公安."""
    place = snapshot.places.get(text)
    return place is not None and place.full


def forbids(hit: Hit) -> bool:
    """Whether the term stops a name by itself."""
    return hit.term.term_class.alone is Severity.REJECT


def is_absolute(hit: Hit) -> bool:
    """Whether nobody may bear the term: then no address may either that nobody knows of."""
    return forbids(hit) and not hit.term.term_class.codes
