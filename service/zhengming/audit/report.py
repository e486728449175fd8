"""Verdicts become JSON Lines, and a file that is whole or not there."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from zhengming.audit.rows import BrokenRow
from zhengming.errors import AuditStopped, InvalidField
from zhengming.model.verdict import Evidence, Finding, Verdict

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode

# What moves the cursor, turns the line around or ends it for some readers. json itself escapes only
# what stands below U+0020.
_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def json_text(value: Any) -> str:
    """JSON on one line, with nothing in it that a terminal or a reader of lines would obey."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(value))


def verdict_line(number: int, name: str, verdict: Verdict) -> str:
    """The report on a row that could be checked."""
    return json_text(
        {
            "row": number,
            "name": name,
            "decision": verdict.decision.value,
            "findings": [_finding(finding) for finding in verdict.findings],
            "revision": verdict.revision,
            "release": verdict.release,
            "as_of": verdict.as_of.isoformat(),
        }
    )


def error_line(row: BrokenRow) -> str:
    """The report on a row that could not: it has no decision."""
    return json_text({"row": row.number, "name": row.name, "error": row.error, "findings": []})


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.name,
        **_filled(
            {
                "clauses": [clause.citation for clause in finding.clauses],
                "message": finding.message,
                "message_en": finding.message_en,
                "detail": finding.detail,
            }
        ),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        **_filled(
            {"remedies": [remedy.title for remedy in finding.remedies], "shadow": finding.shadow}
        ),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    met = evidence.neighbour
    neighbour = (
        {"name": met.name, "entry": met.entry, "path": met.path, "score": met.score}
        if met
        else None
    )
    return {
        "span": {"start": evidence.span.start, "end": evidence.span.end},
        "quote": evidence.quote,
        **_filled(
            {
                "read_as": evidence.read_as,
                "disguises": evidence.disguises,
                "entry": evidence.entry,
                "neighbour": neighbour,
                "observation": evidence.observation,
            }
        ),
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


@contextmanager
def whole_file(path: Path, *, source: Path) -> Iterator[TextIO]:
    """A file to write into, that bears its name only when everything is written.

    Args:
        path: its final name. A device or pipe is written to directly.
        source: the file that is read meanwhile, and must not be the same.

    Raises:
        InvalidField: the file cannot be written there.
        AuditStopped: reading or writing failed on the way, e.g. for want of space.
    """
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        raise InvalidField("--output", f"{str(path)!r}, a folder", "a file to write the report to")
    if mode and path.samefile(source):
        raise InvalidField("--output", f"{str(path)!r}, the input itself", "another file")
    direct = mode and not stat.S_ISREG(mode)
    try:
        final = path.resolve()  # a link stays one, and its target is replaced
    except (OSError, RuntimeError):
        raise InvalidField(
            "--output", f"{str(path)!r}, links in a circle", "a file to write the report to"
        ) from None
    part = path if direct else final.with_name(f".{final.name[:60]}.{os.getpid()}.part")
    file = _opened(part, path)
    try:
        with file:
            yield file
        if not direct:
            if mode:
                part.chmod(stat.S_IMODE(mode))
            part.replace(final)
    except OSError as error:
        raise AuditStopped(
            f"reading {str(source)!r} or writing {str(path)!r} failed on the way: {error.strerror}"
        ) from None
    finally:
        if not direct:
            part.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _opened(path: Path, asked: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InvalidField(
            "--output", f"{str(asked)!r} ({error.strerror})", "a file in a folder you may write to"
        ) from None
