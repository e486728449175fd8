"""Whether a disguised reading means what it seems.

Sound, shape and order are shared by chance much more often than characters are: 同济楼宇 holds no 同济 in disguise. A
disguised hit counts only where enough of its characters are the term's own, where no word of its surroundings is cut
by it, and where nothing else explains it: a place, an industry word, a longer hit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from zhengming.analysis.match import Agreements
from zhengming.analysis.recut import Recutter
from zhengming.analysis.witness import MARKS, Words
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Clearance, ClearedHit, Hit, Part, Reading, Token, Trade
from zhengming.model.term import FAMOUS, Business, Mode, Term
from zhengming.text.pinyin import begin_alike, half_alike
from zhengming.text.readings.insertion import is_filler, is_stroke
from zhengming.text.readings.look_alike import SLIGHT, TWIN

_IN_OTHER_CHARACTERS = frozenset({Reading.SOUND, Reading.SHAPE})
_IN_LETTERS = frozenset({Reading.LETTERS, Reading.CONFUSABLE})
_PUBLIC = frozenset({"11", "12", "52"})
"""Kinds of codes of organs, public institutions and private non-enterprises."""
_ALL_ALIKE = 0.8
"""Likeness at which no character need be the term's own, if it is the whole 字号: all syllables are the same."""
_SURE = 0.93
"""Likeness that a body's name of three characters must have: 民进堂 is no 民进党."""
_SHORTEST = 3
_UNMISTAKABLE = 6
"""Length from which one exchanged character hides nothing, whatever it looks like, if the term may stand anywhere."""
_LONG = 4
"""From this length on, two characters of the term's own are enough; a shorter one may lose one."""


