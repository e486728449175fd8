"""The kinds of subject that may register a mini program, and what each has to show."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.identity.uscc import KINDS as CODES
from zhengming.lexicon.kind import Column, LexiconKind, Row, common
from zhengming.model.mini_program import SubjectType
from zhengming.model.registration import SubjectKind

_YES_NO = frozenset({"yes", "no"})


def _check(row: Row) -> Iterable[tuple[str, str]]:
    if row.text("id") not in {type_.value for type_ in SubjectType}:
        yield "id", f"{row.text('id')!r} is no type of subject; known are {', '.join(SubjectType)}"
    for code in row.values("codes"):
        if code not in CODES:
            yield "codes", f"{code!r} is no kind of body that GB 32100 has"


KIND = LexiconKind(
    id="subjects",
    about="The types of subject that may register, by id, and what each has to show.",
    columns=common(
        Column("title", required=True),
        Column("title_en", required=True),
        Column("codes", multiple=True),
        Column("papers", multiple=True),
        Column("remedies", multiple=True, refers_to="remedies"),
        Column("licences", multiple=True),
        Column("represented", required=True, choices=_YES_NO),
        Column("must_verify", required=True, choices=_YES_NO),
        Column("limit", required=True, refers_to="limits"),
    ),
    key=("id",),
    check=_check,
)


def subject(row: Row) -> SubjectKind:
    """The kind of subject that an entry describes."""
    return SubjectKind(
        type=SubjectType(row.text("id")),
        title=row.text("title"),
        title_en=row.text("title_en"),
        codes=frozenset(row.values("codes")),
        papers=row.values("papers"),
        remedies=row.values("remedies"),
        licences=row.values("licences"),
        represented=row.text("represented") == "yes",
        must_verify=row.text("must_verify") == "yes",
        limit=row.text("limit"),
    )
