"""Write docs/clauses.md: `python -m tools.generate_clause_table [--check]`.

Every clause of the platforms' policies gets a row: what it demands, the rules that cite it, the law cited with it, the
outcome, what clears a finding, and golden cases. All of it is read from lexicons/clauses.tsv, lexicons/classes.tsv,
lexicons/remedies.tsv, the rulebooks, tests/cases and tests/registrations; only the words between the tables stand here.
A clause that no registration can break says so, and why (`undecidable`). A row that says neither is refused.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.factory import Case, cases
from tests.registration_cases import RegistrationCase, registrations
from zhengming.lexicon.kind import Row
from zhengming.lexicon.kinds.classes import term_class
from zhengming.lexicon.snapshot import default_folder, read_folder
from zhengming.model.proposal import Surface
from zhengming.model.term import TermClass
from zhengming.model.verdict import Severity
from zhengming.rules.registration.rule import RegistrationRule
from zhengming.rules.registration.rulebook import REGISTRATION_RULES
from zhengming.rules.rule import Rule, Trigger
from zhengming.rules.rulebook import RULES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "clauses.md"
POLICIES = frozenset({"aup", "terms", "naming", "guide", "filing"})
"""Sources of lexicons/clauses.tsv that are policies of the platforms; the others are law."""
SECTIONS = (
    ("wecom-aup-organization-name", "WeCom AUP: organization name"),
    ("wecom-aup-admin-", "WeCom AUP: admin users"),
    ("wecom-aup-prohibited-users-", "WeCom AUP: prohibited users"),
    ("wecom-aup-prohibited-", "WeCom AUP: prohibited activities"),
    ("weixin-mini-program-", "Weixin Mini Program Platform Terms"),
    ("weixin-naming-", "Weixin: names of mini programs"),
    ("weixin-verification-", "Weixin: verified names"),
    ("weixin-guide-", "Weixin: registration of mini programs"),
    ("icp-filing-", "Filing of internet services"),
)
"""How ids of clauses begin, and the heading they stand under; the first that fits counts."""
MOST_CASES = 3
COLUMNS = ("clause", "rules", "law", "outcome", "cleared by", "cases")
INTRODUCTION = """\
# Every clause has its rule

<!-- Made by `make docs` from lexicons/, the rulebooks, tests/cases and tests/registrations; not edited by hand. -->

What the platforms' policies demand of a name or a registration, and what here answers for it. Paraphrased; the policy's
own text decides.

- **rules**: they cite the clause in their findings (`zhengming rules ID` shows each).
- **law**: what the same classes and rules cite beside it. An article whose number could not be read in the text of the
  law itself is cited without its number.
- **outcome**: *alone*: nothing is known of the applicant. *Contradicted*: the applicant's code is of a kind that is no
  such body. Single words may be graver or milder than their class.
- **cleared by**: what an applicant may bring. Nothing clears a refused word.
- **cases**: from `tests/cases` the names, and from `tests/registrations` the fields that are broken, with the verdict
  that is right for them.

A finding cites the clauses that govern where the name will stand: those on admin users for an administrator's display
name, those on organization names for full, short and display names.
"""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the table is made from.

    Args:
        clauses: entries of the clauses lexicon, in order.
        classes: the classes of words and bodies, in order.
        remedies: id → Chinese title.
        rules: the rules on names in force.
        cases: the golden cases.
        registration_rules: the rules on registrations in force.
        registrations: the golden registrations.
    """

    clauses: Sequence[Row]
    classes: Sequence[TermClass]
    remedies: dict[str, str]
    rules: Sequence[Rule]
    cases: Sequence[Case]
    registration_rules: Sequence[RegistrationRule] = ()
    registrations: Sequence[RegistrationCase] = ()

    @classmethod
    def read(cls) -> "Sources":
        """Those of this checkout."""
        files, problems = read_folder(default_folder())
        if problems:
            sys.exit("\n".join(str(p) for p in problems))
        rows = {kind: [r for f in files if f.kind == kind for r in f.rows] for kind in _KINDS}
        return cls(
            clauses=rows["clauses"],
            classes=[term_class(row) for row in rows["classes"]],
            remedies={r.text("id"): r.text("title") for r in rows["remedies"]},
            rules=RULES,
            cases=[case for case in cases() if not case.pending],
            registration_rules=REGISTRATION_RULES,
            registrations=registrations(),
        )


_KINDS = ("clauses", "classes", "remedies")


