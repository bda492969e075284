"""References: what grid knows of the case, visit or other matter that somebody names."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from services.grid.domain.access.reference import ReferenceKind, Referred
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.completeness.ports import Audits
from services.grid.usecases.disputes.ports import Disputes
from services.grid.usecases.records.ports import ChangeRequests
from services.grid.usecases.visits.ports import Plans, Visits

K = ReferenceKind


@dataclass(frozen=True, kw_only=True)
class KnownReferences:
    """Looks for them where they are kept."""

    assignments: Assignments
    visits: Visits
    plans: Plans
    changes: ChangeRequests
    disputes: Disputes
    audits: Audits

    def find(self, kind: ReferenceKind, id: str, *, subjects: Collection[str]) -> Referred | None:
        """Return what is known of one, or None; a task is looked for in the plans of the subjects."""
        if kind is K.TASK:
            return self._task(id, subjects)
        looks: Mapping[ReferenceKind, Callable[[str], Referred | None]] = {
            K.CASE: self._case,
            K.VISIT: self._visit,
            K.CHANGE: self._change,
            K.DISPUTE: self._dispute,
            K.AUDIT: self._audit,
        }
        return looks[kind](id)

    def _case(self, id: str) -> Referred | None:
        assignment = self.assignments.find(id)
        if assignment is None or assignment.case is None:
            return None
        location, holder = assignment.location, assignment.holder
        area = location.grid.code if location.grid else location.community_code
        return Referred(area=area, worker_id=holder.worker_id if holder else None)

    def _visit(self, id: str) -> Referred | None:
        visit = self.visits.find(id)
        if visit is None:
            return None
        return Referred(area=visit.scene.area, subjects=frozenset({visit.household_id}))

    def _task(self, id: str, subjects: Collection[str]) -> Referred | None:
        plans = (self.plans.find(subject) for subject in subjects)
        for plan in plans:
            if plan and any(task.id == id for task in (*plan.tasks, *plan.past)):
                return Referred(area=plan.standing.area, subjects=frozenset({plan.id}))
        return None

    def _change(self, id: str) -> Referred | None:
        request = self.changes.find(id)
        if request is None:
            return None
        return Referred(area=request.area, subjects=frozenset({request.subject_id}))

    def _dispute(self, id: str) -> Referred | None:
        dispute = self.disputes.find(id)
        if dispute is None:
            return None
        matter = dispute.matter
        subjects = frozenset({dispute.id, *matter.household_ids})
        return Referred(area=matter.area, worker_id=dispute.mediator, subjects=subjects)

    def _audit(self, id: str) -> Referred | None:
        """Return who asks for it, about the households that are still to be asked."""
        audit = self.audits.find(id)
        if audit is None or audit.ended_at is not None or not audit.left:
            return None
        return Referred(area=audit.auditor_grid, subjects=frozenset(audit.left))
