"""Names made of nothing but public matters and desks pose as an authority's desk: 征地补偿|登记|处.

Source: 《优化营商环境条例》 and the notices of the Ministry of Public Security on frauds: the matter and the desk are
chosen freely, so that no list could hold the names. What else stands in a name, a 字号 or the word of an agent (代办,
咨询), makes it somebody's own, and nothing is claimed; only what is laid before an organ, or is its own, is for no
agent: 信访件|代转|处.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from zhengming.analysis.dictionary import Beginnings, Endings
from zhengming.analysis.organ_unit import OrganUnits
from zhengming.analysis.parse import Parser
from zhengming.lexicon.gazetteer import Place
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Part

CITIES = ("province", "prefecture")
"""Ranks of places whose short names are nobody else's: 杭州, but not 乐业."""
_LONGEST = 30
_MOST_PLACES = 4
_LAST_WORDS = 3
"""How many words at the end of a name are looked at before it is taken apart: 家政|服务|中心 ends here."""


class _Weight(IntEnum):
    """What a word between the places and the end of the name claims."""

    NOTHING = 0
    TOPIC = 1
    """is a matter with an act behind it"""
    MATTER = 2
    """claims with a desk behind it"""
    GRANT = 3
    """claims with an act behind it already"""
    BODY = 4
    """claims with an act behind it, whoever does it"""


_WEIGHTS = {
    "desk": _Weight.NOTHING,
    "desk-act": _Weight.NOTHING,
    "desk-filler": _Weight.NOTHING,
    "desk-service": _Weight.NOTHING,
    "desk-trade": _Weight.NOTHING,
    "desk-staff": _Weight.NOTHING,
    "desk-topic": _Weight.TOPIC,
    "desk-matter": _Weight.MATTER,
    "desk-grant": _Weight.GRANT,
    "desk-body": _Weight.BODY,
}


