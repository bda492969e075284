"""Origin: who told something, on what basis, as of which day, and how sure it is (§3.8, §4.1)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


class Source(StrEnum):
    """Who told it: 民政, 综治, 计生, 社保, 就业, 司法, 卫健, 公安, a visit, the resident, a change."""

    CIVIL_AFFAIRS = "civil_affairs"
    PUBLIC_ORDER = "public_order"
    FAMILY_PLANNING = "family_planning"
    SOCIAL_SECURITY = "social_security"
    EMPLOYMENT = "employment"
    JUSTICE = "justice"
    HEALTH = "health"
    POLICE = "police"
    SURVEY = "survey"
    SELF_REPORT = "self_report"
    CHANGE = "change"


FROM_THE_RESIDENT = frozenset({Source.SURVEY, Source.SELF_REPORT})


class Basis(StrEnum):
    """Why it may be kept; the document is the law, the consent or the contract."""

    STATUTORY_DUTY = "statutory_duty"
    CONSENT = "consent"
    CONTRACT = "contract"
    EMERGENCY = "emergency"


class RecordState(StrEnum):
    """录入, 认领, 已核实; only what is verified counts as complete."""

    ENTERED = "entered"
    CLAIMED = "claimed"
    VERIFIED = "verified"


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Where values come from, as it is told.

    `as_of` is the day for which they are true; `notice` the version of the notice that a resident was shown.
    """

    source: Source
    basis: Basis
    document: str
    as_of: date
    notice: str | None = None

    def __post_init__(self) -> None:
        if not self.document.strip():
            raise Invalid("请写明依据文件或者同意书编号", {"document": ["say which document"]})
        if self.source in FROM_THE_RESIDENT and not self.notice:
            raise Invalid(
                "向居民采集信息须先告知，请填写告知书版本", {"notice": ["say which notice was shown"]}
            )

    def entered(self, command: Command) -> "Origin":
        """Return the origin of what somebody enters; refused is a day that is still to come."""
        return self._origin(command, RecordState.ENTERED)

    def made_sure(self, command: Command) -> "Origin":
        """Return the origin of what somebody has made sure of; refused is a day that is still to come."""
        return self._origin(command, RecordState.VERIFIED)

    def _origin(self, command: Command, state: RecordState) -> "Origin":
        if self.as_of > local_time(command.at).date():
            raise Invalid("数据日期不能晚于今天", {"as_of": ["not in the future"]})
        return Origin(statement=self, state=state, at=command.at, by=command.by.id)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A statement, who brought it and when, and how sure he was."""

    statement: Statement
    state: RecordState
    at: datetime
    by: str

    @property
    def as_of(self) -> date:
        return self.statement.as_of

    @property
    def verified(self) -> bool:
        return self.state is RecordState.VERIFIED
