"""Revealing: somebody sees in plain who asks, or whom it is about; each look is kept (§1.9, §3.8)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.relating import Relating
from shared.events.intake_flags import PeopleRevealed
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed, NotFound

MOST_LOOKS = 100
HEADS = frozenset({"station_head", "section_head", "leader"})


class Sought(StrEnum):
    """Who is looked for."""

    APPLICANT = "applicant"
    MAIN_PARTIES = "main_parties"


class Purpose(StrEnum):
    """What for: 联系、回访、核实、送达、监督. A closed list."""

    CONTACT = "contact"
    RETURN_VISIT = "return_visit"
    VERIFICATION = "verification"
    DELIVERY = "delivery"
    SUPERVISION = "supervision"


@dataclass(frozen=True, kw_only=True)
class Look:
    """Who has seen whom, when and what for; never what he saw."""

    sought: Sought
    purpose: Purpose
    by: str
    at: datetime


@dataclass(kw_only=True)
class Revealing(Relating):
    """All the looks: none falls away, so there is an end to them."""

    looks: tuple[Look, ...] = ()

    def require_revealable(self, sought: Sought, by: Caller) -> None:
        """Refuse who does not work where it lies, though he may help; and where there is nobody to see.

        Where who asks wants to stay unknown, only a head who had it not in hand sees him; and the parties,
        for he may be one of them.
        """
        if not (by.covers(self.area) or self.is_named(by)):
            raise NotAllowed("该案件不在您负责的区域内")
        if self.applicant.is_secret and (by.roles.isdisjoint(HEADS) or self.answers_for(by)):
            raise NotAllowed("诉求人要求保密，只有未经办本案的负责人可以查看")
        known = self.applicant.name or self.applicant.phone
        if not (known if sought is Sought.APPLICANT else self.particulars.main_parties):
            raise NotFound("没有登记相关人员信息")

    def reveal(self, sought: Sought, purpose: Purpose, *, by: Caller, at: datetime) -> None:
        """Keep that somebody sees them."""
        self.require_revealable(sought, by)
        if len(self.looks) >= MOST_LOOKS:
            raise Conflict(f"本案件人员信息已查看{MOST_LOOKS}次，达到上限")
        self.looks = (*self.looks, Look(sought=sought, purpose=purpose, by=by.id, at=at))
        self.record(
            PeopleRevealed(case_id=self.id, sought=sought, purpose=purpose, revealed_by=by.id, revealed_at=at)
        )
