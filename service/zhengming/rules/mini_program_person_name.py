"""A person's name as a mini program's."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_borne
from zhengming.rules.findings import finding
from zhengming.rules.mini_program import fitting, occurrences
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized

_LONGEST_SURNAME = 2


class MiniProgramPersonName(Rule):
    """A person's name as a mini program's.

    A name that is nothing but a person's tells nobody's program from another's, and one that others know is that
    person's: a trademark or a letter clears it, and so does a person behind the applicant who is called so, as the
    caller has confirmed. Only surnames with a given name of the lexicons count, of given names that are ordinary words
    only the commonest behind the commonest surnames (张伟, but not 金伟), and persons whom the platform itself
    names as protected; 李建国理发店 is a shop.
    """

    id = "mini-program-person-name"
    messages = ("mini-program-person-name", "mini-program-person-name.protected")
    remedies = ("trademark-certificate", "owner-letter", "rename")
    clauses = ("weixin-verification-name", "weixin-naming-words")
    severities = (Severity.REVIEW,)
    trigger = Trigger.MINI_PROGRAM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for a bare name, or one for each protected person's."""
        text = analysis.folded.text
        protected = list(occurrences(text, snapshot.words("protected-person")))
        bare = [(0, len(text))] if not protected and _is_bare(text, snapshot) else []
        for start, end in protected or bare:
            name = text[start:end]
            if is_borne(analysis, snapshot, name) or authorized(
                analysis, snapshot, (name,), self.remedies, at=(start, end)
            ):
                continue
            yield finding(
                snapshot,
                self.id,
                Severity.REVIEW,
                [evidence.of_range(analysis, start, end, observation="a person's name")],
                message=f"{self.id}.protected" if protected else self.id,
                surface=analysis.proposal.surface,
                clauses=self.clauses[1:] if protected else self.clauses[:1],
                remedies=fitting(analysis, self.remedies),
            )


def _is_bare(text: str, snapshot: Snapshot) -> bool:
    """Whether a folded name is a surname and a given name, and neither a place's nor a business's."""
    if text in snapshot.businesses or text in snapshot.places:
        return False
    if text[:1] in snapshot.words("common-surname") and text[1:] in snapshot.words(
        "common-given-name"
    ):
        return True
    return any(
        text[:size] in snapshot.words("surname")
        and (given := text[size:]) in snapshot.words("given-name")
        and given not in snapshot.places
        and given not in snapshot.businesses
        for size in range(1, _LONGEST_SURNAME + 1)
    )
