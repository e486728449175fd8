"""Opens the accounts that the settings name, or makes some in the working folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from zhengming.errors import StoreUnavailable
from zhengming.rpc.platform import NO_PLATFORM, Platform

if TYPE_CHECKING:
    from zhengming.accounts.sql_store import AccountStore
    from zhengming.text.fold import Folder

OWN_FOLDER = Path(".zhengming")
"""Where `run` keeps what it makes for itself; git ignores it."""
_DATABASE = "accounts.sqlite"
_KEYS = "account-keys"
_FIRST_KEY = "k1"

_log = logging.getLogger(__name__)


def open_platform(url: str, keys: str, folder: Folder) -> Platform:
    """The accounts of a database. One that is away is asked again when it is needed.

    Args:
        url: of the database; empty for none.
        keys: the key ring, as text; empty for none.
        folder: how names are compared.

    Raises:
        InvalidSetting: no such URL, or no key ring.
    """
    if not url:
        return NO_PLATFORM
    platform = Platform(_opener(url, keys, folder))
    try:
        platform.store()
    except StoreUnavailable as error:
        _log.warning("starting without the accounts: %s", error)
    return platform


def open_store(url: str, folder: Folder) -> AccountStore:
    """The accounts of a database that is there, for work that speaks of no person and so needs no key.

    Args:
        url: of the database.
        folder: how names are compared.

    Raises:
        InvalidSetting: no such URL, or no such file.
        StoreUnavailable: the database is away.
    """
    return _opener(url, "", folder, make=False)()


def _opener(
    url: str, keys: str, folder: Folder, *, make: bool = True
) -> Callable[[], AccountStore]:
    # SQLAlchemy takes longer to import than the lexicons to load, and most commands need no accounts.
    from zhengming.accounts.keyring import KeyRing
    from zhengming.accounts.sql_store import AccountStore

    ring = KeyRing.parse(keys) if keys.strip() else None
    return partial(AccountStore.open, url, ring, folder, make=make)


def own_accounts(keys: str, parent: Path | None = None) -> tuple[str, str]:
    """A database and keys in the working folder, made where they are not there yet.

    Args:
        keys: a key ring that is set already, or empty.
        parent: where the folder is; the working folder by default.

    Returns:
        URL of the database, and the key ring as text.

    Raises:
        OSError: the folder cannot be written.
    """
    from zhengming.accounts.keyring import new_key

    home = (parent or Path.cwd()) / OWN_FOLDER
    home.mkdir(mode=0o700, exist_ok=True)
    if not os.access(home, os.W_OK):
        raise PermissionError(f"{home} cannot be written")
    key_file = home / _KEYS
    if not keys:
        try:
            descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            keys = key_file.read_text(encoding="utf-8")
        else:
            keys = new_key(_FIRST_KEY)
            with os.fdopen(descriptor, "w", encoding="utf-8") as written:
                written.write(keys + "\n")
    return f"sqlite:///{home / _DATABASE}", keys
