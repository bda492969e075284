"""What people and other services may ask of the menu."""

from typing import Any

from services.intake.domain.menu.menu import Category
from services.intake.entrypoints.counter import ANYBODY
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.menu.forms import CompareForm, MenuForm, RequiredMaterialsForm, SearchForm
from services.intake.schemas.menu.views import DifferenceView, IssueTypeView, ItemView, RequiredMaterialsView
from services.intake.usecases.menu.compare_items import compare_items
from services.intake.usecases.menu.list_issue_types import list_issue_types
from services.intake.usecases.menu.list_items import list_items
from services.intake.usecases.menu.ports import IssueTypes, Items, Sounds
from services.intake.usecases.menu.required_materials import Requirement, required_materials
from services.intake.usecases.menu.search_items import search_items
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller
from shared.plumbing.door import Page, query


class MenuDoors:
    """Doors of the menu."""

    items: Items
    types: IssueTypes
    sounds: Sounds

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

    @query(SearchForm, Page(ItemView), allow=ANYBODY)
    def search_items(self, caller: Caller, words: str, limit: int, after: str) -> Shown:
        """Find items by a part of their name, a keyword, their sound (shebaoka) or its initials (sbk)."""
        today = local_time(clock.now()).date()
        found = search_items(self.items, self.sounds, words, on=today, caller=caller)
        end = int(after) + limit
        return {"items": found[int(after) : end], "next": str(end) if end < len(found) else None}

    @query(CompareForm, Page(DifferenceView), allow=ANYBODY)
    def compare_items(self, caller: Caller, code: str, former: int, latter: int) -> Shown:
        """Show what changed from one version of an item to another, in words; all of it."""
        today = local_time(clock.now()).date()
        found = compare_items(self.items, code, former=former, latter=latter, on=today, caller=caller)
        return {"items": found, "next": None}

    @query(None, Page(IssueTypeView), allow=ANYBODY)
    def list_issue_types(self, caller: Caller) -> Shown:
        """Show what an issue may be about; all of it, for it is short."""
        return {"items": list_issue_types(self.types, caller=caller), "next": None}
