"""Watch promises that are broken: press every working day, and tell when it was borne too long."""

from datetime import datetime

from services.intake.usecases.accountability.keep_card import keep_card
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.each_one import each_one

ONE_TURN = 100  # cards


def watch_promises(cards: Cards, cases: Cases, calendars: Calendars, *, now: datetime) -> int:
    """Look after one turn of cards; return how many. Of replicas that see the same card, one wins."""

    def look_after(id: str) -> None:
        card = cards.get(id)
        if card.watch is None:  # another replica has looked already
            return
        case = cases.get(card.case_id)
        [clock] = [each for each in case.clocks if each.id == card.evidence.clock_id]
        card.look_after(clock, worker_id=case.worker, at=now, calendar=calendars.current(case.calendar))
        keep_card(cards, card)

    ripe = cards.to_look_after(now, limit=ONE_TURN)
    each_one(ripe, look_after)
    return len(ripe)
