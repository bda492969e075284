"""What people and other services may ask of the menu."""

from typing import Any

from services.intake.domain.menu.menu import Category
from services.intake.entrypoints.counter import ANYBODY
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.menu.forms import MenuForm, RequiredMaterialsForm
from services.intake.schemas.menu.views import IssueTypeView, ItemView, RequiredMaterialsView
from services.intake.usecases.menu.list_issue_types import list_issue_types
from services.intake.usecases.menu.list_items import list_items
from services.intake.usecases.menu.ports import IssueTypes, Items
from services.intake.usecases.menu.required_materials import Requirement, required_materials
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller
from shared.plumbing.door import Page, query


class MenuDoors:
    """Doors of the menu."""

    items: Items
    types: IssueTypes

    @query(MenuForm, Page(ItemView), allow=ANYBODY)
    def list_items(self, caller: Caller, category: Category) -> Shown:
        """Show what can be applied for in one of the six categories; all of it, for it is short."""
        today = local_time(clock.now()).date()
        return {"items": list_items(self.items, category, on=today, caller=caller), "next": None}

    @query(RequiredMaterialsForm, RequiredMaterialsView, allow=ANYBODY)
    def required_materials(self, caller: Caller, **wish: Any) -> Requirement:
        """Show which papers somebody has to bring for an item, and which the office gets itself."""
        today = local_time(clock.now()).date()
        return required_materials(self.items, on=today, caller=caller, **wish)

    @query(None, Page(IssueTypeView), allow=ANYBODY)
    def list_issue_types(self, caller: Caller) -> Shown:
        """Show what an issue may be about; all of it, for it is short."""
        return {"items": list_issue_types(self.types, caller=caller), "next": None}
