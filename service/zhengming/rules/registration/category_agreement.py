"""The categories agree with what name and introduction offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.category import Offer
from zhengming.model.registration import Registration
from zhengming.model.span import Span
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.mini_program import in_phrase, is_denied, occurrences
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule

BEFORE = 8
"""How many folded characters before a service a denial is looked for."""
AFTER = 4
"""Folded characters that may stand between a service and what turns it into a topic: 贷款申请 + 利率 + 计算器."""


class _Text(NamedTuple):
    """A stretch of the name or the introduction.

    Args:
        field: path of the field.
        start: where it begins in the field's text.
        analysis: what was seen in it.
        is_name: whether it is the name, whose end says what it is.
    """

    field: str
    start: int
    analysis: Analysis
    is_name: bool


class CategoryAgreement(RegistrationRule):
    """Name or introduction offer a service, and none of the chosen categories is of its field.

    Categories have to be chosen accurately and completely, for what a mini program offers decides which papers it
    needs: a bank among the tools would need none. The lexicon of offers says which words offer which service: a name by
    its end (甲乙银行, and not 银行家发型), any text by what can mean nothing else. A denial before the word, or a topic
    behind it (a calculator, an examination), takes the offer back. The first level decides: a bank that has
    chosen any category of finance has told its field. Everything else is for a human to see.
    """

    id = "category-agreement"
    messages = ("category-agreement", "category-agreement.closed")
    remedies = ("choose-category",)
    clauses = ("weixin-mini-program-2.8",)
    severities = (Severity.REVIEW,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each service that is offered out of its field; none where a category is unknown."""
        choices = registration.program.categories
        chosen = [snapshot.categories.find_first(choice.first) for choice in choices]
        if not chosen or None in chosen:
            return
        met = {each.id for each in chosen if each}
        told: set[str] = set()
        for offer in snapshot.categories.offers:
            if met & offer.fields or offer.category.field in told:
                continue
            for text in _texts(registration):
                if (seen := _offered(text, offer, snapshot)) is not None:
                    told.add(offer.category.field)
                    yield self._finding(snapshot, offer, text, seen)
                    break

    def _finding(self, snapshot: Snapshot, offer: Offer, text: _Text, seen: Evidence) -> Finding:
        category = offer.category
        return self.finding(
            snapshot,
            Severity.REVIEW,
            seen,
            field=text.field,
            message="" if category.open else "closed",
            remedies=self.remedies,
            words={
                "expected": category.name
                if category.name == category.field_name
                else f"{category.field_name} · {category.name}"
            },
        )


def _texts(registration: Registration) -> Iterator[_Text]:
    if registration.name is not None:
        yield _Text(fields.NAME, 0, registration.name, is_name=True)
    for passage in registration.introduction:
        yield _Text(fields.INTRODUCTION, passage.start, passage.analysis, is_name=False)


def _offered(text: _Text, offer: Offer, snapshot: Snapshot) -> Evidence | None:
    """Where the text offers the service first, as evidence in the field's text; ``None`` where it does not."""
    folded = text.analysis.folded.text
    places = list(occurrences(folded, offer.words))
    if text.is_name:
        places += _head(folded, offer.heads, snapshot.words("service-tail"))
    for start, end in sorted(places):
        if not _excused(folded, (start, end), offer, snapshot, is_name=text.is_name):
            found = evidence.of_range(text.analysis, start, end, entry=offer.entry)
            span = Span(found.span.start + text.start, found.span.end + text.start)
            return replace(found, span=span)
    return None


def _head(text: str, heads: tuple[str, ...], tails: frozenset[str]) -> list[tuple[int, int]]:
    """Where the name's last noun stands, what any service may be called (平台, 在线) left aside."""
    end = len(text)
    while tail := next((t for t in tails if text[:end].endswith(t) and len(t) < end), ""):
        end -= len(tail)
    head = max((h for h in heads if text[:end].endswith(h)), key=len, default="")
    return [(end - len(head), end)] if head else []


def _excused(
    text: str, place: tuple[int, int], offer: Offer, snapshot: Snapshot, *, is_name: bool
) -> bool:
    """Whether the word means something else there, is denied, or is only the topic."""
    start, end = place
    if any(s <= start and end <= e for s, e in occurrences(text, offer.exceptions)):
        return True
    if in_phrase(text, start, end, snapshot):
        return True
    if is_denied(text, start, BEFORE, snapshot):
        return True
    topics = snapshot.words("topic-tail")
    reach = AFTER + max(map(len, topics), default=0)
    after = text[end : end + reach]
    if any(0 <= after.find(topic) <= AFTER for topic in topics):
        return True
    return is_name and any(text.endswith(topic) for topic in topics) and end < len(text)
