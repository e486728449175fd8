"""How near a name stands to a known business that it holds."""

from __future__ import annotations

from zhengming.analysis.match import covers
from zhengming.analysis.parse import COMPANY
from zhengming.analysis.witness import STATE_FIRM
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path, Trade
from zhengming.model.folded import Fold
from zhengming.model.term import FAMOUS, OFTEN_IMITATED
from zhengming.rules.mini_program import is_mini_program
from zhengming.rules.standing import granted
from zhengming.rules.state_arm import WRITTEN, StateArm, are_ones

SHORT = 2
"""Length of the names that many bear: 98.6 % of unrelated two-character brands are within one edit of a
protected one, 48.6 % of three-character ones."""
LONG = 4
"""From here on a name is nobody else's by chance: 17.6 % are within one edit of a protected one, 0.4 % sound alike."""
LONG_LATIN = 7
"""Letters from which a Latin name of which one is changed is nobody else's by chance."""
ONE_TWIN = 0.95
"""Likeness of two characters of which one is taken for the other's: 洋诃 for 洋河."""
_OTHER_FORMS = (
    Fold.TRADITIONAL
    | Fold.JAPANESE
    | Fold.VARIANT
    | Fold.RADICAL
    | Fold.ENCLOSED
    | Fold.COMPATIBILITY
)
"""Forms of characters that a mainland register does not write."""
HEARD = frozenset({Path.SAME_SOUND, Path.SAME_SHAPE})
"""Paths on which an ordinary word meets another: 新东芳 may be no more than that, 新方东 is a disguise."""
CHANCE = frozenset({Path.SAME_SOUND, Path.TRANSPOSED})
"""Paths on which two characters meet two others by chance, whatever industry words stand behind them."""


