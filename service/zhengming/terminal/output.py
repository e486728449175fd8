"""Printing, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from zhengming.audit.report import json_text

if TYPE_CHECKING:
    from google.protobuf.message import Message


def columns() -> int | None:
    """How many columns lines may have; ``None`` where no terminal shows them."""
    console = _console()
    return console.width if console.is_terminal else None


def print_lines(lines: Iterable[Text]) -> None:
    """Print for people, with colours on a terminal only."""
    console = _console()
    for line in lines:
        console.print(line, soft_wrap=True)
    console.file.flush()


def print_json(value: Mapping[str, object]) -> None:
    """Print one line for programs."""
    sys.stdout.write(f"{json_text(value)}\n")
    sys.stdout.flush()


def print_message(message: Message) -> None:
    """Print a message as Protobuf JSON, on one line, with the names of the proto.

    Fields are there even when they hold their default: who reads a span looks for ``start``, also
    when it is 0.
    """
    from google.protobuf.json_format import MessageToDict

    print_json(
        MessageToDict(
            message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
        )
    )


@contextmanager
def progress_bar(expected: int) -> Iterator[Callable[[int], object]]:
    """A progress bar on standard error that goes away at the end; nothing where no terminal is.

    Args:
        expected: how many rows are expected.

    Yields:
        What is to be told how many more are done.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda count: None
        return
    from rich import progress

    with progress.Progress(
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("", total=max(expected, 1))
        yield lambda count: bar.advance(task, count)


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)
