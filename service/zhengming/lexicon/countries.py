"""Countries and regions of the world as terms, under every name the libraries give them.

Source: Unicode CLDR territories through babel (Chinese of the mainland, Hong Kong and Taiwan), and ISO
3166-1 full names through pycountry.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping

import pycountry
from babel import Locale

from zhengming.model.term import Mode, Term, TermClass
from zhengming.text.fold import Folder

LEXICON = "countries"
_LOCALES = ("zh_Hans", "zh_Hant_HK", "zh_Hant_TW")
_NOT_FOREIGN = frozenset({"CN", "HK", "MO", "TW", "AQ"})
"""China, and Antarctica, which is no state: the law on foreign names is not about these."""
_LATIN_SHORTEST = 12
"""Short Latin country names are given names and brands as well (Chad, Jordan); full ones are not."""


def terms(
    folder: Folder, term_class: TermClass, exceptions: Mapping[str, tuple[str, ...]]
) -> Iterator[Term]:
    """One term for each spelling of each country.

    Args:
        folder: folds the spellings.
        term_class: the class they get.
        exceptions: longer words with another meaning, by folded spelling.
    """
    for code, name, spellings in _countries():
        seen: set[str] = set()
        for spelling in spellings:
            text = folder.letters(spelling)
            if text in seen or len(text) < 2 or (text.isascii() and len(text) < _LATIN_SHORTEST):
                continue
            seen.add(text)
            yield Term(
                lexicon=LEXICON,
                entry=code.lower(),
                text=text,
                canonical=name,
                term_class=term_class,
                mode=Mode.WORD if len(text) <= 2 else Mode.ANYWHERE,
                exceptions=exceptions.get(text, ()),
            )


def _countries() -> Iterator[tuple[str, str, list[str]]]:
    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["zh_CN"]).gettext
    names = [Locale.parse(locale).territories for locale in _LOCALES]
    for country in sorted(pycountry.countries, key=lambda c: str(c.alpha_2)):
        code = str(country.alpha_2)
        if code in _NOT_FOREIGN:
            continue
        spellings = [territories[code] for territories in names if code in territories]
        official = str(getattr(country, "official_name", ""))
        if official:
            spellings += [translate(official), official]
        yield code, spellings[0] if spellings else str(country.name), spellings
