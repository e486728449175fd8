"""Administrative divisions of China, from province to county, of all years since 1980.

Source: GB/T 2260 with its changes, as python-stdnum carries it (``stdnum/cn/loc.dat``, after
Wikipedia's 中华人民共和国行政区划代码). The file is read without importing the package.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LINE = re.compile(r'^(?P<digits>\s*\d+) (?:province|county)="(?P<names>[^"]*)"')
_PERIOD = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Division:
    """A division, in force or abolished.

    Args:
        code: GB/T 2260, six digits.
        name: full name, e.g. 历城区.
    """

    code: str
    name: str


@cache
def load() -> tuple[Division, ...]:
    """Every division the library knows, abolished ones included: they still stand in names.

    Raises:
        FileNotFoundError: python-stdnum is not installed whole.
    """
    found: list[Division] = []
    province = ""
    for line in _path().read_text(encoding="utf-8").splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        digits = match["digits"].strip()
        if len(digits) == 2:
            province = digits
        code = (digits if len(digits) == 2 else province + digits).ljust(6, "0")
        found += [
            Division(code, name) for name in _PERIOD.sub("", match["names"]).split(",") if name
        ]
    return tuple(found)


@cache
def provinces_of(name: str) -> frozenset[str]:
    """The provinces in which a division has, or ever had, a name that begins so: first two digits of their codes.

    Many share a name (中山 is a city of Guangdong and a district of Dalian) or have moved with their codes (重庆).

    Args:
        name: full name, or the short form without 省, 市, 县 …
    """
    return frozenset(d.code[:2] for d in load() if d.name.startswith(name))


def province_name(code: str) -> str:
    """The name of the province that a code of six digits begins with; the code itself where none does."""
    wanted = code[:2] + "0000"
    return next((d.name for d in reversed(load()) if d.code == wanted), code)


def _path() -> Path:
    spec = importlib.util.find_spec("stdnum")
    roots = list(spec.submodule_search_locations or ()) if spec else []
    if not roots:
        raise FileNotFoundError("python-stdnum is not installed; install the locked requirements")
    return Path(roots[0]) / "cn" / "loc.dat"
