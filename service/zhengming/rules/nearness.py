"""How near a name stands to a known business that it holds."""

from __future__ import annotations

from zhengming.analysis.match import SHORT
from zhengming.analysis.parse import COMPANY
from zhengming.analysis.witness import SHOP, STATE_FIRM
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path, Trade
from zhengming.model.term import FAMOUS, OFTEN_IMITATED
from zhengming.rules.mini_program import is_mini_program
from zhengming.rules.placement import (
    LONG,
    WRITTEN,
    begins_otherwise,
    has_noise,
    is_all_but_the_form,
    is_behind_a_word,
    is_firms_branch,
    is_joined,
    is_modified,
    is_tail,
    is_whole,
    stands_out,
    told_apart_by,
)
from zhengming.rules.standing import granted
from zhengming.rules.state_arm import StateArm
from zhengming.text import pinyin
from zhengming.text.readings.look_alike import SLIGHT

LONG_LATIN = 7
"""Letters from which a Latin name of which one is changed is nobody else's by chance."""
ONE_TWIN = 0.95
"""Likeness of two characters of which one is taken for the other's: 洋诃 for 洋河."""
ONLINE = "e-commerce"
"""Group of trades of those who sell, or offer what they do, online."""
_OUTSIDE = frozenset({"71", "81", "82"})
"""Provinces, by GB/T 2260, that register firms by a law of their own."""
HEARD = frozenset({Path.SAME_SOUND, Path.SAME_SHAPE})
"""Paths on which an ordinary word meets another: 新东芳 may be no more than that, 新方东 is a disguise."""
CHANCE = frozenset({Path.SAME_SOUND, Path.TRANSPOSED})
"""Paths on which two characters meet two others by chance, whatever industry words stand behind them."""


