"""What kind of body the name says it is; the head noun decides.

杭州市餐饮协会 claims an association, 公安局食堂 a canteen, 中国工商银行杭州分行 a branch of a bank.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhengming.analysis.dictionary import Beginnings, Endings
from zhengming.analysis.parse import Parser
from zhengming.identity.uscc import ENTERPRISE_KINDS
from zhengming.lexicon.snapshot import Head, Snapshot
from zhengming.model.analysis import Claim, Hit, NameParts, Part
from zhengming.model.term import Mode, TermClass

NO_CLAIM = Claim()
LOOSE, ASSOCIATION = "loose-association", "social-organization"
"""Classes of circles that anybody may call so, and of what they claim to be when a country's word leads them."""
LEADS = ("national-lead", "international-lead", "regional-lead")


class ClaimReader:
    """Reads claims with the head nouns of one snapshot."""

    def __init__(self, snapshot: Snapshot, parser: Parser) -> None:
        self._parser = parser
        self._classes = snapshot.classes
        self._units = tuple(sorted(snapshot.words("organ-unit"), key=len, reverse=True))
        branches = tuple(snapshot.words("branch"))
        leads = (w for role in LEADS for w in snapshot.words(role))
        self._leads = Beginnings(dict.fromkeys(leads, True))
        plain = {
            word: not (
                head.body.rule
                or head.exceptions
                or head.body.id == LOOSE
                or word.endswith(branches)
            )
            for word, head in snapshot.heads.items()
        }
        self._tails = Endings({**dict.fromkeys(branches, False), **plain})

    def read(self, text: str, parts: NameParts, hits: Sequence[Hit]) -> Claim:
        """The claim of a folded name.

        Args:
            text: the folded name.
            parts: its parts.
            hits: hits that mean what they seem; a body that ends the name is its head as well.
        """
        if parts.branch is not None and parts.branch.end == len(text):
            return self._of_branch(text, parts)
        end = len(text)
        form = parts.form
        organ = self._organ_before(text, end, hits) if hits else None
        leader = self._leader(hits, self._parser.head_at(text, end)) if hits else None
        if leader:
            body = leader.term.term_class
            return Claim(body, Part(text[leader.start : end], leader.start, end, body.id))
        if organ is None and form is not None and form.end == end:
            body = self._led(text, self._classes[form.value])
            owner = self._parser.owner_of(text, form.start) if body.rule or hits else None
            return Claim(body, form, owner)
        head = self._parser.head_at(text, end)
        owner = self._parser.owner_of(text, end) if hits or (head and head.body.rule) else None
        if organ and (head is None or organ.end - organ.start >= len(head.text)):
            body = organ.term.term_class
            return Claim(body, Part(text[organ.start : end], organ.start, end, body.id), owner)
        if head:
            body = self._led(text, head.body)
            return Claim(body, Part(head.text, end - len(head.text), end, body.id), owner)
        return Claim(owner=owner) if owner else NO_CLAIM

    def _led(self, text: str, body: TermClass) -> TermClass:
        """A circle of people that calls itself a country's or the world's claims an association: 世界厨师联盟, but not
        车友联盟.
        """
        if body.id == LOOSE and self._leads.at(text, 0):
            return self._classes[ASSOCIATION]
        return body

    def body_of(self, text: str) -> TermClass | None:
        """The class of body that a folded name claims by its head noun alone."""
        head = self._parser.head_at(text, self._parser.parent_end(text) or len(text))
        return head.body if head else None

    def plain_end(self, text: str) -> int | None:
        """Where the head noun of a folded name without brackets begins; ``None`` where it, or the parent of a
        branch, claims a body that rules judge. All that a name in which nothing was hit needs to be asked.
        """
        end = len(text)
        word = self._tails.at(text, end)
        if not word:
            return end
        if self._tails.words[word]:
            return end - len(word)
        end = self._parser.parent_end(text) or end
        head = self._parser.head_at(text, end)
        if head is None:
            return len(text)
        return None if self._led(text, head.body).rule else end - len(head.text)

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
        though 市委员会 alone would be the Party's.
        """
        if head is None or not head.body.rule or head.body.codes & ENTERPRISE_KINDS:
            return None
        for hit in hits:
            other = hit.term.term_class
            if hit.start == 0 and other.rule != head.body.rule and is_organ(other):
                return hit
        return None

    def _organ_before(self, text: str, end: int, hits: Sequence[Hit]) -> Hit | None:
        """A body that ends the name, or of which a unit ends it (公安局朝阳分局)."""
        ends_with_unit = any(text.endswith(unit) for unit in self._units)
        for hit in reversed(hits):
            if not hit.term.term_class.codes or (hit.term.mode is Mode.ANYWHERE and hit.end != end):
                continue
            if hit.end == end or (ends_with_unit and hit.term.mode is Mode.WORD):
                return hit
        return None


def is_organ(term_class: TermClass) -> bool:
    """Whether bodies of the class have codes, and none of them an enterprise's."""
    return bool(term_class.codes) and not term_class.codes & ENTERPRISE_KINDS