class DeskReader:
    """Reads desks with the words of one snapshot.

    A desk is one of these, with places before it, and ``desk-filler`` and numbers between:

    - a matter and, at the end, a desk: 高标准农田|项目|申报|处 (``desk-matter``, ``desk``); where others speak
      of the matter, too, an act must stand between: 驾照|补领|中心, but not 驾照|网 (``desk-topic``);
    - what the state hands out, or a body of its, and an act: 育儿补贴|快速|申领 (``desk-grant``, ``desk-body``,
      ``desk-act``); behind the body an agent as well: 信访办|来信|代递|点 (``desk-agent``);
    - a place, an organ's short name, and its account or desk: 兰州|交警|发布厅, 海口|福彩 (``desk-service``); where
      the name is the word of a trade as well, an account that organs alone have: 成都|文旅|发布 (``desk-trade``,
      ``desk-official``);
    - the country, the short name of either kind, and an account: 中国|环保|网 (``desk-country``, ``desk-account``);
    - a place and a staff (``desk-staff``), 粤港澳大湾区|建设|指挥部, or a matter's staff and an act, 保交楼|专班|退付;
    - a place and a unit of its organs that no list has: 北京|园林绿化|分局 (:class:`OrganUnits`);
    - a place's office elsewhere: 湖南省|驻|广州|办事处 (``desk-posted``, ``desk-seat``);
    - money of the state, whatever stands before: 家庭农场专项|补贴 (``desk-payout``);
    - what organs call their accounts: 信用|安徽|网 (``desk-virtue``).
    """

    def __init__(self, snapshot: Snapshot, parser: Parser) -> None:
        self._parser = parser
        self._places = snapshot.places
        self._organ_units = OrganUnits(snapshot)
        self._staffs = snapshot.words("desk-staff")
        self._desks = snapshot.words("desk") | self._staffs
        self._accounts = snapshot.words("desk-account")
        self._services = snapshot.words("desk-service")
        self._trades = snapshot.words("desk-trade")
        self._officials = snapshot.words("desk-official")
        self._posted = snapshot.words("desk-posted")
        self._seats = snapshot.words("desk-seat")
        self._acts = snapshot.words("desk-act")
        agents = snapshot.words("desk-agent")
        self._agents = Beginnings(dict.fromkeys(agents, True))
        countries = (*snapshot.words("desk-country"), *snapshot.words("national-lead"))
        self._countries = Beginnings(dict.fromkeys(countries, True))
        self._numerals = snapshot.words("numeral")
        self._numbered = snapshot.words("desk-number")
        words: dict[str, _Weight] = {}
        for role, weight in _WEIGHTS.items():
            for word in snapshot.words(role):
                words[word] = max(weight, words.get(word, weight))
        self._words = words
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(found) for first, found in lengths.items()}
        others = (
            *self._accounts,
            *self._seats,
            *self._posted,
            *self._numbered,
            *self._organ_units.words,
            *agents,
            *countries,
        )
        self._last = Endings(dict.fromkeys((*words, *others, *snapshot.places), True))
        cities = [p for p, place in snapshot.places.items() if place.code and place.rank in CITIES]
        self._virtues = frozenset(
            virtue + city for virtue in snapshot.words("desk-virtue") for city in cities
        )
        self._account_ends = Endings(dict.fromkeys(self._accounts, True))
        self._payouts = Endings(dict.fromkeys(snapshot.words("desk-payout"), True))
        accounts = self._accounts | self._services | self._virtues
        units = self._organ_units.endings | self._payouts.words.keys()
        self.endings = self._desks | self._acts | agents | accounts | units
        """What the names of desks end with, or the whole of them."""

    def ends_with(self, text: str) -> bool:
        """Whether a word that stands in desks' names before the last ends with a text."""
        words = (*self._words, *self._organ_units.words)
        return any(word.endswith(text) for word in words)

    def read(self, text: str) -> Part | None:
        """What of a folded name says that it is an authority's desk; ``None`` where it is none."""
        account = self._account_ends.at(text, len(text))
        if text in self._virtues or text[: len(text) - len(account)] in self._virtues:
            return Part(text, 0, len(text))
        if payout := self._payouts.at(text, len(text)):
            return Part(payout, len(text) - len(payout), len(text))
        if len(text) > _LONGEST or not self._may_be(text):
            return None
        start, place = 0, None
        if self._organ_units.is_one(text):
            return Part(text, 0, len(text))
        country = self._countries.at(text, 0)
        if country and (
            self._is_account(text, len(country))
            or self._is_trade(text, len(country), self._accounts | self._desks)
        ):
            return Part(text, 0, len(text))
        for _ in range(_MOST_PLACES):
            if self._is_desk(text, start) or (
                place is not None and self._is_of_place(text, start, place)
            ):
                return Part(text[start:], start, len(text))
            found = self._parser.place_at(text, start)
            if found is None:
                town = self._organ_units.town_end(text, start)
                if town is not None and self._organ_units.begins_at(text, town):
                    return Part(text[town:], town, len(text))
                return None
            start, place = start + len(found[0]), found[1]
            start += len(self._organ_units.zone_at(text, start))
        return None

    def _may_be(self, text: str) -> bool:
        """Tells, for little, whether a name may be made of such words, from its last ones."""
        end = len(text)
        for _ in range(_LAST_WORDS):
            word = self._last.at(text, end)
            if not word:
                return end == 0 or self._is_number(text[end - 1])
            end -= len(word)
        return True

    def _is_number(self, character: str) -> bool:
        return character.isdecimal() or character in self._numerals

    def _is_desk(self, text: str, start: int) -> bool:
        """Whether words of desks cover the text from ``start``, and claim one."""
        reached: dict[int, set[_Weight]] = {start: {_Weight.NOTHING}}
        for at in range(start, len(text)):
            weights = reached.get(at)
            if not weights:
                continue
            for end, weight in self._words_at(text, at):
                word = text[at:end]
                if end == len(text) and self._closes(word, max(weights)):
                    return True
                now = max(weight, self._made_of(max(weights), word))
                reached.setdefault(end, set()).update(max(now, w) for w in weights)
            agent = self._agents.at(text, at) if max(weights) is _Weight.BODY else ""
            if agent and at + len(agent) == len(text):
                return True
            if agent:
                reached.setdefault(at + len(agent), set()).add(_Weight.BODY)
        return False

    def _made_of(self, weight: _Weight, word: str) -> _Weight:
        """What a word makes of a claim before it: an act a matter of a topic, a staff a grant of a matter."""
        if weight is _Weight.MATTER and word in self._staffs:
            return _Weight.GRANT
        acted = weight is _Weight.TOPIC and word in self._acts
        return _Weight.MATTER if acted else _Weight.NOTHING

    def _closes(self, word: str, weight: _Weight) -> bool:
        """Whether the last word makes a desk of what stands before it."""
        return (weight >= _Weight.MATTER and word in self._desks) or (
            weight >= _Weight.GRANT and word in self._acts
        )

    def _words_at(self, text: str, at: int) -> Iterator[tuple[int, _Weight]]:
        """Where words that begin at ``at`` end, and what they claim; a number and what is counted are one."""
        for length in self._lengths.get(text[at], ()):
            if (weight := self._words.get(text[at : at + length])) is not None:
                yield at + length, weight
        end = at
        while end < len(text) and self._is_number(text[end]):
            end += 1
        if end > at:
            for word in self._numbered:
                if text.startswith(word, end):
                    yield end + len(word), _Weight.NOTHING

    def _is_of_place(self, text: str, start: int, place: Place) -> bool:
        """Whether an organ's account, a government's office or a staff stands behind a place that is nothing else."""
        if not (place.full or place.rank in CITIES):
            return False
        return (
            self._is_account(text, start)
            or self._is_trade(text, start, self._officials)
            or self._is_office(text, start)
            or self._organ_units.begins_at(text, start)
            or self._ends_in(self._staffs, text, start)
        )

    def _is_account(self, text: str, start: int) -> bool:
        """福彩, 交警|发布厅, 消防|服务|中心."""
        for word in self._services:
            end = start + len(word)
            if text.startswith(word, start) and (
                end == len(text)
                or text[end:] in self._accounts
                or self._ends_in(self._desks, text, end)
            ):
                return True
        return False

    def _is_trade(self, text: str, start: int, accounts: frozenset[str]) -> bool:
        """文旅|发布: an organ's short name that is a trade's, too, and one of ``accounts``."""
        return any(
            text.startswith(word, start) and text[start + len(word) :] in accounts
            for word in self._trades
        )

    def _ends_in(self, desks: frozenset[str], text: str, start: int) -> bool:
        """Whether words of desks cover the text from ``start``, and the last of them is one of ``desks``."""
        reached = {start}
        for at in range(start, len(text)):
            if at in reached:
                for end, _ in self._words_at(text, at):
                    if end == len(text) and text[at:end] in desks:
                        return True
                    reached.add(end)
        return False

    def _is_office(self, text: str, start: int) -> bool:
        """驻|广州|办事处, 驻|沪|办."""
        posted = next((w for w in self._posted if text.startswith(w, start)), "")
        if not posted:
            return False
        at = start + len(posted)
        found = self._parser.place_at(text, at)
        ends = [at + len(found[0])] if found else []
        ends += [at + len(w) for w in self._seats if text.startswith(w, at)]
        return any(self._ends_in(self._desks, text, end) for end in ends)
