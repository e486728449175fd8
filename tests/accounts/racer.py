"""One of the processes that race for names: reads a name a line, tries to get it, and says whether it did.

Run as ``python -m tests.accounts.racer URL SERIAL claim|register ACCOUNT_TYPE``.
"""

from __future__ import annotations

import sys

from tests.accounts.factory import AT, MONTH, RING, account, organization
from zhengming.accounts.sql_store import AccountStore
from zhengming.errors import ConflictingRecord
from zhengming.model.platform import AccountType
from zhengming.text.fold import Folder


def main(url: str, serial: int, how: str, account_type: AccountType) -> None:
    subject = organization(serial)
    with AccountStore.open(url, RING, Folder.load(), patience=20) as store:
        say("ready")
        for line in sys.stdin:
            name = line.strip()
            if how == "claim":
                request = f"{serial}/{name}"
                won = store.claim_name(
                    name,
                    subject,
                    request_id=request,
                    at=AT,
                    until=MONTH,
                    account_type=account_type,
                ).granted
            else:
                won = True
                record = account(f"gh_{serial}_{name}", name, subject, account_type=account_type)
                try:
                    store.record_registration(record, at=AT)
                except ConflictingRecord:
                    won = False
            say("won" if won else "lost")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], AccountType(sys.argv[4]))
