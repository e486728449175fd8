"""What a rule is."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterable
from enum import Enum, auto
from typing import ClassVar

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity


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


class Rule(ABC):
    """One objection that policy or law knows.

    A rule is a class with an ``id`` (stable for ever), the clauses it stands on, the severities it may
    assign, what triggers it, and a docstring, which is its public documentation. What it says to the applicant and its
    title stand in the ``messages`` lexicon under its id.
    """

    id: ClassVar[str]
    clauses: ClassVar[tuple[str, ...]]
    severities: ClassVar[tuple[Severity, ...]]
    trigger: ClassVar[Trigger]
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

    @abstractmethod
    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterable[Finding]:
        """The rule's findings on one analysis; none when it does not object.

        Args:
            analysis: what was seen in the name.
            snapshot: the lexicons it was seen with.
        """
