"""The papers that were handed in, wherever in the registration they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from zhengming.lexicon.categories import stated_scopes, stated_titles
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import Credential
from zhengming.model.registration import Registration
from zhengming.rules.registration import fields


class HandedIn(NamedTuple):
    """A paper that was handed in.

    Args:
        credential: the paper; one that gives a right to the name states no holder.
        path: where it stands in the registration.
        titles: the folded titles it bears.
        scopes: folded title → what is said in brackets of what the paper covers.
    """

    credential: Credential
    path: str
    titles: frozenset[str]
    scopes: Mapping[str, tuple[str, ...]]

    @property
    def is_right(self) -> bool:
        """Whether it was handed in as one that gives a right to the name: such a paper states no holder."""
        return self.path.startswith(fields.AUTHORIZATIONS)

    def valid_on(self, day: date) -> bool:
        """Whether the paper is in force on a day."""
        first, last = self.credential.valid_from, self.credential.valid_until
        return (first is None or first <= day) and (last is None or day <= last)


def handed_in(registration: Registration, snapshot: Snapshot) -> Iterator[HandedIn]:
    """Every paper of the registration: those of the categories, the subject's own, and those that give a right."""
    for credential, path in _credentials(registration):
        title, copies = credential.title, snapshot.words("paper-copy")
        scopes = stated_scopes(snapshot.folder, title, copies=copies)
        yield HandedIn(credential, path, titles_in(snapshot, title), scopes)


def titles_in(snapshot: Snapshot, title: str) -> frozenset[str]:
    """The folded titles of the papers that a title as submitted names."""
    return stated_titles(
        snapshot.folder,
        title,
        copies=snapshot.words("paper-copy"),
        voids=snapshot.words("paper-void"),
    )


def _credentials(registration: Registration) -> Iterator[tuple[Credential, str]]:
    for index, choice in enumerate(registration.program.categories):
        for place, credential in enumerate(choice.qualifications):
            yield credential, f"{fields.CATEGORY.format(index)}.qualifications[{place}]"
    if registration.subject.licence is not None:
        yield registration.subject.licence, fields.LICENCE
    for place, paper in enumerate(registration.program.authorizations):
        credential = Credential(
            paper.title,
            paper.number,
            valid_from=paper.valid_from,
            valid_until=paper.valid_until,
        )
        yield credential, f"{fields.AUTHORIZATIONS}[{place}]"
