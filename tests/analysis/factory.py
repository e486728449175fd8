"""A small revision, so that each test shows the words it depends on and no lexicon can change its answer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.factory import AS_OF, checker
from zhengming.analysis.analyzer import Analyzer
from zhengming.analysis.parse import Parser
from zhengming.lexicon.gazetteer import Place
from zhengming.lexicon.snapshot import Head, Snapshot
from zhengming.model.analysis import Analysis
from zhengming.model.applicant import NOBODY
from zhengming.model.proposal import OrganizationName
from zhengming.model.term import Business, Mode, Term

TERMS = (
    ("公安", "state-organ", Mode.WORD, ()),
    ("公安局", "state-organ", Mode.WORD, ()),
    ("市政府", "state-organ", Mode.WORD, ("市政府采购",)),
    ("市委", "party-organ", Mode.WORD, ()),
    ("政府后勤处理部", "state-organ", Mode.WORD, ()),
    ("中央", "state-organ", Mode.WORD, ("中央空调",)),
    ("海军", "military", Mode.WORD, ()),
    ("八一", "military", Mode.TRADE_NAME, ()),
    ("党校", "party-organ", Mode.HEAD, ()),
    ("美国", "foreign-state", Mode.WORD, ()),
    ("中国", "national-lead", Mode.LEADING, ()),
    ("国家级", "superlative", Mode.ANYWHERE, ()),
    ("银行", "bank", Mode.WORD, ()),
    ("丰收银行", "bank", Mode.ANYWHERE, ()),
    ("who", "international-organization", Mode.WORD, ()),
    ("阿里巴巴", "business", Mode.WORD, ()),
    ("全聚德", "business", Mode.WORD, ()),
    ("西湖楼", "business", Mode.WORD, ()),
)
HEADS = {
    "company": ("有限公司", "公司"),
    "shop": ("面馆", "店", "理发店", "食堂", "打印店"),
    "enterprise": ("酒店",),
    "social-organization": ("协会", "研究会"),
    "bank": ("银行",),
    "school": ("小学",),
    "party-organ": ("党校",),
    "mass-organization": ("工会",),
    "public-institution": ("研究所",),
    "local-centre": ("治理中心",),
    "local-account": ("发布",),
    "state-organ": ("局", "派出所"),
    "university": ("学院",),
    "training-body": ("网校",),
    "branch": ("办事处",),
    "grassroots-organization": ("社区工作站",),
}
INDUSTRIES = {
    "网络科技": "technology",
    "科技": "technology",
    "餐饮": "catering",
    "机械": "machinery",
    "软件": "technology",
}
PLACES = {
    "浙江省": Place("330000", full=True),
    "浙江": Place("330000", full=False),
    "杭州市": Place("330100", full=True),
    "杭州": Place("330100", full=False),
    "宁波": Place("330200", full=False),
    "上海": Place("310000", full=False),
    "公安县": Place("421022", full=True),
    "公安": Place("421022", full=False),
    "金山": Place("310116", full=False),
    "东方": Place("469007", full=False),
}
WORDS = {
    "surname": ("李", "欧阳"),
    "given-name": ("海军",),
    "place-suffix": ("路", "南路"),
    "building-suffix": ("大楼",),
    "owner-unit": ("食堂",),
    "address-cue": ("对面",),
    "goods-context": ("烧烤",),
    "branch": ("分公司", "营业部", "分行"),
    "national-lead": ("中国",),
    "brand-tail": ("提现", "极速版"),
    "organ-unit": ("分局", "招生办", "热线", "办事处", "工作站", "局长", "所长"),
}
PHRASES = ("银行家", "丰收银行卡")
BUSINESSES = (("阿里巴巴", ("alibaba",), 1), ("全聚德", (), 1), ("云溪", (), 1), ("西湖楼", (), 2))


@cache
def snapshot() -> Snapshot:
    """The small revision: the shipped classes, numerals and troop words, and the words above."""
    shipped = checker().snapshot
    classes = shipped.classes
    troops = {
        r: w
        for r, w in shipped.vocabulary.items()
        if r.startswith("troop-") or r in {"numeral", "ordinal"}
    }
    businesses = [
        Business(lexicon="marks", entry=name, name=name, aliases=aliases, tier=tier)
        for name, aliases, tier in BUSINESSES
    ]
    return replace(
        shipped,
        terms=tuple(
            Term(
                lexicon="marks" if class_ == "business" else "words",
                entry=text,
                text=text,
                canonical=text,
                term_class=classes[class_],
                mode=mode,
                exceptions=exceptions,
            )
            for text, class_, mode, exceptions in TERMS
        ),
        heads={
            text: Head(f"heads/{text}", text, classes[class_], ("布局",) if text == "局" else ())
            for class_, nouns in HEADS.items()
            for text in nouns
        },
        industries=INDUSTRIES,
        phrases=frozenset(PHRASES),
        vocabulary=troops | {role: frozenset(words) for role, words in WORDS.items()},
        businesses={spelling: b for b in businesses for spelling in (b.name, *b.aliases)},
        places=PLACES,
    )


@cache
def analyzer() -> Analyzer:
    return Analyzer(snapshot())


@cache
def parser() -> Parser:
    return Parser(snapshot())


def analyzed(name: str) -> Analysis:
    """Everything that is seen in a name with the small revision."""
    return analyzer().analyze(OrganizationName(name), NOBODY, AS_OF, whole=True)
