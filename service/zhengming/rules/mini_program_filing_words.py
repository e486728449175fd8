"""Words that the filing of a mini program's name asks a state unit's papers for."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.generic import is_certain
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.mini_program import (
    fitting,
    in_longer_word,
    is_public_body,
    occurrences,
)
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import granted


class MiniProgramFilingWords(Rule):
    """Words that the filing of a mini program's name asks a state unit's papers for.

    Every mini program is filed under its name (ICP 备案). Bodies that are none of the state's may not be called after
    the people, the state or its functions (反腐, 廉政, 信访) without proof. Words of functions count wherever they
    stand, those that are ordinary as well (人民, 维权, 投诉) where the name begins, behind its place: 人民咖啡馆, but
    not 人民路, 人民币 or 消费投诉. What a registry has granted the applicant passes; where another rule judges the
    same words, nothing is added. The rules of filing are known from those who file: a human decides.
    """

    id = "mini-program-filing-words"
    messages = ("mini-program-filing-words",)
    remedies = ("organ-code-certificate", "institution-certificate", "rename")
    clauses = ("icp-filing-name",)
    severities = (Severity.REVIEW,)
    trigger = Trigger.MINI_PROGRAM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each word that no other rule judges."""
        if is_public_body(analysis):
            return
        text = analysis.folded.text
        for start, end in _words(text, snapshot):
            judged = _is_judged(analysis, start, end) or granted(analysis, text[start:end])
            if judged or in_longer_word(text, start, end, snapshot):
                continue
            yield finding(
                snapshot,
                self.id,
                Severity.REVIEW,
                [evidence.of_range(analysis, start, end, observation="filing")],
                surface=analysis.proposal.surface,
                clauses=self.clauses,
                remedies=fitting(analysis, self.remedies),
            )


def _words(text: str, snapshot: Snapshot) -> Iterator[tuple[int, int]]:
    yield from occurrences(text, snapshot.words("filing-word"))
    for start, end in occurrences(text, snapshot.words("filing-leading-word")):
        front = text[:start]
        place = snapshot.places.get(front)
        if not front or (place is not None and is_certain(place, front, snapshot)):
            yield start, end


def _is_judged(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a term or the head noun of a body with a rule of its own holds the range, or means something else there:
    人民医院 claims a hospital, 中国结 is no claim.
    """
    head, body = analysis.claim.head, analysis.claim.body
    if head is not None and body is not None and head.start <= start and end <= head.end:
        return True
    hits = (*analysis.hits, *(cleared.hit for cleared in analysis.cleared))
    return any(hit.start < end and start < hit.end for hit in hits)
