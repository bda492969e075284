"""Delivery: what was delivered, found good and paid, milestone by milestone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from services.intake.domain.projects.milestone import Milestone, MilestoneState
from services.intake.domain.projects.project_rules import ProjectRules
from services.intake.domain.projects.project_state import ALLOWED, Action
from services.intake.domain.projects.proposal import Proposal
from services.intake.domain.projects.review import Review
from shared.events.intake_projects import MilestoneDue, MilestoneEvaluated, MilestonePaid, MilestoneReported
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, NotFound

DELIVERED = {MilestoneState.ACCEPTED, MilestoneState.PAID}


@dataclass(kw_only=True)
class Delivery(Proposal):
    """Payment follows evaluation, by quantity and quality; `reviews` are those of the whole so far."""

    reviews: tuple[Review, ...] = ()

    @property
    def next_due(self) -> date | None:
        """The day of the next milestone that nobody was reminded of yet, as long as it is under way."""
        under_way = self.state in ALLOWED[Action.REMIND]
        return (
            min((each.due_on for each in self.milestones if _waits(each)), default=None)
            if under_way
            else None
        )

    def milestone(self, code: str) -> Milestone:
        """Return one, or raise NotFound."""
        for each in self.milestones:
            if each.code == code:
                return each
        raise NotFound(f"项目没有节点 {code}")

    def report(self, code: str, delivered: Mapping[str, int], *, at: datetime) -> None:
        """Keep what the provider says of a milestone."""
        self.permit(Action.REPORT)
        self._put(self.milestone(code).report(delivered))
        self.record(MilestoneReported(project_id=self.id, milestone=code, reported_at=at))

    def evaluate(
        self,
        code: str,
        counted: Mapping[str, int],
        *,
        quality: int,
        rules: ProjectRules,
        by: str,
        at: datetime,
    ) -> None:
        """Judge a milestone by what was counted and how good it was; never by the provider himself."""
        self.permit(Action.EVALUATE)
        self.require_outsiders({by})
        milestone = self.milestone(code)
        if milestone.after and not any(each.passed and each.kind is milestone.after for each in self.reviews):
            raise Conflict("须先通过相应的评估，才能验收该节点")
        judged = milestone.evaluate(counted, quality=quality, quality_from=rules.quality_from, by=by)
        self._put(judged)
        self._tell_judgement(judged, at=at)

    def pay(self, code: str, *, by: str, at: datetime) -> None:
        """Pay for a milestone that was accepted."""
        self.permit(Action.PAY)
        self.require_outsiders({by})
        paid = self.milestone(code).pay(by)
        self._put(paid)
        self.record(
            MilestonePaid(
                project_id=self.id, milestone=code, amount_fen=paid.amount_fen, paid_by=by, paid_at=at
            )
        )

    def remind(self, rules: ProjectRules, *, now: datetime) -> None:
        """Tell the section of every milestone that comes due, each once."""
        self.permit(Action.REMIND)
        until = local_time(now).date() + timedelta(days=rules.remind_days)
        for milestone in self.milestones:
            if _waits(milestone) and milestone.due_on <= until:
                self._put(replace(milestone, reminded=True))
                self.record(
                    MilestoneDue(
                        project_id=self.id,
                        street=self.street,
                        title=self.plan.title,
                        milestone=milestone.code,
                        due_on=milestone.due_on,
                        reminded_at=now,
                    )
                )

    def require_outsiders(self, people: Collection[str]) -> None:
        """Refuse a judgement by anybody who works on it for the provider."""
        if not self.the_contract.staff.isdisjoint(people):
            raise Conflict("承接方人员不能参加评估")

    def _tell_judgement(self, judged: Milestone, *, at: datetime) -> None:
        self.record(
            MilestoneEvaluated(
                project_id=self.id,
                street=self.street,
                title=self.plan.title,
                milestone=judged.code,
                accepted=judged.state is MilestoneState.ACCEPTED,
                quality=judged.quality or 0,
                evaluated_at=at,
            )
        )

    def _put(self, milestone: Milestone) -> None:
        self.milestones = tuple(
            milestone if each.code == milestone.code else each for each in self.milestones
        )


def _waits(milestone: Milestone) -> bool:
    return milestone.state not in DELIVERED and not milestone.reminded
