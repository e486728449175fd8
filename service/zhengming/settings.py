"""The settings, and the only place that reads the environment.

============================ =============================================== ====================
variable                     is                                              default
============================ =============================================== ====================
``ZHENGMING_LISTEN``         where the service listens, ``host:port``        ``127.0.0.1:50051``
``ZHENGMING_LEXICONS``       folder of the lexicons                          those that ship
``ZHENGMING_SEGMENTER``      word segmenter, ``rjieba`` or ``jieba``         ``rjieba``
``ZHENGMING_THREADS``        handler threads of the service, 1 to 64         ``8``
``ZHENGMING_LOG_LEVEL``      DEBUG, INFO, WARNING, ERROR or CRITICAL         ``INFO``
============================ =============================================== ====================

An empty variable counts as unset. Variables with other names are left alone: Kubernetes makes
``ZHENGMING_SERVICE_HOST``, ``ZHENGMING_PORT`` and more of them, for a service of our name.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from zhengming.errors import InvalidSetting

Segmenter = Literal["rjieba", "jieba"]

SEGMENTERS: tuple[Segmenter, ...] = ("rjieba", "jieba")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
MAX_THREADS = 64

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may choose; see the module's table.

    Args:
        listen: ``host:port`` of the service.
        lexicons: folder of the lexicons; ``None`` for those that ship.
        segmenter: one of :data:`SEGMENTERS`.
        threads: handler threads of the service.
        log_level: one of :data:`LOG_LEVELS`.
    """

    listen: str = "127.0.0.1:50051"
    lexicons: Path | None = None
    segmenter: Segmenter = "rjieba"
    threads: int = 8
    log_level: str = "INFO"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the environment.

    Args:
        environment: variables by name.

    Raises:
        InvalidSetting: a variable holds what it cannot hold; the message says what would do.
    """

    def value(name: str, default: str) -> str:
        return environment.get(f"ZHENGMING_{name}", "").strip() or default

    default = Settings()
    lexicons = value("LEXICONS", "")
    return Settings(
        listen=value("LISTEN", default.listen),
        lexicons=_folder("LEXICONS", lexicons) if lexicons else None,
        segmenter=_one_of("SEGMENTER", value("SEGMENTER", default.segmenter), SEGMENTERS),
        threads=_count("THREADS", value("THREADS", str(default.threads)), MAX_THREADS),
        log_level=_one_of("LOG_LEVEL", value("LOG_LEVEL", default.log_level), LOG_LEVELS),
    )


def _folder(name: str, given: str) -> Path:
    try:
        folder = Path(given).expanduser()
    except RuntimeError:  # ~nobody-of-that-name
        folder = Path(given)
    if not folder.is_dir():
        raise _wrong(name, given, "an existing folder of lexicons")
    return folder


def _one_of(name: str, given: str, allowed: tuple[Word, ...]) -> Word:
    for word in allowed:
        if word == given:
            return word
    raise _wrong(name, given, " or ".join(allowed))


def _count(name: str, given: str, most: int) -> int:
    if not (given.isascii() and given.isdigit() and len(given) <= 4 and 1 <= int(given) <= most):
        raise _wrong(name, given, f"a number from 1 to {most}")
    return int(given)


def _wrong(name: str, given: str, allowed: str) -> InvalidSetting:
    return InvalidSetting(f"ZHENGMING_{name} is {given[:80]!r}, and must be {allowed}")
