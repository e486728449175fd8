"""The platform's facts: the model's nouns → messages, and the words both use for accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from google.protobuf.timestamp_pb2 import Timestamp

from zhengming.model.platform import (
    AccountType,
    Fact,
    Holding,
    NameHolder,
    PlatformFacts,
    Standing,
)
from zhengming.rpc.conversion import EPOCH
from zhengming.v1 import accounts_pb2 as pb

_FACTS: Mapping[Fact, pb.Fact.ValueType] = {
    Fact.EMAIL: pb.FACT_EMAIL,
    Fact.NAME: pb.FACT_NAME,
    Fact.RENAMES: pb.FACT_RENAMES,
    Fact.SUBJECT_COUNT: pb.FACT_SUBJECT_COUNT,
    Fact.ADMINISTRATOR_COUNT: pb.FACT_ADMINISTRATOR_COUNT,
    Fact.STANDING: pb.FACT_STANDING,
    Fact.SUBMISSIONS: pb.FACT_SUBMISSIONS,
    Fact.ACCOUNT: pb.FACT_ACCOUNT,
}
ACCOUNT_TYPES: Mapping[AccountType, pb.AccountType.ValueType] = {
    AccountType.MINI_PROGRAM: pb.ACCOUNT_TYPE_MINI_PROGRAM,
    AccountType.OFFICIAL_ACCOUNT: pb.ACCOUNT_TYPE_OFFICIAL_ACCOUNT,
    AccountType.OPEN_PLATFORM: pb.ACCOUNT_TYPE_OPEN_PLATFORM,
    AccountType.WECOM: pb.ACCOUNT_TYPE_WECOM,
}
_HOLDINGS: Mapping[Holding, pb.Holding.ValueType] = {
    Holding.IN_USE: pb.HOLDING_IN_USE,
    Holding.CLAIMED: pb.HOLDING_CLAIMED,
    Holding.RELEASED: pb.HOLDING_RELEASED,
    Holding.PROTECTED: pb.HOLDING_PROTECTED,
}
STANDINGS: Mapping[Standing, pb.Standing.ValueType] = {
    Standing.GOOD: pb.STANDING_GOOD,
    Standing.BLOCKED: pb.STANDING_BLOCKED,
    Standing.TERMINATED: pb.STANDING_TERMINATED,
}


def facts_message(facts: PlatformFacts) -> pb.PlatformFacts:
    """What was looked up."""
    return pb.PlatformFacts(
        consulted=sorted(_FACTS[fact] for fact in facts.consulted),
        email_bound_to=[ACCOUNT_TYPES[each] for each in facts.email_bound_to],
        name_holders=[holder_message(holder) for holder in facts.name_holders],
        short_name_holders=[holder_message(holder) for holder in facts.short_name_holders],
        renames_this_year=facts.renames_this_year,
        subject_mini_programs=facts.subject_mini_programs,
        administrator_mini_programs=facts.administrator_mini_programs,
        phone_mini_programs=facts.phone_mini_programs,
        administrator_subjects=facts.administrator_subjects,
        standing=STANDINGS[facts.standing],
        standing_until=moment_message(facts.standing_until),
        submissions=[timestamp(each) for each in facts.submissions],
        account_type=ACCOUNT_TYPES[facts.account_type]
        if facts.account_type
        else pb.ACCOUNT_TYPE_UNSPECIFIED,
        account_of_subject=facts.account_of_subject,
    )


def holder_message(holder: NameHolder) -> pb.NameHolder:
    """Who holds a name."""
    return pb.NameHolder(
        name=holder.name,
        account_type=ACCOUNT_TYPES[holder.account_type],
        holding=_HOLDINGS[holder.holding],
        same_subject=holder.same_subject,
        until=moment_message(holder.until),
    )


def moment_message(moment: datetime | None) -> Timestamp | None:
    """A moment that may be none."""
    return None if moment is None else timestamp(moment)


def timestamp(moment: datetime) -> Timestamp:
    """A moment with its time zone."""
    since = moment - EPOCH
    return Timestamp(seconds=since.days * 86_400 + since.seconds, nanos=since.microseconds * 1_000)
