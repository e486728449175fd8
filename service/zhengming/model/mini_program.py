"""A proposed mini program registration, whole, as the applicant filled it in.

Every field may be empty: what the platform asks for and does not find is a finding, not an error. Texts that are
personal (email, telephone, identity number) are left out where an object is printed, and nothing that is answered or
logged repeats them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from zhengming.model.applicant import Authorization, Verification


class SubjectType(StrEnum):
    """The kinds of subject that may register (Weixin's own division; ``verify_type`` of its interface)."""

    INDIVIDUAL = "individual"
    """个人"""
    ENTERPRISE = "enterprise"
    """企业"""
    INDIVIDUAL_BUSINESS = "individual-business"
    """个体工商户"""
    GOVERNMENT = "government"
    """政府: organs, public institutions, and bodies with administrative functions."""
    MEDIA = "media"
    """媒体"""
    OTHER = "other"
    """其他组织"""


class ReleaseState(StrEnum):
    """How far a mini program has come (Terms 2.3 and 2.4)."""

    DRAFT = "draft"
    """Being designed and tested; nobody can find it."""
    SUBMITTED = "submitted"
    """In review."""
    APPROVED = "approved"
    """Review has succeeded; it may be published."""
    REJECTED = "rejected"
    """Review has failed."""
    PUBLISHED = "published"
    """Users can find it."""
    BLOCKED = "blocked"
    """Taken away from users for a short time, a long time or for good (Terms 2.5)."""


class VerificationState(StrEnum):
    """Where the verification 微信认证 of the subject stands (Terms 3.1 and 3.2)."""

    NONE = "none"
    APPLIED = "applied"
    VERIFIED = "verified"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Credential:
    """A licence, certificate or agreement that is handed in.

    Args:
        title: what it is called, with or without book-title marks, e.g. 营业执照.
        number: its number.
        holder: the name that it states.
        valid_from: its first day; ``None`` when not limited.
        valid_until: its last day; ``None`` when not limited (长期).
    """

    title: str
    number: str = ""
    holder: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """The legal representative, or the administrator of the account.

    Args:
        name: as on the identity document.
        resident_id: resident identity number (GB 11643), or empty.
        phone: telephone number, or empty.
        guardian_consent: whether a guardian's consent has been handed in, where the person is a minor.
    """

    name: str = ""
    resident_id: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    guardian_consent: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Who registers (Terms 2.7 and 4.2).

    Args:
        type: the kind of subject; ``None`` when not said.
        legal_name: registered name; of an individual the person's own.
        uscc: unified social credit code, or a former number in its place; empty for an individual.
        verification: what the caller has confirmed about name and code.
        verified_by: who confirmed it, for the record.
        licence: the paper that proves the subject's existence: 营业执照, 事业单位法人证书 …
        legal_representative: who stands for it in law; of an individual nobody.
        administrator: who runs the account.
    """

    type: SubjectType | None = None
    legal_name: str = ""
    uscc: str = ""
    verification: Verification = Verification.NONE
    verified_by: str = ""
    licence: Credential | None = None
    legal_representative: RegisteredPerson | None = None
    administrator: RegisteredPerson | None = None


@dataclass(frozen=True, slots=True)
class CategoryChoice:
    """A published category that the applicant has chosen (Terms 2.8).

    Args:
        first: first level, e.g. 医疗.
        second: second level, e.g. 公立医疗机构.
        qualifications: the papers handed in for it.
    """

    first: str
    second: str = ""
    qualifications: tuple[Credential, ...] = ()


@dataclass(frozen=True, slots=True)
class DataUse:
    """A kind of personal information that is collected, and what for (Terms 4.4).

    Args:
        kind: e.g. 手机号, 位置.
        purpose: what it is needed for; empty when not said.
    """

    kind: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class DataTransfer:
    """Personal information that leaves the mini program (Terms 4.4 (9), 4.5, 4.6).

    Args:
        recipient: who receives it.
        country: ISO 3166-1 alpha-2 code of where it goes; empty for the mainland of China.
        for_marketing: whether it serves promotion, marketing or advertising.
        platform_approved: whether the platform has approved it in writing.
    """

    recipient: str
    country: str = ""
    for_marketing: bool = False
    platform_approved: bool = False


@dataclass(frozen=True, slots=True)
class PersonalInformation:
    """What the applicant declares about personal information (Terms 4.3 to 4.7).

    Args:
        collected: what is collected, and what for; empty when nothing is.
        privacy_policy: address or text of the privacy policy 隐私保护指引; empty when there is none.
        asks_consent: whether users are asked for express consent when data are requested.
        encrypted: whether the applicant has declared that data travel encrypted.
        users_can_delete: whether users can correct and delete their data themselves.
        transfers: what leaves the mini program.
    """

    collected: tuple[DataUse, ...] = ()
    privacy_policy: str = ""
    asks_consent: bool = False
    encrypted: bool = False
    users_can_delete: bool = False
    transfers: tuple[DataTransfer, ...] = ()


@dataclass(frozen=True, slots=True)
class MiniProgram:
    """A proposed registration, or a proposed change of one.

    Args:
        name: the proposed name, exactly as submitted.
        id: the platform's own id of the mini program, where it exists already; empty for a new one.
        short_name: the proposed 简称, or empty.
        introduction: what the applicant says it does.
        email: the account it is to be linked with.
        subject: who registers.
        categories: the categories chosen.
        personal_information: what is declared about personal information; ``None`` when nothing is declared.
        authorizations: documents that give a right to the name or a word in it.
        state: how far it has come.
        wanted_state: the state it is to pass into; ``None`` for none.
        verification: where the verification of the subject stands.
    """

    name: str
    id: str = ""
    short_name: str = ""
    introduction: str = ""
    email: str = field(default="", repr=False)
    subject: Subject = Subject()
    categories: tuple[CategoryChoice, ...] = ()
    personal_information: PersonalInformation | None = None
    authorizations: tuple[Authorization, ...] = ()
    state: ReleaseState = ReleaseState.DRAFT
    wanted_state: ReleaseState | None = None
    verification: VerificationState = VerificationState.NONE
