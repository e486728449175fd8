"""The settings, and the only place that reads the environment.

================================ =============================================== ====================
variable                         is                                              default
================================ =============================================== ====================
``ZHENGMING_LISTEN``             where the service listens, ``host:port``        ``127.0.0.1:50051``
``ZHENGMING_LEXICONS``           folder of the lexicons                          those that ship
``ZHENGMING_SEGMENTER``          word segmenter, ``rjieba`` or ``jieba``         ``rjieba``
``ZHENGMING_THREADS``            handler threads of the service, 1 to 64         ``8``
``ZHENGMING_LOG_LEVEL``          DEBUG, INFO, WARNING, ERROR or CRITICAL         ``INFO``
``ZHENGMING_ACCOUNTS``           database of the accounts, a URL:                none
                                 ``sqlite:////path/file``,
                                 ``postgresql://user:password@host/name``
``ZHENGMING_ACCOUNT_KEYS``       keys of the accounts' hashes, ``id:hex``, the   none
                                 one that writes first, commas between
``ZHENGMING_ACCOUNT_KEYS_FILE``  in its place: a file that holds them            none
================================ =============================================== ====================

An empty variable counts as unset. Variables with other names are left alone: Kubernetes makes
``ZHENGMING_SERVICE_HOST``, ``ZHENGMING_PORT`` and more of them, for a service of our name.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
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
        accounts: URL of the accounts' database; empty for none. It may hold a password.
        account_keys: the key ring, as text; empty for none.
        account_keys_file: where the key ring stands; ``None`` for nowhere.
    """

    listen: str = "127.0.0.1:50051"
    lexicons: Path | None = None
    segmenter: Segmenter = "rjieba"
    threads: int = 8
    log_level: str = "INFO"
    accounts: str = field(default="", repr=False)
    account_keys: str = field(default="", repr=False)
    account_keys_file: Path | None = None

    def key_ring(self) -> str:
        """The key ring, as text; empty when there is none.

        Raises:
            InvalidSetting: its file cannot be read.
        """
        if self.account_keys_file is None:
            return self.account_keys
        try:
            return self.account_keys_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            given = str(self.account_keys_file)
            raise _wrong("ACCOUNT_KEYS_FILE", given, f"a file that can be read ({said})") from None


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
    keys, keys_file = value("ACCOUNT_KEYS", ""), value("ACCOUNT_KEYS_FILE", "")
    if keys and keys_file:
        raise _wrong("ACCOUNT_KEYS_FILE", keys_file, "unset where ZHENGMING_ACCOUNT_KEYS is set")
    return Settings(
        listen=value("LISTEN", default.listen),
        lexicons=_folder("LEXICONS", lexicons) if lexicons else None,
        segmenter=_one_of("SEGMENTER", value("SEGMENTER", default.segmenter), SEGMENTERS),
        threads=_count("THREADS", value("THREADS", str(default.threads)), MAX_THREADS),
        log_level=_one_of("LOG_LEVEL", value("LOG_LEVEL", default.log_level), LOG_LEVELS),
        accounts=value("ACCOUNTS", ""),
        account_keys=keys,
        account_keys_file=Path(keys_file) if keys_file else None,
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
