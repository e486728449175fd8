"""Categories of mini programs, and the papers that qualify for them: as the engine carries them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zhengming.model.mini_program import SubjectType
from zhengming.model.verdict import Remedy


class Sureness(StrEnum):
    """How sure it is that the platform asks what an entry says."""

    VERIFIED = "verified"
    """The platform's own words were read."""
    SECONDARY = "secondary"
    """From a copy, or from what another platform asks of the same trade."""
    UNVERIFIED = "unverified"
    """Neither: from the law, or because a like category asks it."""


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A licence, certificate or agreement that qualifies.

    Args:
        remedy: the paper as a remedy, with its title.
        titles: folded titles by which it is recognised, without marks and brackets.
        scope: folded words for what it has to cover: where a title says in brackets what the paper covers, one of them
            stands there; empty: anything will do.
    """

    remedy: Remedy
    titles: frozenset[str]
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Qualification:
    """One way to qualify for a category.

    Args:
        entry: ``{lexicon}/{entry}``.
        subjects: the kinds of subject that may qualify this way; empty: any.
        papers: all of them are needed.
        partner: whether they may be those of a body worked with.
        sure: how sure it is.
    """

    entry: str
    subjects: frozenset[SubjectType]
    papers: tuple[Paper, ...]
    partner: bool
    sure: Sureness


@dataclass(frozen=True, slots=True, eq=False)
class Category:
    """A published category, of the first or second level.

    Args:
        entry: ``{lexicon}/{entry}``.
        id: the entry's id.
        name: as the platform writes it.
        field: id of its first-level category; its own where it is one.
        field_name: that one's name.
        names: folded spellings of its name, the aliases among them.
        open: whether anybody may choose it.
        barred: kinds of subject that may not.
        qualifications: the ways to qualify; empty: nothing more is asked, as far as is known.
        sure: how sure it is.
    """

    entry: str
    id: str
    name: str
    field: str
    field_name: str
    names: tuple[str, ...]
    open: bool
    barred: frozenset[SubjectType]
    qualifications: tuple[Qualification, ...]
    sure: Sureness

    @property
    def is_first(self) -> bool:
        """Whether it is of the first level."""
        return self.id == self.field


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """Words by which a text offers a service that has a category of its own. All are folded.

    Args:
        entry: ``{lexicon}/{entry}``.
        category: the category such a service belongs to.
        heads: words that offer it where a name ends with them.
        words: words that offer it wherever they stand.
        exceptions: longer words that mean something else.
        fields: ids of the first-level categories in which it may stand.
    """

    entry: str
    category: Category
    heads: tuple[str, ...]
    words: tuple[str, ...]
    exceptions: tuple[str, ...]
    fields: frozenset[str]
