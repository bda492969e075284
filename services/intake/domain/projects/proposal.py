"""Proposal: a need that the street cannot meet by itself, up to the agreement with a provider."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from services.intake.domain.projects.contract import Contract
from services.intake.domain.projects.milestone import Milestone
from services.intake.domain.projects.project_state import (
    ALLOWED,
    OPEN_TO_PROVIDER,
    WORDS,
    Action,
    ProjectState,
)
from shared.events.intake_projects import (
    ProjectApproved,
    ProjectContracted,
    ProjectProposed,
    ProjectStaffed,
    ProjectStarted,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict

S = ProjectState


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is wanted, for whom and why."""

    title: str
    assessment: str
    target_group: str


@dataclass(kw_only=True)
class Proposal(Aggregate):
    """`street` is the code of the street that pays."""

    street: str
    plan: Plan
    proposed_by: str
    proposed_at: datetime
    state: ProjectState = S.NEED
    approved_by: str | None = None
    contract: Contract | None = None
    milestones: tuple[Milestone, ...] = ()

    @classmethod
    def of(cls, id: str, plan: Plan, *, street: str, by: str, at: datetime) -> Self:
        """Put a need on the table."""
        project = cls(id=id, street=street, plan=plan, proposed_by=by, proposed_at=at)
        project.record(ProjectProposed(project_id=id, street=street, title=plan.title, proposed_at=at))
        return project

    @property
    def the_contract(self) -> Contract:
        if self.contract is None:
            raise Conflict("该项目还没有签订协议")
        return self.contract

    def is_of(self, caller: Caller) -> bool:
        """Tell whether he works on it for the provider, and may still see it."""
        open_now = self.contract is not None and self.state in OPEN_TO_PROVIDER
        return (
            open_now and self.the_contract.provider in caller.areas and caller.id in self.the_contract.staff
        )

    def approve(self, by: str, *, at: datetime) -> None:
        """Decide that it is bought; not by who has proposed it."""
        self.permit(Action.APPROVE)
        if by == self.proposed_by:
            raise Conflict("立项须由提出人以外的人员决定")
        self.state, self.approved_by = S.APPROVED, by
        self.record(ProjectApproved(project_id=self.id, approved_by=by, approved_at=at))

    def sign(self, contract: Contract, *, at: datetime) -> None:
        """Agree with a provider; from here on its shares and sums are fixed."""
        self.permit(Action.CONTRACT)
        self.state, self.contract, self.milestones = S.CONTRACTED, contract, contract.priced()
        self.record(
            ProjectContracted(
                project_id=self.id,
                provider=contract.provider,
                agreement_no=contract.agreement_no,
                budget_fen=contract.budget_fen,
                last_day=contract.last_day,
                contracted_at=at,
            )
        )

    def start(self, *, at: datetime) -> None:
        """Begin, not before the first day of the term."""
        self.permit(Action.START)
        if local_time(at).date() < self.the_contract.first_day:
            raise Conflict(f"协议自{self.the_contract.first_day}起生效，不能提前实施")
        self.state = S.RUNNING
        self.record(ProjectStarted(project_id=self.id, started_at=at))

    def restaff(self, staff: Collection[str], *, at: datetime) -> None:
        """Say anew who works on it for the provider; whoever is not named sees nothing from now on."""
        self.permit(Action.STAFF)
        self.contract = replace(self.the_contract, staff=frozenset(staff))
        self.record(ProjectStaffed(project_id=self.id, staff=len(self.contract.staff), staffed_at=at))

    def permit(self, action: Action) -> None:
        """Refuse what may not be done where it stands."""
        if self.state not in ALLOWED[action]:
            raise Conflict(f"项目{WORDS[self.state]}，不能{action}")
