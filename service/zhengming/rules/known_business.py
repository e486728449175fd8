"""A known business's name as, or within, the 字号."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.analysis.clear import SHOP, STATE_FIRM
from zhengming.analysis.match import covers
from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.analysis import Analysis, Neighbour, Path, Trade
from zhengming.model.folded import Fold
from zhengming.model.term import FAMOUS, OFTEN_IMITATED, Business
from zhengming.model.verdict import Finding, Severity
from zhengming.rules import evidence
from zhengming.rules.administrator import is_administrator, is_borne
from zhengming.rules.findings import finding
from zhengming.rules.mini_program import is_mini_program
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.standing import authorized, granted

SHORT = 2
"""Length of the names that many bear: 98.6 % of unrelated two-character brands are within one edit of a
protected one, 48.6 % of three-character ones."""
LONG = 4
"""From here on a name is nobody else's by chance: 17.6 % are within one edit of a protected one, 0.4 % sound alike."""
ONE_TWIN = 0.975
"""Likeness of two characters of which one is taken for the other's: 洋诃 for 洋河."""
WRITTEN = frozenset({Path.EXACT, Path.CONTAINED})
HEARD = frozenset({Path.SAME_SOUND, Path.SAME_SHAPE})
"""Paths on which an ordinary word meets another: 新东芳 may be no more than that, 新方东 is a disguise."""
CHANCE = frozenset({Path.SAME_SOUND, Path.TRANSPOSED})
"""Paths on which two characters meet two others by chance, whatever industry words stand behind them."""
NAMED = WRITTEN | {Path.SAME_SOUND}
"""Paths that have a message of their own."""


