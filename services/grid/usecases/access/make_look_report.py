"""Make a look report: once a week, of all the looks since the last one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from services.grid.domain.access.anomaly import find_anomalies
from services.grid.domain.access.look import LogEntry
from services.grid.domain.access.look_report import ONE_WEEK, LookReport, end_of, last_week, report_id
from services.grid.usecases.access.ports import AccessTable, Journal, LookReports, StaffTies
from services.grid.usecases.records.ports import People
from services.grid.usecases.territory.ports import Communities
from shared.kernel.calendar import local_moment
from shared.kernel.errors import StaleWrite

AT_ONCE = 500
STREET = 9  # digits


@dataclass(frozen=True, kw_only=True)
class Watch:
    """The log, what was reported of it, and what tells whose households are whose."""

    journal: Journal
    reports: LookReports
    ties: StaffTies
    people: People
    communities: Communities
    table: AccessTable


def make_look_report(watch: Watch, *, now: datetime) -> bool:
    """Report the oldest week that is over and was not reported; return whether there was one.

    Any number of replicas may do it: the report that is there first stays. The first one ever is about the
    last week alone.
    """
    former = watch.reports.latest()
    week = former.week + ONE_WEEK if former else last_week(now)
    if end_of(week) > now:
        return False
    after = former.last if former else _before(watch.journal, local_moment(week))
    report = _report(watch, week, after=after, now=now)
    try:
        watch.reports.save(report.make(_streets(watch.communities)))
    except StaleWrite:
        return False  # another replica was first
    return True


def _report(watch: Watch, week: date, *, after: int, now: datetime) -> LookReport:
    entries = list(_until(watch.journal, after, end_of(week)))
    rules = watch.table.in_force(end_of(week))
    return LookReport(
        id=report_id(week),
        week=week,
        after=after,
        last=entries[-1].number if entries else after,
        looks=len(entries),
        rules_version=rules.version_no,
        anomalies=find_anomalies(entries, rules.watch, _own(watch)),
        made_at=now,
    )


def _before(journal: Journal, moment: datetime) -> int:
    """Return the number of the last entry before a moment."""
    checkpoint = journal.checkpoint()
    number = checkpoint.link.number if checkpoint else 0
    for entry in _until(journal, number, moment):
        number = entry.number
    return number


def _until(journal: Journal, after: int, moment: datetime) -> Iterator[LogEntry]:
    """Yield the entries behind a number, up to the first one of that moment or later."""
    while page := journal.entries(after, limit=AT_ONCE):
        earlier = list(takewhile(lambda entry: entry.look.where.at < moment, page))
        yield from earlier
        if len(earlier) < len(page):
            return
        after = page[-1].number


def _own(watch: Watch) -> dict[str, frozenset[str]]:
    """Return who may be asked why he looked at his own: households and the people in them, by staff."""
    own: dict[str, frozenset[str]] = {}
    after = ""
    while page := watch.ties.page(after, limit=AT_ONCE):
        for ties in page:
            people = (person.id for id in ties.household_ids for person in watch.people.members(id))
            own[ties.id] = frozenset((*ties.household_ids, *people))
        after = page[-1].id
    return own


def _streets(communities: Communities) -> tuple[str, ...]:
    return tuple(sorted({community.id[:STREET] for community in communities.within("")}))
