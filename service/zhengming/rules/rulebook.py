"""Every rule in force, in the order their findings are gathered."""

from __future__ import annotations

from zhengming.rules.applicant_standing import ApplicantStanding
from zhengming.rules.charity import Charity
from zhengming.rules.claimed_kind import ClaimedKind
from zhengming.rules.contact_details import ContactDetails
from zhengming.rules.cybersquatting import Cybersquatting
from zhengming.rules.division import Division
from zhengming.rules.forbidden_terms import ForbiddenTerms
from zhengming.rules.foreign_state import ForeignState
from zhengming.rules.identity_code import IdentityCode
from zhengming.rules.international_lead import InternationalLead
from zhengming.rules.international_organization import InternationalOrganization
from zhengming.rules.known_business import KnownBusiness
from zhengming.rules.licensed_words import LicensedWords
from zhengming.rules.mass_organization import MassOrganization
from zhengming.rules.media import Media
from zhengming.rules.military import Military
from zhengming.rules.mini_program_filing_words import MiniProgramFilingWords
from zhengming.rules.mini_program_form import MiniProgramForm
from zhengming.rules.mini_program_generic_name import MiniProgramGenericName
from zhengming.rules.mini_program_person_name import MiniProgramPersonName
from zhengming.rules.mini_program_platform_words import MiniProgramPlatformWords
from zhengming.rules.minimum_age import MinimumAge
from zhengming.rules.misleading_claims import MisleadingClaims
from zhengming.rules.name_form import NameForm
from zhengming.rules.name_reflects_applicant import NameReflectsApplicant
from zhengming.rules.national_lead import NationalLead
from zhengming.rules.party_organ import PartyOrgan
from zhengming.rules.religious_body import ReligiousBody
from zhengming.rules.rule import Rule
from zhengming.rules.school import School
from zhengming.rules.social_organization import SocialOrganization
from zhengming.rules.state_firm_likeness import StateFirmLikeness
from zhengming.rules.state_institution import StateInstitution

RULES: tuple[Rule, ...] = (
    ForbiddenTerms(),
    Military(),
    PartyOrgan(),
    StateInstitution(),
    MassOrganization(),
    SocialOrganization(),
    ReligiousBody(),
    School(),
    ForeignState(),
    InternationalOrganization(),
    Media(),
    NationalLead(),
    InternationalLead(),
    KnownBusiness(),
    StateFirmLikeness(),
    LicensedWords(),
    MisleadingClaims(),
    Charity(),
    ClaimedKind(),
    NameReflectsApplicant(),
    Division(),
    IdentityCode(),
    MinimumAge(),
    ApplicantStanding(),
    Cybersquatting(),
    ContactDetails(),
    NameForm(),
    MiniProgramPlatformWords(),
    MiniProgramGenericName(),
    MiniProgramPersonName(),
    MiniProgramFilingWords(),
    MiniProgramForm(),
)