class Nearness:
    """Weighs fame, length, place and trade of one known business in one name.

    A name of two characters is shared by many: it counts in the same trade, or alone; a state firm's where the name is
    made as its arms' are (:class:`StateArm`), an ordinary word's as the 字号 in the one trade in which it is a mark. A
    longer one counts as a 字号 of no other trade (of four characters and more of any), in its own trade and if it is
    famous wherever a word begins; behind a disguise only at the front. Two characters of which one is repeated are no
    longer for that. By sound or order alone it is as long as what tells it from others (金功 of 金功机械), and of three
    characters a firm's in its trade. A Latin name of which a letter is changed counts wherever it stands, by its
    letters and its fame. One that is merely on record counts if it is the whole name. What is left of a name without
    its first character counts behind another one, alone or in the same trade (山底捞餐饮).

    Two characters that were made up for the business are a 字号 of no other trade, alone or beside two characters and
    more (《商标法》 article 13, paragraph 3: well-known marks); nor are others where nothing but what an app offers
    follows, and credit that one offers is the business's own, though its name be a word. What a famous business offers
    is as famous. A firm that bears the name with no place before it, or one of Hong Kong, Macao or Taiwan, is asked in
    any trade but another. Noise within a name, or a form of writing that nothing around it has, shows that it is meant;
    so does another known name beside it. A branch under the whole name of an often imitated firm is let pass.

    Whatever its length, one that what follows speaks for (官方客服, 旗舰店) counts, and so does the platform's own
    wherever it stands in a mini program's name. What a registry granted counts only against those the whole country
    knows, and not where two characters are merely like theirs, or a word; as a 字号 of three and more, in its trade,
    also against those that are often imitated.

    Args:
        analysis: the name.
        snapshot: the lexicons.
        neighbour: the known business, and where it stands.
    """

    def __init__(self, analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> None:
        self._analysis, self._snapshot, self._neighbour = analysis, snapshot, neighbour
        self._business = neighbour.business
        self._arm = StateArm(analysis, snapshot, neighbour)
        self._size = neighbour.end - neighbour.start
        self._famous = self._business.tier == FAMOUS or _is_of_a_famous_one(snapshot, neighbour)
        self._same, self._other = (
            neighbour.trade is trade for trade in (Trade.SAME, Trade.DIFFERENT)
        )
        form = analysis.parts.form
        self._firm = form is not None and form.value == COMPANY
        self._whole = is_whole(analysis, snapshot, neighbour)
        self._modified = is_modified(analysis, snapshot, neighbour)
        self._front = neighbour.path is Path.EXACT or neighbour.leading or self._modified
        self._broken = neighbour.path not in WRITTEN or has_noise(analysis, neighbour)
        self._disguised = self._broken or stands_out(analysis, neighbour)

    def counts(self) -> bool:
        """Whether the name stands so near that the business is asked; else it is worth a word of advice."""
        analysis, snapshot, neighbour = self._analysis, self._snapshot, self._neighbour
        if granted(analysis, analysis.folded.text[neighbour.start : neighbour.end]):
            known = self._famous or self._is_same_trade_name()
            chance = neighbour.path not in WRITTEN or self._business.ambiguous
            if not known or (chance and self._size <= SHORT) or self._is_merely_alike():
                return False
        elif (
            _speaks_for(analysis, snapshot, neighbour)
            or _lends(analysis, snapshot, neighbour)
            or _is_platform(analysis, snapshot, neighbour)
        ):
            return True
        if self._business.tier > OFTEN_IMITATED and not self._famous:
            return self._whole
        if self._arm.is_one() or is_joined(analysis, neighbour):
            return True
        if not self._disguised and is_firms_branch(analysis, neighbour):
            return False
        if self._size >= LONG and is_all_but_the_form(analysis, neighbour):
            return True
        return self._is_bare_firms() or self._weighs()

    def _is_merely_alike(self) -> bool:
        """Whether three characters are told from the known name's by one, at a glance and by ear: 德力康 and 德力西,
        but not 胖都来 and 胖东来.
        """
        neighbour = self._neighbour
        written = self._analysis.folded.text[neighbour.start : neighbour.end]
        told = neighbour.likeness * self._size < self._size - 1 + SLIGHT and self._size < LONG
        heard = all(map(pinyin.begin_alike, written, self._business.name))
        return neighbour.path is Path.SAME_SHAPE and told and not heard

    def _weighs(self) -> bool:
        if self._neighbour.path is Path.MISSPELLED:
            return self._misspelled()
        if self._neighbour.path is Path.TRANSLITERATED:
            return self._whole or self._same or self._is_bare_firms()
        if is_tail(self._analysis, self._neighbour):
            other_front = begins_otherwise(self._analysis, self._neighbour)
            bare = self._neighbour.end == len(self._analysis.folded.text)
            return self._whole or (other_front and (self._same or bare))
        if self._business.ambiguous and not self._is_no_word():
            return self._is_meant_by_a_word()
        if self._size <= SHORT or self._is_short_and_repeated():
            return self._whole or self._short()
        return self._long_in_disguise() if self._disguised else self._long()

    def _misspelled(self) -> bool:
        sure = self._famous + (self._size >= LONG_LATIN)
        return self._whole or self._same or sure > 1 or (sure == 1 and not self._other)

    def _is_meant_by_a_word(self) -> bool:
        """Whether a business whose name is an ordinary word as well is meant by it: in its trade, or alone; of three
        characters that the whole country knows, also the 字号 of a firm, or of a name without a form, where nothing
        says that another trade is meant: a 蓝月亮酒吧 does.
        """
        heard = not self._disguised or self._neighbour.score >= ONE_TWIN
        if self._arm.is_led_by_a_word():
            return True
        if self._famous and (self._is_behind_a_word_in_its_trade() or self._is_from_outside()):
            return True
        if self._size <= SHORT and not (self._famous and heard):
            return self._is_a_word_in_its_trade()
        told = self._modified or self._neighbour.path in {Path.EXACT, Path.SAME_SHAPE}
        bare = self._analysis.parts.form is None and self._neighbour.path is Path.EXACT
        one = (self._firm or bare) and self._size > SHORT and not self._other
        known = self._famous and told and one
        return self._whole or (self._front and (self._same or known))

    def _is_a_word_in_its_trade(self) -> bool:
        """Whether the 字号 is an ordinary word and nothing else, in the one trade in which it is an often imitated
        business's mark: 庆丰|餐饮. State firms' short forms are told by their arms, and branches bear a name that was
        registered.
        """
        parts = self._analysis.parts
        often = self._business.tier <= OFTEN_IMITATED and len(self._business.industries) == 1
        one = parts.branch is None and (parts.form is None or parts.form.value in {COMPANY, SHOP})
        told = self._same and self._neighbour.path is Path.EXACT and not self._arm.of_state
        return often and one and told

    def _is_behind_a_word_in_its_trade(self) -> bool:
        """Whether a firm's 字号 ends in the business's name, behind a word of its own, in its trade: 奔腾|小米|电器."""
        neighbour, parts = self._neighbour, self._analysis.parts
        firm = self._firm and parts.branch is None
        told = firm and self._same and neighbour.path is Path.CONTAINED and not self._arm.of_state
        return told and is_behind_a_word(self._analysis, self._neighbour)

    def _is_of_any_trade(self) -> bool:
        """Whether two characters are told by nothing but a trade that is anyone's: 神农|科技."""
        if told_apart_by(self._analysis, self._neighbour) > SHORT:
            return False
        snapshot, end = self._snapshot, self._neighbour.end
        groups = {i.value for i in self._analysis.parts.industries if i.start < end}
        return all(g in snapshot.anyones or not snapshot.trades.get(g) for g in groups)

    def _is_from_outside(self) -> bool:
        """Whether a firm of Hong Kong, Macao or Taiwan begins its 字号 as the business is called, in no other trade.
        Such firms are founded to bear a mark where its owner's register does not reach
        (《国家工商行政管理总局关于开展打击“傍名牌”不正当竞争行为专项执法行动的通知》, 2011).
        """
        outside = any(place.value[:2] in _OUTSIDE for place in self._analysis.parts.divisions)
        firm = self._firm and not self._arm.of_state
        told = self._neighbour.path in WRITTEN and self._front and not self._other
        return outside and firm and told

    def _is_bare_firms(self) -> bool:
        """Whether a firm is called as the business, with no place before it and in no other trade: 苹果科技|有限公司,
        公牛王（山东）科技|有限公司. Only firms that do business across provinces may leave the place out
        (《企业名称登记管理规定》 article 6).
        """
        neighbour, parts = self._neighbour, self._analysis.parts
        if neighbour.start or parts.trade_name is None or self._other or self._arm.of_state:
            return False
        behind = self._analysis.folded.text[neighbour.end : parts.trade_name.end]
        written = neighbour.path in WRITTEN
        whole = written and (not behind or behind in self._snapshot.words("name-modifier"))
        told = whole or neighbour.path is Path.TRANSLITERATED
        return told and self._firm and parts.branch is None

    def _is_no_word(self) -> bool:
        """Whether a business whose name is an ordinary word as well is disguised as no word is: words are written
        in traditional characters as well, and 李宁宁 is a person's name as 李宁 is.
        """
        if self._is_short_and_repeated():
            return False
        told = self._size > SHORT and self._neighbour.path not in HEARD
        return self._broken and (self._size >= LONG or told)

    def _is_short_and_repeated(self) -> bool:
        return self._neighbour.path is Path.REPEATED and self._size == SHORT + 1

    def _short(self) -> bool:
        neighbour = self._neighbour
        if self._is_short_and_repeated():
            return self._front and (self._same or (neighbour.score >= 1.0 and not self._other))
        if neighbour.path in WRITTEN:
            if self._arm.is_mark_of_its_own():
                return False
            if self._is_coined() or self._arm.is_led() or self._is_in_its_trade():
                return True
            if self._is_from_outside():
                return True
            told = self._famous and (self._disguised or not self._other)
            return self._front and (told or self._is_an_apps())
        if neighbour.path is Path.SAME_SHAPE:
            shop = self._analysis.parts.form is None and self._famous and not self._other
            return self._front and (self._same or shop) and neighbour.likeness >= ONE_TWIN
        return self._front and self._same and (neighbour.score >= 1.0 or self._sounds_the_same())

    def _sounds_the_same(self) -> bool:
        """Whether the 字号 is the name of a business that the whole country knows, by readings that its characters
        have in common, tones and all: 华维 for 华为.
        """
        neighbour = self._neighbour
        name, trade = neighbour.business.name, self._analysis.parts.trade_name
        heard = neighbour.path is Path.SAME_SOUND and self._famous and not self._arm.of_state
        if trade is None or trade.end != neighbour.end or len(trade.text) != len(name):
            return False
        return heard and all(map(pinyin.share_a_reading, name, trade.text))

    def _is_coined(self) -> bool:
        """Whether a name that was made up for the business is the 字号, ends it behind a modifier, a word (世纪|宝马)
        or, in a firm's, any two characters (国酒|茅台), or begins it before two and more: 抖音|同城.
        """
        neighbour, parts = self._neighbour, self._analysis.parts
        if not self._business.coined or parts.trade_name is None:
            return False
        before = neighbour.start - parts.trade_name.start
        behind = parts.trade_name.end - neighbour.end
        if before >= SHORT and not behind and self._firm:
            return True
        if behind >= SHORT and not before:
            return True
        behind_a_word = is_behind_a_word(self._analysis, neighbour)
        return behind_a_word or self._modified or neighbour.path is Path.EXACT

    def _is_an_apps(self) -> bool:
        """Whether nothing but the business's name and what is offered under it stands there, as apps and accounts are
        called, and no firm of another trade is: 京东|外卖.
        """
        neighbour, parts = self._neighbour, self._analysis.parts
        bare = parts.form is None and not parts.divisions
        return bare and neighbour.start == 0 and neighbour.path is Path.EXACT

    def _is_in_its_trade(self) -> bool:
        """Whether an often imitated business's name of two characters stands in its trade: 三菱|速达; a state firm's is
        told by its arms.
        """
        neighbour = self._neighbour
        text = self._analysis.folded.text[neighbour.start : neighbour.end]
        known = self._business.tier <= OFTEN_IMITATED and not text.isascii()
        return known and self._same and not self._arm.of_state

    def _long_in_disguise(self) -> bool:
        neighbour = self._neighbour
        if neighbour.path is Path.LETTERS:
            latin = self._analysis.folded.text[neighbour.start : neighbour.end].isascii()
            if latin:  # many sound like a few syllables without tones
                near = self._same if self._business.ambiguous else not self._other
                return self._whole or (self._front and self._famous and near)
            return self._front and (self._famous or not self._other)
        chance = neighbour.path in CHANCE and not self._famous
        if chance and told_apart_by(self._analysis, neighbour) <= SHORT:
            return self._whole
        if chance and self._size < LONG and self._analysis.parts.form is not None:
            return self._front and self._same
        masked = neighbour.path in WRITTEN
        seen = neighbour.path is Path.SAME_SHAPE and neighbour.score >= ONE_TWIN
        told = self._famous and self._size >= LONG and (seen or self._is_alluded_to())
        return self._front and (masked or told or not self._other)

    def _is_alluded_to(self) -> bool:
        """Whether a firm's name ends as the business's does, and looks like it: 今日油条餐饮管理公司. A state firm's is
        made of words that others use.
        """
        last = self._analysis.folded.text[self._neighbour.end - 1]
        ends = self._business.name.endswith(last) and not self._arm.of_state
        return self._firm and ends and self._neighbour.path is Path.SAME_SHAPE

    def _long(self) -> bool:
        neighbour = self._neighbour
        exact = self._modified or neighbour.path is Path.EXACT
        telling = told_apart_by(self._analysis, neighbour) > SHORT
        near = self._front and (self._same or (exact and not self._other))
        near = (
            near
            or (self._same and telling)
            or self._arm.is_led_by_a_long_name()
            or self._is_nobody_elses()
            or self._is_listed_whole()
        )
        return self._whole or self._famous or near

    def _is_same_trade_name(self) -> bool:
        """Whether an often imitated business's name of three characters and more is the 字号, in its trade."""
        neighbour, business = self._neighbour, self._business
        often = business.tier == OFTEN_IMITATED and not business.ambiguous
        exact = neighbour.path is Path.EXACT and self._analysis.parts.branch is None
        return often and exact and self._same and self._size > SHORT and not self._arm.of_state

    def _is_nobody_elses(self) -> bool:
        """Whether the 字号 is the business's and so long that no other has it by chance, whatever the trade: 约翰迪尔.
        State firms' names are made of words that others use, too.
        """
        exact = self._neighbour.path is Path.EXACT and self._analysis.parts.branch is None
        return exact and self._size >= LONG and not self._arm.of_state

    def _is_listed_whole(self) -> bool:
        """Whether the name is the business's, mark and trade, behind places and before a form: 小拇指汽修|有限公司,
        老村长酒业|有限公司.
        """
        neighbour, parts = self._neighbour, self._analysis.parts
        if parts.form is None or self._arm.of_state or self._is_of_any_trade():
            return False
        ends = {i.end for i in parts.industries if i.start < neighbour.end} | {neighbour.end}
        ends |= {place.end for place in parts.divisions if place.start in ends}  # （西藏）
        return neighbour.leading and parts.form.start in ends


def _is_of_a_famous_one(snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the business is called by one that the whole country knows, or by a state firm, and is its owner's, does
    what it does, or is nobody else's and called by that and a trade: 腾讯视频, 京东养车; but not 申通地铁, nor
    耐克森轮胎.
    """
    business = neighbour.business
    for size in range(SHORT, len(business.name)):
        lead = snapshot.businesses.get(business.name[:size])
        if lead is None or lead.ambiguous or lead.name != business.name[:size]:
            continue
        state = lead.tier == OFTEN_IMITATED and lead.class_id == STATE_FIRM
        if lead.tier != FAMOUS and not state:
            continue
        trade = not business.owner and _is_trade(snapshot, business.name[size:])
        owned = bool(lead.owner) and lead.owner == business.owner
        if owned or trade or not lead.industries.isdisjoint(business.industries):
            return True
    return False


def _is_trade(snapshot: Snapshot, word: str) -> bool:
    return word in snapshot.industries or word in snapshot.words("brand-tail")


def _speaks_for(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether what follows says that the name speaks for the business: 官方, 客服, 旗舰店; or that it sells what it
    makes, where its name is no ordinary word, or that of a platform that the whole country knows: 百事商城, 滴滴商城,
    but not 光明商城.
    """
    business, cues = neighbour.business, snapshot.words("official-cue")
    platform = business.tier == FAMOUS and not business.industries.isdisjoint(
        snapshot.trades.get(ONLINE, ())
    )
    if platform or not business.ambiguous:
        cues |= snapshot.words("shop-cue")
    return any(analysis.folded.text.startswith(cue, neighbour.end) for cue in cues)


def _lends(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether an app's name offers credit under an often imitated business's, whatever its trade: 滴滴借款, 小米提额;
    but not a firm's, for 民生小额贷款公司 are many.
    """
    text, parts = analysis.folded.text, analysis.parts
    bare = neighbour.start == 0 and parts.form is None and not parts.divisions
    known = neighbour.business.tier <= OFTEN_IMITATED
    cues = snapshot.words("credit-cue") if bare and known else ()
    return any(text.startswith(cue, neighbour.end) for cue in cues)


def _is_platform(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether a mini program's name holds the platform's own: 甲乙微信."""
    words = analysis.folded.text[neighbour.start : neighbour.end]
    return is_mini_program(analysis) and words in snapshot.words("platform-brand")
