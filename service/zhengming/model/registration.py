"""A proposed registration with everything that was seen in it and is known of it: what registration rules judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zhengming.model.analysis import Analysis, Identity
from zhengming.model.mini_program import MiniProgram, Subject, SubjectType
from zhengming.model.platform import PlatformFacts


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """What a type of subject has to show.

    Args:
        type: the type.
        title: what it is called in Chinese.
        title_en: the same in English.
        codes: kinds of USCC (first two characters) that its bodies have; empty: it has no code.
        papers: titles of the papers that prove its existence, without book-title marks; empty: it has none.
        remedies: ids of the remedies that such papers are.
        licences: titles of licences of which it needs one besides; empty: none.
        represented: whether a legal representative stands for it.
        must_verify: whether it has to be verified before it may publish.
        limit: id of the limit on its mini programs.
    """

    type: SubjectType
    title: str
    title_en: str
    codes: frozenset[str]
    papers: tuple[str, ...]
    remedies: tuple[str, ...]
    licences: tuple[str, ...]
    represented: bool
    must_verify: bool
    limit: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a longer text, analyzed like a name.

    Args:
        start: where it begins in the text as submitted, in code points.
        analysis: what was seen in it; its spans are measured from ``start``.
    """

    start: int
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Registration:
    """Everything a registration rule may look at. Nothing in it is looked up by the rule.

    Args:
        program: the registration as submitted.
        facts: what the platform knows; only the kinds in ``facts.consulted`` were looked up.
        as_of: the moment the verdict is to hold for.
        day: that moment's day, China's time; papers are valid by it.
        identity: what the subject's code says.
        name: what was seen in the name; ``None`` when it is missing.
        short_name: what was seen in the short name; ``None`` when there is none.
        introduction: what was seen in the introduction, in stretches of at most 200 code points; those without a
            letter or digit are left out.
    """

    program: MiniProgram
    facts: PlatformFacts
    as_of: datetime
    day: date
    identity: Identity
    name: Analysis | None = None
    short_name: Analysis | None = None
    introduction: tuple[Passage, ...] = ()

    @property
    def subject(self) -> Subject:
        """Who registers."""
        return self.program.subject