class KnownBusiness(Rule):
    """A name that holds a known business as its 字号, contains it, or sounds like it.

    The owner passes under its own name or code once the caller has confirmed them, anyone else with the
    owner's letter, the trademark or an investment (《企业名称登记管理规定》 article 15). A name that is also an
    ordinary word, a place or a person's name, borne by many, is nobody's alone and earns advice.
    """

    id = "known-business"
    messages = (
        "known-business.exact",
        "known-business.contained",
        "known-business.same-sound",
        "known-business.disguised",
    )
    clauses = (
        "wecom-aup-organization-name-f",
        "wecom-aup-admin-b",
        "wecom-aup-admin-c",
        "wecom-aup-admin-d",
        "wecom-aup-prohibited-k",
        "gd734-15",
        "xtxj",
        "ss82",
    )
    severities = (Severity.ADVICE, Severity.REVIEW)
    trigger = Trigger.NEIGHBOUR

    def judge(self, analysis: Analysis, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each known business met."""
        for neighbour in analysis.neighbours:
            business = neighbour.business
            term_class = snapshot.classes[business.class_id]
            names = (business.name, *business.aliases)
            at = (neighbour.start, neighbour.end)
            if (
                is_owner(analysis, snapshot, business)
                or (
                    is_administrator(analysis)
                    and is_borne(analysis, snapshot, analysis.folded.text)
                )
                or (
                    approved(analysis)
                    and not self._is_short_for_another(analysis, snapshot, neighbour)
                )
                or authorized(analysis, snapshot, names, term_class.remedies, at=at)
            ):
                continue
            yield finding(
                snapshot,
                self.id,
                self.severity(analysis, snapshot, neighbour),
                [evidence.of_neighbour(analysis, neighbour)],
                message=f"{self.id}.{neighbour.path.value if neighbour.path in NAMED else 'disguised'}",
                surface=analysis.proposal.surface,
                clauses=term_class.clauses,
                remedies=term_class.remedies,
                words={"known": business.owner or business.name},
                detail=f"{business.lexicon}/{business.entry} tier {business.tier} {neighbour.path.value}",
            )

    def _is_short_for_another(
        self, analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour
    ) -> bool:
        """Whether the name is the business's alone, and no more than a piece of the applicant's: 中国移动 of
        中国移动通信集团浙江有限公司.
        """
        return analysis.folded.text != analysis.legal_name and _is_whole(
            analysis, snapshot, neighbour
        )

    def severity(self, analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> Severity:
        """How grave it is to stand this near: fame, length, place and trade weigh together.

        A name of two characters is shared by many: it counts where it begins the 字号 in the same trade,
        or stands alone; a state firm's where it leads a firm's name in its trade, or only two characters follow.
        A longer one counts as a 字号 of no other trade, a famous one wherever a word begins; behind a
        disguise only at the front. By sound or order alone it is as long as what tells it from others (金功 of
        金功机械). One that is merely on record counts if it is the whole name.
        What is left of a name without its first character counts behind another one, in the same trade (山底捞餐饮).
        Whatever its length, one that what follows speaks for (官方客服, 旗舰店) counts, and so does the platform's own
        wherever it stands in a mini program's name. What a registry granted counts
        only against those the whole country knows, and not where two characters are merely like theirs.
        """
        business, size = neighbour.business, neighbour.end - neighbour.start
        same, other = neighbour.trade is Trade.SAME, neighbour.trade is Trade.DIFFERENT
        whole = _is_whole(analysis, snapshot, neighbour)
        modified = _is_modified(analysis, snapshot, neighbour)
        front = neighbour.path is Path.EXACT or neighbour.leading or modified
        famous, state = business.tier == FAMOUS, business.class_id == STATE_FIRM
        verified = granted(analysis, analysis.folded.text[neighbour.start : neighbour.end])
        disguised = neighbour.path not in WRITTEN or _is_masked(analysis, neighbour)
        if verified and (not famous or (disguised and size <= SHORT)):
            near = False
        elif not verified and (
            _speaks_for(analysis, snapshot, neighbour)
            or _is_platform(analysis, snapshot, neighbour)
        ):
            near = True
        elif business.tier > OFTEN_IMITATED:
            near = whole
        elif _is_tail(analysis, neighbour):
            near = whole or (same and _begins_otherwise(analysis, neighbour))
        elif business.ambiguous and not (
            disguised and (size >= LONG or (size > SHORT and neighbour.path not in HEARD))
        ):
            heard = not disguised or neighbour.score >= 1.0
            near = front and same and (size > SHORT or (famous and heard))
        elif size <= SHORT and neighbour.path in WRITTEN:
            led = state and _is_like_a_firms(analysis, neighbour)
            near = whole or led or (front and famous and not other)
        elif size <= SHORT:
            alike = ONE_TWIN if neighbour.path is Path.SAME_SHAPE and famous else 1.0
            near = whole or (front and same and neighbour.score >= alike)
        elif neighbour.path is Path.LETTERS:
            near = front and famous
        elif (
            neighbour.path in CHANCE and not famous and _told_apart_by(analysis, neighbour) <= SHORT
        ):
            near = whole
        elif disguised:
            near = front and (famous or not other)
        else:
            exact = modified or neighbour.path is Path.EXACT
            near = whole or famous or (front and (same or (exact and not other)))
        return Severity.REVIEW if near else Severity.ADVICE


def _is_whole(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the name is nothing but the business's, or that and a modifier that makes no other mark of it: 新, 真."""
    text = analysis.folded.text
    if neighbour.end != len(text):
        return False
    return neighbour.start == 0 or text[: neighbour.start] in snapshot.words("name-modifier")


def _is_like_a_firms(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether a name led by a state firm's is made as its subsidiaries' are: no shop's, and in its trade, or with two
    characters more and nothing else.
    """
    if neighbour.start:
        return False
    form, trade, end = analysis.parts.form, analysis.parts.trade_name, len(analysis.folded.text)
    bare = trade is not None and (trade.start, trade.end) == (0, end)
    if bare and end - neighbour.end <= SHORT:
        return True
    return neighbour.trade is Trade.SAME and (form is None or form.value != SHOP)


def _is_modified(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether the 字号 is the business's name and a modifier that makes no other mark of it."""
    trade, text = analysis.parts.trade_name, analysis.folded.text
    return (
        trade is not None
        and covers(analysis.parts, neighbour.end)
        and text[trade.start : neighbour.start] in snapshot.words("name-modifier")
    )


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


def _is_masked(analysis: Analysis, neighbour: Neighbour) -> bool:
    """Whether something that is no part of writing stands between its characters: 新☆东☆方."""
    noise = Fold.SEPARATOR | Fold.INVISIBLE | Fold.EMOJI
    inside = range(neighbour.start + 1, neighbour.end)
    return any(analysis.folded.broken_at(at) & noise for at in inside)


def _speaks_for(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether what follows says that the name speaks for the business: 官方, 客服, 旗舰店."""
    text = analysis.folded.text
    return any(text.startswith(cue, neighbour.end) for cue in snapshot.words("official-cue"))


def _is_platform(analysis: Analysis, snapshot: Snapshot, neighbour: Neighbour) -> bool:
    """Whether a mini program's name holds the platform's own: 甲乙微信."""
    words = analysis.folded.text[neighbour.start : neighbour.end]
    return is_mini_program(analysis) and words in snapshot.words("platform-brand")


def approved(analysis: Analysis) -> bool:
    """Whether the applicant's confirmed name is led by a national word: the State Council approved it
    (《企业名称登记管理规定》 article 12), and nobody gets such a name for a copy.
    """
    leading = analysis.parts.leading
    return leading is not None and leading.start == 0 and granted(analysis, analysis.folded.text)


def is_owner(analysis: Analysis, snapshot: Snapshot, business: Business) -> bool:
    """Whether the caller has confirmed that the applicant is the owner, or a branch of it."""
    if not analysis.applicant.verified:
        return False
    if business.uscc and analysis.identity.code == business.uscc:
        return True
    owner = snapshot.folder.fold(business.owner).text
    return bool(owner) and analysis.legal_name.startswith(owner)
