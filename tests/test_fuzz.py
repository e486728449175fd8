"""Whatever is asked, nothing breaks: random and mutated names, the same ones in every run."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import islice

import pytest

from tests.factory import AS_OF, cases, checker, uscc
from zhengming.errors import MalformedText
from zhengming.model.applicant import NOBODY, Applicant, Verification
from zhengming.model.proposal import MAX_CODE_POINTS, OrganizationName, Surface
from zhengming.model.verdict import Decision, Severity, Verdict

SEED = 20260101
SIZE = 3_000
PARTS = 10
"""The run is cut into so many tests, so that several processes share it."""

SEPARATORS = (
    " ·・-_—.,，。、|/\\*★●~～()（）【】[]「」《》“”'\"!！?？:：;；&＆+＋@#￥%…\t\u3000\u00a0"
)
INVISIBLE = "\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\u034f\u061c\u115f\u180e\u2063\ufe0f\U000e0020\U000e0100"
EMOJI = "😀🍜🇨🇳👨‍👩‍👧❤️1️⃣🏴󠁧󠁢󠁥󠁮󠁧󠁿🈚"
ODD = "ßŉǰΐﬁ㍿㋿㈱㊙ｶﾞ각ᄀㅏⅣ½①⓪〇○零０\u0301\u20dd\u3099\U0001d400\U0002f800\U00020bb7\ue000\U000f0000"
BLOCKS = [
    (0x20, 0x7F),
    (0xA0, 0x500),
    (0x1100, 0x1200),
    (0x2000, 0x2BFF),
    (0x2E80, 0x3400),
    (0x3400, 0xA000),
    (0xAC00, 0xD7A4),
    (0xE000, 0x10000),
    (0x10000, 0x20000),
    (0x20000, 0x32000),
    (0x1F000, 0x1FB00),
    (0xE0000, 0xE0200),
    (0xF0000, 0x110000),
]


def names() -> Iterator[str]:
    """Names without end; the same ones in every run."""
    chance = random.Random(SEED)
    told = [case.proposal.text for case in cases()]
    snapshot = checker().snapshot
    words = sorted({t.text for t in snapshot.terms} | set(snapshot.heads) | set(snapshot.places))
    words += sorted({t.canonical for t in snapshot.terms})
    heads, branches = sorted(snapshot.heads), sorted(snapshot.words("branch"))
    trades = sorted(snapshot.industries)
    makers = (
        lambda: chance.choice(words) + chance.choice(heads) + chance.choice(branches),
        lambda: "拾穗" + chance.choice(trades) + chance.choice(heads),
        lambda: "拾穗" + chance.choice(heads) + chance.choice(trades) + chance.choice(branches),
        lambda: _random(chance),
        lambda: "".join(chance.choices(words, k=chance.randint(1, 5))),
        lambda: _spliced(chance, chance.choice(words)),
        lambda: _spliced(chance, chance.choice(told)),
        lambda: _mutated(chance, chance.choice(told)),
        lambda: _mutated(chance, "".join(chance.choices(words, k=2))),
        lambda: _wide(chance.choice(words)) + chance.choice(words),
        lambda: chance.choice(words) * chance.randint(1, 60),
        lambda: "（" * chance.randint(0, 40) + chance.choice(words) + "）" * chance.randint(0, 40),
        lambda: "".join(
            chance.choices(ODD + SEPARATORS + EMOJI + INVISIBLE, k=chance.randint(1, 30))
        ),
    )
    while True:
        yield chance.choice(makers)()[:MAX_CODE_POINTS]


def _random(chance: random.Random) -> str:
    size = chance.choice([1, 2, 3, 8, 20, 60, MAX_CODE_POINTS])
    if chance.random() < 0.3:
        return "".join(_character(chance, 0, sys.maxunicode) for _ in range(size))
    block = chance.choice(BLOCKS)
    return "".join(_character(chance, *block) for _ in range(size))


def _character(chance: random.Random, first: int, last: int) -> str:
    while True:
        code = chance.randint(first, last)
        if not 0xD800 <= code <= 0xDFFF and code <= sys.maxunicode:
            return chr(code)


def _spliced(chance: random.Random, name: str) -> str:
    """With something between its characters."""
    between = chance.choice([SEPARATORS, INVISIBLE, EMOJI, SEPARATORS + INVISIBLE + EMOJI])
    return "".join(c + (chance.choice(between) if chance.random() < 0.6 else "") for c in name)


def _mutated(chance: random.Random, name: str) -> str:
    """With some characters changed, doubled, dropped or swapped."""
    letters = list(name)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(letters) + 1)
        match chance.randrange(4):
            case 0:
                letters.insert(at, chance.choice(ODD + SEPARATORS + INVISIBLE))
            case 1:
                letters[at : at + 1] = [_character(chance, *chance.choice(BLOCKS))]
            case 2:
                del letters[at : at + 1]
            case _:
                letters[at : at + 2] = reversed(letters[at : at + 2])
    return "".join(letters)


def _wide(name: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)


APPLICANTS = (
    NOBODY,
    Applicant(uscc=uscc("91"), legal_name="杭州拾穗文化传播有限公司"),
    Applicant(
        uscc=uscc("11"),
        legal_name="杭州市公安局",
        verification=Verification.IDENTITY_CONFIRMED,
    ),
    Applicant(uscc="\u200b①ß", legal_name="（·）"),
)


def answered(name: str, number: int, *, explain: bool = True) -> Verdict | None:
    """Most names are asked for as most are: to be displayed, by nobody in particular."""
    chance = random.Random(number)
    surface = chance.choice([*Surface, *[Surface.DISPLAY] * 5])
    applicant = chance.choice([*APPLICANTS, *[NOBODY] * 5])
    try:
        proposal = OrganizationName(name, surface)
        return checker().check(proposal, applicant, as_of=AS_OF, explain=explain)
    except MalformedText:
        return None


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_breaks_and_all_evidence_points_at_what_was_submitted(part: int) -> None:
    answers = 0
    for number, name in islice(enumerate(names()), part, SIZE, PARTS):
        verdict = answered(name, number)
        if verdict is None:
            continue
        answers += 1
        seen = [e for f in verdict.findings for e in f.evidence]
        seen += [cleared.evidence for cleared in verdict.cleared]
        assert all(f.evidence for f in verdict.findings), name
        for evidence in seen:
            assert 0 <= evidence.span.start < evidence.span.end <= len(name), (name, evidence)
            assert evidence.quote == name[evidence.span.start : evidence.span.end], (name, evidence)
        assert verdict.decision is gravest(verdict), name
        assert verdict == answered(name, number), name
        plain = answered(name, number, explain=False)
        assert plain is not None, name
        assert (plain.decision, plain.findings) == (verdict.decision, verdict.findings), name
    assert answers > SIZE / PARTS / 2


def gravest(verdict: Verdict) -> Decision:
    """The decision that the gravest finding out of the shadow demands, said once more."""
    severities = [f.severity for f in verdict.findings if not f.shadow]
    if Severity.REJECT in severities:
        return Decision.REJECT
    return Decision.REVIEW if Severity.REVIEW in severities else Decision.ACCEPT


def test_findings_come_gravest_first() -> None:
    for number, name in islice(enumerate(names()), 300):
        verdict = answered(name, number)
        if verdict is not None:
            severities = [Severity.ADVICE if f.shadow else f.severity for f in verdict.findings]
            assert severities == sorted(severities, reverse=True), name


def test_the_run_is_the_same_every_time() -> None:
    assert list(islice(names(), 200)) == list(islice(names(), 200))


def test_the_run_meets_every_decision_and_refusal() -> None:
    met = {
        verdict.decision if verdict else None
        for verdict in (answered(name, number) for number, name in islice(enumerate(names()), 300))
    }
    assert met == {*Decision, None}
