"""Cutting into words: two engines, one answer."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengming.text.fold import Folder
from zhengming.text.segment import Segmenter, segmenter

WORDS = [("正名科技", 0), ("军浦", 0), ("天安门业", 0), ("字节跳动", 100_000)]
NAMES = [
    "杭州正名科技有限公司",
    "上海军浦实业发展有限公司",
    "天安门业制造厂",
    "北京字节跳动网络技术有限公司",
    "中国工商银行股份有限公司杭州分行",
    "深圳市腾讯计算机系统有限公司",
    "公安县人民医院",
    "南京市长江大桥管理处",
    "中华全国总工会",
    "乌鲁木齐市天山区第一小学",
    "八一路街道办事处",
    "国家电网有限公司",
    "浙江省杭州市西湖区教育局",
    "内蒙古自治区呼和浩特市中级人民法院",
    "中国共产主义青年团",
    "央视网",
]


@pytest.fixture(scope="module")
def rust() -> Segmenter:
    return segmenter("rjieba", WORDS)


@pytest.fixture(scope="module")
def reference() -> Segmenter:
    return segmenter("jieba", WORDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_engines_agree_on_names(rust: Segmenter, reference: Segmenter, name: str) -> None:
    assert rust.segment(name) == reference.segment(name)


@given(st.text(st.sampled_from("".join(NAMES) + "一〇〆々囍堃𠮷のカ삼abz019"), max_size=16))
@settings(max_examples=300, deadline=None)
def test_the_engines_agree_on_any_mixture(rust: Segmenter, reference: Segmenter, text: str) -> None:
    assert rust.segment(text) == reference.segment(text)


@given(st.text(st.sampled_from(sorted(Folder.load().standard)), max_size=16))
@settings(max_examples=300, deadline=None)
def test_the_engines_agree_on_all_standard_characters(
    rust: Segmenter, reference: Segmenter, text: str
) -> None:
    assert rust.segment(text) == reference.segment(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=16))
@settings(max_examples=200, deadline=None)
def test_words_tile_the_text(rust: Segmenter, reference: Segmenter, text: str) -> None:
    for engine in (rust, reference):
        tokens = engine.segment(text)
        assert "".join(t.text for t in tokens) == text
        assert all(text[t.start : t.end] == t.text for t in tokens)


@pytest.mark.parametrize(
    ("name", "word"), [(NAMES[0], "正名科技"), (NAMES[1], "军浦"), (NAMES[2], "天安门业")]
)
def test_added_words_are_cut_as_one(rust: Segmenter, name: str, word: str) -> None:
    assert word in [t.text for t in rust.segment(name)]
    assert word not in [t.text for t in segmenter("rjieba").segment(name)]


def test_nothing_is_guessed(rust: Segmenter) -> None:
    assert [t.text for t in rust.segment("喆堃鑫")] == ["喆", "堃", "鑫"]


def test_jieba_leaves_no_cache_and_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        segmenter("jieba").segment("正名")
    assert not list(tmp_path.iterdir())
    assert not caplog.records
