"""Facts for one registration, in at most six questions to the database whatever is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from zhengming.accounts import identities, marks, names, normal
from zhengming.accounts.identities import Hasher, Kind, Value
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.names import in_force
from zhengming.accounts.records import BindingRole, FactQuestion
from zhengming.accounts.schema import (
    Moment,
    Number,
    accounts,
    bindings,
    renames,
    standings,
    submissions,
)
from zhengming.accounts.subjects import StandingNow
from zhengming.errors import InvalidField, NoAccountKey
from zhengming.model.calendar import CHINA, day_in_china
from zhengming.model.platform import AccountType, Fact, NameHolder, PlatformFacts, Standing
from zhengming.text.fold import Folder

RECENT = timedelta(days=31)
"""How far back submissions are looked up when the question does not say."""
MOST_SUBMISSIONS = 1000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sought:
    """A question in its normal form. What is ``None`` was not given, cannot be read or cannot be hashed.

    Args:
        question: as asked.
        as_of: the moment.
        submissions_since: how far back submissions are looked up.
        name: key of the name.
        short_name: key of the short name.
        subject: hashed.
        email: hashed.
        administrator: hashed.
        phone: hashed.
        subject_unsaid: whether the question leaves open who asks: it says nothing, or what cannot be read.
    """

    question: FactQuestion
    as_of: datetime
    submissions_since: datetime
    name: str | None = None
    short_name: str | None = None
    subject: Value | None = None
    email: Value | None = None
    administrator: Value | None = None
    phone: Value | None = None
    subject_unsaid: bool = True

    @property
    def consulted(self) -> frozenset[Fact]:
        """The kinds of fact that can be looked up."""
        possible = {
            Fact.NAME: self.name is not None,
            Fact.RENAMES: True,  # a mini program without an id is new, and was never renamed
            Fact.ACCOUNT: self.subject is not None or not self.question.account_id,
            Fact.EMAIL: self.email is not None,
            Fact.SUBJECT_COUNT: self.subject is not None,
            Fact.STANDING: self.subject is not None,
            Fact.SUBMISSIONS: self.subject is not None,
            Fact.ADMINISTRATOR_COUNT: self.administrator is not None or self.phone is not None,
        }
        return frozenset(fact for fact, can in possible.items() if can) & self.question.wanted

    @property
    def personal(self) -> bool:
        """Whether anything is looked up by a personal value."""
        values = (self.subject, self.email, self.administrator, self.phone)
        return any(value is not None and value.kind is not Kind.USCC for value in values)

    def without_personal(self) -> Sought:
        """The question without what personal values would find."""
        code = self.subject if self.subject and self.subject.kind is Kind.USCC else None
        return replace(
            self,
            subject=code,
            email=None,
            administrator=None,
            phone=None,
            subject_unsaid=code is None,
        )


def prepare(question: FactQuestion, hasher: Hasher, folder: Folder, as_of: datetime) -> Sought:
    """Bring a question into its normal form; what cannot be read is not looked up.

    Raises:
        InvalidField: a moment has no time zone, or the account's id holds a null.
    """
    q = question
    as_of, since = normal.moment(as_of, "as_of"), q.submissions_since
    if "\0" in q.account_id:
        raise InvalidField("account_id", "a null", "Unicode text without nulls")
    subject = _subject(question, hasher)
    individual = q.subject is not None and bool(q.subject.resident_id.strip())
    return Sought(
        question=q,
        as_of=as_of,
        submissions_since=normal.moment(since, "submissions_since") if since else as_of - RECENT,
        name=_readable(q.name, lambda: normal.name(q.name, folder)),
        short_name=_readable(q.short_name, lambda: normal.name(q.short_name, folder)),
        subject=subject,
        # without a key no account of an individual is kept: then what is kept is another subject's
        subject_unsaid=subject is None and not (individual and hasher.keys is None),
        email=_readable(q.email, lambda: hasher.email(q.email)),
        administrator=_readable(
            q.administrator_id, lambda: hasher.resident_id(q.administrator_id, "administrator_id")
        ),
        phone=_readable(q.phone, lambda: hasher.phone(q.phone)),
    )


def _subject(question: FactQuestion, hasher: Hasher) -> Value | None:
    subject = question.subject
    return None if subject is None else _readable("given", lambda: hasher.subject(subject))


def _readable(given: str, read: Callable[[], T]) -> T | None:
    if not given:
        return None
    try:
        return read()
    except (InvalidField, NoAccountKey):
        return None


def look_up(connection: Connection, sought: Sought, ring: KeyRing | None) -> PlatformFacts:
    """What is known, as of the moment of the question.

    Args:
        connection: in one snapshot.
        sought: what is asked.
        ring: the keys that it was hashed with. Where the database has been written with another one, a personal value
            may stand in it under that: not finding it means nothing, and it is not looked up.
    """
    if ring and sought.personal and marks.unheld_keys(connection, ring):
        sought = sought.without_personal()
    consulted = sought.consulted
    values = _values(sought, consulted)
    found = identities.find(connection, values) if values else {}
    subjects = identities.numbers(found, sought.subject)
    own = _own(connection, sought, subjects)
    held = _names(connection, sought, subjects, own) if Fact.NAME in consulted else _Names()
    bound = _bound(connection, sought, found, own)
    history = _history(connection, sought, subjects, own)
    return PlatformFacts(
        consulted=consulted,
        email_bound_to=bound.email,
        name_holders=held.name,
        short_name_holders=held.short_name,
        renames_this_year=history.renames,
        subject_mini_programs=history.mini_programs,
        administrator_mini_programs=bound.administrator,
        phone_mini_programs=bound.phone,
        administrator_subjects=bound.subjects,
        standing=history.standing,
        standing_until=history.standing_until,
        submissions=history.submissions,
        account_type=own.type,
        account_of_subject=own.of_subject,
    )


def _values(sought: Sought, consulted: frozenset[Fact]) -> list[Value]:
    wanted = [sought.subject]
    if Fact.EMAIL in consulted:
        wanted.append(sought.email)
    if Fact.ADMINISTRATOR_COUNT in consulted:
        wanted += [sought.administrator, sought.phone]
    return [value for value in wanted if value is not None]


class _Own(NamedTuple):
    """The account that the question names as its own.

    ``account_id`` is empty where it is unknown, or another subject's than the one that asks: then it is left out of
    nothing.
    """

    account_id: str = ""
    type: AccountType | None = None
    of_subject: bool = False


def _own(connection: Connection, sought: Sought, subjects: tuple[int, ...]) -> _Own:
    account_id = sought.question.account_id
    if not account_id:
        return _Own()
    parameters = {"own": account_id, "as_of": sought.as_of}
    row = connection.execute(_ACCOUNT_NOW, parameters).one_or_none()
    if row is None:
        return _Own()
    of_subject = row.subject in subjects
    left_out = of_subject or sought.subject_unsaid
    told = sought.consulted >= {Fact.ACCOUNT}
    return _Own(
        account_id if left_out else "",
        AccountType(row.type) if told else None,
        of_subject and told,
    )


class _Names(NamedTuple):
    name: tuple[NameHolder, ...] = ()
    short_name: tuple[NameHolder, ...] = ()


def _names(connection: Connection, sought: Sought, subjects: tuple[int, ...], own: _Own) -> _Names:
    keys = [key for key in (sought.name, sought.short_name) if key is not None]
    rows = names.held_as_of(connection, keys, sought.as_of)

    def holders(key: str | None) -> tuple[NameHolder, ...]:
        return tuple(
            names.holder(
                row, subjects, own=bool(own.account_id) and row.account_id == own.account_id
            )
            for row in rows.get(key or "", ())
        )

    return _Names(holders(sought.name), holders(sought.short_name))


class _Bound(NamedTuple):
    email: tuple[AccountType, ...] = ()
    administrator: int = 0
    phone: int = 0
    subjects: int = 0


def _bound(
    connection: Connection,
    sought: Sought,
    found: dict[Value, tuple[int, ...]],
    own: _Own,
) -> _Bound:
    """What email, administrator and telephone are bound to, but for the asking account."""
    wanted = [
        number
        for value in (sought.email, sought.administrator, sought.phone)
        for number in identities.numbers(found, value)
    ]
    if not wanted:
        return _Bound()
    parameters = {
        "identities": wanted,
        "as_of": sought.as_of,
        "own": own.account_id,
    }
    rows = connection.execute(_BOUND_NOW, parameters).all()

    def programs(role: BindingRole) -> int:
        mine = (row for row in rows if row.role == role and row.type == AccountType.MINI_PROGRAM)
        return sum(row.total for row in mine)

    emails = [row for row in rows if row.role == BindingRole.EMAIL]
    others = {row.subject for row in rows if row.role == BindingRole.ADMINISTRATOR}
    return _Bound(
        email=tuple(sorted(AccountType(row.type) for row in emails for _ in range(row.total))),
        administrator=programs(BindingRole.ADMINISTRATOR),
        phone=programs(BindingRole.PHONE),
        subjects=len(others - set(identities.numbers(found, sought.subject))),
    )


class _History(NamedTuple):
    standing: Standing = Standing.GOOD
    standing_until: datetime | None = None
    mini_programs: int = 0
    renames: int = 0
    submissions: tuple[datetime, ...] = ()


def _history(
    connection: Connection, sought: Sought, subjects: tuple[int, ...], own: _Own
) -> _History:
    """What subject and account have done."""
    account_id = sought.question.account_id
    if not (subjects or account_id):
        return _History()
    told: dict[int, StandingNow] = {}
    submitted = []
    counts = {Fact.SUBJECT_COUNT.value: 0, Fact.RENAMES.value: 0}
    parameters = {
        "subjects": subjects,
        "as_of": sought.as_of,
        "own": own.account_id,
        "account_id": account_id,
        "recent": sought.submissions_since,
        "new_year": datetime(day_in_china(sought.as_of).year, 1, 1, tzinfo=CHINA),
    }
    for row in connection.execute(_HISTORY, parameters):
        if row.fact not in sought.consulted:
            continue
        if row.fact == Fact.SUBMISSIONS:
            submitted.append(row.at)
        elif row.fact == Fact.STANDING:
            told[row.total] = StandingNow(Standing(row.word), row.until)
        else:
            counts[row.fact] = row.total
    now = _standing(told, sought.as_of)
    return _History(
        now.standing,
        now.until,
        counts[Fact.SUBJECT_COUNT.value],
        counts[Fact.RENAMES.value],
        tuple(sorted(submitted)),
    )


_LAST_SAID, _LAST_FOR_GOOD = range(2)
"""Which standing a row of the statement tells."""
_GOOD = StandingNow(Standing.GOOD, None)


def _standing(told: Mapping[int, StandingNow], as_of: datetime) -> StandingNow:
    """What was said last holds. A block that has ended leaves what was for good before it: it lifts no termination."""
    last = told.get(_LAST_SAID, _GOOD)
    if last.until is None or last.until > as_of:
        return last
    return told.get(_LAST_FOR_GOOD, _GOOD)


# The statements are built once: building one takes longer than SQLite takes to answer it.
_AS_OF = bindparam("as_of", type_=Moment)
_OWN = bindparam("own", type_=Text)
_SUBJECTS = bindparam("subjects", type_=Number, expanding=True)

_ACCOUNT_NOW = select(accounts.c.type, accounts.c.subject).where(
    accounts.c.account_id == _OWN, in_force(accounts.c, _AS_OF)
)
_BOUND_NOW = (
    select(
        bindings.c.role,
        accounts.c.type,
        accounts.c.subject,
        func.count(accounts.c.number.distinct()).label("total"),
    )
    .join(accounts, bindings.c.account == accounts.c.number)
    .where(bindings.c.identity.in_(bindparam("identities", type_=Number, expanding=True)))
    .where(in_force(bindings.c, _AS_OF), accounts.c.account_id != _OWN)
    .group_by(bindings.c.role, accounts.c.type, accounts.c.subject)
)


def _part(
    fact: Fact,
    *,
    word: ColumnElement[Any] | None = None,
    total: ColumnElement[Any] | None = None,
    at: ColumnElement[Any] | None = None,
    until: ColumnElement[Any] | None = None,
) -> Select[Any, Any, Any, Any, Any]:
    """One part of a statement; columns that it does not fill are typed all the same, for they stand in one with those
    of the other parts.
    """
    return select(
        literal(fact.value).label("fact"),
        (cast("", Text) if word is None else word).label("word"),
        (cast(0, Integer) if total is None else total).label("total"),
        (cast(null(), Moment) if at is None else at).label("at"),
        (cast(null(), Moment) if until is None else until).label("until"),
    )


_SAID = (
    select(standings.c.standing, standings.c.until)
    .where(standings.c.subject.in_(_SUBJECTS), standings.c.since <= _AS_OF)
    .order_by(standings.c.since.desc(), standings.c.number.desc())
    .limit(1)
)
_LAST = _SAID.subquery("last")
_LASTING = _SAID.where(standings.c.standing != Standing.BLOCKED.value).subquery("lasting")
_RECENT = (
    select(submissions.c.at)
    .where(submissions.c.subject.in_(_SUBJECTS))
    .where(submissions.c.at >= bindparam("recent", type_=Moment), submissions.c.at <= _AS_OF)
    .order_by(submissions.c.at.desc())
    .limit(MOST_SUBMISSIONS)
    .subquery("recent")
)
_HISTORY = union_all(
    _part(
        Fact.STANDING, word=_LAST.c.standing, until=_LAST.c.until, total=cast(_LAST_SAID, Integer)
    ),
    _part(Fact.STANDING, word=_LASTING.c.standing, total=cast(_LAST_FOR_GOOD, Integer)),
    _part(Fact.SUBMISSIONS, at=_RECENT.c.at),
    _part(Fact.SUBJECT_COUNT, total=func.count(accounts.c.number))
    .where(accounts.c.subject.in_(_SUBJECTS), in_force(accounts.c, _AS_OF))
    .where(accounts.c.type == AccountType.MINI_PROGRAM.value, accounts.c.account_id != _OWN),
    _part(Fact.RENAMES, total=func.count(renames.c.number))
    .join_from(renames, accounts, renames.c.account == accounts.c.number)
    .where(accounts.c.account_id == bindparam("account_id", type_=Text), renames.c.at <= _AS_OF)
    .where(renames.c.at >= bindparam("new_year", type_=Moment)),
)