@dataclass(slots=True)
class Entry:
    """One row of the table, before it is written.

    Args:
        clause: the entry of the clauses lexicon.
        classes: classes that cite it and are judged.
        rules: rules on names that cite it, in the order of the rulebook; then those on registrations.
        cases: golden cases that demand it be cited, each name once, as the page tells them.
        laws: citations of the law cited beside it.
    """

    clause: Row
    classes: list[TermClass] = field(default_factory=list)
    rules: list[Rule | RegistrationRule] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Id of the clause."""
        return self.clause.text("id")


def entries(sources: Sources) -> list[Entry]:
    """One entry for each clause of a policy, in the order of the lexicon."""
    policy = [row for row in sources.clauses if POLICIES.intersection(row.values("source"))]
    return [_entry(row, sources) for row in policy]


def _entry(row: Row, sources: Sources) -> Entry:
    entry = Entry(row)
    entry.classes = [c for c in sources.classes if entry.id in c.clauses and (c.rule or _denied(c))]
    judging = {c.rule for c in entry.classes}
    if any(_denied(c) for c in entry.classes):
        judging.add("claimed-kind")
    rules: list[Rule | RegistrationRule] = [*sources.rules, *sources.registration_rules]
    by_itself = {r.id for r in rules if _by_itself(r, sources) and entry.id in r.clauses}
    entry.rules = [r for r in rules if r.id in judging | by_itself]
    citing = {
        case.proposal.text: case for case in reversed(sources.cases) if entry.id in case.clauses
    }
    entry.cases = [_case(case) for case in reversed(citing.values())]
    entry.cases += [
        f"{case.why} ({case.file}) {case.expected.severity.name}"
        for case in sources.registrations
        if case.expected and entry.id in case.expected.clauses
    ]
    cited = {c for each in entry.classes for c in each.clauses}
    cited |= {c for r in entry.rules if r.id in by_itself for c in r.clauses}
    entry.laws = [
        clause.text("citation")
        for clause in sources.clauses
        if clause.text("id") in cited and not POLICIES.intersection(clause.values("source"))
    ]
    return entry


def _by_itself(rule: Rule | RegistrationRule, sources: Sources) -> bool:
    """Whether a rule cites clauses of its own, and not those of the classes that name it."""
    if isinstance(rule, RegistrationRule):
        return True
    named = any(c.rule == rule.id for c in sources.classes)
    return not named and rule.trigger is not Trigger.CLASS


def _denied(body: TermClass) -> bool:
    """Whether a code may contradict the claim to be such a body."""
    return bool(body.codes) and body.contradicted > Severity.ADVICE


def mistakes(found: Iterable[Entry]) -> Iterator[str]:
    """What keeps an entry from being a row."""
    for entry in found:
        row, reason = entry.clause, entry.clause.text("undecidable")
        if not (row.text("gist") and row.text("gist_en")):
            yield f"{entry.id}: lexicons/clauses.tsv does not say what it demands (gist, gist_en)"
        if bool(reason) is not bool(row.text("undecidable_en")):
            yield f"{entry.id}: the reason stands in one language only (undecidable, undecidable_en)"
        if entry.rules and reason:
            rules = ", ".join(r.id for r in entry.rules)
            yield f"{entry.id}: said to be undecidable, but cited by {rules}: empty one of them"
        if not entry.rules and not reason:
            yield f"{entry.id}: no rule or class cites it, and no reason is given (undecidable)"
        if entry.rules and not entry.cases:
            yield f"{entry.id}: no golden case has it among its `clauses` (tests/cases, tests/registrations)"
        if heading(entry.id) is None:
            yield f"{entry.id}: no section of tools/generate_clause_table.py holds it"


def heading(clause: str) -> str | None:
    """The heading a clause stands under; ``None`` for none."""
    return next((title for start, title in SECTIONS if clause.startswith(start)), None)


def page(sources: Sources) -> str:
    """The whole page.

    Raises:
        SystemExit: a row would be empty; every such row is named.
    """
    found = entries(sources)
    if wrong := list(mistakes(found)):
        sys.exit("docs/clauses.md cannot be made:\n" + "\n".join(wrong))
    parts = [INTRODUCTION]
    for title in dict.fromkeys(title for _, title in SECTIONS):
        rows = [_row(entry, sources) for entry in found if heading(entry.id) == title]
        if rows:
            parts.append(
                "\n".join(
                    [f"## {title}\n", _line(COLUMNS), _line(["---"] * len(COLUMNS)), *rows, ""]
                )
            )
    return "\n".join(parts)


def _row(entry: Entry, sources: Sources) -> str:
    row = entry.clause
    name = row.text("citation_en").split(", ", 1)[-1]
    clause = f"**{name}** `{entry.id}`<br>{row.text('gist_en')}<br>{row.text('gist')}"
    if not entry.rules:
        reason = f"Not decidable from a registration. {row.text('undecidable_en')}.<br>{row.text('undecidable')}。"
        return _line([clause, reason, "–", "–", "–", "–"])
    papers = [each.remedies for each in entry.classes]
    papers += [rule.remedies for rule in entry.rules if _by_itself(rule, sources)]
    remedies = dict.fromkeys(sources.remedies[paper] for some in papers for paper in some)
    return _line(
        [
            clause,
            " ".join(f"`{rule.id}`" for rule in entry.rules),
            "<br>".join(entry.laws) or "–",
            "<br>".join(_outcomes(entry, sources)),
            "<br>".join(remedies) or "nothing but another name",
            "<br>".join(entry.cases[:MOST_CASES]),
        ]
    )


def _outcomes(entry: Entry, sources: Sources) -> Iterator[str]:
    judged = [c for c in entry.classes if c.rule]
    if judged:
        yield "alone " + _severities({c.id: c.alone for c in judged})
    denied = [c for c in entry.classes if _denied(c)]
    if denied:
        yield "contradicted " + _severities({c.id: c.contradicted for c in denied})
    for rule in entry.rules:
        if _by_itself(rule, sources) and entry.id in rule.clauses:
            yield f"`{rule.id}` " + " or ".join(s.name for s in rule.severities)


def _severities(by_class: dict[str, Severity]) -> str:
    """The severity of most classes, then each other one with the classes that have it."""
    (most, _), *others = Counter(by_class.values()).most_common()
    told = [most.name]
    for severity, _ in sorted(others, reverse=True):
        told.append(
            f"{severity.name} for " + ", ".join(c for c, s in by_class.items() if s is severity)
        )
    return "; ".join(told)


def _case(case: Case) -> str:
    surface = case.proposal.surface
    where = "" if surface is Surface.DISPLAY else f" ({surface.value})"
    return f"{case.proposal.text}{where} {case.decision.value}"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Write docs/clauses.md.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    check = parser.parse_args().check
    made = page(Sources.read())
    where = PAGE.relative_to(ROOT)
    if not check:
        PAGE.write_text(made, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made:
        sys.exit(f"{where} is not what lexicons, rules and cases say: run `make docs`.")
    print(f"{where} is up to date.")


if __name__ == "__main__":
    main()
