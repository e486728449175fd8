"""The email a registration is linked with."""

from __future__ import annotations

from collections.abc import Iterator

from zhengming.lexicon.snapshot import Snapshot
from zhengming.model.platform import Fact
from zhengming.model.registration import Registration
from zhengming.model.verdict import Finding, Severity
from zhengming.rules.registration import fields
from zhengming.rules.registration.rule import RegistrationRule, missing, unseen


class Email(RegistrationRule):
    """The email is missing, is no address, or is linked with another account already.

    A mini program is registered with an email that is linked with no Official Account, no developer's account of the
    Open Platform and no other Weixin account (Terms 2.1). A linked one is refused, if the platform was asked; another
    email puts it right. A missing or malformed one goes to review: a slip of the pen is possible. Whether its mailbox
    exists is not asked. The address is personal, and no finding repeats it.
    """

    id = "email"
    messages = ("email.missing", "email.malformed", "email.linked")
    remedies = ("complete-information", "other-email", "correct-email")
    clauses = ("weixin-mini-program-2.1",)
    severities = (Severity.REVIEW, Severity.REJECT)
    facts = (Fact.EMAIL,)

    def judge(self, registration: Registration, snapshot: Snapshot) -> Iterator[Finding]:
        """At most one finding."""
        email, facts = registration.program.email.strip(), registration.facts
        if not email:
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                missing(),
                field=fields.EMAIL,
                message="missing",
                remedies=self.remedies[:1],
            )
        elif not is_address(email):
            yield self.finding(
                snapshot,
                Severity.REVIEW,
                unseen("not of the form of an email address"),
                field=fields.EMAIL,
                message="malformed",
                remedies=self.remedies[2:],
            )
        elif facts.knows(Fact.EMAIL) and facts.email_bound_to:
            accounts = ", ".join(sorted({account.value for account in facts.email_bound_to}))
            yield self.finding(
                snapshot,
                Severity.REJECT,
                unseen(f"linked with another account: {accounts}"),
                field=fields.EMAIL,
                message="linked",
                remedies=self.remedies[1:2],
            )


def is_address(email: str) -> bool:
    """Whether a text is of the form of an email address; nobody is asked whether it exists."""
    # a name alone is judged without it, and it takes long to import
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
