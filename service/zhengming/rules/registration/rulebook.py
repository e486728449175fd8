"""Every rule on registrations in force, in the order their findings are gathered."""

from __future__ import annotations

from zhengming.rules.registration.account_counts import AccountCounts
from zhengming.rules.registration.account_id import AccountId
from zhengming.rules.registration.category import Category
from zhengming.rules.registration.category_agreement import CategoryAgreement
from zhengming.rules.registration.category_closed import CategoryClosed
from zhengming.rules.registration.email import Email
from zhengming.rules.registration.individual_name import IndividualName
from zhengming.rules.registration.introduction import Introduction
from zhengming.rules.registration.name_given import NameGiven
from zhengming.rules.registration.name_in_use import NameInUse
from zhengming.rules.registration.personal_information import PersonalInformation
from zhengming.rules.registration.qualifications import Qualifications
from zhengming.rules.registration.registered_persons import RegisteredPersons
from zhengming.rules.registration.release_state import ReleaseState
from zhengming.rules.registration.renames import Renames
from zhengming.rules.registration.review_frequency import ReviewFrequency
from zhengming.rules.registration.rule import RegistrationRule
from zhengming.rules.registration.short_name import ShortName
from zhengming.rules.registration.subject_code import SubjectCode
from zhengming.rules.registration.subject_papers import SubjectPapers
from zhengming.rules.registration.subject_standing import SubjectStanding
from zhengming.rules.registration.subject_type import SubjectType
from zhengming.rules.registration.subject_verification import SubjectVerification

REGISTRATION_RULES: tuple[RegistrationRule, ...] = (
    NameGiven(),
    IndividualName(),
    NameInUse(),
    ShortName(),
    Renames(),
    Introduction(),
    Category(),
    CategoryClosed(),
    CategoryAgreement(),
    Qualifications(),
    Email(),
    SubjectType(),
    SubjectCode(),
    SubjectPapers(),
    RegisteredPersons(),
    AccountId(),
    SubjectStanding(),
    AccountCounts(),
    PersonalInformation(),
    ReviewFrequency(),
    ReleaseState(),
    SubjectVerification(),
)
