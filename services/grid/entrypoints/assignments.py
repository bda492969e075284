"""RPC doors for those who ask whose case it is, and for those who decide it by hand."""

from services.grid.entrypoints.sources import Sources
from services.grid.schemas.assignments.assignment import (
    AssignCaseForm,
    AssignmentView,
    CaseForm,
    TasksForm,
    TaskView,
)
from services.grid.usecases.assignments.assign_case import HandPick, assign_case
from services.grid.usecases.assignments.get_assignment import AssignmentSheet, get_assignment
from services.grid.usecases.assignments.ports import Acknowledgements, Assignments
from services.grid.usecases.assignments.worker_tasks import TaskPage, worker_tasks
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

STAFF = ("worker", "clerk", "station_head", "section_head", "leader", "operator", "service")


class AssignmentDoors(Sources):
    """Doors for people who work here."""

    assignments: Assignments
    acknowledgements: Acknowledgements

    @query(CaseForm, AssignmentView, allow=STAFF)
    def get_assignment(self, caller: Caller, *, case_id: str) -> AssignmentSheet:
        """Show whose a case is, and the reason."""
        return get_assignment(self.assignments, self.acknowledgements, case_id=case_id, caller=caller)

    @command(AssignCaseForm, AssignmentView, allow=("station_head",))
    def assign_case(self, command: Command, *, pick: HandPick) -> AssignmentSheet:
        """Give a case by hand to a worker of a grid, where the rules found nobody."""
        return assign_case(self.assignments, self.atlas, self.rota, pick=pick, command=command)

    @query(TasksForm, Page(TaskView), allow=("worker", "station_head"))
    def worker_tasks(self, caller: Caller, *, after: str | None, limit: int) -> TaskPage:
        """Show the caller's own open cases, page by page."""
        return worker_tasks(self.assignments, after=after, limit=limit, caller=caller)
