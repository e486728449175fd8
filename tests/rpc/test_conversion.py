"""Messages become the model's nouns, every field of them."""

from datetime import UTC, date, datetime

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date  # type: ignore[import-untyped, unused-ignore]

from zhengming.errors import InvalidField
from zhengming.model.applicant import (
    NOBODY,
    Applicant,
    Authorization,
    AuthorizationKind,
    Person,
    PersonRole,
    Verification,
)
from zhengming.model.proposal import OrganizationName, Surface
from zhengming.rpc import conversion
from zhengming.rpc.revisions import ANY, Freshness
from zhengming.v1 import checking_pb2 as pb
from zhengming.v1 import verdict_pb2


def test_a_whole_proposal() -> None:
    message = pb.OrganizationName(
        text="甲",
        surface=pb.SURFACE_SHORT,
        claimed_kind="company",
        division_code="330100",
        industry_code="I6513",
    )
    expected = OrganizationName("甲", Surface.SHORT, "company", "330100", "I6513")
    assert conversion.organization_name(message) == expected


def test_without_a_surface_it_is_a_display_name() -> None:
    assert conversion.organization_name(pb.OrganizationName(text="甲")).surface is Surface.DISPLAY


def test_a_whole_applicant() -> None:
    message = pb.Applicant(
        uscc="91",
        legal_name="甲公司",
        verification=pb.VERIFICATION_IDENTITY_CONFIRMED,
        verified_by="desk 3",
        authorizations=[
            pb.Authorization(
                kind=pb.AUTHORIZATION_KIND_TRADEMARK,
                title="t",
                issuer="i",
                number="n",
                valid_from=Date(year=2025, month=1, day=2),
                valid_until=Date(year=2026, month=3, day=4),
                covered_names=["x", "y"],
                confirmed=True,
            ),
            pb.Authorization(kind=pb.AUTHORIZATION_KIND_LETTER),
        ],
        persons=[
            pb.Person(name="p", role=pb.PERSON_ROLE_ADMINISTRATOR, confirmed=True, resident_id="n1")
        ],
    )
    full = Authorization(
        AuthorizationKind.TRADEMARK,
        "t",
        "i",
        "n",
        date(2025, 1, 2),
        date(2026, 3, 4),
        ("x", "y"),
        confirmed=True,
    )
    assert conversion.applicant(message) == Applicant(
        uscc="91",
        legal_name="甲公司",
        verification=Verification.IDENTITY_CONFIRMED,
        verified_by="desk 3",
        authorizations=(full, Authorization(AuthorizationKind.LETTER)),
        persons=(Person("p", PersonRole.ADMINISTRATOR, confirmed=True, resident_id="n1"),),
    )


def test_a_resident_s_number_is_not_printed() -> None:
    assert "n1" not in repr(Person("p", PersonRole.ADMINISTRATOR, resident_id="n1"))


def test_a_resident_s_number_may_not_be_long() -> None:
    person = pb.Person(name="p", role=pb.PERSON_ROLE_ADMINISTRATOR, resident_id="n" * 201)
    with pytest.raises(InvalidField, match="201 code points") as raised:
        conversion.applicant(pb.Applicant(persons=[person]))
    assert raised.value.field == "applicant.persons[0].resident_id"
    assert "nnn" not in str(raised.value)


def test_an_empty_applicant_is_nobody() -> None:
    assert conversion.applicant(pb.Applicant()) == NOBODY


@pytest.mark.parametrize("enum", [pb.Surface, pb.Verification, pb.AuthorizationKind, pb.PersonRole])
def test_every_value_of_every_enum_is_known(enum: type) -> None:
    tables = {
        pb.Surface: (conversion._SURFACES, Surface),
        pb.Verification: (conversion._VERIFICATIONS, Verification),
        pb.AuthorizationKind: (conversion._AUTHORIZATION_KINDS, AuthorizationKind),
        pb.PersonRole: (conversion._PERSON_ROLES, PersonRole),
    }
    table, model = tables[enum]  # type: ignore[index]
    values = set(enum.values())  # type: ignore[attr-defined]
    assert set(table) | {0} == values
    assert set(table.values()) == set(model)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1900, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 11, 21, 1, 2, 3, 4, tzinfo=UTC),
        datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC),
    ],
)
def test_moments(moment: datetime) -> None:
    message = Timestamp()
    message.FromDatetime(moment)
    assert conversion.moment(message, "as_of") == moment


@pytest.mark.parametrize(
    ("seconds", "nanos"), [(-2_208_988_801, 0), (32_503_680_000, 0), (0, -1), (0, 1_000_000_000)]
)
def test_impossible_moments(seconds: int, nanos: int) -> None:
    with pytest.raises(InvalidField, match="as_of"):
        conversion.moment(Timestamp(seconds=seconds, nanos=nanos), "as_of")


def test_freshness() -> None:
    token = verdict_pb2.RevisionToken(token="r1")
    consistency = verdict_pb2.Consistency
    assert conversion.freshness(consistency(minimize_latency=True)) is ANY
    assert conversion.freshness(consistency(at_least_as_fresh=token)) == Freshness(at_least="r1")
    assert conversion.freshness(consistency(at_exact_revision=token)) == Freshness(exactly="r1")
