"""One name, one verdict: snapshot + analyzer + rules."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from importlib.metadata import PackageNotFoundError, version
from itertools import compress, product
from pathlib import Path

from zhengming.analysis.analyzer import Analyzer
from zhengming.analysis.compare import Comparer
from zhengming.errors import InvalidField, MalformedText
from zhengming.lexicon import honest, ordinary
from zhengming.lexicon.accepted import settle
from zhengming.lexicon.kind import LexiconFile
from zhengming.lexicon.problem import Level, Problem
from zhengming.lexicon.snapshot import Snapshot, load, read_folder
from zhengming.lexicon.validation import errors, validate
from zhengming.model.analysis import Analysis
from zhengming.model.applicant import NOBODY, Applicant
from zhengming.model.comparison import Comparison
from zhengming.model.folded import Fold, FoldedText
from zhengming.model.proposal import (
    MAX_STACKED_MARKS,
    MINI_PROGRAM_SURFACES,
    OrganizationName,
    Surface,
)
from zhengming.model.verdict import Cleared, Decision, Finding, Severity, Verdict, decide
from zhengming.rules import evidence, requirements
from zhengming.rules.registration.rulebook import REGISTRATION_RULES
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.rulebook import RULES
from zhengming.text.fold import Folder
from zhengming.text.segment import Engine

_TEXT, _KIND = "organization_name.text", "organization_name.claimed_kind"
_ANY_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
"""When names of nobody are tried: nothing said of them depends on the day."""
_DISPLAY = Surface.DISPLAY  # Python 3.11 looks members up by a function of its own
_ACCEPT = Decision.ACCEPT
_NOTHING_MORE = tuple(Verdict._field_defaults.values())
_new = tuple.__new__  # a named tuple's own is a function of Python
_TRIGGERS = (Trigger.NEIGHBOUR, Trigger.STATEMENT, Trigger.FORM, Trigger.MINI_PROGRAM)


class Checker:
    """Judges names with one revision of the lexicons. Pure: no clock, no network, no global state.

    Args:
        snapshot: the lexicons.
        rules: the rules in force.
        engine: the tokenizer, ``rjieba`` or ``jieba``.
    """

    def __init__(
        self, snapshot: Snapshot, rules: Sequence[Rule] = RULES, *, engine: Engine = "rjieba"
    ) -> None:
        self.snapshot = snapshot
        self._rules = tuple(rules)
        self._triggered = {
            seen: tuple(r for r in self._rules if r.trigger in compress(_TRIGGERS, seen))
            for seen in product((False, True), repeat=len(_TRIGGERS))
        }
        self.rules = tuple(rule.page(snapshot) for rule in self._rules)
        self.revision = snapshot.revision
        self.release = release()
        self._stamp = self.revision, self.release
        self._analyzer = Analyzer(snapshot, engine)

    def check(
        self,
        proposal: OrganizationName,
        applicant: Applicant = NOBODY,
        *,
        as_of: datetime,
        explain: bool = False,
    ) -> Verdict:
        """The verdict on one proposal.

        Args:
            proposal: the name.
            applicant: who asks for it.
            as_of: the moment the verdict is to hold for, with its time zone.
            explain: whether the verdict lists cleared hits.

        Raises:
            MalformedText: the text has nothing to read, or a flood of combining marks.
            InvalidField: the claimed kind is no class of the lexicons.
        """
        return self.examine(proposal, applicant, as_of=as_of, explain=explain)[1]

    def examine(
        self,
        proposal: OrganizationName,
        applicant: Applicant = NOBODY,
        *,
        as_of: datetime,
        explain: bool = True,
    ) -> tuple[Analysis, Verdict]:
        """The verdict, and everything that was seen on the way; arguments and errors as in :meth:`check`."""
        if proposal.claimed_kind and proposal.claimed_kind not in self.snapshot.classes:
            allowed = "the id of an entry of the lexicon of classes, e.g. company"
            raise InvalidField(_KIND, repr(proposal.claimed_kind), allowed)
        analysis = self._analyzer.analyze(proposal, applicant, as_of, whole=explain)
        folded = analysis.folded
        if folded.han:
            if not analysis.taken_apart:  # most names
                return analysis, _new(Verdict, (_ACCEPT, (), *self._stamp, as_of, *_NOTHING_MORE))
        elif not (folded.text and proposal.text.isalnum()):
            refuse_unreadable(folded, self.snapshot.folder)
        cleared = self._cleared(analysis) if explain else ()
        rules = self._concerned(analysis)
        findings = (
            [f for rule in rules for f in rule.judge(analysis, self.snapshot)] if rules else []
        )
        if len(findings) > 1:
            findings.sort(key=partial(_gravest_first, len(proposal.text)))
        decision = decide(findings) if findings else _ACCEPT
        found = tuple(findings)
        return analysis, Verdict(decision, found, *self._stamp, as_of, cleared)

    def compare(self, name: str, other: str) -> Comparison:
        """What two names are to each other in law: the same, near or different, and why.

        Args:
            name: one name, as written: 1 to 200 code points.
            other: the other; their order does not matter.

        Raises:
            MalformedText: one of them cannot be a name, at ``name`` or ``other_name``.
        """
        return self._comparer.compare(name, other)

    @cached_property
    def _comparer(self) -> Comparer:
        """Made when names are first compared; two threads may both make one, and either will do."""
        return Comparer(self.snapshot)

    def stopped_by(self, name: str) -> frozenset[str]:
        """The entries (``{lexicon}/{id}``) for which a display name of nobody in particular is stopped.

        Raises:
            MalformedText: the text has nothing to read, or a flood of combining marks.
        """
        analysis, verdict = self.examine(OrganizationName(name), as_of=_ANY_MOMENT, explain=False)
        head = self.snapshot.heads.get(analysis.claim.head.text) if analysis.claim.head else None
        entries = frozenset(
            seen.entry or (seen.neighbour.entry if seen.neighbour else head.name if head else "")
            for found in verdict.findings
            if found.severity > Severity.ADVICE and not found.shadow
            for seen in found.evidence
        )
        return entries - {""}

    def _concerned(self, analysis: Analysis) -> Sequence[Rule]:
        """The rules whose trigger was seen, in the order of the rulebook."""
        _, surface, claimed_kind, division_code, _ = analysis.proposal
        body = analysis.claim.body
        others = self._triggered[
            bool(analysis.neighbours),
            analysis.applicant is not NOBODY or bool(claimed_kind or division_code),
            surface is not _DISPLAY or not analysis.folded.han,
            surface is not _DISPLAY and surface in MINI_PROGRAM_SURFACES,
        ]
        if not analysis.hits and (body is None or not body.rule):
            return others
        classes = {hit.term.term_class.rule for hit in analysis.hits}
        if body is not None:
            classes.add(body.rule)
        return [rule for rule in self._rules if rule.id in classes or rule in others]

    def _cleared(self, analysis: Analysis) -> tuple[Cleared, ...]:
        return tuple(
            Cleared(evidence.of_hit(analysis, c.hit), c.reason.value, c.because)
            for c in analysis.cleared
        )


def load_checker(lexicons: Path | None = None, *, segmenter: Engine = "rjieba") -> Checker:
    """A checker on a folder of lexicons; on the program's own by default.

    Raises:
        InvalidLexicon: the lexicons cannot be used, or lack what the rules need.
    """
    collects = gc.isenabled()
    gc.disable()  # a million objects are made and none is garbage: to look for it takes a fifth of the time
    try:
        return Checker(load(lexicons, checks=(errors, meets_requirements)), engine=segmenter)
    finally:
        if collects:
            gc.enable()


def lint(lexicons: Path) -> tuple[Sequence[LexiconFile], list[Problem]]:
    """Everything that is wrong with a folder of lexicons: what :func:`load_checker` would find, and what takes
    longer to find than a start should.

    Returns:
        The files that could be read, and every problem, warnings among them; without those that an entry
        answers (``accepted``). What takes long is asked only of lexicons without errors.
    """
    files, problems = read_folder(lexicons)
    problems += [*validate(files), *meets_requirements(files)]
    if not any(p.level is Level.ERROR for p in problems):
        checker = Checker(load(lexicons, checks=()))
        problems += ordinary.problems(files)
        problems += honest.problems(files, ((n, checker.stopped_by(n)) for n in honest.names()))
    order = {file.path.name: position for position, file in enumerate(files)}
    problems = settle(files, problems)
    return files, sorted(problems, key=lambda p: (order.get(p.file, -1), p.line))


def meets_requirements(files: Sequence[LexiconFile]) -> list[Problem]:
    """What the lexicons lack that the rules in force need."""
    return requirements.problems(files, RULES, REGISTRATION_RULES)


def refuse_unreadable(folded: FoldedText, folder: Folder) -> None:
    """Refuse a text with nothing to read, which no name can be.

    Raises:
        MalformedText: only separators and invisible characters, or a flood of combining marks.
    """
    if not folded.text and not folded.removed & Fold.EMOJI:
        raise MalformedText(
            _TEXT, "only separators or invisible characters", "a name with letters, digits or emoji"
        )
    marks = folder.stacked_marks(folded.original)
    if marks > MAX_STACKED_MARKS:
        raise MalformedText(
            _TEXT,
            f"{marks} combining marks on one character",
            f"at most {MAX_STACKED_MARKS} on one character",
        )


def release() -> str:
    """The release of Zhengming that is installed."""
    try:
        return version("zhengming")
    except PackageNotFoundError:
        return "0+unknown"


def _gravest_first(size: int, finding: Finding) -> tuple[int, bool, int]:
    """By severity; then what points at words, in their order, before what concerns the name as a whole."""
    severity = Severity.ADVICE if finding.shadow else finding.severity
    first = finding.evidence[0]
    whole = bool(first.observation) and (first.span.start, first.span.end) == (0, size)
    return -severity, whole, first.span.start
