"""Where a 字号 ends that no form follows: behind a business's name, if nothing but words of services stands there."""

from __future__ import annotations

import pytest

from tests.analysis.factory import analyzed


@pytest.mark.parametrize(
    ("name", "trade_name", "behind"),
    [
        ("阿里巴巴提现", "阿里巴巴", ["提现"]),
        ("阿里巴巴极速版提现", "阿里巴巴", ["极速版", "提现"]),
        ("阿里巴巴机械提现", "阿里巴巴", ["机械", "提现"]),
        ("阿里巴巳提现", "阿里巴巳", ["提现"]),
        ("阿里巴巴山提现", "阿里巴巴山提现", []),
        ("大阿里巴巴提现", "大阿里巴巴提现", []),
        ("阿里山提现", "阿里山提现", []),
        ("阿里巴巴提现有限公司", "阿里巴巴提现", []),
    ],
)
def test_a_business_is_told_from_the_services_behind_it(
    name: str, trade_name: str, behind: list[str]
) -> None:
    parts = analyzed(name).parts
    assert parts.trade_name
    assert (parts.trade_name.text, [part.text for part in parts.industries]) == (trade_name, behind)


def test_every_word_behind_quotes_the_name() -> None:
    analysis = analyzed("阿里巴巴极速版提现")
    for part in analysis.parts.industries:
        assert analysis.folded.text[part.start : part.end] == part.text
