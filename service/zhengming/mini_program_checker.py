"""One mini program registration, one verdict: the name through the engine, the rest through the rules on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from zhengming.checker import Checker
from zhengming.errors import MalformedText
from zhengming.identity import uscc
from zhengming.model.analysis import Analysis
from zhengming.model.applicant import NOBODY, Applicant, Person, PersonRole, Verification
from zhengming.model.calendar import day_in_china
from zhengming.model.mini_program import MiniProgram, Subject, SubjectType
from zhengming.model.platform import NO_FACTS, Fact, PlatformFacts
from zhengming.model.proposal import MAX_CODE_POINTS, OrganizationName, Surface
from zhengming.model.registration import Passage, Registration
from zhengming.model.verdict import Cleared, Finding, Severity, Verdict, decide
from zhengming.rules.identity_code import IdentityCode
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule
from zhengming.rules.registration.rulebook import REGISTRATION_RULES

_SENTENCE = re.compile(r"[^。！？!?；;\r\n]+")
MAX_INTRODUCTION = 2000
"""Longest introduction that is read, in code points. The terms set no length: it keeps one question cheap."""


class MiniProgramChecker:
    """Judges registrations of mini programs. Pure: no clock, no store, no network; facts are given.

    Args:
        checker: judges the names, and holds the lexicons.
        rules: the rules on registrations in force.

    Attributes:
        rules: the pages of the rules on registrations; those on names are the checker's.
    """

    def __init__(
        self, checker: Checker, rules: Sequence[RegistrationRule] = REGISTRATION_RULES
    ) -> None:
        self.checker = checker
        self._rules = tuple(rules)
        self.rules = tuple(rule.page(checker.snapshot) for rule in self._rules)

    def check(
        self,
        program: MiniProgram,
        facts: PlatformFacts = NO_FACTS,
        *,
        as_of: datetime,
        explain: bool = False,
    ) -> Verdict:
        """The verdict on one registration, field by field: that of :meth:`examine`."""
        return self.examine(program, facts, as_of=as_of, explain=explain)[1]

    def examine(
        self,
        program: MiniProgram,
        facts: PlatformFacts = NO_FACTS,
        *,
        as_of: datetime,
        explain: bool = False,
    ) -> tuple[Analysis | None, Verdict]:
        """What was seen in the name, and the verdict on the registration.

        Args:
            program: the registration as submitted; what is missing in it is a finding.
            facts: what the platform was asked for; no rule speaks of the rest, and the verdict names it.
            as_of: the moment the verdict is to hold for, with its time zone.
            explain: whether the verdict lists what was cleared in the name.

        Returns:
            The analysis of the name, with the subject as its applicant; ``None`` where no name is given. And the
            verdict, field by field.

        Raises:
            MalformedText: a name or the introduction cannot be a text at all: too long, a lone surrogate, a flood of
                combining marks, or a name with nothing to read. ``field`` is its path.
        """
        applicant = _applicant(program)
        name, found, cleared = self._name(
            program.name, Surface.MINI_PROGRAM, fields.NAME, applicant, as_of, explain
        )
        short, more, _ = self._name(
            program.short_name,
            Surface.MINI_PROGRAM_SHORT,
            fields.SHORT_NAME,
            applicant,
            as_of,
            False,
        )
        registration = Registration(
            program=program,
            facts=facts,
            as_of=as_of,
            day=day_in_china(as_of),
            identity=uscc.read(program.subject.uscc),
            name=name,
            short_name=short,
            introduction=tuple(self._passages(program.introduction, as_of)),
        )
        findings = [*found, *more]
        for rule in self._rules:
            findings += rule.judge(registration, self.checker.snapshot)
        findings.sort(key=_gravest_first)
        verdict = Verdict(
            decide(findings),
            tuple(findings),
            self.checker.revision,
            self.checker.release,
            as_of,
            cleared,
            tuple(sorted(f.value for f in Fact if not facts.knows(f))),
        )
        return name, verdict

    def _name(  # noqa: PLR0917
        self,
        text: str,
        surface: Surface,
        field: str,
        applicant: Applicant,
        as_of: datetime,
        explain: bool,
    ) -> tuple[Analysis | None, tuple[Finding, ...], tuple[Cleared, ...]]:
        """What was seen in a name, what is wrong with it, and what was cleared; nothing of an empty one."""
        if not text.strip():
            return None, (), ()
        try:
            analysis, verdict = self.checker.examine(
                OrganizationName(text, surface), applicant, as_of=as_of, explain=explain
            )
        except MalformedText as error:
            raise MalformedText(field, error.given, error.allowed) from None
        found = tuple(
            replace(each, field=field) for each in verdict.findings if each.rule != IdentityCode.id
        )
        return analysis, found, verdict.cleared

    def _passages(self, text: str, as_of: datetime) -> Iterator[Passage]:
        """The sentences of the introduction, analyzed one by one."""
        if len(text) > MAX_INTRODUCTION:
            raise MalformedText(
                fields.INTRODUCTION,
                f"{len(text)} code points",
                f"at most {MAX_INTRODUCTION} code points",
            )
        for start, piece in _pieces(text):
            try:
                analysis, _ = self.checker.examine(
                    OrganizationName(piece), as_of=as_of, explain=False
                )
            except MalformedText as error:
                raise MalformedText(fields.INTRODUCTION, error.given, error.allowed) from None
            yield Passage(start, analysis)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The sentences with letters or digits, each with its place; those longer than a name may be in several."""
    for sentence in _SENTENCE.finditer(text):
        for start in range(sentence.start(), sentence.end(), MAX_CODE_POINTS):
            piece = text[start : min(start + MAX_CODE_POINTS, sentence.end())]
            if any(c.isalnum() for c in piece):
                yield start, piece


def _applicant(program: MiniProgram) -> Applicant:
    """The subject as the one who asks for the name.

    Identity numbers stay behind: they are judged with the rest of the registration, even where the name is missing.
    An individual has no legal name that a name could be taken from.
    """
    subject = program.subject
    individual = subject.type is SubjectType.INDIVIDUAL
    applicant = Applicant(
        uscc=subject.uscc,
        legal_name="" if individual else subject.legal_name,
        verification=subject.verification,
        verified_by=subject.verified_by,
        authorizations=program.authorizations,
        persons=tuple(_persons(subject)),
    )
    return NOBODY if applicant == NOBODY else applicant


def _persons(subject: Subject) -> Iterator[Person]:
    """The persons behind the subject; confirmed is only the individual whose legal name the caller has confirmed."""
    roles = (
        (subject.legal_representative, PersonRole.LEGAL_REPRESENTATIVE),
        (subject.administrator, PersonRole.ADMINISTRATOR),
    )
    for person, role in roles:
        if person is not None and person.name:
            own = subject.type is SubjectType.INDIVIDUAL and person.name == subject.legal_name
            confirmed = own and subject.verification is Verification.IDENTITY_CONFIRMED
            yield Person(person.name, role, confirmed)


def _gravest_first(finding: Finding) -> int:
    return -(Severity.ADVICE if finding.shadow else finding.severity)
