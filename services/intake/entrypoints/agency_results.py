"""What people may ask of an order once its application is in, until the resident has everything back."""

from typing import Any

from services.intake.domain.agency.agency_order import AgencyOrder, HandOver
from services.intake.entrypoints.agency import AGENTS
from services.intake.entrypoints.counter import COUNTER, Counter
from services.intake.schemas.agency import forms
from services.intake.schemas.agency.views import OrderView
from services.intake.usecases.agency.collect_result import collect_result
from services.intake.usecases.agency.confirm_delivery import confirm_delivery
from services.intake.usecases.agency.hand_on_materials import hand_on_materials
from services.intake.usecases.agency.hand_over_result import hand_over_result
from services.intake.usecases.agency.ports import Mandates, Orders
from services.intake.usecases.agency.resume_agency import resume_agency
from services.intake.usecases.agency.suspend_agency import suspend_agency
from services.intake.usecases.agency.terminate_agency import terminate_agency
from shared.kernel.command import Command
from shared.plumbing.door import command


class AgencyResultDoors(Counter):
    """Doors of agency, from the application to the end."""

    orders: Orders
    mandates: Mandates

    @command(forms.HandOnMaterialsForm, OrderView, allow=AGENTS)
    def hand_on_materials(self, command: Command, order_id: str, **wish: Any) -> AgencyOrder:
        """Copy papers, present them at the window, or give them back; the other side signs for it."""
        hand_over = HandOver(**wish | {"papers": tuple(wish["papers"])})
        return hand_on_materials(self.orders, order_id, hand_over=hand_over, command=command)

    @command(forms.ReasonForm, OrderView, allow=AGENTS)
    def suspend_agency(self, command: Command, order_id: str, reason: str) -> AgencyOrder:
        """Do not go on for now, and say why; both sides are told."""
        return suspend_agency(self.orders, order_id, reason=reason, command=command)

    @command(forms.OrderForm, OrderView, allow=AGENTS)
    def resume_agency(self, command: Command, order_id: str) -> AgencyOrder:
        """Go on with what was suspended."""
        return resume_agency(self.orders, order_id, command=command)

    @command(forms.ReasonForm, OrderView, allow=("resident", *AGENTS))
    def terminate_agency(self, command: Command, order_id: str, reason: str) -> AgencyOrder:
        """End it without a result; refused as long as an original is with the agent."""
        return terminate_agency(self.orders, self.calendars, order_id, reason=reason, command=command)

    @command(forms.OrderForm, OrderView, allow=AGENTS)
    def collect_result(self, command: Command, order_id: str) -> AgencyOrder:
        """Take the result of a case that is decided, for the resident."""
        return collect_result(self.orders, self.mandates, self.cases, order_id, command=command)

    @command(forms.OrderForm, OrderView, allow=AGENTS)
    def hand_over_result(self, command: Command, order_id: str) -> AgencyOrder:
        """Say that the resident has the result."""
        return hand_over_result(self.orders, order_id, command=command)

    @command(forms.OrderForm, OrderView, allow=("resident", *COUNTER))
    def confirm_delivery(self, command: Command, order_id: str) -> AgencyOrder:
        """Confirm that the resident has everything; never on the word of the agent alone."""
        return confirm_delivery(self.orders, self.calendars, order_id, command=command)
