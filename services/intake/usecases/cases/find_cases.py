"""Find cases by what an office looks for, newest first, or what is due first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from services.intake.domain.cases.case_number import read_case_number
from services.intake.domain.cases.shelves import (
    BEGINNING,
    OFFERED,
    OFFERED_BY_DUE,
    due_first,
    newest_first,
    shelf,
    shelf_of_applicant,
)
from services.intake.domain.cases.stretch import Order, Stretch
from services.intake.usecases.cases.get_case import ANY_AREA, may_see
from services.intake.usecases.cases.ports import CasePage, Cases
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid, NotFound

MOST_AREAS = 20
CLOCKS_DIFFER = timedelta(minutes=5)  # of replicas; what another one has just registered is there too
STAFF = frozenset({"clerk", "worker", "station_head", "section_head", "leader"}) | ANY_AREA


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for. `facts` are equal to what they say; times are from (included) until (not included).

    With a time of `due` the open cases are found whose first clock ends then, what ends first first.
    """

    facts: dict[str, str] = field(default_factory=dict)
    area: str | None = None
    number: str | None = None
    registered_from: datetime | None = None
    registered_until: datetime | None = None
    due_from: datetime | None = None
    due_until: datetime | None = None


def find_cases(
    cases: Cases, *, wanted: Wanted, street: str, caller: Caller, at: datetime, after: str, limit: int
) -> CasePage:
    """Return a page of cases that the caller may see: staff those of their areas, residents their own.

    Refused: conditions that are not offered together, and an area that is not the caller's.
    """
    if wanted.number is not None:
        return _by_number(cases, wanted, caller)
    return cases.page(_shelves(wanted, street, caller), stretch=_stretch(wanted, at, after), limit=limit)


def _by_number(cases: Cases, wanted: Wanted, caller: Caller) -> CasePage:
    if wanted != Wanted(number=wanted.number):
        raise Invalid("按编号查找时不能再加其他条件", {"number": ["不能与其他条件合用"]})
    try:
        case = cases.get_by_number(read_case_number(str(wanted.number)))
    except NotFound:
        return CasePage(items=(), next=None)
    return CasePage(items=(case,) if may_see(case, caller) else (), next=None)


def _shelves(wanted: Wanted, street: str, caller: Caller) -> list[str]:
    if caller.roles.isdisjoint(STAFF):
        if wanted.facts or wanted.area or _is_by_due(wanted):
            raise Invalid(
                "您只能查找本人的案件，可按登记时间筛选", {name: ["不适用"] for name in wanted.facts}
            )
        return [shelf_of_applicant(caller.id)]
    offered = OFFERED_BY_DUE if _is_by_due(wanted) else OFFERED
    return [shelf(area, wanted.facts, offered=offered) for area in _areas(wanted, street, caller)]


def _areas(wanted: Wanted, street: str, caller: Caller) -> list[str]:
    if wanted.area:
        if caller.roles.isdisjoint(ANY_AREA):
            caller.require_area(wanted.area)
        return [wanted.area]
    areas = [street] if caller.roles & ANY_AREA else _widest(caller.areas, street)
    if len(areas) > MOST_AREAS:
        raise Invalid("您负责的区域较多，请选定其中一个", {"area": ["必填"]})
    return areas


def _widest(areas: Iterable[str], street: str) -> list[str]:
    """Return the areas that lie in no other; whoever has more than the street has the street here."""
    within = {street if street.startswith(area) else area for area in areas}
    return sorted(
        area for area in within if not any(area != each and area.startswith(each) for each in within)
    )


def _is_by_due(wanted: Wanted) -> bool:
    return bool(wanted.due_from or wanted.due_until)


def _stretch(wanted: Wanted, at: datetime, after: str) -> Stretch:
    if not _is_by_due(wanted):
        first = newest_first(wanted.registered_until or at + CLOCKS_DIFFER) + 1
        last = newest_first(wanted.registered_from or BEGINNING) + 1
        return Stretch(order=Order.NEWEST, first=first, last=last, after=after)
    if wanted.registered_from or wanted.registered_until:
        raise Invalid("登记时间与到期时间不能合用", {"registered_from": ["不能与到期时间合用"]})
    if not (wanted.due_from and wanted.due_until):
        raise Invalid("按到期时间查找须有起止时间", {"due_from": ["必填"], "due_until": ["必填"]})
    first, last = due_first(wanted.due_from), due_first(wanted.due_until)
    return Stretch(order=Order.DUE, first=first, last=last, after=after)
