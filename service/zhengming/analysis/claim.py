"""What kind of body the name says it is; the head noun decides.

杭州市餐饮协会 claims an association, 公安局食堂 a canteen, 中国工商银行杭州分行 a branch of a bank. A unit, or the
office of who heads it, is its body's: 餐饮协会秘书处, 师范大学招生办, 派出所所长.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zhengming.analysis.desk import CITIES, DeskReader
from zhengming.analysis.dictionary import Beginnings, Endings
from zhengming.analysis.parse import Parser
from zhengming.analysis.recut import Recutter
from zhengming.analysis.witness import SHOP
from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Head, Snapshot
from zhengming.model.analysis import Claim, Clearance, ClearedHit, Hit, NameParts, Part
from zhengming.model.folded import FoldedText
from zhengming.model.term import Mode, TermClass

NO_CLAIM = Claim()
LOOSE, ASSOCIATION = "loose-association", "social-organization"
LEAGUE, CIVIC = "loose-league", "civic-body"
CIRCLES = frozenset({LOOSE, LEAGUE})
INSTITUTE, INSTITUTES = "research-institute", frozenset({"research-institute", "institute"})
"""Classes of circles that anybody may call so, and of what they claim to be when a country's word leads them."""
SOCIETIES = frozenset({ASSOCIATION, CIVIC, "foundation"})
"""Classes of bodies that have chapters (分馆, 赛区) all over the country."""
STUDY_CENTRE, LED_CENTRE = "public-centre", "led-centre"
"""Classes of centres that claim a body as an institute does, and as a circle does."""
LED = CIRCLES | {INSTITUTE, STUDY_CENTRE, LED_CENTRE}
"""Classes of what may claim a body by what stands before it."""
LOCAL_ACCOUNT, PUBLIC_BODY = "local-account", "public-service"
LOCAL = frozenset({LOCAL_ACCOUNT, "local-institution", "local-centre"})
"""Classes of desks, centres and accounts that are a place's where nothing but the place stands before them, and of
what they claim to be then."""
PRESS = "media"
AUTHORITIES = frozenset({"state-organ", "party-organ", "mass-organization", PRESS})
"""Classes of bodies whose desks are theirs, whatever they are for."""
_SHORTEST_AUTHORITY, _SHORTEST_PRESS = 2, 3
"""Characters of the words that such bodies are called by: 工会; of the press 电视台, for 快报 may be anything."""
CENTRE = "centre-or-club"
"""Class of centres and bases, which are anybody's."""
ABROAD = ("international-lead", "regional-lead")
LEADS = ("national-lead", *ABROAD)
_MOST_UNITS = 3
"""研究生院|招生办|咨询热线: units of units."""
_PLACE_NAME = range(4, 1, -1)
"""Lengths of places that stand between a body and its unit: 餐饮协会|杭州|联络处."""
_LONGEST_REST = 3
"""Characters by which a longer word may go on behind where an authority's ends."""
_OFFICE = 2
"""局长, 院办: the first character is the body's last as well."""


