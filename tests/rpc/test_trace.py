"""Every position in a trace is measured on the text as submitted."""

from datetime import UTC, datetime

from tests.rpc.factory import analysis_of
from zhengming.identity import uscc
from zhengming.model.applicant import Applicant
from zhengming.model.proposal import OrganizationName
from zhengming.rpc.trace import trace_message

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_positions_are_those_of_the_submitted_text() -> None:
    text = "甲 乙丙"
    trace = trace_message(analysis_of(OrganizationName(text), Applicant(), NOW))
    cleared, hit = trace.hits
    assert cleared.quote == "甲"
    assert (hit.span.start, hit.span.end, hit.quote) == (0, 3, "甲 乙")
    assert hit.lexicon_entry == "lexicons/words/entries/x"
    assert [(token.span.start, token.span.end) for token in trace.tokens] == [(0, 3), (4, 4)]
    assert trace.parts.trade_name.span.start == 2
    assert trace.parts.divisions[0].value == "330000"
    assert not trace.parts.HasField("form")
    assert trace.claim.body_class == "school"
    assert trace.neighbours[0].quote == "乙"
    assert trace.neighbours[0].neighbour.path == "exact"


def test_an_identity_is_there_only_with_a_code() -> None:
    proposal = OrganizationName("甲 乙")
    assert not trace_message(analysis_of(proposal, Applicant(), NOW)).HasField("identity")
    assert trace_message(analysis_of(proposal, Applicant(uscc="91"), NOW)).identity.code == "91"


def test_an_identity_says_what_sort_of_code_it_is_and_what_it_tells() -> None:
    former = uscc.read("330100000012342")
    trace = trace_message(
        analysis_of(OrganizationName("甲 乙"), Applicant(), NOW)._replace(identity=former)
    )
    seen = trace.identity
    assert (seen.scheme, seen.division_code) == ("registration-number", "330100")
    assert list(seen.kinds) == ["91", "92", "93"]
    assert (seen.well_formed, seen.kind, seen.problem) == (False, "", "")
