"""RPC doors for who is called on next, what grid hears of visits, and the timers that turn the plans."""

from datetime import datetime
from typing import Any

from nameko.timer import timer

from services.grid.domain.access.look import Where
from services.grid.domain.visits.reaching import Means
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.entrypoints.look_sources import LookSources
from services.grid.entrypoints.visit_sources import VisitSources
from services.grid.schemas.visits import forms, views
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.hazards.find_visit_hazards import find_visit_hazards
from services.grid.usecases.territory.ports import Watches
from services.grid.usecases.visits.agree_visit import agree_visit
from services.grid.usecases.visits.find_phone import find_phone
from services.grid.usecases.visits.get_visit_form import VisitForm, get_visit_form
from services.grid.usecases.visits.get_visit_plan import get_visit_plan
from services.grid.usecases.visits.hurry_visit import hurry_visit
from services.grid.usecases.visits.keep_visit_tags import keep_visit_tags
from services.grid.usecases.visits.list_due_visits import list_due_visits
from services.grid.usecases.visits.list_ended_tasks import list_ended_tasks
from services.grid.usecases.visits.note_ended_task import note_ended_task
from services.grid.usecases.visits.plan_visits import plan_stretch, plan_visits
from services.grid.usecases.visits.settle_visit import settle_visit
from services.grid.usecases.visits.take_changes import take_changes
from services.grid.usecases.visits.trace_household import trace_household
from services.grid.usecases.visits.turn_plans import turn_plans
from services.grid.usecases.visits.watch_device import watch_device
from services.grid.usecases.visits.weigh_visit import weigh_visit
from shared.events.grid_disputes import DisputeRegistered
from shared.events.grid_fields import FieldApplied
from shared.events.grid_hazards import HazardClosed, HazardFound
from shared.events.grid_visit_plans import VisitTaskEnded
from shared.events.grid_visits import VisitSubmitted
from shared.events.intake_handling import VisitFailed
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.bus import heard, listens
from shared.plumbing.door import Page, command, query

OUTSIDE = ("worker", "station_head")
OFFICE = ("worker", "clerk", "station_head", "service")
LOOKING = ("worker", "station_head", "section_head", "leader")


class VisitPlanDoors(VisitSources, LookSources):
    """Doors of plans."""

    @query(forms.VisitsOfAreaForm, Page(views.DueVisitView), allow=LOOKING)
    def list_due_visits(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show which households of an area have something due, what ends first first, page by page."""
        items, place = list_due_visits(self.plans, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @query(forms.VisitedHouseholdForm, views.VisitPlanView, allow=LOOKING)
    def get_visit_plan(self, caller: Caller, household_id: str) -> VisitPlan:
        """Show all that is due at one door, with what was agreed and tried there."""
        return get_visit_plan(self.plans, household_id, caller=caller)

    @query(forms.FormOfHouseholdForm, views.VisitFormView, allow=OUTSIDE)
    def get_visit_form(self, caller: Caller, household_id: str, **seen_from: Any) -> VisitForm:
        """Show who goes to a door all that is due there and why, on one sheet; the log keeps the look."""
        where = Where(at=clock.now(), **seen_from)
        desk, rules = self._desk(where), self.tag_table.in_force(where.at)
        return get_visit_form(desk, self.plans, rules, household_id, caller=caller, where=where)

    @query(forms.VisitsOfHouseholdForm, Page(views.EndedTaskView), allow=LOOKING)
    def list_ended_tasks(self, caller: Caller, household_id: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show what was done at a household and what was missed, what was due last first, page by page."""
        books = (self.ended_tasks, self.plans)
        items, place = list_ended_tasks(*books, household_id, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}

    @command(forms.HurryVisitForm, views.VisitPlanView, allow=OFFICE)
    def hurry_visit(self, command: Command, household_id: str, *, occasion: str) -> VisitPlan:
        """Have somebody come at once: after a discharge, a bereavement, a flood alarm, new tenants."""
        return hurry_visit(self.visit_book, household_id, occasion=occasion, command=command)

    @command(forms.AgreeVisitForm, views.VisitPlanView, allow=("clerk", *OUTSIDE))
    def agree_visit(
        self, command: Command, household_id: str, *, opens: datetime, ends: datetime
    ) -> VisitPlan:
        """Keep a time that suits a household."""
        return agree_visit(self.visit_book, household_id, opens=opens, ends=ends, command=command)

    @command(forms.TraceHouseholdForm, views.VisitPlanView, allow=OUTSIDE)
    def trace_household(
        self, command: Command, household_id: str, *, means: Means, reached: bool
    ) -> VisitPlan:
        """Keep that neighbours, phone or letter were tried where nobody is ever at home."""
        return trace_household(self.visit_book, household_id, means=means, reached=reached, command=command)


class VisitEars(VisitSources):
    """Doors for events of visits, and for the clock: every replica opens them, the version decides."""

    assignments: Assignments
    watches: Watches

    @listens(VisitSubmitted)
    def on_visit_submitted(self, event: VisitSubmitted) -> None:
        """Let it end what was due, look whether it and its phone are doubtful, and keep what it names."""
        settle_visit(self.visits, self.visit_book, event.visit_id, at=clock.now())
        weigh_visit(self.visits, self.visit_book, event.visit_id, at=clock.now())
        watch_device(self.visits, self.watches, self.atlas, event.visit_id, at=clock.now())
        find_visit_hazards(self.hazard_book, self.visits, event.visit_id)
        take_changes(self.visits, self.field_lines, self.records, event.visit_id, at=clock.now())
        keep_visit_tags(self.visits, self.records, event.visit_id, at=clock.now())
        self._plan_anew(event.household_id)

    @listens(HazardFound)
    def on_hazard_found(self, event: HazardFound) -> None:
        """Let the household where it is be called on more often."""
        self._plan_anew(event.household_id)

    @listens(DisputeRegistered)
    def on_dispute_registered(self, event: DisputeRegistered) -> None:
        for household_id in event.household_ids:
            self._plan_anew(household_id)

    @listens(FieldApplied)
    def on_field_applied(self, event: FieldApplied) -> None:
        """Ask first from now on where the household wants to be asked."""
        self._plan_anew(event.household_id)

    @listens(HazardClosed)
    def on_hazard_closed(self, event: HazardClosed) -> None:
        self._plan_anew(event.household_id)

    @listens(VisitFailed)
    def on_visit_failed(self, event: VisitFailed) -> None:
        """Have somebody ask at the door how a reporter is reached who has another number now."""
        find_phone(self.assignments, self.visit_book, failed=event, event_id=heard()["id"], at=clock.now())

    @listens(VisitTaskEnded)
    def on_visit_task_ended(self, event: VisitTaskEnded) -> None:
        note_ended_task(self.ended_tasks, event, sequence=heard()["sequence"])

    def _plan_anew(self, household_id: str | None) -> None:
        if household_id:
            plan_visits(self.visit_book, [household_id], now=clock.now())

    @timer(interval=5)
    def turn_plans(self) -> None:
        while turn_plans(self.plans, self.visit_table, now=clock.now()):
            pass

    @timer(interval=15)
    def plan_visits(self) -> None:
        plan_stretch(self.visit_book, self.visit_rounds, now=clock.now())
