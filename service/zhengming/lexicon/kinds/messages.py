"""What findings say to the applicant."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from zhengming.lexicon.kind import Column, LexiconKind, Row, common

FIELDS = frozenset({"quote", "class", "known", "given", "expected"})


def _check(row: Row) -> Iterable[tuple[str, str]]:
    for column in ("message", "message_en"):
        try:
            fields = {
                name for _, name, _, _ in Formatter().parse(row.text(column)) if name is not None
            }
        except ValueError as error:
            yield column, f"is no template: {error}"
            continue
        for field in sorted(fields - FIELDS):
            yield column, f"{{{field}}} is unknown; known are {', '.join(sorted(FIELDS))}"
        if fields <= FIELDS:
            try:
                row.text(column).format_map(dict.fromkeys(FIELDS, "x"))
            except (ValueError, LookupError, AttributeError) as error:
                yield column, f"cannot be filled in: {error}"


KIND = LexiconKind(
    id="messages",
    about="What findings say to the applicant, in Chinese and English.",
    columns=common(Column("message", required=True), Column("message_en", required=True)),
    key=("id",),
    check=_check,
)
