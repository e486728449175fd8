"""What the analyzer makes of a name in which nothing is found."""

from __future__ import annotations

from tests.factory import AS_OF, checker
from zhengming.model.analysis import Analysis
from zhengming.model.folded import FoldedText
from zhengming.model.proposal import OrganizationName
from zhengming.model.verdict import Verdict

PLAIN = "杭州甲木网络科技有限公司"


def test_what_is_made_past_the_constructors_is_what_they_would_make() -> None:
    analysis, verdict = checker().examine(OrganizationName(PLAIN), as_of=AS_OF, explain=False)
    assert analysis.folded == FoldedText(PLAIN, PLAIN, han=True)
    assert analysis == Analysis(*analysis[:5])
    assert verdict == Verdict(*verdict[:5])
    assert type(analysis) is Analysis
    assert type(verdict) is Verdict
    assert type(analysis.folded) is FoldedText
