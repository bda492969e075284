"""RPC doors for those who look at people and households, and for those who watch over that."""

from typing import Any

from services.grid.domain.access.look import Act, Where
from services.grid.domain.access.person_card import person_card
from services.grid.domain.access.sheet import HouseholdSheet, PersonSheet
from services.grid.entrypoints.look_sources import LookSources
from services.grid.schemas.access.looks import (
    GetHouseholdForm,
    GetPersonForm,
    HitView,
    HouseholdSheetView,
    PersonSheetView,
    SearchForm,
)
from services.grid.schemas.access.reveals import (
    ListLooksForm,
    LooksView,
    RevealedView,
    RevealForm,
    VerdictView,
    VerifyLogForm,
)
from services.grid.usecases.access.get_household import get_household
from services.grid.usecases.access.get_person import get_person
from services.grid.usecases.access.list_looks import list_looks
from services.grid.usecases.access.reveal import Revealed, Wish, reveal
from services.grid.usecases.access.search_households import Hits, Search, search_households
from services.grid.usecases.access.verify_access_log import Verdict, verify_access_log
from services.grid.usecases.service_cards.ports import CardBook
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query
from shared.plumbing.paper import PaperView, show_paper
from shared.plumbing.printing import Printer

LOOKERS = ("worker", "clerk", "station_head", "section_head", "leader")
WATCHERS = ("section_head", "leader", "operator")


class AccessDoors(LookSources):
    """Doors behind which every look is written down."""

    printer: Printer
    card_rules: CardBook

    @query(GetHouseholdForm, HouseholdSheetView, allow=LOOKERS)
    def get_household(
        self, caller: Caller, *, household_id: str, audit: str | None, **seen_from: Any
    ) -> HouseholdSheet:
        """Show a household with its people, masked; in an audit to the door."""
        where = Where(at=clock.now(), **seen_from)
        desk = self._desk(where)
        return get_household(desk, household_id=household_id, caller=caller, where=where, audit=audit)

    @query(GetPersonForm, PersonSheetView, allow=LOOKERS)
    def get_person(self, caller: Caller, *, person_id: str, **seen_from: Any) -> PersonSheet:
        """Show the card of a person, masked."""
        where = Where(at=clock.now(), **seen_from)
        return get_person(self._desk(where), person_id=person_id, caller=caller, where=where)

    @query(GetPersonForm, PaperView, allow=LOOKERS)
    def print_person_card(self, caller: Caller, *, person_id: str, **seen_from: Any) -> dict[str, Any]:
        """Print the card of a person as PDF, masked as it is shown; who prints it stands on it."""
        where = Where(at=clock.now(), **seen_from)
        desk = self._desk(where)
        sheet = get_person(desk, person_id=person_id, caller=caller, where=where, act=Act.PRINTED)
        office = self.card_rules.in_force(where.at).office
        card = person_card(sheet, office=office, by=caller.id, at=where.at)
        return show_paper(card, self.printer.draw(card))

    @query(SearchForm, Page(HitView), allow=LOOKERS)
    def search_households(self, caller: Caller, *, search: Search, **seen_from: Any) -> Hits:
        """Find households by how an address begins, or by a whole name, phone or identity number."""
        where = Where(at=clock.now(), **seen_from)
        return search_households(self._desk(where), search=search, caller=caller, where=where)

    @command(RevealForm, RevealedView, allow=LOOKERS)
    def reveal(self, command: Command, *, wish: Wish, **seen_from: Any) -> Revealed:
        """Show plain values of one person or household, for a purpose, so often a day."""
        where = Where(at=command.at, **seen_from)
        return reveal(self._desk(where), self.reveal_days, wish=wish, command=command, where=where)

    @query(ListLooksForm, LooksView, allow=WATCHERS)
    def list_looks(self, caller: Caller, *, subject: str, after: int, limit: int) -> dict[str, Any]:
        """Tell who has looked at a person or a household."""
        items, following = list_looks(self.journal, subject=subject, after=after, limit=limit)
        return {"items": items, "next": following}

    @query(VerifyLogForm, VerdictView, allow=WATCHERS)
    def verify_access_log(self, caller: Caller, *, after: int, limit: int) -> Verdict:
        """Check a stretch of the chain of looks; `python -m ops.access_log` checks all of it."""
        return verify_access_log(self.journal, self.sealer, after=after, limit=limit)
