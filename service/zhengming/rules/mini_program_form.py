"""Length, characters and spaces of a mini program's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import east_asian_width

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.span import Span
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.mini_program import (
    OTHER_SHORT_NAME,
    RENAME,
    fitting,
    is_short_form,
)
from zhengming.rules.rule import Rule, Trigger

_WIDE = frozenset("WF")
"""East Asian widths that count twice."""
_SPACES = re.compile(r"^\s+|\s+$|\s{2,}|[^\S ]")
"""Blanks that are no single space inside: a tab, a line break or the wide one stands nowhere."""
_LETTER = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007\U00020000-\U000323af0-9A-Za-z\s]")
"""What a name is written in: Chinese characters, Latin letters, digits, spaces."""
_MARK = "name-mark"
"""The role of marks that a trademark may show, or that join two parts, and of brackets around a branch."""
_SHORT = "short-"
_TOLD_OF_SHORT = frozenset({"long", "brief", "spaces"})
"""What the ids of messages on a short form begin with, and on what there are such."""


class _Objection(NamedTuple):
    message: str
    severity: Severity
    seen: Evidence
    words: dict[str, str]


class MiniProgramForm(Rule):
    """Length, characters and spaces of a mini program's name.

    A Chinese character counts two, a Latin letter or digit one; how long a name and its short form may be stands in the
    lexicon of limits. It is written in Chinese characters, Latin letters, digits and single spaces inside, and not in
    emoji, symbols or other scripts. The marks of the lexicons (- + & . · ' — :) stand where a trademark shows them, and
    earn advice, for brackets are common where a branch is named; other marks stand nowhere. Digits or Latin letters
    alone earn advice as well, for a filing of the name (ICP 备案) asks for more. The platform's help pages say so and
    its terms do not: a human decides.
    """

    id = "mini-program-form"
    messages = (
        "mini-program-form.long",
        "mini-program-form.brief",
        "mini-program-form.spaces",
        "mini-program-form.short-long",
        "mini-program-form.short-brief",
        "mini-program-form.short-spaces",
        "mini-program-form.characters",
        "mini-program-form.marks",
        "mini-program-form.latin",
    )
    remedies = (RENAME, "trademark-certificate", OTHER_SHORT_NAME)
    limits = ("name-shortest", "name-longest", "short-name-shortest", "short-name-longest")
    clauses = ("weixin-naming-form", "icp-filing-name")
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.MINI_PROGRAM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding each for length, spaces, characters, marks and script."""
        text = analysis.proposal.text
        short = is_short_form(analysis)
        rename, papers = self.remedies[:1], self.remedies[1:2]
        for message, severity, seen, words in (
            *self._of_length(analysis, snapshot),
            *_of_characters(text, snapshot.words(_MARK)),
            *_of_script(analysis),
        ):
            filing = message == "latin"
            own = short and message in _TOLD_OF_SHORT
            yield finding(
                snapshot,
                self.id,
                severity,
                [seen],
                message=f"{self.id}.{_SHORT if own else ''}{message}",
                surface=analysis.proposal.surface,
                clauses=self.clauses[1:] if filing else self.clauses[:1],
                remedies=fitting(analysis, papers if message == "marks" else rename),
                words=words,
            )

    def _of_length(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[_Objection]:
        limits = self.limits[2:] if is_short_form(analysis) else self.limits[:2]
        least, most = (snapshot.limits[limit] for limit in limits)
        length = measure(analysis.proposal.text.strip())
        if not least <= length <= most:
            seen = evidence.of_whole(analysis, f"length {length}")
            words = {"given": str(length), "expected": f"{least}–{most}"}
            yield _Objection("long" if length > most else "brief", Severity.REVIEW, seen, words)


def measure(text: str) -> int:
    """The length of a text in Weixin's measure: two for a Chinese character, one for a Latin letter or digit."""
    return sum(2 if east_asian_width(character) in _WIDE else 1 for character in text)


def _of_characters(text: str, known_marks: frozenset[str]) -> Iterator[_Objection]:
    spaces = _SPACES.search(text)
    if spaces is not None:
        yield _seen_at(text, spaces.span(), "spaces", Severity.REVIEW)
    told = set()
    for at, character in enumerate(text):
        if _LETTER.match(character):
            continue
        marks = character in known_marks
        message = "marks" if marks else "characters"
        if message not in told:
            told.add(message)
            severity = Severity.ADVICE if marks else Severity.REVIEW
            yield _seen_at(text, (at, at + 1), message, severity)


def _seen_at(text: str, place: tuple[int, int], message: str, severity: Severity) -> _Objection:
    span = Span(*place)
    return _Objection(message, severity, Evidence(span, span.of(text), observation=message), {})


def _of_script(analysis: Analysis) -> Iterator[_Objection]:
    """A name without a Chinese character."""
    if analysis.folded.text.isascii() and analysis.folded.text:
        yield _Objection("latin", Severity.ADVICE, evidence.of_whole(analysis, "no Chinese"), {})