class DisguiseClearer:
    """Judges disguised hits one by one.

    Args:
        snapshot: the lexicons.
        is_word: whether a stretch is a word that has a part to play in a name.
        knows: whether the tokenizer's dictionary has a word.
    """

    def __init__(
        self, snapshot: Snapshot, is_word: Callable[[str], bool], knows: Callable[[str], bool]
    ) -> None:
        self._is_word = is_word
        self._knows, self._surnames = knows, snapshot.words("surname")
        self._recutter = Recutter(knows, (), ())
        self._frames = Counter(_framed(b) for b in snapshot.businesses if len(b) == _SHORTEST)
        self._fronts = Counter(b[:2] for b in snapshot.businesses if len(b) == _SHORTEST)
        self._businesses = snapshot.businesses
        self._classes = snapshot.classes
        self._latin_words = snapshot.words("latin-word")
        self._agreements = Agreements(snapshot)
        self._cues = tuple(snapshot.words("official-cue"))
        self._streets = tuple(word for word in snapshot.words("place-suffix") if len(word) > 1)

    def clear(
        self, hits: Iterable[Hit], words: Words, kept: Sequence[Hit]
    ) -> tuple[tuple[Hit, ...], tuple[ClearedHit, ...]]:
        """The hits that mean what they seem, and those that do not, with the reason.

        Args:
            hits: disguised readings of one name.
            words: what the witnesses say of it.
            kept: hits as written that count.
        """
        counted: list[Hit] = []
        cleared: list[ClearedHit] = []
        for hit in sorted(hits, key=lambda h: (h.start - h.end, -h.likeness, h.start)):
            why = (
                self._explained(hit, (*kept, *counted), words)
                or self._excepted(hit, words)
                or self._changed(hit, words)
                or self._across(hit, words)
            )
            if why:
                cleared.append(ClearedHit(hit, *why))
            else:
                counted.append(hit)
        counted.sort(key=lambda h: (h.start, -h.end))
        return tuple(counted), tuple(cleared)

    def _explained(
        self, hit: Hit, kept: Sequence[Hit], words: Words
    ) -> tuple[Clearance, str] | None:
        """Another hit, as long or longer, stands there already."""
        for other in kept:
            if other.start >= hit.end or hit.start >= other.end:
                continue
            holds = hit.start <= other.start and other.end <= hit.end
            longer = hit.end - hit.start > other.end - other.start
            own = other.reading is Reading.WRITTEN and other.term is hit.term
            if holds and own and hit.start == other.start and not self._is_all(hit, words):
                return Clearance.LONGER_WORD, other.term.canonical
            twin = (other.start, other.end, other.term.text) == (hit.start, hit.end, hit.term.text)
            if not (holds and longer) and not (twin and other.reading is hit.reading):
                return Clearance.LONGER_WORD, other.term.canonical
        return None

    def _excepted(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """It lies in a longer word in which the term means something else: 北大荒农家 in 北大荒农家菜."""
        text = words.folded.text
        for exception in hit.term.exceptions:
            if (
                len(exception) > hit.end - hit.start
                and exception in text[max(0, hit.end - len(exception)) : hit.start + len(exception)]
            ):
                return Clearance.LONGER_WORD, exception
        return None

    def _changed(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """Too little of the term is left."""
        match hit.reading:
            case Reading.REPEATED:
                return self._repeated(hit, words)
            case Reading.LETTERS:
                led = self._place_before_word(hit, words)
                return (Clearance.PLACE, led) if led else None
            case Reading.TRANSLITERATED:
                return None if self._is_all(hit, words) else (Clearance.CONTEXT, hit.term.canonical)
            case Reading.INSERTED | Reading.OMITTED:
                sure = self._is_sure(hit, words)
                return None if sure else (Clearance.CONTEXT, hit.term.canonical)
            case Reading.SOUND | Reading.SHAPE:
                own = self._own_characters(hit, words)
                return self._placed(hit, words, own) or self._unlike(hit, words, own)
        return None

    def _repeated(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """A word of its own, which its characters make when they are written twice."""
        if hit.end - hit.start == 2 * len(hit.term.text) == _LONG:
            return Clearance.CONTEXT, hit.term.canonical  # 平平安安
        written = words.folded.text[hit.start : hit.end]
        if written in self._latin_words:
            return Clearance.LONGER_WORD, written  # Channel is no Chanel
        return None

    def _own_characters(self, hit: Hit, words: Words) -> list[bool]:
        """For each of the term's characters whether it stands there as it is, without the place that leads both."""
        text = words.folded.text
        own = [text[hit.start + i] == c for i, c in enumerate(hit.term.text)]
        for place in words.parts.divisions:
            if _leads(place, hit):
                own[place.start - hit.start : place.end - hit.start] = []
        return own

    def _placed(self, hit: Hit, words: Words, own: Sequence[bool]) -> tuple[Clearance, str] | None:
        """A place explains it, or a word behind one."""
        text, size = words.folded.text, hit.end - hit.start
        for place in words.parts.divisions:
            inside = place.start < hit.end and hit.start < place.end and not _leads(place, hit)
            if inside and not self._is_all_but_one(hit, words, own):
                return Clearance.PLACE, place.text
        written = text[hit.start : hit.end]
        if written.endswith(self._streets) and not hit.term.text.endswith(self._streets):
            return Clearance.PLACE, written  # 北大街, and no 北大荒
        rest = text[hit.end - len(own) : hit.end]
        word = any(t.text == rest and t.end == hit.end for t in words.tokens)
        if len(own) < size and word and not self._is_whole_body(hit, words):
            return Clearance.LONGER_WORD, rest
        if (
            len(own) < min(size, _SHORTEST)
            and (_is_glaring(hit) or hit.reading is Reading.SOUND)
            and hit.term.term_class.id in MARKS
            and not self._is_famous(hit)
        ):
            return Clearance.PLACE, text[hit.start : hit.end - len(own)]
        return None

    def _is_all_but_one(self, hit: Hit, words: Words, own: Sequence[bool]) -> bool:
        """Whether a 字号, or that and the place before it, is a name of four and more that the whole country knows, but
        for one character that sounds the same, or sounds like it to the tone, though it falls into words: 红星|尔克,
        莲花|清温; or is all of it but for any character that makes no word with a part to play: 农夫|山贼, but not
        农夫|山庄.
        """
        trade = words.parts.trade_name
        if len(own) < _LONG or trade is None or trade.end != hit.end or not self._is_famous(hit):
            return False
        one = sum(own) >= len(own) - 1
        if hit.reading is Reading.SOUND:
            return one or hit.likeness >= 1.0
        others = (t for t in words.tokens if hit.start <= t.start and t.end <= hit.end)
        plays = any(t.text not in hit.term.text and self._is_word(t.text) for t in others)
        return one and self._is_all(hit, words) and not plays

    def _unlike(self, hit: Hit, words: Words, own: Sequence[bool]) -> tuple[Clearance, str] | None:
        """What stands there is not enough like the term."""
        size, otherwise = hit.end - hit.start, (Clearance.CONTEXT, hit.term.canonical)
        unmistakable = hit.term.mode is Mode.ANYWHERE and len(own) >= _UNMISTAKABLE
        if _is_glaring(hit) and not (unmistakable or self._is_imitated(hit, words, freely=True)):
            return otherwise
        unlike = hit.likeness < _SURE or (self._begins_all(hit, words) and self._is_firm(words))
        if size < _LONG and unlike and hit.term.term_class.id not in MARKS:
            return otherwise
        if hit.likeness >= _ALL_ALIKE and self._is_famous(hit) and self._is_whole(hit, words):
            return None  # 荃巨得 for 全聚德, the law's own example
        enough = len(own) - 1 if size < _LONG else (len(own) + 1) // 2
        return None if sum(own) >= max(enough, 1) else otherwise

    def _place_before_word(self, hit: Hit, words: Words) -> str:
        """The place that begins a hit in a firm's name, if behind it stand no more than two syllables in letters: the
        word that they spell may be another (辽宁weishi, 卫视 or 卫士); empty where it is not so.
        """
        text = words.folded.text
        for place in words.parts.divisions if self._is_firm(words) else ():
            led = place.start == hit.start and hit.term.text.startswith(place.text)
            short = len(hit.term.text) - len(place.text) < _SHORTEST
            if led and short and text[place.end : hit.end].isascii():
                return place.text
        return ""

    def _is_sure(self, hit: Hit, words: Words) -> bool:
        """Whether a term with a character too many or too few can be meant: the whole 字号 is a name that the whole
        country knows, or the term is long.
        """
        if is_unmistakable(hit.term):
            return True
        if not self._is_famous(hit):
            return False
        if hit.reading is Reading.INSERTED and self._is_filled(hit, words):
            return True
        if hit.reading is Reading.OMITTED and self._is_left(hit, words):
            return True
        return hit.end - hit.start >= _SHORTEST and self._is_whole(hit, words)

    def _is_filled(self, hit: Hit, words: Words) -> bool:
        """Whether nothing was put between a term's characters but what says nothing there: kana, or, between four and
        more, one stroke.
        """
        text = words.folded.text[hit.start : hit.end]
        put = Counter(text) - Counter(hit.term.text)
        if not all(map(is_filler, put)):
            return False
        return len(hit.term.text) >= _LONG or not any(map(is_stroke, put))

    def _is_left(self, hit: Hit, words: Words) -> bool:
        """Whether what stands behind two characters that are left of three says whose they are: the business's goods
        (娃哈|饮料), or who speaks for it (支宝|客服). Two that are a word of their own say nothing: 海底, 老妈.
        """
        business = self._businesses.get(hit.term.text)
        if business is None or business.ambiguous or len(business.name) != _SHORTEST:
            return False
        end = hit.start + _SHORTEST - 1
        if any(t.start <= hit.start and end <= t.end for t in words.tokens):
            return False
        text = words.folded.text
        spoken_for = any(text.startswith(cue, end) for cue in self._cues)
        return spoken_for or text[end:].startswith(
            hit.term.text.removeprefix(business.name) or "\0"
        )

    def _is_whole(self, hit: Hit, words: Words) -> bool:
        """Whether the hit is the whole 字号, or that and the place that leads the term: 阿里 is one as well."""
        trade = words.parts.trade_name
        led = any(
            place.start == hit.start and hit.term.text.startswith(place.text)
            for place in words.parts.divisions
        )
        return self._is_all(hit, words) or (led and trade is not None and trade.end == hit.end)

    def _is_imitated(self, hit: Hit, words: Words, *, freely: bool) -> bool:
        """Whether a 字号 that is told apart at a glance still lives on one that the whole country knows: 茶颜观色 on
        茶颜悦色; in three characters, or where it makes ordinary words, only in its own trade, for 老乡鸡 shares 老乡
        with many.
        """
        business = self._businesses.get(hit.term.text)
        if business is None or not self._is_famous(hit):
            return False
        if self._rhymes(hit, words) or self._is_blended(hit, words):
            return True
        if not self._is_all(hit, words):
            return False
        told_apart_by = self._told_apart_by(hit, words)
        if freely and told_apart_by >= _LONG:
            return True
        if told_apart_by < _SHORTEST and (freely or told_apart_by < hit.end - hit.start):
            return False  # 茅山|酒业 is no 茅台酒业
        agree = self._agreements.with_form if _is_heard(hit, words) else self._agreements.between
        same = agree(words.parts, business, hit) is Trade.SAME
        told = not business.ambiguous or (hit.reading is Reading.SOUND and hit.likeness >= 1.0)
        return (same or self._names_goods(hit, business, words)) and told

    def _rhymes(self, hit: Hit, words: Words) -> bool:
        """Whether a name is nothing but one that it alludes to by a like sound, or its 字号 begins so by four
        characters: 今日油条|餐饮 to 今日头条; by three, the first sound must be the same: 胖都来.
        """
        size = hit.end - hit.start
        alike = half_alike if size >= _LONG else begin_alike
        trade = words.parts.trade_name
        begins = size >= _LONG and trade is not None and trade.start == hit.start
        whole = size >= _SHORTEST and size == len(words.folded.text)
        return (whole or begins) and all(alike(a, b) for a, b in _exchanged(hit, words))

    def _is_blended(self, hit: Hit, words: Words) -> bool:
        """Whether a name of three is a famous one but for the character in its midst, which makes no word with its
        neighbours, no person's name, and no other business's: 沃美玛, but neither 同和堂 nor 张大泉; or but for the one
        at its end, where no other business begins so: 麦当家, but not 美好家.
        """
        written, meant = words.folded.text, hit.term.text
        if not len(written) == len(meant) == _SHORTEST or self._businesses[meant].ambiguous:
            return False
        if any(map(str.isascii, written)):
            return False  # a letter stands for its own sound: 新百L, but not 新百K
        ends = (written[0], written[-1]) == (meant[0], meant[-1])
        if written[:2] == meant[:2]:
            word = self._knows(written) or self._knows(written[:2])
            return not word and self._fronts[meant[:2]] == 1
        word = any(map(self._knows, (written, written[:2], written[1:])))
        person = written[0] in self._surnames
        return ends and not word and not person and self._frames[_framed(meant)] == 1

    def _is_twin(self, hit: Hit, words: Words) -> bool:
        """Whether a 字号 of four characters, or a name of three, is one that the whole country knows, with one of them
        exchanged for one that is taken for it at a glance: 字节挑动, 华莱土. Ordinary words meet so less often than
        impostors choose them.
        """
        size = hit.end - hit.start
        twin = hit.reading is Reading.SHAPE and hit.likeness * size >= size - 1 + TWIN
        long = size >= _LONG and self._is_all(hit, words)
        bare = size >= _SHORTEST and size == len(words.folded.text)
        return twin and (long or bare) and self._is_famous(hit)

    def _is_whole_body(self, hit: Hit, words: Words) -> bool:
        """Whether a name is a body's and nothing else, though it falls into words: 中山|人学 for 中山大学."""
        size = hit.end - hit.start
        return (
            size >= _LONG and size == len(words.folded.text) and hit.term.term_class.id not in MARKS
        )

    def _told_apart_by(self, hit: Hit, words: Words) -> int:
        """How many characters of the hit are 字号, and not goods behind it."""
        trade = words.parts.trade_name
        return (min(hit.end, trade.end) if trade else hit.end) - hit.start

    def _names_goods(self, hit: Hit, business: Business, words: Words) -> bool:
        """Whether the business's goods stand behind its name, as they do in the term: 恰恰|瓜子 for 洽洽瓜子; a form of
        organization says nothing.
        """
        goods, form = hit.term.text.removeprefix(business.name), words.parts.form
        told = 0 < len(goods) < len(hit.term.text) and not (form and form.start < hit.end)
        return told and words.folded.text[hit.end - len(goods) : hit.end] == goods

    def _is_firm(self, words: Words) -> bool:
        """Whether the name has a form that no public body has: 公司 or 药房, but not 服务中心."""
        form = words.parts.form
        body = self._classes[form.value] if form else None
        return body is not None and body.form and not body.codes & _PUBLIC

    def _is_all(self, hit: Hit, words: Words) -> bool:
        """Whether the hit is the whole 字号, and no industry word is part of it but one that the term, in other
        characters, ends in as well: 加少宝凉|茶 for 加多宝凉茶.
        """
        trade = words.parts.trade_name
        if trade is None or hit.start != trade.start or hit.end < trade.end:
            return False
        goods = words.folded.text[trade.end : hit.end]
        return not goods or (
            hit.reading in _IN_OTHER_CHARACTERS and hit.term.text.endswith(goods)
        )  # 正|食品 shares too little with 正新食品

    def _begins_all(self, hit: Hit, words: Words) -> bool:
        """Whether the 字号 is the hit, or begins with it and goes on with something told by a word: 国安居|防盗门."""
        trade = words.parts.trade_name
        if trade is None or hit.start != trade.start or hit.end >= trade.end:
            return self._is_all(hit, words)
        return any(t.start == hit.end and len(t.text) > 1 for t in words.tokens)

    def _is_famous(self, hit: Hit) -> bool:
        business = self._businesses.get(hit.term.text)
        return business is not None and business.tier == FAMOUS

    def _across(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """It cuts a word of its surroundings, or is an ordinary word itself."""
        if hit.reading is Reading.MISSPELLED:
            return None  # Latin words begin and end by themselves
        text = words.folded.text
        around: list[Part | Token] = list(self._ordinary(words))
        tokens = [token for token in words.tokens if len(token.text) > 1]
        if hit.reading in _IN_LETTERS:  # where Latin words end was asked before
            tokens = [token for token in tokens if not token.text.isascii()]
        around += tokens
        for part in around:
            before, behind = part.start < hit.start < part.end, part.start < hit.end < part.end
            compound = not before and self._is_word(
                text[part.start : hit.end]
            )  # 东南汽车 before 汽车|科技
            if before or (behind and not compound):
                return Clearance.ACROSS_WORDS, part.text
        if hit.term.term_class.id in MARKS:
            trade = words.parts.trade_name
            if trade is not None and not hit.start <= trade.start < hit.end:
                return Clearance.SLOT, trade.text
        if hit.reading is Reading.TRANSPOSED:
            return self._meets(hit, words)
        exchanged = hit.reading in _IN_OTHER_CHARACTERS or hit.reading is Reading.COUNTERPART
        if exchanged and hit.end - hit.start <= _LONG:
            inside = [t for t in words.tokens if hit.start < t.end and t.start < hit.end]
            ordinary = all(len(t.text) > 1 for t in inside)  # 世界|银杏, and no 世界银行
            if hit.term.term_class.id not in MARKS:
                ordinary = ordinary or self._recutter.falls(text[hit.start : hit.end])
            meant = (
                self._is_twin(hit, words)
                or self._is_imitated(hit, words, freely=False)
                or self._is_all_but_one(hit, words, self._own_characters(hit, words))
            )
            if ordinary and not meant and not self._is_whole_body(hit, words):
                return Clearance.LONGER_WORD, text[hit.start : hit.end]
        return None

    def _meets(self, hit: Hit, words: Words) -> tuple[Clearance, str] | None:
        """What holds the same characters in another order is a word (康泰, and no 泰康), or begins with a place that
        the term does not begin with (海南|中和, and no 中南海).
        """
        written = words.folded.text[hit.start : hit.end]
        for place in words.parts.divisions:
            if place.start == hit.start and not hit.term.text.startswith(place.text):
                return Clearance.PLACE, place.text
        word = any((token.start, token.end) == (hit.start, hit.end) for token in words.tokens)
        if word and (len(written) < _SHORTEST or not self._is_famous(hit)):
            return Clearance.LONGER_WORD, written
        return None

    def _ordinary(self, words: Words) -> tuple[Part, ...]:
        parts = words.parts
        return (*parts.industries, *((parts.form,) if parts.form else ()))


def _framed(name: str) -> str:
    """The first and the last character of a name."""
    return name[0] + name[-1]


def _is_heard(hit: Hit, words: Words) -> bool:
    """Whether all that was exchanged begins as it did in the term: 喜来顿 for 喜来登."""
    return all(begin_alike(a, b) for a, b in _exchanged(hit, words))


def _exchanged(hit: Hit, words: Words) -> Iterator[tuple[str, str]]:
    """What is written, and what the term has in its place."""
    written = words.folded.text[hit.start : hit.end]
    return ((a, b) for a, b in zip(written, hit.term.text, strict=False) if a != b)


def is_unmistakable(term: Term) -> bool:
    """Whether a term is known again with one character exchanged, too many or too few, whatever it is."""
    return len(term.text) >= _UNMISTAKABLE and term.mode is Mode.ANYWHERE


def _leads(place: Part, hit: Hit) -> bool:
    """Whether a place stands within a hit, and its term begins with it."""
    within = hit.start <= place.start and place.end <= hit.end
    return within and hit.term.text.startswith(place.text)


def _is_glaring(hit: Hit) -> bool:
    """Whether one of its characters is told apart from the term's at a glance."""
    size = hit.end - hit.start
    return hit.reading is Reading.SHAPE and hit.likeness * size < size - 1 + SLIGHT
