"""Whatever is done in whatever order, the store says what a plain list of everything would say."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.accounts.factory import AT, RING, account, individual, number, organization
from zhengming.accounts.records import BindingRole, FactQuestion, SubjectKey
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ConflictingRecord
from zhengming.model.platform import AccountType, Holding, Standing
from zhengming.text.fold import Folder

SUBJECTS: list[SubjectKey] = [organization(1), organization(2), individual(1)]
NAMES = ("国学馆", "國學館", "国 学 馆", "茶楼", "茶樓", "书店")
SAME = {"國學館": "国学馆", "国 学 馆": "国学馆", "茶樓": "茶楼"}
"""Names that are one name, written down here and not folded."""
PROGRAM = AccountType.MINI_PROGRAM
EMAILS = ("a@example.com", "b@example.com")

subjects = st.sampled_from(SUBJECTS)
names = st.sampled_from(NAMES)
emails = st.sampled_from(EMAILS)
types = st.sampled_from([AccountType.MINI_PROGRAM, AccountType.OFFICIAL_ACCOUNT, AccountType.WECOM])
days = st.integers(1, 40)


def share(one: AccountType, other: AccountType) -> bool:
    """Whether accounts of two sorts share names."""
    return (one is AccountType.WECOM) == (other is AccountType.WECOM)


@dataclass(slots=True)
class Held:
    """One holding of the model."""

    name: str
    subject: SubjectKey | None
    holding: Holding
    sort: AccountType
    until: datetime | None = None
    account: str = ""


@dataclass(slots=True)
class Known:
    """One account of the model."""

    subject: SubjectKey
    name: str
    sort: AccountType
    bound: dict[str, str] = field(default_factory=dict)
    renames: list[datetime] = field(default_factory=list)


class Model:
    """All that is known, in lists."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self.accounts: dict[str, Known] = {}
        self.released: set[str] = set()
        self.standing: dict[SubjectKey, tuple[Standing, datetime | None]] = {}
        self.for_good: dict[SubjectKey, Standing] = {}
        self.submissions: dict[SubjectKey, list[datetime]] = {}

    def holders(self, name: str, now: datetime) -> list[Held]:
        key = SAME.get(name, name)
        return [h for h in self.held if h.name == key and (h.until is None or h.until > now)]

    def rivals(self, name: str, sort: AccountType, now: datetime) -> list[Held]:
        return [
            h
            for h in self.holders(name, now)
            if h.holding is Holding.PROTECTED or share(h.sort, sort)
        ]

    def free_for(self, name: str, subject: SubjectKey, sort: AccountType, now: datetime) -> bool:
        return all(held.subject == subject for held in self.rivals(name, sort, now))

    def put_into_use(self, name: str, account_id: str, known: Known, now: datetime) -> None:
        done = {Holding.CLAIMED, Holding.RELEASED}
        rivals = self.rivals(name, known.sort, now)
        over = [h for h in rivals if h.subject == known.subject and h.holding in done]
        self.held = [h for h in self.held if h not in over]
        key = SAME.get(name, name)
        self.held.append(Held(key, known.subject, Holding.IN_USE, known.sort, account=account_id))

    def give_up(self, account_id: str, until: datetime | None) -> Held:
        (own,) = [h for h in self.held if h.holding is Holding.IN_USE and h.account == account_id]
        self.held.remove(own)
        if until is not None:
            self.held.append(Held(own.name, own.subject, Holding.RELEASED, own.sort, until))
        return own


