"""What a registration declares about personal information."""

from __future__ import annotations

from collections.abc import Iterator

import pycountry

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.mini_program import DataTransfer, ReleaseState
from zhengming.model.mini_program import PersonalInformation as Declared
from zhengming.model.registration import Registration
from zhengming.model.verdict import Evidence, Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, seen

_TERMS = "weixin-mini-program-"
_MAINLAND = frozenset({"", "CN"})
"""How the mainland of China is written; what goes from it to HK, MO or TW leaves it."""
_ASKING = frozenset({ReleaseState.SUBMITTED, ReleaseState.PUBLISHED})


class PersonalInformation(RegistrationRule):
    """What is declared about personal information is missing or falls short of the terms.

    The applicant tells how data travel (Terms 4.3). Nothing declared is advice while the mini program is designed, and
    goes to review once it asks for review or publishing. If data are collected, it declares a privacy policy
    (4.4 (2)), express consent (4.4 (3)), a purpose for each kind of data (4.4 (4)), encrypted transmission (4.3) and
    a way for users to correct and delete their data (4.4 (7)). A transfer abroad or to others (4.4 (9), 4.5) says who
    receives the data, and with the code of a country where they go; like use for marketing (4.6) it needs the
    platform's written approval. Everything goes to review: what is not declared may only have been forgotten, and an
    approval may follow. Whether the declarations are true is not asked.
    """

    id = "personal-information"
    messages = (
        "personal-information.missing",
        "personal-information.privacy-policy",
        "personal-information.consent",
        "personal-information.encryption",
        "personal-information.deletion",
        "personal-information.kind",
        "personal-information.purpose",
        "personal-information.nothing-collected",
        "personal-information.recipient",
        "personal-information.country",
        "personal-information.abroad",
        "personal-information.third-party",
        "personal-information.marketing",
    )
    remedies = ("personal-information-statement", "privacy-policy", "platform-approval")
    clauses = tuple(
        _TERMS + clause
        for clause in ("4.3", "4.4-2", "4.4-3", "4.4-4", "4.4-7", "4.4-9", "4.5", "4.6")
    )
    severities = (Severity.ADVICE, Severity.REVIEW)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """One finding for each field that is not as it should be."""
        declared = registration.program.personal_information
        if declared is None:
            asking = registration.program.wanted_state in _ASKING
            severity = Severity.REVIEW if asking else Severity.ADVICE
            yield self._falls_short(snapshot, "", "missing", "4.3", severity=severity)
            return
        if declared.collected:
            yield from self._statements(snapshot, declared)
        elif declared.transfers:
            yield self._falls_short(snapshot, ".collected", "nothing-collected", "4.4-4")
        for index, use in enumerate(declared.collected):
            if not use.kind.strip():
                yield self._falls_short(snapshot, f".collected[{index}].kind", "kind", "4.4-4")
            elif not use.purpose.strip():
                yield self._falls_short(
                    snapshot, f".collected[{index}].purpose", "purpose", "4.4-4", given=use.kind
                )
        for index, transfer in enumerate(declared.transfers):
            yield from self._transfer(snapshot, index, transfer)

    def _statements(self, snapshot: Snapshot, declared: Declared) -> Iterator[Finding]:
        policy = snapshot.folder.letters(declared.privacy_policy)
        if not policy or policy in snapshot.words("nothing-said"):
            remedy = self.remedies[1]
            yield self._falls_short(
                snapshot, ".privacy_policy", "privacy-policy", "4.4-2", remedy=remedy
            )
        if not declared.asks_consent:
            yield self._falls_short(snapshot, ".asks_consent", "consent", "4.4-3")
        if not declared.encrypted:
            yield self._falls_short(snapshot, ".encrypted", "encryption", "4.3")
        if not declared.users_can_delete:
            yield self._falls_short(snapshot, ".users_can_delete", "deletion", "4.4-7")

    def _transfer(
        self, snapshot: Snapshot, index: int, transfer: DataTransfer
    ) -> Iterator[Finding]:
        where = f"{fields.PERSONAL_INFORMATION}.transfers[{index}]"
        if not transfer.recipient.strip():
            yield self._falls_short(
                snapshot, f".transfers[{index}].recipient", "recipient", "4.4-9"
            )
            return
        abroad = transfer.country.strip().upper() not in _MAINLAND
        if abroad and pycountry.countries.get(alpha_2=transfer.country.strip()) is None:
            yield self._falls_short(
                snapshot,
                f".transfers[{index}].country",
                "country",
                "4.4-9",
                told=seen(transfer.country, "no country of ISO 3166"),
            )
            return
        if transfer.platform_approved:
            return
        message, clauses = "third-party", ["4.4-9", "4.5"]
        if transfer.for_marketing:
            message, clauses = "marketing", ["4.6", *(["4.4-9"] if abroad else [])]
        elif abroad:
            message, clauses = "abroad", ["4.4-9"]
        yield self.finding(
            snapshot,
            Severity.REVIEW,
            missing("not approved"),
            field=f"{where}.platform_approved",
            message=message,
            clauses=[_TERMS + clause for clause in clauses],
            remedies=self.remedies[2:],
            words={"given": transfer.recipient, "expected": transfer.country},
        )

    def _falls_short(
        self,
        snapshot: Snapshot,
        part: str,
        message: str,
        clause: str,
        *,
        severity: Severity = Severity.REVIEW,
        remedy: str = "",
        given: str = "",
        told: Evidence | None = None,
    ) -> Finding:
        return self.finding(
            snapshot,
            severity,
            told or missing("not declared"),
            field=fields.PERSONAL_INFORMATION + part,
            message=message,
            clauses=[_TERMS + clause],
            remedies=[remedy or self.remedies[0]],
            words={"given": given},
        )