class ClaimReader:
    """Reads claims with the head nouns of one snapshot.

    Args:
        snapshot: the lexicons.
        parser: knows places and head nouns.
        knows: whether the tokenizer's dictionary has a word.
    """

    def __init__(self, snapshot: Snapshot, parser: Parser, knows: Callable[[str], bool]) -> None:
        self._parser = parser
        self._recutter = Recutter(lambda word: knows(word) or parser.is_word(word), (), ())
        self._classes = snapshot.classes
        self._places = snapshot.places
        self._units = Endings(dict.fromkeys(snapshot.words("organ-unit"), True))
        houses = ("place-suffix", "building-suffix", "estate-word")
        suffixes = {word: True for role in houses for word in snapshot.words(role)}
        self._suffixes = Beginnings(suffixes, key=1)
        self._chapters = Endings(dict.fromkeys(snapshot.words("society-unit"), True))
        branches = tuple(snapshot.words("branch"))
        fillers = snapshot.words("desk-filler") | snapshot.words("desk-act")
        self._fillers = Endings(dict.fromkeys(fillers, True))
        leads = (w for role in LEADS for w in snapshot.words(role))
        self._leads = Beginnings(dict.fromkeys(leads, True))
        abroad = (w for role in ABROAD for w in snapshot.words(role))
        self._abroad = Beginnings(dict.fromkeys(abroad, True))
        self._topics = Endings(dict.fromkeys(snapshot.words("led-topic"), True))
        self._bodies = Endings(dict.fromkeys(snapshot.words("led-body"), True))
        self._phrases = snapshot.phrases
        self._industries = snapshot.industries
        plain = {
            word: not (
                head.body.rule
                or head.exceptions
                or head.body.id in LED | LOCAL
                or word.endswith(branches)
            )
            for word, head in snapshot.heads.items()
        }
        # A unit is asked whose it is; 办事处 and the like are branches as well.
        asked = dict.fromkeys((*branches, *self._units.words, *self._chapters.words), False)
        heads = Endings({w: len(w) if p else None for w, p in {**plain, **asked}.items()})
        self._desks = DeskReader(snapshot, parser)
        desks = Endings(dict.fromkeys(self._desks.endings, True))
        within = {w: heads.at(w, len(w)) for w in desks.words}
        self._tails = Endings(
            {w: heads.words[head] if head else 0 for w, head in within.items()} | heads.words
        )
        self._desk_tails = frozenset(
            w
            for w in self._tails.words
            if (last := desks.at(w, len(w))) and not self._is_shops(w, last, snapshot.heads.get(w))
        )
        authorities = {
            word: head
            for word, head in snapshot.heads.items()
            if head.body.id in AUTHORITIES
            and len(word) >= (_SHORTEST_PRESS if head.body.id == PRESS else _SHORTEST_AUTHORITY)
        }
        self._authorities = Beginnings(authorities)
        others = snapshot.words("beside-cue") | snapshot.words("desk-agent")
        self._not_its_own = Beginnings(dict.fromkeys(others, True), key=1)

    def read(
        self, text: str, parts: NameParts, hits: Sequence[Hit], desk: Part | None = None
    ) -> Claim:
        """The claim of a folded name.

        Args:
            text: the folded name.
            parts: its parts.
            hits: hits that mean what they seem; a body that ends the name is its head as well.
            desk: what says that the name is an authority's desk (:meth:`desk_of`).
        """
        claim = self._of_head(text, parts, hits)
        if claim.body and claim.body.rule and is_organ(claim.body):
            return claim
        if desk is None or (desk.value and any(hit.start <= desk.start < hit.end for hit in hits)):
            return claim  # a body that is listed says by itself what it is
        kind = desk.value or PUBLIC_BODY
        return Claim(self._classes[kind], desk._replace(value=kind), claim.owner)

    def _of_head(self, text: str, parts: NameParts, hits: Sequence[Hit]) -> Claim:
        """The claim of a folded name's head noun."""
        if parts.branch is not None and parts.branch.end == len(text):
            return self._of_branch(text, parts)
        end = len(text)
        form = parts.form
        organ = self._organ_before(text, end, hits) if hits else None
        leader = self._leader(hits, self._parser.head_at(text, end)) if hits else None
        if leader:
            body = leader.term.term_class
            return Claim(body, Part(text[leader.start : end], leader.start, end, body.id))
        head, start = self._head_or_unit(text, end)
        if organ is None and form is not None and form.end == end and start >= form.start:
            body = self._led(text, self._classes[form.value], form.start)
            owner = self._parser.owner_of(text, form.start) if body.rule or hits else None
            return Claim(body, form, owner)
        owner = self._parser.owner_of(text, end) if hits or (head and head.body.rule) else None
        if organ and (head is None or organ.start <= start):
            body = organ.term.term_class
            return Claim(body, Part(text[organ.start : end], organ.start, end, body.id), owner)
        if head:
            body = self._led(text, head.body, start)
            return Claim(body, Part(text[start:end], start, end, body.id), owner)
        return Claim(owner=owner) if owner else NO_CLAIM

    def _head_or_unit(self, text: str, end: int) -> tuple[Head | None, int]:
        """The head noun that ends at ``end``, or the one of the body whose unit ends there, and where it begins.

        Only bodies that a rule judges and no enterprise may be own their units so: 网校热线 is nobody's.
        """
        head = self._parser.head_at(text, end)
        start = end - len(head.text) if head else end
        unit = self._unit_at(text, end, head)
        position = end
        for _ in range(_MOST_UNITS if unit else 0):
            for at in self._ends_before(text, position, unit):
                owner = self._parser.head_at(text, at)
                if owner and owner.body.rule and is_organ(owner.body):
                    return owner, at - len(owner.text)
            position -= len(unit)
            unit = self._units.at(text, position)
            if not unit:
                break
        if head is None or not head.body.rule:
            return self._society_before(text, end) or (head, start)
        return head, start

    def _society_before(self, text: str, end: int) -> tuple[Head, int] | None:
        """The head noun of the association whose chapter ends at ``end``, and where it begins: 总会|川西|分馆."""
        unit = self._chapters.at(text, end)
        for at in self._ends_before(text, end, unit) if unit else ():
            owner = self._parser.head_at(text, at)
            if owner and owner.body.id in SOCIETIES:
                return owner, at - len(owner.text)
        return None

    def _unit_at(self, text: str, end: int, head: Head | None) -> str:
        """The word for a unit that ends at ``end``, unless the head noun there is a longer one (社区|工作站) or is
        judged for itself (派出所).
        """
        unit = self._units.at(text, end)
        shortest = 0 if head is None else len(head.text) + bool(head.body.rule)
        return unit if len(unit) >= shortest else ""

    def _ends_before(self, text: str, position: int, unit: str) -> Iterator[int]:
        """Where the body may end whose unit ends at ``position``: before the unit (派出所|所长), before a place
        (协会|杭州|联络处) or an act (总会|支教|报名处), or with the unit's first character, said once (派出所长).
        """
        start = position - len(unit)
        yield start
        for size in _PLACE_NAME:
            if size <= start and text[start - size : start] in self._places:
                yield start - size
        if filler := self._fillers.at(text, start):
            yield start - len(filler)
        if len(unit) == _OFFICE:
            yield start + 1

    def _led(self, text: str, body: TermClass, start: int) -> TermClass:
        """What a head noun that begins at ``start`` claims by what stands before it.

        A circle of people that calls itself a country's or the world's claims an association: 世界厨师联盟, but not
        车友联盟; so does an institute, or a centre of study, on what associations are about: 国际易学研究院, but not
        环球甜品研究所; and a place's league on that: 广西乡村旅游联盟, but not 广西车友联盟. A desk
        that has a place before it and no 字号 is the place's: 余杭区企业服务中心, but not 余杭区顺达企业服务中心.
        """
        if body.id in LED and (led := self._led_class(text, body, start)):
            return self._classes[led]
        if body.id in LOCAL and self._is_of_place(text, start, body):
            return self._classes[PUBLIC_BODY]
        return body

    def _is_of_place(self, text: str, start: int, body: TermClass) -> bool:
        """Whether nothing but places stands before ``start``. Before a centre, the last of them must be a
        division in full, or no less than a city: 乐业 is a county, and a trade name.
        """
        at, place = 0, self._places.get(text[:start])
        while place is None and (found := self._parser.place_at(text, at)):
            at += len(found[0])
            place = self._places.get(text[at:start])
        if place is None:
            return False
        return body.id == LOCAL_ACCOUNT or place.full or place.rank in CITIES

    def _led_class(self, text: str, body: TermClass, start: int) -> str:
        """The id of the class that a circle, an institute or a centre claims to be; empty where it claims nothing."""
        if body.id in (STUDY_CENTRE, LED_CENTRE):
            return CIVIC if self._is_led_centre(text, body, start) else ""
        if body.id in CIRCLES and self._leads.at(text, 0):
            return ASSOCIATION
        topic = body.id in (LEAGUE, INSTITUTE) and self._topics.at(text, start)
        if topic and body.id == LEAGUE:
            return CIVIC if self._begins_with_city(text) else ""
        return ASSOCIATION if topic and self._leads.at(text, 0) else ""

    def _is_led_centre(self, text: str, body: TermClass, start: int) -> bool:
        """Whether a centre claims a body by a lead of the world's or a region's; behind a country's word, that claims.

        A centre whose house is a body of another kind is that body's: 国际学校|书画院.
        """
        lead = self._abroad.at(text, 0)
        if not lead or self._is_place(text, len(lead), start):
            return False
        owner = self._parser.head_at(text, start)
        if owner and owner.body.id not in LED:
            return owner.body.id in SOCIETIES
        return body.id == LED_CENTRE or bool(self._topics.at(text, start))

    def _is_place(self, text: str, lead: int, start: int) -> bool:
        """Whether the lead of a centre that begins at ``start`` begins a place's name: 中华路|书画院, 国际花园|画院."""
        if lead > start:
            return True
        if start == lead + 1:
            return text[lead] in self._suffixes.words
        within = range(lead, min(start, lead + _PLACE_NAME.start))
        return any(len(self._suffixes.at(text, at)) > 1 for at in within)

    def _begins_with_city(self, text: str) -> bool:
        """Whether a division in full, or a city, leads: 乐业 is a county, and a trade name."""
        found = self._parser.place_at(text, 0)
        return found is not None and (found[1].full or found[1].rank in CITIES)

    def led(
        self, text: str, kept: tuple[Hit, ...], cleared: tuple[ClearedHit, ...]
    ) -> tuple[tuple[Hit, ...], tuple[ClearedHit, ...]]:
        """The hits of a name with the country's word among those that count, though a longer word begins with it
        (a fish, a game), where the name makes a body of that: 中国大鲵|研究院, but not 中国大鲵|养殖场.

        Args:
            text: the folded name.
            kept: hits that count.
            cleared: hits that mean something else.
        """
        for seen in cleared:
            hit, noun = seen.hit, seen.because
            if (
                hit.start == 0
                and hit.term.mode is Mode.LEADING
                and seen.reason is Clearance.LONGER_WORD
                and noun in self._phrases
                and text.startswith(noun)
                and self._is_body_of(text, noun, hit.end)
            ):
                return (hit, *kept), tuple(other for other in cleared if other is not seen)
        return kept, cleared

    def _is_body_of(self, text: str, noun: str, lead: int) -> bool:
        """Whether a name makes a body of a noun that a lead of so many characters begins. A trade that the noun ends
        with (中国风|摄影) has centres and sites of its own.
        """
        end = len(text)
        head = self._parser.head_at(text, end)
        body = head.body if head else None
        if head and body and (body.id in INSTITUTES or body.id in CIRCLES or is_organ(body)):
            return end - len(head.text) >= len(noun)
        if body and body.id not in (CENTRE, STUDY_CENTRE) and body.id not in LOCAL:
            return False
        word = self._bodies.at(text, end)
        trades = (noun[at:] for at in range(lead + 1, len(noun) - 1))
        return bool(word) and end - len(word) >= len(noun) and not any(map(self._is_trade, trades))

    def _is_trade(self, word: str) -> bool:
        return word in self._industries

    def body_of(self, text: str) -> TermClass | None:
        """The class of body that a folded name claims by its head noun alone."""
        head = self._parser.head_at(text, self._parser.parent_end(text) or len(text))
        return head.body if head else None

    def stem_of(self, text: str) -> str:
        """What is left of a folded name, or of the parent's in that of a branch, without its enterprise's form:
        某某银行 of 某某银行股份有限公司; empty where it has no such form.
        """
        end = self._parser.parent_end(text) or len(text)
        head = self._parser.head_at(text, end)
        return text[: end - len(head.text)] if head and head.body.form else ""

    def parent_of(self, text: str) -> str:
        """The parent's name in the folded name of a branch; empty where there is none."""
        return text[: self._parser.parent_end(text)]

    def trade_name_of(self, folded: FoldedText) -> str:
        """The 字号 of an enterprise's name; empty where it is none or has none."""
        parts = self._parser.parse(folded)
        if parts.form is None or parts.trade_name is None:
            return ""
        return parts.trade_name.text if self._classes[parts.form.value].form else ""

    def _is_shops(self, word: str, last: str, head: Head | None) -> bool:
        """Whether the form of a shop ends as desks do by a character alone, and nothing that a desk is for ends as it
        begins: 门市|部, but not 服务|部.
        """
        if head is None or head.body.id != SHOP or len(last) > 1:
            return False
        return not self._desks.ends_with(word[: -len(last)])

    def tail_of(self, text: str) -> str:
        """The word that ends a folded name and may say what it is, or empty."""
        return self._tails.at(text, len(text))

    def desk_of(self, text: str, tail: str) -> Part | None:
        """What of a folded name with that tail says that it is an authority's desk; ``None`` where it is none."""
        if tail not in self._desk_tails:
            return None
        return (
            self._desks.read(text)
            or self._desk_of_authority(text)
            or self._desk_of_society(text, tail)
        )

    def _desk_of_society(self, text: str, tail: str) -> Part | None:
        """What of a folded name says that it is the desk of an association named before it: 总会|支教|报名处."""
        for at in self._ends_before(text, len(text), tail):
            head = self._parser.head_at(text, at)
            if head and head.body.id in SOCIETIES:
                return Part(
                    text[at - len(head.text) :], at - len(head.text), len(text), head.body.id
                )
        return None

    def _desk_of_authority(self, text: str) -> Part | None:
        """What of a folded name that ends as desks do says that it is the desk of an authority named in front:
        工会|会员普惠卡|领取平台. Before a street or a house (法院路), beside one, of an agent and in a longer word it
        names none.
        """
        for at in self._parser.fronts(text):
            word = self._authorities.at(text, at)
            end = at + len(word)
            if not word or self._suffixes.at(text, end) or self._is_cut(text, at, end):
                continue
            if not any(self._not_its_own.at(text, after) for after in range(end, len(text))):
                return Part(text[at:], at, len(text), self._authorities.words[word].body.id)
        return None

    def _is_cut(self, text: str, at: int, end: int) -> bool:
        """Whether a longer word goes on where an authority's ends, or the name falls into words better without it:
        电视|台灯.
        """
        longer = (text[at:stop] for stop in range(end + 1, end + _LONGEST_REST + 1))
        listed = any(word in self._phrases or word in self._industries for word in longer)
        return listed or bool(self._recutter.other(text, at, end))

    def is_plain(self, folded: FoldedText, tail: str) -> bool:
        """Whether a name with that tail that is no desk, and in which nothing was found, claims nothing that rules
        judge, read with what stands in brackets and without it: 某某银行（朝阳店） is a bank's.
        """
        text = folded.text
        if self._undesked_end(text, tail) is None or len(folded.brackets) > 1:
            return False
        return not folded.brackets or all(
            self.plain_end(text[:start] + text[end:]) is not None for start, end in folded.brackets
        )

    def plain_end(self, text: str) -> int | None:
        """Where the head noun of a folded text begins; ``None`` where it, or the parent of a
        branch, claims a body that rules judge. All that a name in which nothing was hit needs to be asked.
        """
        tail = self.tail_of(text)
        return None if self.desk_of(text, tail) else self._undesked_end(text, tail)

    def _undesked_end(self, text: str, tail: str) -> int | None:
        """:meth:`plain_end` of a text with that tail that is no desk."""
        end = len(text)
        if not tail:
            return end
        size = self._tails.words[tail]
        if size is not None:
            return end - size
        end = self._parser.parent_end(text) or end
        head, start = self._head_or_unit(text, end)
        if head is None:
            return len(text)
        return None if self._led(text, head.body, start).rule else start

    def _of_branch(self, text: str, parts: NameParts) -> Claim:
        """A branch is a body of its parent's kind."""
        branch = parts.branch
        if branch is None:
            return NO_CLAIM
        if parts.form is not None:
            return Claim(self._classes.get(parts.form.value), parts.form, parts.form)
        head = self._parser.head_at(text, branch.start)
        if head:
            start = branch.start - len(head.text)
            return Claim(head.body, Part(head.text, start, branch.start, head.body.id))
        return NO_CLAIM

    def _leader(self, hits: Sequence[Hit], head: Head | None) -> Hit | None:
        """An organization that leads the name owns the organ that ends it: 共青团深圳市委员会 is the League's,
        though 市委员会 alone would be the Party's. One that is no body of that kind owns none: a university's union
        is a union.
        """
        if head is None or not head.body.rule or head.body.codes & ENTERPRISE_KINDS:
            return None
        for hit in hits:
            other = hit.term.term_class
            owns = is_organ(other) and head.body.codes <= other.codes
            if hit.start == 0 and other.rule != head.body.rule and owns:
                return hit
        return None

    def _organ_before(self, text: str, end: int, hits: Sequence[Hit]) -> Hit | None:
        """A body that ends the name, or of which a unit ends it (公安局朝阳分局)."""
        unit = self._unit_at(text, end, self._parser.head_at(text, end))
        for hit in reversed(hits):
            if hit.end == end and hit.term.term_class.codes:
                return hit
            if unit and hit.term.mode is Mode.WORD and is_organ(hit.term.term_class):
                return hit
        return None


def is_organ(term_class: TermClass) -> bool:
    """Whether bodies of the class have codes, and none of them an enterprise's."""
    return bool(term_class.codes) and not term_class.codes & ENTERPRISE_KINDS
