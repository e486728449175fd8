"""Keys, subjects and accounts for tests of the store. Codes and numbers are computed; nobody has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests import factory
from zhengming.accounts.keyring import KeyRing
from zhengming.accounts.records import AccountRecord, SubjectKey
from zhengming.model.platform import AccountType

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MONTH = AT + 30 * DAY
YEAR = AT + 365 * DAY
OLD_KEY = f"k1:{'a1' * 32}"
NEW_KEY = f"k2:{'b2' * 32}"
RING = KeyRing.parse(OLD_KEY)


def organization(serial: int, kind: str = "91") -> SubjectKey:
    return SubjectKey(uscc=factory.uscc(kind, serial=serial))


def number(serial: int, born: date = date(1990, 5, 17)) -> str:
    """A resident identity number."""
    return factory.resident_id("330106", born, serial)


def individual(serial: int) -> SubjectKey:
    return SubjectKey(resident_id=number(serial))


FIRST, SECOND, THIRD = organization(1), organization(2), organization(3)


def account(
    account_id: str,
    name: str,
    subject: SubjectKey = FIRST,
    *,
    account_type: AccountType = AccountType.MINI_PROGRAM,
    email: str = "",
    administrator_id: str = "",
    phone: str = "",
    registered_at: datetime | None = None,
) -> AccountRecord:
    return AccountRecord(
        account_id=account_id,
        account_type=account_type,
        name=name,
        subject=subject,
        email=email,
        administrator_id=administrator_id,
        phone=phone,
        registered_at=registered_at,
    )
