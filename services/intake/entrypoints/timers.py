"""What intake does by itself."""

import logging

from nameko.timer import timer

from services.intake.domain.contacts.contact import Contact
from services.intake.usecases.accountability.finalise_points import finalise_points
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.accountability.watch_promises import watch_promises
from services.intake.usecases.agency.ports import Orders
from services.intake.usecases.appointments.ports import Slots
from services.intake.usecases.appointments.turn_slots import turn_slots
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.list_supposed_years import list_supposed_years
from services.intake.usecases.clocks.ports import Calendars, TimedOnes
from services.intake.usecases.clocks.reckon_clocks import reckon_clocks
from services.intake.usecases.clocks.ring_clocks import ring_clocks
from services.intake.usecases.menu.ports import Delivered, Items
from services.intake.usecases.menu.publish_delivered import publish_delivered
from services.intake.usecases.organisation.ports import TopicLists
from shared.kernel import clock
from shared.plumbing import metrics

log = logging.getLogger(__name__)


class Timers:
    """Doors for the clock. Every replica opens them; the version of a case lets one of them win."""

    cases: Cases
    contacts: TimedOnes[Contact]
    slots: Slots
    cards: Cards
    orders: Orders
    items: Items
    calendars: Calendars
    lists: TopicLists
    delivered: Delivered

    @timer(interval=1)
    def ring_clocks(self) -> None:
        while ring_clocks(self.cases, self.calendars, now=clock.now()):
            pass
        while ring_clocks(self.orders, self.calendars, now=clock.now()):
            pass

    @timer(interval=5)
    def ring_contacts(self) -> None:
        while ring_clocks(self.contacts, self.calendars, now=clock.now()):
            pass

    @timer(interval=5)
    def reckon_contacts(self) -> None:
        while reckon_clocks(self.contacts, self.calendars, now=clock.now()):
            pass

    @timer(interval=2)
    def reckon_clocks(self) -> None:
        while reckon_clocks(self.cases, self.calendars, now=clock.now()):
            pass
        while reckon_clocks(self.orders, self.calendars, now=clock.now()):
            pass

    @timer(interval=5)
    def turn_slots(self) -> None:
        while turn_slots(self.slots, self.calendars, now=clock.now()):
            pass

    @timer(interval=2)
    def finalise_points(self) -> None:
        while finalise_points(self.cards, self.calendars, now=clock.now()):
            pass

    @timer(interval=2)
    def watch_promises(self) -> None:
        while watch_promises(self.cards, self.cases, self.calendars, now=clock.now()):
            pass

    @timer(interval=3600, eager=True)
    def tell_supposed_years(self) -> None:
        years = list_supposed_years(self.calendars, now=clock.now())
        metrics.YEARS_SUPPOSED.set(len(years))
        for year in years:
            log.warning("working days not published: Monday to Friday is supposed", extra={"year": year})

    @timer(interval=3600, eager=True)
    def publish_delivered(self) -> None:
        publish_delivered(self.items, self.calendars, self.lists, delivered=self.delivered)
