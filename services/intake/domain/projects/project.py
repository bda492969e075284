"""Project: a purchased service, judged as a whole and ended; access ends with it (domain reference §8.1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.projects.delivery import Delivery
from services.intake.domain.projects.ending import Ending
from services.intake.domain.projects.milestone import MilestoneState, ReviewKind
from services.intake.domain.projects.project_rules import ProjectRules
from services.intake.domain.projects.project_state import Action, ProjectState
from services.intake.domain.projects.review import Review
from shared.events.intake_projects import ProjectClosed, ProjectRectified, ProjectReviewed, ProjectTerminated
from shared.kernel.errors import Conflict

S = ProjectState
REVIEWS = {
    ReviewKind.MID: (Action.REVIEW_MID, S.MID_REVIEWED),
    ReviewKind.FINAL: (Action.REVIEW_FINAL, S.FINAL_REVIEWED),
}


@dataclass(kw_only=True)
class Project(Delivery):
    """`resumes` is the state that it goes back to once what a review found wrong is put right."""

    resumes: ProjectState | None = None
    ending: Ending | None = None
    ended_because: str = ""

    def review(
        self,
        kind: ReviewKind,
        *,
        passed: bool,
        reviewers: Collection[str],
        words: str,
        rules: ProjectRules,
        at: datetime,
    ) -> None:
        """Judge the whole, half-way or at the end; what fails has to be put right first."""
        action, reached = REVIEWS[kind]
        self.permit(action)
        if len(set(reviewers)) < rules.least_reviewers:
            raise Conflict(f"评估至少须有{rules.least_reviewers}人")
        self.require_outsiders(reviewers)
        self.reviews = (
            *self.reviews,
            Review(kind=kind, passed=passed, reviewers=frozenset(reviewers), words=words, at=at),
        )
        self.resumes, self.state = (None, reached) if passed else (self.state, S.RECTIFYING)
        self._tell_review(kind, passed=passed, at=at)

    def rectify(self, *, by: str, at: datetime) -> None:
        """Find that it was put right; it is reviewed again."""
        self.permit(Action.RECTIFY)
        self.require_outsiders({by})
        self.state, self.resumes = self.resumes or S.RUNNING, None
        self.record(ProjectRectified(project_id=self.id, rectified_at=at))

    def close(self, ending: Ending) -> None:
        """End it well: all is paid, and the data are returned or deleted; access ends in this moment."""
        self.permit(Action.CLOSE)
        if any(milestone.state is not MilestoneState.PAID for milestone in self.milestones):
            raise Conflict("还有未付款的节点，不能结项")
        self.state, self.ending = S.CLOSED, ending
        self.record(ProjectClosed(project_id=self.id, data=ending.data, closed_at=ending.at))

    def terminate(self, reason: str, *, ending: Ending | None, by: str, at: datetime) -> None:
        """End it early. Where there was an agreement it says what became of the data."""
        self.permit(Action.TERMINATE)
        if self.contract and ending is None:
            raise Conflict("终止时须登记数据的返还或者删除")
        self.state, self.ending, self.ended_because = S.TERMINATED, ending, reason
        data = ending.data if ending else None
        self.record(ProjectTerminated(project_id=self.id, data=data, terminated_by=by, terminated_at=at))

    def _tell_review(self, kind: ReviewKind, *, passed: bool, at: datetime) -> None:
        self.record(
            ProjectReviewed(
                project_id=self.id,
                street=self.street,
                title=self.plan.title,
                review=kind,
                passed=passed,
                reviewed_at=at,
            )
        )
