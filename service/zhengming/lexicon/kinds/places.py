"""Administrative divisions and regions that the library lacks or has wrong."""

from __future__ import annotations

from collections.abc import Iterable

from zhengming.lexicon.kind import Column, LexiconKind, Row, common


def _check(row: Row) -> Iterable[tuple[str, str]]:
    code = row.text("code")
    if code and not (len(code) == 6 and code.isascii() and code.isdigit()):
        yield "code", f"{code!r} is no code of GB/T 2260: six digits"


KIND = LexiconKind(
    id="places",
    about="Corrections and additions to the administrative divisions of GB/T 2260.",
    columns=common(Column("place", required=True), Column("short"), Column("code")),
    key=("place",),
    check=_check,
    spelled=("place",),
    meaning=("code",),
)
