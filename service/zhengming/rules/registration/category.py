"""The categories chosen are published ones."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.category import Category as Published
from zhengming.model.mini_program import CategoryChoice
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, seen


class Category(RegistrationRule):
    """The categories chosen are none, unknown, too many, or chosen twice.

    A mini program has to stand within the categories that the platform has published. The lexicon holds those that
    could be seen in public, and their other names; the platform's own list changes and is longer, so an unknown one
    goes to review, with the known names that are most like it, and is never a refusal by itself. The same holds for
    the number of categories, which stands in the lexicon of limits. One that is chosen twice earns advice.
    """

    id = "category"
    messages = (
        "category.none",
        "category.unknown",
        "category.unknown-near",
        "category.incomplete",
        "category.many",
        "category.twice",
    )
    remedies = ("choose-category", "fewer-categories")
    limits = ("categories-per-mini-program",)
    clauses = ("weixin-mini-program-2.8",)
    severities = (Severity.ADVICE, Severity.REVIEW)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for the number, and one for each choice that is unknown, incomplete or a repetition."""
        choices, limit = registration.program.categories, snapshot.limits[self.limits[0]]
        choose, fewer = self.remedies
        if not choices:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                missing(),
                field=fields.CATEGORIES,
                message="none",
                remedies=[choose],
            )
        if len(choices) > limit:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                missing(f"{len(choices)} categories"),
                field=fields.CATEGORIES,
                message="many",
                remedies=[fewer],
                words={"given": str(len(choices)), "expected": str(limit)},
            )
        met: set[str] = set()
        for index, choice in enumerate(choices):
            known = snapshot.categories.find(choice.first, choice.second)
            if known is None or known.is_first:
                yield self._unknown(snapshot, index, choice, known, hint=index < limit)
            elif known.id in met:
                yield self.finding(
                    snapshot,
                    Severity.ADVICE,
                    seen(choice.second, "chosen before"),
                    field=f"{fields.CATEGORY.format(index)}.second",
                    message="twice",
                    remedies=[fewer],
                )
            else:
                met.add(known.id)

    def _unknown(
        self,
        snapshot: Snapshot,
        index: int,
        choice: CategoryChoice,
        first: Published | None,
        *,
        hint: bool,
    ) -> Finding:
        """What to say of a choice that is not known, or stops at the first level; hints cost, so not with every one."""
        above = first or snapshot.categories.find_first(choice.first)
        level, text = ("first", choice.first) if above is None else ("second", choice.second)
        near = snapshot.categories.nearest(choice.first, choice.second) if hint else ()
        incomplete = above is not None and not choice.second.strip() and bool(near)
        message = "unknown-near" if near else "unknown" if choice.first + choice.second else "none"
        observation = "not among the known categories" if text.strip() else "nothing given"
        return self.finding(
            snapshot,
            Severity.REVIEW,
            seen(text, observation),
            field=f"{fields.CATEGORY.format(index)}.{level}",
            message="incomplete" if incomplete else message,
            remedies=self.remedies[:1],
            words={
                "given": " · ".join(filter(None, (choice.first, choice.second))),
                "known": ", ".join(
                    c.name if c.is_first else f"{c.field_name} · {c.name}" for c in near
                ),
            },
        )
