"""What people and other services may ask of the organisation: units, lists, and what stands on none."""

from typing import Any

from services.intake.domain.organisation.list_entry import ListEntry
from services.intake.domain.organisation.route import Decider, Route
from services.intake.domain.organisation.topic_list import ListKind, TopicList
from services.intake.domain.organisation.unit import Level
from services.intake.entrypoints.counter import ANYBODY, Counter
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView
from services.intake.schemas.organisation import forms
from services.intake.schemas.organisation.views import ListedView, ListView, UnitView
from services.intake.usecases.menu.ports import IssueTypes
from services.intake.usecases.organisation.approve_issue import approve_issue
from services.intake.usecases.organisation.find_on_lists import find_on_lists
from services.intake.usecases.organisation.get_list import get_list
from services.intake.usecases.organisation.list_units import list_units
from services.intake.usecases.organisation.ports import Units
from services.intake.usecases.organisation.publish_list import publish_list
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

APPROVED = "approval"


class OrganisationDoors(Counter):
    """Doors of the organisation."""

    types: IssueTypes
    units: Units

    @query(forms.UnitsForm, Page(UnitView), allow=ANYBODY)
    def list_units(self, caller: Caller, level: Level | None) -> Shown:
        """Show the offices of the street and the bodies of its communities; all of them, for they are few."""
        found = list_units(self.units, level=level)
        return {"items": [{"unit": each, "area": each.area(self.street)} for each in found], "next": None}

    @query(forms.ListForm, ListView, allow=ANYBODY)
    def get_list(self, caller: Caller, kind: ListKind, version_no: int | None) -> TopicList:
        """Show what the street is charged with: a list of powers, duties or public services, whole."""
        today = local_time(clock.now()).date()
        return get_list(self.lists, kind, version_no=version_no, on=today)

    @query(forms.TopicForm, Page(ListedView), allow=ANYBODY)
    def find_on_lists(self, caller: Caller, topic: str) -> Shown:
        """Show on which lists of today a topic stands, who leads it and who decides it; or nothing."""
        today = local_time(clock.now()).date()
        return {"items": find_on_lists(self.lists, topic, on=today), "next": None}

    @command(forms.PublishListForm, ListView, allow=("leader", "operator"))
    def publish_list(self, command: Command, entries: list[dict[str, Any]], **wish: Any) -> TopicList:
        """Put the next version of a list in force; cases that have begun keep what they began under."""
        lines = tuple(ListEntry(**each) for each in entries)
        topic_list = TopicList.of(wish.pop("kind"), entries=lines, **wish)
        return publish_list(self.lists, self.units, topic_list=topic_list, command=command)

    @command(forms.ApproveIssueForm, CaseView, allow=("section_head", "leader"))
    def approve_issue(
        self, command: Command, case_id: str, office: str, station: str | None, decides: Decider
    ) -> Shown:
        """Take on an issue that stands on no list of the street, and say which unit leads it."""
        route = Route(office=office, station=station, decides=decides, listed=APPROVED)
        return self.show(
            approve_issue(
                self.cases, self.types, self.calendars, self.units, case_id, route=route, command=command
            )
        )
