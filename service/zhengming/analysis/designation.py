"""Troop designations, real or invented: 第39集团军, 三十九集团军, 61398部队, 八三四一部队.

Source: 《企业名称登记管理规定》 article 11(3) (部队番号); the notices of the former State Administration
for Industry and Commerce name codes «real or fictitious». A list could never hold them: numeral + unit
is a small grammar.
"""

from __future__ import annotations

import re

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Hit
from zhengming.model.term import Mode, Term

_NUMERAL = "0-9〇零一二三四五六七八九十百"
_CODE_DIGITS = 4
"""A code such as 8341 has four digits or more; shorter ones are house numbers and batches."""


class DesignationFinder:
    """Finds designations with the unit words of one snapshot.

    Vocabulary roles: ``troop-unit`` (units whose word alone tells an army: 集团军, 舰队),
    ``troop-unit-short`` (军, 师, 旅, 团: only after 第 and at the end, or before a troop word),
    ``troop-service`` (装甲, 步兵 …, between numeral and unit), ``troop-code`` (部队, after a code).
    """

    def __init__(self, snapshot: Snapshot) -> None:
        designation = snapshot.classes["troop-designation"]
        self._term = Term(
            lexicon="grammar",
            entry=designation.id,
            text="",
            canonical=designation.title,
            term_class=designation,
            mode=Mode.ANYWHERE,
        )
        units = _alternatives(snapshot.words("troop-unit"))
        short = _alternatives(snapshot.words("troop-unit-short"))
        service = _alternatives(snapshot.words("troop-service"))
        code = _alternatives(snapshot.words("troop-code"))
        roles = ("troop-unit", "troop-unit-short", "troop-code")
        self._cues = frozenset(w[0] for role in roles for w in snapshot.words(role))
        self._pattern = re.compile(
            f"(?<![{_NUMERAL}第])(?:"
            f"第?[{_NUMERAL}]+(?:{service})?(?:{units})"
            f"|[{_NUMERAL}]{{{_CODE_DIGITS},}}(?:{code})"
            f"|第[{_NUMERAL}]+(?:{service})?(?:{short})(?=$|{code}|{units})"
            f")(?:{code})?"
        )

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every designation in a folded text."""
        if self._cues.isdisjoint(text):
            return ()
        return tuple(Hit(self._term, m.start(), m.end()) for m in self._pattern.finditer(text))


def _alternatives(words: frozenset[str]) -> str:
    """A pattern that matches any of the words; one that matches nothing when there are none."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"
