"""RPC doors for those who ask whose case it is, and for those who decide it by hand."""

from typing import Any

from services.grid.entrypoints.sources import Sources
from services.grid.schemas.assignments.assignment import (
    AssignCaseForm,
    AssignmentView,
    CaseForm,
    DeclineCaseForm,
    GridTasksForm,
    TasksForm,
    TaskView,
    WhichGridForm,
    WorkloadView,
)
from services.grid.usecases.assignments.assign_case import assign_case
from services.grid.usecases.assignments.decline_case import decline_case
from services.grid.usecases.assignments.get_assignment import AssignmentSheet, get_assignment
from services.grid.usecases.assignments.grid_tasks import grid_tasks
from services.grid.usecases.assignments.grid_workload import grid_workload
from services.grid.usecases.assignments.pick_by_hand import HandPick
from services.grid.usecases.assignments.ports import Acknowledgements, Assignments
from services.grid.usecases.assignments.reassign_case import reassign_case
from services.grid.usecases.assignments.worker_tasks import TaskPage, worker_tasks
from shared.kernel import clock
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

    @command(AssignCaseForm, AssignmentView, allow=("station_head",))
    def reassign_case(self, command: Command, *, pick: HandPick) -> AssignmentSheet:
        """Take a case that nobody has signed from its worker and give it to another."""
        return reassign_case(self.assignments, self.atlas, self.rota, pick=pick, command=command)

    @command(DeclineCaseForm, AssignmentView, allow=("worker", "station_head"))
    def decline_case(self, command: Command, *, case_id: str, note: str) -> AssignmentSheet:
        """Say that the caller cannot take a case that he has not signed, and why; the head gives it away."""
        return decline_case(self.assignments, case_id=case_id, note=note, command=command)

    @query(GridTasksForm, Page(TaskView), allow=("worker", "station_head"))
    def grid_tasks(self, caller: Caller, *, grid_code: str, after: str | None, limit: int) -> TaskPage:
        """Show the open cases of a grid, of A, of B and of nobody: both workers see both queues."""
        return grid_tasks(self.assignments, grid_code=grid_code, after=after, limit=limit, caller=caller)

    @query(WhichGridForm, WorkloadView, allow=("worker", "station_head", "section_head", "leader"))
    def grid_workload(self, caller: Caller, *, grid_code: str) -> dict[str, Any]:
        """Show who holds the posts around a grid, who of them is there, and how much each has to do."""
        found = grid_workload(
            self.assignments, self.atlas, self.rota, grid_code=grid_code, at=clock.now(), caller=caller
        )
        return {"posts": found}

    @query(TasksForm, Page(TaskView), allow=("worker", "station_head"))
    def worker_tasks(self, caller: Caller, *, after: str | None, limit: int) -> TaskPage:
        """Show the caller's own open cases, page by page."""
        return worker_tasks(self.assignments, after=after, limit=limit, caller=caller)
