"""The platform's own words in a mini program's name."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.findings import finding
from zhengming.rules.mini_program import fitting, occurrences
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized


class MiniProgramPlatformWords(Rule):
    """The platform's own words in a mini program's name.

    The word for a mini program itself stands in no name. A feature of Weixin (朋友圈, 公众号) makes people take the
    mini program for Weixin's: at the front, with what it offers for that feature (朋友圈文案精选), it is refused;
    with only one of the two a human decides. Elsewhere it earns advice, for 朋友圈 is also an ordinary word, and
    拾穗公众号 says whose it is. Weixin's letter or trademark clears it.
    """

    id = "mini-program-platform-words"
    messages = ("mini-program-platform-words", "mini-program-platform-words.feature")
    remedies = ("rename", "owner-letter", "trademark-certificate")
    clauses = ("weixin-naming-words", "weixin-naming-features")
    severities = (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)
    trigger = Trigger.MINI_PROGRAM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each word."""
        text = analysis.folded.text
        for start, end in occurrences(text, snapshot.words("platform-word")):
            yield finding(
                snapshot,
                self.id,
                Severity.REJECT,
                [evidence.of_range(analysis, start, end, observation="platform word")],
                surface=analysis.proposal.surface,
                clauses=self.clauses[:1],
                remedies=fitting(analysis, self.remedies[:1]),
            )
        papers = self.remedies[1:]
        for start, end in occurrences(text, snapshot.words("platform-feature")):
            if authorized(analysis, snapshot, (text[start:end],), papers, at=(start, end)):
                continue
            severity = _gravity(text, (start, end), snapshot)
            yield finding(
                snapshot,
                self.id,
                severity,
                [evidence.of_range(analysis, start, end, observation="feature of Weixin")],
                message=f"{self.id}.feature",
                surface=analysis.proposal.surface,
                clauses=self.clauses[1:],
                remedies=fitting(analysis, self.remedies),
            )


def _gravity(text: str, place: tuple[int, int], snapshot: Snapshot) -> Severity:
    """How grave a feature of Weixin is, by whether the name begins with it and offers something for it."""
    offers = any(text.startswith(use, place[1]) for use in snapshot.words("feature-use"))
    return (Severity.ADVICE, Severity.REVIEW, Severity.REJECT)[(place[0] == 0) + offers]
