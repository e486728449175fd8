"""One evaluation, from its files to what it found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhengming.audit.encoding import Encoding
from zhengming.checker import Checker
from zhengming.errors import InvalidField
from zhengming.evaluation import baseline, disguised, results
from zhengming.evaluation.baseline import Earlier
from zhengming.evaluation.cases import NAME, CaseTable, open_cases
from zhengming.evaluation.disguised import NameTable, open_names
from zhengming.evaluation.document import Evaluation

Bar = Callable[[int], AbstractContextManager[Callable[[int], object]]]
"""Opens a progress bar for so many rows; what it gives is told how many more are done."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an evaluation reads: labelled names, protected names to disguise, an earlier run."""

    cases: CaseTable | None
    names: NameTable | None
    earlier: Earlier | None

    @property
    def files(self) -> list[Path]:
        """All files that are read."""
        return [
            *([self.cases.table.path] if self.cases else ()),
            *([self.names.table.path] if self.names else ()),
            *([self.earlier.path] if self.earlier else ()),
        ]


def open_inputs(
    cases: Path | None,
    names: Path | None,
    earlier: Path | None,
    *,
    encoding: Encoding = Encoding.AUTO,
    column: str = NAME,
) -> Inputs:
    """Find out how all files are to be read, before anything is asked.

    Args:
        cases: file of labelled names.
        names: file of protected names.
        earlier: file of an earlier run.
        encoding: what the first two are encoded in.
        column: their column that holds the names.

    Raises:
        InvalidField: there are neither cases nor names.
        UnreadableFile: a file is not what it should be.
    """
    if cases is None and names is None:
        allowed = "CASES, a file of labelled names; or --disguise NAMES; or both"
        raise InvalidField("evaluate", "no file of names", allowed)
    return Inputs(
        cases=None if cases is None else open_cases(cases, encoding=encoding, column=column),
        names=None if names is None else open_names(names, encoding=encoding, column=column),
        earlier=None if earlier is None else baseline.read_earlier(earlier),
    )


def perform(
    inputs: Inputs, checker: Checker, *, as_of: datetime, seed: int, bar: Bar
) -> Evaluation:
    """Ask everything, and count.

    Args:
        inputs: the files.
        checker: what answers.
        as_of: the one moment that all verdicts are to hold for.
        seed: what disguises are drawn with.
        bar: shows how far it is.
    """
    asked, made = None, None
    if inputs.cases is not None:
        with bar(inputs.cases.table.expected) as progress:
            asked = results.ask(inputs.cases, checker, as_of=as_of, progress=progress)
    if inputs.names is not None:
        with bar(inputs.names.table.expected) as progress:
            made = disguised.measure(
                inputs.names, checker, as_of=as_of, seed=seed, progress=progress
            )
    changes = baseline.compare(inputs.earlier, asked, made) if inputs.earlier else None
    return Evaluation(checker.revision, checker.release, as_of, asked, made, changes)
