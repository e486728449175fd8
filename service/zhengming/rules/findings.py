"""Building findings: clauses, remedies and words come from the lexicons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.proposal import Surface
from zhengming.model.verdict import Clause, Evidence, Finding, Rejection, Severity

NAME = "organization_name.text"
USCC = "applicant.uscc"


def finding(
    snapshot: Snapshot,
    rule: str,
    severity: Severity,
    evidence: Sequence[Evidence],
    *,
    surface: Surface,
    message: str = "",
    clauses: Iterable[str] = (),
    remedies: Iterable[str] = (),
    words: dict[str, str] | None = None,
    detail: str = "",
    shadow: bool = False,
    field: str = NAME,
    rejection: Rejection | None = None,
) -> Finding:
    """A finding.

    Args:
        snapshot: where clauses, remedies and messages stand.
        rule: id of the rule.
        severity: how grave.
        evidence: at least one piece.
        surface: where the name will stand; which policy governs it, and which clauses are cited.
        message: id of the message; the rule's own by default.
        clauses: ids of clauses; those that govern other surfaces are left out.
        remedies: ids of remedies.
        words: what the message's placeholders stand for; ``quote`` is the first evidence's. A word with
            ``_en`` behind its name stands in the English message instead.
        detail: for the reviewer.
        shadow: counted, never enforced.
        field: path of the field it is about.
        rejection: what the platform calls it to hold this against a mini program.

    Raises:
        KeyError: no lexicon has the clause, remedy or message.
    """
    chinese, english = snapshot.messages[message or rule]
    values = {"quote": evidence[0].quote, "class": "", "known": "", "given": "", "expected": ""} | (
        words or {}
    )
    english_values = values | {
        k.removesuffix("_en"): v for k, v in values.items() if k.endswith("_en")
    }
    return Finding(
        rule=rule,
        severity=severity,
        clauses=governing((snapshot.clauses[c] for c in dict.fromkeys(clauses)), surface),
        message=chinese.format_map(values),
        message_en=english.format_map(english_values),
        evidence=tuple(evidence),
        detail=detail,
        remedies=tuple(snapshot.remedies[r] for r in dict.fromkeys(remedies)),
        shadow=shadow,
        field=field,
        rejection=rejection,
    )


def governing(clauses: Iterable[Clause], surface: Surface) -> tuple[Clause, ...]:
    """The clauses that govern a surface: those on organization names say nothing of an administrator's.

    Where none does, all of them: the objection stands, and no finding is without a clause.
    """
    clauses = tuple(clauses)
    return tuple(c for c in clauses if c.governs(surface)) or clauses
