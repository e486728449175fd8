"""Contact details in a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.span import Span
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules.findings import finding
from zhengming.rules.rule import Rule, Trigger

_CLASS = "contact-detail"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: "."}
"""Full width forms (and 。) as what they stand for, one for one, so that positions stay what they were."""
_LATIN = re.compile(r"[a-z0-9]", re.ASCII | re.IGNORECASE).search
"""Without a Latin letter or a digit there is no contact detail."""
_SCHEME = re.compile(r"https?://\S+|www\.[a-z0-9-]+\.\S+", re.ASCII | re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w.@-])(?:[\w.+-]+@)?(?:[a-z0-9-]{2,}\.)+([a-z]{2,6})(?![\w.])", re.ASCII | re.IGNORECASE
)
_ACCOUNT = re.compile(r"(?<![a-z0-9])(?=[a-z]*\d)[a-z0-9]{5,20}(?![a-z0-9])", re.ASCII)
"""An account name behind a word such as «add me»: five or more Latin letters and digits, a digit among them."""
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)", re.ASCII)
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)", re.ASCII)


_SEPARATED = r"(?<![a-z0-9])(?:{cues})(?:[:\s]+(?=[a-z_-]*\d)[a-z0-9_-]{{5,20}}|\s*[:\s]?\d{{5,12}})(?![a-z0-9])"
"""A Latin word such as VX or QQ and what is set off behind it, or digits alone (VX:abc12345, QQ 123456789)."""


@cache
def _separated(cues: frozenset[str]) -> re.Pattern[str]:
    """The pattern of Latin cues with an account behind them."""
    latin = sorted(re.escape(cue) for cue in cues if cue.isascii() and cue.isalpha())
    return re.compile(_SEPARATED.format(cues="|".join(latin)), re.ASCII | re.IGNORECASE)


class ContactDetails(Rule):
    """Web addresses, e-mail addresses and telephone numbers do not belong in a name.

    They smuggle contact details past the platform (《互联网用户账号信息管理规定》) and say nothing of the
    body behind the name.
    """

    id = "contact-details"
    messages = ("contact-details",)
    classes = (_CLASS,)
    remedies = ("rename",)
    clauses = (
        "wecom-aup-organization-name-c",
        "wecom-aup-admin-g",
        "uai",
    )
    severities = (Severity.REVIEW,)
    trigger = Trigger.FORM

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each contact detail."""
        term_class = snapshot.classes[_CLASS]
        for span in sorted(set(self._spans(analysis, snapshot))):
            yield finding(
                snapshot,
                self.id,
                term_class.alone,
                [Evidence(span, span.of(analysis.proposal.text), observation=term_class.title_en)],
                surface=analysis.proposal.surface,
                clauses=term_class.clauses,
                remedies=self.remedies,
                words={"class": term_class.title, "class_en": term_class.title_en},
            )

    def _spans(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Span]:
        text, folded = analysis.proposal.text.translate(_HALF_WIDTH), analysis.folded
        if not (_LATIN(text) or _LATIN(folded.text)):
            return
        domains = snapshot.words("top-level-domain")
        titles = snapshot.words("latin-title")
        for pattern in (_SCHEME, _DOMAIN, _MOBILE, _LANDLINE):
            for match in pattern.finditer(text):
                if pattern is not _DOMAIN or (
                    match[1].lower() in domains and not _is_title(match[0], titles)
                ):
                    yield Span(match.start(), match.end())
        cues = snapshot.words("contact-cue") - domains
        for match in _separated(cues).finditer(text):
            yield Span(match.start(), match.end())
        for match in _ACCOUNT.finditer(folded.text):
            if any(
                folded.text.endswith(cue, 0, match.start()) for cue in snapshot.words("contact-cue")
            ):
                yield folded.span(match.start(), match.end())


def _is_title(text: str, titles: frozenset[str]) -> bool:
    """Whether what looks like a domain is a title before a person's name: Dr.Wang."""
    title, _, rest = text.partition(".")
    return title.lower() in titles and "." not in rest