class StoreMachine(RuleBasedStateMachine):
    """Does things to a store and to the model."""

    template: Path
    accounts = Bundle("accounts")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="zm-model-"))
        shutil.copyfile(self.template, self.folder / "a.sqlite3")
        self.store = AccountStore.open(f"sqlite:///{self.folder}/a.sqlite3", RING, Folder.load())
        self.model = Model()
        self.now = AT
        self.count = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def next(self) -> str:
        self.count += 1
        return f"id {self.count}"

    @rule(days=days)
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(name=names, subject=subjects, sort=types, days=days)
    def claim(self, name: str, subject: SubjectKey, sort: AccountType, days: int) -> None:
        until = self.now + timedelta(days=days)
        rivals = self.model.rivals(name, sort, self.now)
        free = self.model.free_for(name, subject, sort, self.now)
        others = [h for h in self.model.holders(name, self.now) if h.subject != subject]
        outcome = self.store.claim_name(
            name,
            subject,
            request_id=self.next(),
            at=self.now,
            until=until,
            account_type=sort,
        )
        assert outcome.granted == free
        assert len(outcome.elsewhere) == len([h for h in others if h not in rivals])
        if free:
            own = [h for h in rivals if h.holding is Holding.CLAIMED]
            self.model.held = [h for h in self.model.held if h not in own]
            key = SAME.get(name, name)
            self.model.held.append(Held(key, subject, Holding.CLAIMED, sort, until))

    @rule(
        target=accounts,
        name=names,
        subject=subjects,
        sort=types,
        email=st.one_of(st.just(""), emails),
    )
    def register(self, name: str, subject: SubjectKey, sort: AccountType, email: str) -> str:
        account_id = self.next()
        record = account(account_id, name, subject, account_type=sort, email=email)
        if self.model.free_for(name, subject, sort, self.now):
            self.store.record_registration(record, at=self.now)
            known = Known(subject, name, sort, {"email": email} if email else {})
            self.model.put_into_use(name, account_id, known, self.now)
            self.model.accounts[account_id] = known
        else:
            with pytest.raises(ConflictingRecord):
                self.store.record_registration(record, at=self.now)
            self.model.released.add(account_id)
        return account_id

    @rule(account_id=accounts, name=names, days=st.one_of(st.none(), days))
    def rename(self, account_id: str, name: str, days: int | None) -> None:
        known = self.model.accounts.get(account_id)
        if known is None or known.name == name:
            return
        until = self.now + timedelta(days=days) if days else None
        if not self.model.free_for(name, known.subject, known.sort, self.now):
            with pytest.raises(ConflictingRecord):
                self.store.record_rename(account_id, name, at=self.now, held_until=until)
            return
        self.store.record_rename(account_id, name, at=self.now, held_until=until)
        same = SAME.get(name, name) == SAME.get(known.name, known.name)
        self.model.give_up(account_id, None if same else until)
        self.model.put_into_use(name, account_id, known, self.now)
        known.name = name
        known.renames.append(self.now)

    @rule(account_id=accounts, days=st.one_of(st.none(), days))
    def release(self, account_id: str, days: int | None) -> None:
        known = self.model.accounts.pop(account_id, None)
        if known is None:
            return
        until = self.now + timedelta(days=days) if days else None
        for _ in range(2):
            self.store.record_release(
                known.name, account_id=account_id, at=self.now, held_until=until
            )
        self.model.give_up(account_id, until)
        self.model.released.add(account_id)

    @rule(name=names, subject=st.one_of(st.none(), subjects), days=st.one_of(st.none(), days))
    def protect(self, name: str, subject: SubjectKey | None, days: int | None) -> None:
        until = self.now + timedelta(days=days) if days else None
        self.store.protect_name(name, at=self.now, until=until, subject=subject)
        self.unprotected(name)
        held = Held(SAME.get(name, name), subject, Holding.PROTECTED, PROGRAM, until)
        self.model.held.append(held)

    @rule(name=names)
    def lift(self, name: str) -> None:
        self.store.lift_protection(name, at=self.now)
        self.unprotected(name)

    def unprotected(self, name: str) -> None:
        key = SAME.get(name, name)
        self.model.held = [
            h for h in self.model.held if not (h.name == key and h.holding is Holding.PROTECTED)
        ]

    @rule(account_id=accounts, email=emails)
    def bind(self, account_id: str, email: str) -> None:
        if account_id in self.model.accounts:
            self.store.record_binding(account_id, BindingRole.EMAIL, email, at=self.now)
            self.model.accounts[account_id].bound["email"] = email

    @rule(account_id=accounts)
    def unbind(self, account_id: str) -> None:
        if account_id in self.model.accounts:
            self.store.record_unbinding(account_id, BindingRole.EMAIL, at=self.now)
            self.model.accounts[account_id].bound.pop("email", None)

    @rule(account_id=accounts)
    def administer(self, account_id: str) -> None:
        if account_id in self.model.accounts:
            self.store.record_binding(account_id, BindingRole.ADMINISTRATOR, number(5), at=self.now)
            self.model.accounts[account_id].bound["administrator"] = "5"

    @rule(subject=subjects, standing=st.sampled_from(Standing), days=days)
    def stand(self, subject: SubjectKey, standing: Standing, days: int) -> None:
        until = self.now + timedelta(days=days) if standing is Standing.BLOCKED else None
        self.store.record_standing(subject, standing, at=self.now, until=until)
        self.model.standing[subject] = (standing, until)
        if standing is not Standing.BLOCKED:
            self.model.for_good[subject] = standing

    @rule(subject=subjects)
    def submit(self, subject: SubjectKey) -> None:
        self.store.record_submission(subject, at=self.now)
        self.model.submissions.setdefault(subject, []).append(self.now)

    @invariant()
    def names_are_held_as_the_model_says(self) -> None:
        for name in ("國学馆", "茶楼", "书店"):
            key = {"國学馆": "国学馆"}.get(name, name)
            facts = self.store.facts(FactQuestion(name=name, subject=SUBJECTS[0]), as_of=self.now)
            seen = sorted(
                (h.holding, h.account_type, h.same_subject, str(h.until))
                for h in facts.name_holders
            )
            said = self.model.holders(key, self.now)
            assert seen == sorted(
                (h.holding, h.sort, h.subject == SUBJECTS[0], str(h.until)) for h in said
            )

    @invariant()
    def subjects_are_as_the_model_says(self) -> None:
        for subject in SUBJECTS:
            question = FactQuestion(subject=subject, email=EMAILS[0], administrator_id=number(5))
            facts = self.store.facts(question, as_of=self.now)
            known = self.model.accounts.values()
            programs = [each for each in known if each.sort is PROGRAM]
            assert facts.subject_mini_programs == sum(each.subject == subject for each in programs)
            assert len(facts.email_bound_to) == sum(
                each.bound.get("email") == EMAILS[0] for each in known
            )
            run = [each for each in known if "administrator" in each.bound]
            assert facts.administrator_mini_programs == sum(each.sort is PROGRAM for each in run)
            others = {
                repr(each.subject) + each.subject.resident_id
                for each in run
                if each.subject != subject
            }
            assert facts.administrator_subjects == len(others)
            standing, until = self.model.standing.get(subject, (Standing.GOOD, None))
            over = until is not None and until <= self.now
            for_good = self.model.for_good.get(subject, Standing.GOOD)
            assert facts.standing is (for_good if over else standing)
            recent = [
                m
                for m in self.model.submissions.get(subject, [])
                if m >= self.now - timedelta(days=31)
            ]
            assert facts.submissions == tuple(recent)

    @invariant()
    def renames_are_as_the_model_says(self) -> None:
        for account_id, known in self.model.accounts.items():
            facts = self.store.facts(FactQuestion(account_id=account_id), as_of=self.now)
            year = (self.now + timedelta(hours=8)).year
            expected = [
                moment for moment in known.renames if (moment + timedelta(hours=8)).year == year
            ]
            assert facts.renames_this_year == len(expected)


def test_the_store_agrees_with_the_model(migrated_file: Path) -> None:
    StoreMachine.template = migrated_file
    run_state_machine_as_test(
        StoreMachine,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
