"""What a rule is."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterable
from enum import Enum, auto
from typing import ClassVar

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, RulePage, Severity


class Trigger(Enum):
    """What must have been seen before a rule can object at all; nobody asks it otherwise."""

    CLASS = auto()
    """a class that names the rule was hit or claimed"""
    NEIGHBOUR = auto()
    """a known business stands near"""
    STATEMENT = auto()
    """something is known of the applicant, or the question states a kind of body or a division"""
    FORM = auto()
    """the text is more than Chinese letters, or its surface has rules of form"""
    MINI_PROGRAM = auto()
    """the name is a mini program's, in full or for short"""


class BaseRule(ABC):
    """What every objection that policy or law knows has in common.

    A rule is a class with an ``id`` (stable for ever, and no other rule's), the clauses it stands on, the severities it
    may assign, and a docstring, which is its public documentation. What it says to the applicant and its title stand in
    the ``messages`` lexicon under its id.
    """

    id: ClassVar[str]
    clauses: ClassVar[tuple[str, ...]]
    severities: ClassVar[tuple[Severity, ...]]
    messages: ClassVar[tuple[str, ...]]
    """Ids of the messages it needs, beside its title's."""
    classes: ClassVar[tuple[str, ...]] = ()
    """Ids of the classes that its code names."""
    remedies: ClassVar[tuple[str, ...]] = ()
    """Ids of the remedies that its code names."""
    limits: ClassVar[tuple[str, ...]] = ()
    """Ids of the limits that its code names."""

    @classmethod
    def description(cls) -> str:
        """The rule's documentation, from its docstring."""
        return inspect.cleandoc(cls.__doc__ or "")

    def page(self, snapshot: Snapshot) -> RulePage:
        """The rule's public page, with its title and clauses from the lexicons."""
        title, title_en = snapshot.messages[f"{self.id}.title"]
        return RulePage(
            id=self.id,
            title=title,
            title_en=title_en,
            description=self.description(),
            clauses=tuple(snapshot.clauses[c] for c in self.clauses),
            severities=self.severities,
        )


class Rule(BaseRule):
    """An objection to a name, asked only where its trigger was seen."""

    trigger: ClassVar[Trigger]

    @abstractmethod
    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterable[Finding]:
        """The rule's findings on one analysis; none when it does not object.

        Args:
            analysis: what was seen in the name.
            snapshot: the lexicons it was seen with.
        """
