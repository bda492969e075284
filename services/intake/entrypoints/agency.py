"""What people and other services may ask of agents who act for residents."""

from typing import Any

from services.intake.domain.agency.agency_order import AgencyOrder, HandOver
from services.intake.domain.agency.custody import CustodyStep
from services.intake.domain.agency.mandate import Mandate
from services.intake.domain.cases.place import Place
from services.intake.entrypoints.counter import ANYBODY, COUNTER, DOOR, GRID, Counter
from services.intake.schemas.agency import forms, views
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import ReceiptView
from services.intake.usecases.agency.book_visit import book_visit
from services.intake.usecases.agency.get_mandate import get_mandate
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.grant_mandate import MandateWish, grant_mandate
from services.intake.usecases.agency.list_orders import list_orders
from services.intake.usecases.agency.name_agent import name_agent
from services.intake.usecases.agency.ports import AgencyDesk, AgencyTable, Mandates, Orders
from services.intake.usecases.agency.receive_materials import receive_materials
from services.intake.usecases.agency.record_visit import record_visit
from services.intake.usecases.agency.request_agency import AgencyWish, request_agency
from services.intake.usecases.agency.revoke_mandate import revoke_mandate
from services.intake.usecases.agency.submit_for import AgencyFiles, Found, submit_for
from services.intake.usecases.cases.know_person import Person
from services.intake.usecases.cases.ports import PersonSeal
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller, Command
from shared.kernel.geography import Box
from shared.plumbing.door import Page, command, query

AGENTS = (*GRID, "clerk")


class AgencyDoors(Counter):
    """Doors of agency, from the request to the application; what follows is in agency_results."""

    orders: Orders
    mandates: Mandates
    agency_table: AgencyTable
    items: Items
    seal: PersonSeal

    @property
    def agency_desk(self) -> AgencyDesk:
        return AgencyDesk(
            orders=self.orders,
            items=self.items,
            table=self.agency_table,
            policies=self.policies,
            calendars=self.calendars,
            seal=self.seal,
            street=self.street,
            city=Box(**self.city_box),
        )

    @command(forms.RequestAgencyForm, views.OrderView, allow=DOOR)
    def request_agency(self, command: Command, **wish: Any) -> AgencyOrder:
        """Ask that somebody does it: for oneself, or for a resident who phones or was visited."""
        person = Person(**{name: wish.pop(name) for name in ("name", "phone", "id_number")})
        wish |= {"place": Place(**wish["place"]), "circumstances": tuple(wish["circumstances"])}
        asked = AgencyWish(**wish, person=person)
        return request_agency(self.agency_desk, wish=asked, command=command)

    @command(forms.NameAgentForm, views.OrderView, allow=(*COUNTER, "section_head"))
    def name_agent(self, command: Command, order_id: str, **wish: Any) -> AgencyOrder:
        """Say who answers for an order, and in which grid it lies."""
        return name_agent(self.orders, order_id, **wish, command=command)

    @command(forms.BookVisitForm, views.OrderView, allow=AGENTS)
    def book_visit(self, command: Command, order_id: str, **wish: Any) -> AgencyOrder:
        """Agree when the agent comes to the door; both sides are told and reminded."""
        return book_visit(self.orders, self.calendars, order_id, **wish, command=command)

    @command(forms.RecordVisitForm, views.OrderView, allow=AGENTS)
    def record_visit(self, command: Command, order_id: str, **wish: Any) -> AgencyOrder:
        """Say whether anybody was at home."""
        return record_visit(self.orders, self.calendars, order_id, **wish, command=command)

    @command(forms.GrantMandateForm, views.MandateView, allow=("resident", *AGENTS))
    def grant_mandate(self, command: Command, **wish: Any) -> Mandate:
        """Keep what the resident has signed: what the agent may do, with which papers, until when."""
        lists = {name: tuple(wish[name]) for name in ("items", "materials", "witnesses")}
        asked = MandateWish(**wish | lists)
        return grant_mandate(self.agency_desk, self.mandates, wish=asked, command=command)

    @query(forms.MandateForm, views.MandateView, allow=("resident", *AGENTS, "section_head"))
    def get_mandate(self, caller: Caller, mandate_id: str) -> Mandate:
        """Show what a resident has signed, to himself and to those who may see his order."""
        return get_mandate(self.mandates, self.orders, mandate_id, by=caller)

    @command(forms.MandateForm, views.MandateView, allow=("resident", *AGENTS))
    def revoke_mandate(self, command: Command, mandate_id: str) -> Mandate:
        """Take a mandate back; from now on nothing more is done with it."""
        return revoke_mandate(self.mandates, self.orders, mandate_id, command=command)

    @command(forms.ReceiveMaterialsForm, views.OrderView, allow=AGENTS)
    def receive_materials(self, command: Command, order_id: str, **wish: Any) -> AgencyOrder:
        """Take papers from the resident against a receipt; the time to submit begins."""
        mandate_id, papers = wish.pop("mandate_id"), tuple(wish.pop("papers"))
        hand_over = HandOver(step=CustodyStep.RECEIVED, papers=papers, **wish)
        said: dict[str, Any] = {"mandate_id": mandate_id, "hand_over": hand_over}
        return receive_materials(
            self.orders, self.mandates, self.calendars, order_id, **said, command=command
        )

    @command(forms.SubmitForForm, ReceiptView, allow=AGENTS)
    def submit_for(self, command: Command, order_id: str, **wish: Any) -> Shown:
        """Hand in the application of an order; its own clocks start when the window accepts it."""
        found = Found(papers=wish["papers"], circumstances=tuple(wish["circumstances"]))
        files = AgencyFiles(orders=self.orders, mandates=self.mandates)
        said: dict[str, Any] = {"order_id": order_id, "found": found, "command": command}
        application = submit_for(files, self.cases, self.items, self.calendars, self.desk, **said)
        return self.show_receipt(application)

    @query(forms.OrderForm, views.OrderView, allow=ANYBODY)
    def get_order(self, caller: Caller, order_id: str) -> AgencyOrder:
        """Show an order to its resident, to who acted in it and to those in whose area it lies."""
        return get_order(self.orders, order_id, by=caller)

    @query(forms.ListOrdersForm, Page(views.OrderLineView), allow=("resident", *AGENTS, "section_head"))
    def list_orders(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show orders, newest first: one's own, or those of an area."""
        items, following = list_orders(self.orders, **wish, caller=caller)
        return {"items": items, "next": following}
