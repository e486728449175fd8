"""Troop designations, real or invented: 第39集团军, 三十九集团军, 61398部队, 八三四一部队.

Source: 《企业名称登记管理规定》 article 11(3) (部队番号); the notices of the former State Administration
for Industry and Commerce name codes «real or fictitious». A list could never hold them: numeral + unit
is a small grammar.
"""

from __future__ import annotations

import re

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit
from zhengming.model.term import Mode, Term, TermClass

_CODE_DIGITS = 3
"""Codes have three digits or more (七三一, 8341, 61398); shorter numbers are house numbers and batches."""


class DesignationFinder:
    """Finds designations with the unit words of one snapshot.

    Vocabulary roles: ``troop-unit`` (units that only an army has: 集团军, 舰队), ``troop-unit-general``
    (units that others have as well: 支队, 营; they need a word of ``troop-service``, 装甲 or 步兵, between
    numeral and unit), ``troop-unit-short`` (军, 师, 旅, 团: after 第 and at the end, and then ambiguous, for
    the production corps has divisions too), ``troop-code`` (部队, after a code), ``troop-people`` (战友, 老兵: before
    them a short unit is the army's, 第三十八军战友餐厅, 38军老兵会, though 八一军 may be no number and 三军 are the
    services), ``numeral``, ``ordinal``.

    The production corps in Xinjiang is civil: behind its name, which is a place's, a short unit is no designation.
    """

    CLASSES = ("troop-designation", "military")
    """The classes of what is certain and of what is ambiguous."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._certain, self._ambiguous = (_term(snapshot.classes[c]) for c in self.CLASSES)
        roles = ("troop-unit", "troop-unit-general", "troop-unit-short", "troop-code")
        numeral = f"(?:{_alternatives(snapshot.words('numeral'))})"
        self.may_find = re.compile(numeral).search
        """Tells, nearly for free, whether a text may hold a designation: never false where it does."""
        ordinal, unit, general, short, code, service, people = (
            _alternatives(snapshot.words(role))
            for role in ("ordinal", *roles, "troop-service", "troop-people")
        )
        units = tuple(w for w in snapshot.words("troop-unit-general") if len(w) > 1)
        self._corps = tuple(place for place in snapshot.places if place.endswith(units))
        self._pattern = re.compile(
            f"(?<!{numeral})(?:"
            f"(?P<certain>(?:{ordinal})?{numeral}+(?:(?:{service})*(?:{unit})|(?:{service})+(?:{general}|{short}))(?:{code})?"
            f"|(?:{service})+(?:{ordinal})?{numeral}+(?:{unit}|{general}|{short})"
            f"|{numeral}{{{_CODE_DIGITS},}}(?:{code}))"
            f"|(?P<peopled>(?:(?:{ordinal}){numeral}+|[0-9]{{2,}}|{numeral}{{{_CODE_DIGITS},}})(?:{short})(?={people}))"
            f"|(?:{ordinal}){numeral}+(?:{short})(?=$|{code})"
            f"|{numeral}{{2}}(?:{short})(?={people})"
            f")"
        )

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every designation in a folded text."""
        return tuple(
            Hit(
                self._certain if m["certain"] or m["peopled"] else self._ambiguous,
                m.start(),
                m.end(),
            )
            for m in self._pattern.finditer(text)
            if m["certain"] or not text.endswith(self._corps, 0, m.start())
        )


def _term(term_class: TermClass) -> Term:
    return Term(
        lexicon="grammar",
        entry=term_class.id,
        text="",
        canonical=term_class.title,
        term_class=term_class,
        mode=Mode.ANYWHERE,
    )


def _alternatives(words: frozenset[str]) -> str:
    """A pattern that matches any of the words; one that matches nothing when there are none."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