class Nearness:
    """Weighs fame, length, place and trade of one known business in one name.

    A name of two characters is shared by many: it counts where it begins the 字号 in the same trade, or stands alone; a
    state firm's where the name is made as its arms' are (:class:`StateArm`). A longer one counts as a 字号 of no other
    trade (of four characters and more of any), in its own trade and if it is famous wherever a word begins; behind a
    disguise only at the front. Two
    characters of which one is repeated are no longer for that. By sound or order alone it is as long as what tells it
    from others (金功 of 金功机械). A Latin name of which a letter is changed counts wherever it stands, by its letters
    and its fame. One that is merely on record counts if it is the whole name. What is left of a name without its first
    character counts behind another one, in the same trade (山底捞餐饮).

    Of two characters an often imitated one counts in its trade where a word follows, and one that was made up for the
    business is a 字号 of no other trade (《商标法》 article 13, paragraph 3: well-known marks). What a famous business
    offers is as famous. A firm that bears the name with no place before it is asked in any trade but another. Noise
    within a name, or a form of writing that nothing around it has, shows that it is meant; so does another known name
    beside it. A branch under the whole name of an often imitated firm is let pass.

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
        self._whole = is_whole(analysis, snapshot, neighbour)
        self._modified = _is_modified(analysis, snapshot, neighbour)
        self._front = neighbour.path is Path.EXACT or neighbour.leading or self._modified
        self._broken = neighbour.path not in WRITTEN or _has_noise(analysis, neighbour)
        self._disguised = self._broken or _stands_out(analysis, neighbour)

    def counts(self) -> bool:
        """Whether the name stands so near that the business is asked; else it is worth a word of advice."""
        analysis, snapshot, neighbour = self._analysis, self._snapshot, self._neighbour
        if granted(analysis, analysis.folded.text[neighbour.start : neighbour.end]):
            known = self._famous or self._is_same_trade_name()
            chance = neighbour.path not in WRITTEN or self._business.ambiguous
            if not known or (chance and self._size <= SHORT):
                return False
        elif _speaks_for(analysis, snapshot, neighbour) or _is_platform(
            analysis, snapshot, neighbour
        ):
            return True
        if self._business.tier > OFTEN_IMITATED and not self._famous:
            return self._whole
        if self._arm.is_one() or _is_joined(analysis, neighbour):
            return True
        if not self._disguised and _is_firms_branch(analysis, neighbour):
            return False
        if self._size >= LONG and _is_all_but_the_form(analysis, neighbour):
            return True
        return self._is_bare_firms() or self._weighs()

    def _weighs(self) -> bool:
        if self._neighbour.path is Path.MISSPELLED:
            return self._misspelled()
        if _is_tail(self._analysis, self._neighbour):
            other_front = _begins_otherwise(self._analysis, self._neighbour)
            return self._whole or (self._same and other_front)
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
        characters that the whole country knows, also a firm's 字号 where nothing says that another trade is meant: a
        蓝月亮酒吧 does.
        """
        heard = not self._disguised or self._neighbour.score >= ONE_TWIN
        if self._arm.is_led_by_a_word():
            return True
        if self._size <= SHORT and not (self._famous and heard):
            return False
        told = self._modified or self._neighbour.path in {Path.EXACT, Path.SAME_SHAPE}
        form = self._analysis.parts.form
        firm = form is not None and form.value == COMPANY
        known = self._famous and told and firm and self._size > SHORT and not self._other
        return self._whole or (self._front and (self._same or known))

    def _is_bare_firms(self) -> bool:
        """Whether a firm is called as the business, with no place before it and in no other trade: 苹果科技|有限公司.
        Only firms that do business across provinces may leave the place out (《企业名称登记管理规定》 article 6).
        """
        neighbour, parts = self._neighbour, self._analysis.parts
        exact = neighbour.start == 0 and neighbour.path is Path.EXACT and not self._other
        firm = parts.form is not None and parts.form.value == COMPANY and parts.branch is None
        return exact and firm and not self._arm.of_state

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
            if self._is_coined() or self._arm.is_led() or self._is_told_by_a_word():
                return True
            return self._front and self._famous and (self._disguised or not self._other)
        alike = ONE_TWIN if neighbour.path is Path.SAME_SHAPE else 1.0
        return self._front and self._same and neighbour.score >= alike

    def _is_coined(self) -> bool:
        """Whether a name that was made up for the business is the 字号, or ends it behind a word or a
        modifier: 世纪|宝马.
        """
        neighbour, trade = self._neighbour, self._analysis.parts.trade_name
        if not self._business.coined or trade is None:
            return False
        behind = neighbour.end == trade.end and any(
            token.end == neighbour.start and token.start >= trade.start and len(token.text) > 1
            for token in self._analysis.tokens
        )
        return behind or self._modified or neighbour.path is Path.EXACT

    def _is_told_by_a_word(self) -> bool:
        """Whether an often imitated business's name of two characters is the 字号, or begins it before a word, in its
        trade: 三菱|速达; a state firm's is told by its arms.
        """
        neighbour = self._neighbour
        if self._arm.of_state or not self._same:
            return False
        goes_on = neighbour.leading and any(
            token.start == neighbour.end and len(token.text) > 1 for token in self._analysis.tokens
        )
        text = self._analysis.folded.text[neighbour.start : neighbour.end]
        known = self._business.tier <= OFTEN_IMITATED and not text.isascii()
        return known and (neighbour.path is Path.EXACT or goes_on)

    def _long_in_disguise(self) -> bool:
        neighbour = self._neighbour
        if neighbour.path is Path.LETTERS:
            latin = self._analysis.folded.text[neighbour.start : neighbour.end].isascii()
            if latin:  # many sound like a few syllables without tones
                near = self._same if self._business.ambiguous else not self._other
                return self._whole or (self._front and self._famous and near)
            return self._front and (self._famous or not self._other)
        chance = neighbour.path in CHANCE and not self._famous
        if chance and _told_apart_by(self._analysis, neighbour) <= SHORT:
            return self._whole
        masked = neighbour.path in WRITTEN
        seen = neighbour.path is Path.SAME_SHAPE and neighbour.score >= ONE_TWIN
        told = seen and self._famous and self._size >= LONG
        return self._front and (masked or told or not self._other)

    def _long(self) -> bool:
        exact = self._modified or self._neighbour.path is Path.EXACT
        telling = _told_apart_by(self._analysis, self._neighbour) > SHORT
        near = self._front and (self._same or (exact and not self._other))
        near = (
            near
            or (self._same and telling)
            or self._arm.is_led_by_a_long_name()
            or self._is_nobody_elses()
            or (telling and self._is_listed_whole())
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
        """Whether the name is the business's, mark and trade, behind places and before a form: 小拇指汽修|有限公司."""
        neighbour, parts = self._neighbour, self._analysis.parts
        form = parts.form
        until = form is not None and form.start == neighbour.end
        return neighbour.leading and until and not self._arm.of_state


def is_whole(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the name is nothing but the business's, or that and a modifier that makes no other mark of it: 新, 真."""
    text = analysis.folded.text
    if neighbour.end != len(text):
        return False
    return neighbour.start == 0 or text[: neighbour.start] in snapshot.words("name-modifier")


def _is_firms_branch(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether a name is a branch's, with the whole name of a firm whose 字号 is an often imitated business's. Branches
    are registered under no other (《企业名称登记管理规定》 article 13), and impostors seek shorter names.
    """
    business, parts = neighbour.business, analysis.parts
    if business.tier != OFTEN_IMITATED or business.class_id == STATE_FIRM:
        return False
    form = parts.form
    whole = form is not None and form.value == COMPANY and neighbour.end <= form.start
    return whole and parts.branch is not None


def _is_joined(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether another business's name stands beside it, and the whole country knows one of them, or the trade is that
    of both: 方太|华帝 is neither's own name.
    """
    return any(
        (
            FAMOUS in (neighbour.business.tier, other.business.tier)
            or (neighbour.trade is Trade.SAME and other.trade is Trade.SAME)
        )
        and not are_ones(neighbour.business, other.business)
        and (other.start == neighbour.end or other.end == neighbour.start)
        for other in analysis.neighbours
        if _tells(neighbour) and _tells(other)
    )


def _tells(neighbour: Neighbour) -> bool:
    """Whether a name stands there as it is written, and is no ordinary word."""
    business = neighbour.business
    written = neighbour.path in WRITTEN
    return written and business.tier <= OFTEN_IMITATED and not business.ambiguous


def _is_modified(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the 字号 is the business's name and a modifier that makes no other mark of it."""
    trade, text = analysis.parts.trade_name, analysis.folded.text
    return (
        trade is not None
        and covers(analysis.parts, neighbour.end)
        and text[trade.start : neighbour.start] in snapshot.words("name-modifier")
    )


def _is_all_but_the_form(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether a firm's form, and no place, stands with the business's name and its trade: 安踏体育股份有限公司. Only
    firms that do business across provinces may leave the place out (《企业名称登记管理规定》 article 6): they are few.
    """
    form = analysis.parts.form
    bare = neighbour.start == 0 and neighbour.path in WRITTEN and not analysis.parts.divisions
    if not bare or form is None or form.value != COMPANY:
        return False
    return (form.start, form.end) == (neighbour.end, len(analysis.folded.text))


def _is_tail(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether what stands there is the business's name without its first character, which nobody else's name holds:
    底捞 of 海底捞.
    """
    words, name = analysis.folded.text[neighbour.start : neighbour.end], neighbour.business.name
    return len(words) == SHORT and len(name) == SHORT + 1 and name.endswith(words)


def _begins_otherwise(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether the 字号 is one other character and what is left of the business's name: 山底捞."""
    trade = analysis.parts.trade_name
    return trade is not None and (trade.start, trade.end) == (neighbour.start - 1, neighbour.end)


def _told_apart_by(analysis: Analysis, neighbour: Neighbour) -> int:
    """How many characters of what stands there are 字号, and not industry words behind it: 金功 of 金功机械."""
    trade = analysis.parts.trade_name
    return (min(neighbour.end, trade.end) if trade else neighbour.end) - neighbour.start


def _has_noise(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether something that is no part of writing stands between its characters: 新☆东☆方."""
    noise = Fold.SEPARATOR | Fold.BRACKET | Fold.INVISIBLE | Fold.EMOJI
    inside = range(neighbour.start + 1, neighbour.end)
    return any(analysis.folded.broken_at(at) & noise for at in inside)


def _stands_out(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether it alone of a longer name is written in other forms: 杭州馬蜂窩信息技术."""
    folds, start, end = analysis.folded.folds, neighbour.start, neighbour.end
    around = folds[:start] + folds[end:]
    if not around or any(fold & _OTHER_FORMS for fold in around):
        return False
    return any(fold & _OTHER_FORMS for fold in folds[start:end])


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
    makes, where its name is no ordinary word: 百事商城, but not 光明商城.
    """
    cues = snapshot.words("official-cue")
    if not neighbour.business.ambiguous:
        cues |= snapshot.words("shop-cue")
    return any(analysis.folded.text.startswith(cue, neighbour.end) for cue in cues)


def _is_platform(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether a mini program's name holds the platform's own: 甲乙微信."""
    words = analysis.folded.text[neighbour.start : neighbour.end]
    return is_mini_program(analysis) and words in snapshot.words("platform-brand")
