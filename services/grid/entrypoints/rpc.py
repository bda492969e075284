"""RPC doors for those who ask where something is and whose it is."""

from services.grid.domain.place import Place
from services.grid.entrypoints.sources import Sources
from services.grid.schemas.assignment import AssignCaseForm, AssignmentView, CaseForm, TasksForm, TaskView
from services.grid.schemas.place import LocationView, PlaceForm
from services.grid.usecases.assign_case import HandPick, assign_case
from services.grid.usecases.get_assignment import AssignmentSheet, get_assignment
from services.grid.usecases.locate import Located, locate
from services.grid.usecases.ports import Acknowledgements, Assignments
from services.grid.usecases.worker_tasks import TaskPage, worker_tasks
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

STAFF = ("worker", "clerk", "station_head", "section_head", "leader", "operator", "service")


class Rpc(Sources):
    """Doors for people who work here."""

    assignments: Assignments
    acknowledgements: Acknowledgements

    @query(PlaceForm, LocationView, allow=STAFF)
    def locate(self, caller: Caller, *, place: Place) -> Located:
        """Tell which grid a place lies in, who is responsible there, and who of them is on duty."""
        return locate(self.register, self.rota, place=place, at=clock.now())

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
