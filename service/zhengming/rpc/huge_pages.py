"""Ask the kernel to keep the process's memory in huge pages.

The lexicons fill some hundred megabytes, of which each name touches a few places far apart. In pages of four
kilobytes nearly every one of them costs a walk through the page tables, on a virtual machine several; in
pages of two megabytes they all stay within reach (``docs/decisions/0011-huge-pages.md``). Linux only
(``madvise(2)``, since 6.1); where it cannot be had, everything works as before.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

_HUGE = 2 * 1024 * 1024
_MADV_HUGEPAGE = 14
_MADV_COLLAPSE = 25
_MAPS = Path("/proc/self/maps")

_log = logging.getLogger(__name__)


def ask_in_background() -> None:
    """Collapse what is there now into huge pages, beside the first requests; never fails."""
    if sys.platform == "linux":
        threading.Thread(target=_ask, name="huge-pages", daemon=True).start()


def _ask() -> None:
    try:
        advise = ctypes.CDLL(None).madvise
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        collapsed = sum(_collapse(advise, start, end) for start, end in _regions())
    except (OSError, AttributeError, ValueError) as error:
        _log.debug("no huge pages: %s", error)
    else:
        _log.debug("%d MiB are in huge pages", collapsed // 2**20)


def _collapse(advise: ctypes._NamedFuncPointer, start: int, end: int) -> int:
    """Bytes that were collapsed."""
    size = end - start
    advise(start, size, _MADV_HUGEPAGE)
    return size if advise(start, size, _MADV_COLLAPSE) == 0 else 0


def _regions() -> Iterator[tuple[int, int]]:
    """Writable anonymous regions, cut to whole huge pages, as [start, end) addresses."""
    for line in _MAPS.read_text("ascii", "replace").splitlines():
        where, rights, _, _, inode, *name = line.split(maxsplit=5)
        if rights != "rw-p" or inode != "0" or (name and name[0] != "[heap]"):
            continue
        first, _, last = where.partition("-")
        start, end = -(-int(first, 16) // _HUGE) * _HUGE, int(last, 16) // _HUGE * _HUGE
        if start < end:
            yield start, end
