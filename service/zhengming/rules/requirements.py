"""What the rules and the analyzer need of the lexicons: a gap there must not show as an answer.

A class that names a rule nobody runs would switch its terms off in silence; a message that is missing
would fail in the middle of a verdict. Both are found when the lexicons are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhengming.analysis.claim import ASSOCIATION, CIVIC, LOOSE
from zhengming.analysis.designation import DesignationFinder
from zhengming.analysis.parse import PARENTS
from zhengming.analysis.witness import MARKS, SEATED
from zhengming.lexicon.kind import LexiconFile, Row
from zhengming.lexicon.kinds.classes import severity
from zhengming.lexicon.kinds.vocabulary import ROLES
from zhengming.lexicon.problem import Problem
from zhengming.lexicon.snapshot import CLASSES
from zhengming.model.mini_program import SubjectType
from zhengming.rules.registration.rule import RegistrationRule
from zhengming.rules.rule import Rule, Trigger


def problems(
    files: Iterable[LexiconFile],
    rules: Sequence[Rule],
    registration_rules: Sequence[RegistrationRule] = (),
) -> list[Problem]:
    """Every gap between the lexicons and the rules.

    Args:
        files: all lexicons of a revision.
        rules: the rules on names in force.
        registration_rules: the rules on registrations in force.
    """
    files = list(files)
    by_id = {rule.id: rule for rule in rules}
    classes = {row.text("id"): row for _, row in _of(files, "classes")}
    return [
        *_missing(files, rules, registration_rules),
        *_classes(files, by_id),
        *_severities(files, by_id, classes),
    ]


def _of(files: Iterable[LexiconFile], kind: str) -> Iterator[tuple[LexiconFile, Row]]:
    return ((file, row) for file in files if file.kind == kind for row in file.rows)


def _missing(
    files: list[LexiconFile],
    rules_on_names: Sequence[Rule],
    registration_rules: Sequence[RegistrationRule],
) -> Iterator[Problem]:
    """Entries that the code names and no lexicon has."""
    rules: tuple[Rule | RegistrationRule, ...] = (*rules_on_names, *registration_rules)
    needed = {
        "classes": {
            *CLASSES,
            *PARENTS,
            *MARKS,
            *SEATED,
            LOOSE,
            ASSOCIATION,
            CIVIC,
            *DesignationFinder.CLASSES,
            *(c for r in rules for c in r.classes),
        },
        "clauses": {c for r in rules for c in r.clauses},
        "messages": {m for r in rules for m in (f"{r.id}.title", *r.messages)},
        "remedies": {c for r in rules for c in r.remedies},
        "limits": {c for r in rules for c in r.limits},
        "subjects": {type_.value for type_ in SubjectType} if registration_rules else set(),
    }
    roles = {row.text("role") for _, row in _of(files, "vocabulary")}
    for role in sorted(ROLES - roles):
        message = (
            f"no vocabulary has a word of the role {role!r}, which the program needs: add some"
        )
        yield Problem("vocabulary", 0, "role", message)
    for kind, ids in needed.items():
        have = {row.text("id") for _, row in _of(files, kind)}
        name = next((f.path.name for f in files if f.kind == kind), f"{kind}.tsv")
        for id_ in sorted(ids - have):
            yield Problem(
                name, 0, "id", f"there is no entry {id_!r}, which the program needs: add it"
            )


def _classes(files: list[LexiconFile], rules: dict[str, Rule]) -> Iterator[Problem]:
    """Classes whose rule nobody runs, or that ask of it a severity it does not have."""
    for file, row in _of(files, "classes"):
        rule = rules.get(row.text("rule"))
        if row.text("rule") and rule is None:
            known = ", ".join(sorted(rules))
            message = f"{row.text('rule')!r} is no rule; known are {known}"
            yield Problem(file.path.name, row.line, "rule", message)
        elif rule is not None and rule.trigger is Trigger.CLASS:
            yield from _severity(file, row, "alone", rule)


def _severities(
    files: list[LexiconFile], rules: dict[str, Rule], classes: dict[str, Row]
) -> Iterator[Problem]:
    """Entries that ask of their class's rule a severity it does not have."""
    for file, row in _of(files, "terms"):
        of_class = classes.get(row.text("class"))
        rule = rules.get(of_class.text("rule")) if of_class else None
        if rule is not None and rule.trigger is not Trigger.CLASS:
            message = f"rule {rule.id} judges no words: a term of class {row.text('class')!r} would do nothing"
            yield Problem(file.path.name, row.line, "class", message)
        elif rule is not None:
            yield from _severity(file, row, "severity", rule)


def _severity(file: LexiconFile, row: Row, column: str, rule: Rule) -> Iterator[Problem]:
    try:
        given = severity(row.text(column))
    except KeyError:
        return  # not one of the severities: the kind's own check says so
    if given is not None and given not in rule.severities:
        may = " or ".join(s.name.lower() for s in rule.severities)
        message = f"{row.text(column)!r}, but rule {rule.id} may only say {may}"
        yield Problem(file.path.name, row.line, column, message)
