"""Approval: what stands on no list of the street is taken on only when somebody in charge says so."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import SILENT
from services.intake.domain.organisation.route import Route
from shared.events.intake_organisation import ApprovalAwaited, ApprovalGiven
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Approvable(Case):
    """An issue as far as the lists of the street go: without a route it waits for those in charge."""

    def await_approval(self, *, at: datetime) -> None:
        """Tell those in charge that it stands on no list."""
        self.note(at, "待审批", by=SYSTEM, note="不在权力清单、责任清单、公共服务清单上")
        self.record(ApprovalAwaited(case_id=self.id, topic=self.topic, grid_code=self.area, awaited_at=at))

    def approve(self, route: Route, *, by: Caller, at: datetime) -> None:
        """Say that the street looks after it all the same, and which unit leads it."""
        if self.route is not None:
            raise Conflict("该工单已有承办单位，无须审批")
        if all(clock.kind in SILENT for clock in self.clocks.running):
            raise Conflict("该工单已经结束，不能审批")
        self.route = route
        self.note(at, "批准受理", by=by.id, note=route.office)
        self.record(ApprovalGiven(case_id=self.id, lead_unit=route.office, approved_by=by.id, approved_at=at))

    @property
    def may_be_taken_on(self) -> bool:
        """Tell whether the street is charged with it, or has no time to ask whether it is."""
        return self.route is not None or self.urgency is Urgency.EMERGENCY

    def require_charge(self) -> None:
        """Refuse to take on what nobody in charge has approved."""
        if not self.may_be_taken_on:
            raise Conflict("该事项不在权责清单上，须经科室负责人或者领导批准后受理")
