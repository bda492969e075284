"""List related cases: those that a case names, and those that name it."""

from datetime import datetime

from services.intake.domain.cases.shelves import BEGINNING, newest_first, shelf_of_related
from services.intake.domain.cases.stretch import Order, Stretch
from services.intake.usecases.cases.find_cases import CLOCKS_DIFFER
from services.intake.usecases.cases.get_case import get_case, may_see
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Caller

MOST_SHOWN = 50


def list_related_cases(cases: Cases, case_id: str, *, caller: Caller, at: datetime) -> list[AnyCase]:
    """Return those of both sides that the caller may see, those that the case names itself first."""
    case = get_case(cases, case_id, caller=caller)
    named = [known for each in case.related_case_ids if (known := cases.find(each))]
    first, last = newest_first(at + CLOCKS_DIFFER) + 1, newest_first(BEGINNING) + 1
    every = Stretch(order=Order.NEWEST, first=first, last=last)
    naming = cases.page([shelf_of_related(case_id)], stretch=every, limit=MOST_SHOWN).items
    return [each for each in (*named, *naming) if may_see(each, caller)]
