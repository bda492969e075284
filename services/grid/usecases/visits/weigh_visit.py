"""Weigh a visit: flag it where it looks doubtful, alone or beside others (§4.5)."""

from datetime import datetime, timedelta

from services.grid.domain.visits.quality import Flag, own_flags, plan_flags, too_close
from services.grid.domain.visits.visit import Visit
from services.grid.domain.visits.visit_rules import Quality
from services.grid.usecases.visits.ports import VisitBook, Visits

LONGEST_VISIT = timedelta(days=1)
MOST_NEIGHBOURS, MOST_BEFORE = 100, 50


def weigh_visit(visits: Visits, book: VisitBook, visit_id: str, *, at: datetime) -> None:
    """Flag it, and the visits that one worker could hardly have made beside it, whichever came in last."""
    visit, rules = visits.get(visit_id), book.table.in_force(at)
    close = _too_close(visits, visit, rules.quality)
    flags = own_flags(visit, rules.quality)
    if close:
        flags.add(Flag.DOORS_TOO_CLOSE)
    if _said_again(visits, visit, rules.quality):
        flags.add(Flag.SAME_SUMMARY)
    if plan := book.plans.find(visit.household_id):
        before = visits.of_household(visit.household_id, after="", limit=MOST_BEFORE)
        others = [each for each in before if each.id != visit.id]
        flags |= plan_flags(visit, plan, rules, before=others)
    _flag(visits, visit, flags, at)
    for neighbour in close:
        _flag(visits, neighbour, {Flag.DOORS_TOO_CLOSE}, at)


def _too_close(visits: Visits, visit: Visit, rules: Quality) -> list[Visit]:
    since, until = visit.stay.started_at - LONGEST_VISIT, visit.stay.ended_at + LONGEST_VISIT
    others = visits.of_worker(visit.worker_id, since=since, until=until, limit=MOST_NEIGHBOURS)
    return [each for each in others if each.id != visit.id and too_close(visit, each, rules)]


def _said_again(visits: Visits, visit: Visit, rules: Quality) -> bool:
    summary, most = visit.findings.summary, rules.same_summary
    return summary is not None and visits.said_again(visit.worker_id, summary.told, limit=most) >= most


def _flag(visits: Visits, visit: Visit, flags: set[Flag], at: datetime) -> None:
    visit.flag(flags, at=at)
    if visit.happened():
        visits.save(visit)
