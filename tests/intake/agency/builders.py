"""Ready-made orders, mandates and papers; a test names only what it is about."""

from datetime import date, time
from itertools import count
from typing import Any

from services.intake.domain.agency.agency_order import AgencyOrder, HandOver
from services.intake.domain.agency.agency_rules import AgencyRules
from services.intake.domain.agency.custody import CustodyStep, HeldPaper, OtherSide
from services.intake.domain.agency.home_visit import HomeVisit, VisitOutcome
from services.intake.domain.agency.mandate import Mandate, Scope, Signature, SignatureKind
from services.intake.domain.agency.order_basis import Group, Tell
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.known_person import KnownPerson
from services.intake.domain.cases.place import Place
from services.intake.domain.clocks.limit import Limit
from shared.kernel.calendar import Unit
from tests.intake.builders import CLERK, GRID, MONDAY, PLAIN, WORKER, a_caller
from tests.intake.menu_builders import a_policy

MOTHER = KnownPerson(id="R0001", name="sealed", name_label="欧*", prints=("print of R0001",))
BOOKLET = HeldPaper(name="户口簿", original=True, quantity=1)
COPY = HeldPaper(name="身份证复印件", original=False, quantity=2)
PARTNER = a_caller("W0002", "worker", GRID)

_ids = count(1)


def agency_rules(**but: Any) -> AgencyRules:
    days = {name: Limit(amount=n, unit=Unit.WORKING_DAY) for name, n in DAYS.items()}
    known = {"version_no": 1, "effective_from": date(2026, 1, 1), **days}
    return AgencyRules(**known | {"mandate_days": 90, "witnesses": 2, "remind_hours": 24} | but)


DAYS = {"contact": 1, "visit": 2, "visit_bed_bound": 0, "submit": 1}


def an_order(**but: Any) -> AgencyOrder:
    """An order that nobody has requested yet, in the grid of WORKER."""
    return AgencyOrder(
        **{
            "id": f"{next(_ids):032x}",
            "terms": "agency@1",
            "policy": a_policy(),
            "item": "JZ-003",
            "subject": "临时救助",
            "words": "母亲卧床，请上门",
            "group": Group.ELDERLY,
            "channel": Channel.PHONE,
            "principal": MOTHER,
            "place": Place(address="长江路1号3幢201室"),
            "tell": Tell.BOTH,
            "area": GRID,
            "rules": agency_rules(),
            "requested_at": MONDAY,
            "requested_by": CLERK.id,
        }
        | but
    )


def a_mandate(**but: Any) -> Mandate:
    return Mandate(
        **{
            "id": f"{next(_ids):032x}",
            "order_id": "o" * 32,
            "principal": MOTHER,
            "agent_id": WORKER.id,
            "items": ("JZ-003",),
            "scope": Scope.ALL,
            "materials": (BOOKLET, COPY),
            "valid_from": date(2026, 11, 23),
            "valid_until": date(2026, 12, 31),
            "signature": Signature(kind=SignatureKind.PAPER_PHOTO, reference="photo-1"),
            "granted_by": WORKER.id,
            "granted_at": MONDAY,
        }
        | but
    )


def a_visit(**but: Any) -> HomeVisit:
    known = {"day": date(2026, 11, 25), "start": time(9, 30), "end": time(10, 30), "booked_at": MONDAY}
    return HomeVisit(**known | but)


def a_hand_over(step: CustodyStep = CustodyStep.RECEIVED, *papers: HeldPaper, **but: Any) -> HandOver:
    known = {"step": step, "papers": papers or (BOOKLET, COPY), "receipt": "receipt-1"}
    return HandOver(**known | {"other_side": OtherSide.PRINCIPAL} | but)


def give_back(order: AgencyOrder) -> None:
    order.hand_on(a_hand_over(CustodyStep.RETURNED, BOOKLET), by=WORKER, at=MONDAY)


S = OrderState
STRAIGHT = {
    S.REQUESTED: lambda it: it.request(calendar=PLAIN),
    S.BOOKED: lambda it: it.book_visit(a_visit(), by=WORKER, at=MONDAY, calendar=PLAIN),
    S.VISITED: lambda it: it.record_visit(VisitOutcome.MET, by=WORKER, at=MONDAY, calendar=PLAIN),
    S.MATERIALS_RECEIVED: lambda it: it.receive(
        a_mandate(), a_hand_over(), by=WORKER, at=MONDAY, calendar=PLAIN
    ),
    S.SUBMITTED: lambda it: it.note_submitted("c1", number="N1", by="系统", at=MONDAY, calendar=PLAIN),
    S.SUSPENDED: lambda it: it.suspend("等待证明", by=WORKER, at=MONDAY),
    S.RESUMED: lambda it: it.resume(by=WORKER, at=MONDAY),
    S.RESULT_COLLECTED: lambda it: it.collect(a_mandate(), by=WORKER, at=MONDAY),
    S.DELIVERED: lambda it: it.hand_over_result(by=WORKER, at=MONDAY),
    S.CONFIRMED: lambda it: (give_back(it), it.confirm(CLERK, at=MONDAY, calendar=PLAIN)),
}


def an_order_in(state: OrderState, **but: Any) -> AgencyOrder:
    """An order that has come so far, its facts not saved yet; past the first papers it owes an original."""
    order = an_order(**but)
    if state is S.TERMINATED:
        order.request(calendar=PLAIN)
        order.terminate("居民自己办了", by=CLERK, at=MONDAY, calendar=PLAIN)
        return order
    for reached, go in STRAIGHT.items():
        go(order)
        if reached is state:
            break
    return order
