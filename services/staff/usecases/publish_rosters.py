"""Publish rosters: who is on duty when, and who is away."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.staff.domain.posts import Posts
from services.staff.domain.roster import DutyShift, Roster, roster_id
from services.staff.usecases.fill_posts import holder_in
from services.staff.usecases.ports import AllAbsences, AllPosts, Rosters, Workers
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class RosterRow:
    """All shifts of one worker in one month, like 2026-11; who stands in on days away, if not his partner."""

    worker_id: str
    month: str
    shifts: tuple[DutyShift, ...]
    substitute_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class DutyBook:
    """Everything that a roster must agree with."""

    workers: Workers
    posts: AllPosts
    rosters: Rosters
    absences: AllAbsences


def publish_rosters(book: DutyBook, *, rows: Sequence[RosterRow], command: Command) -> list[RowOutcome]:
    """Publish a batch of rosters.

    Refused is a row from outside of the caller's areas, all that a roster refuses by itself, and a day
    on which both workers of a grid would be away, unless a third stands in: somebody who may work there, is
    there on those days and is not the partner. Who stands in for somebody and is away on one of those days
    names another third.
    """
    return each_row(rows, lambda row, wish: _publish(book, row, wish), command=command)


def _publish(book: DutyBook, row: RosterRow, command: Command) -> None:
    command.by.require_area(book.workers.get(row.worker_id).area)
    found = book.rosters.find(roster_id(row.worker_id, row.month))
    roster = found or Roster.blank(row.worker_id, row.month)
    if not roster.heeded(command) and roster.publish(row.shifts, substitute_id=row.substitute_id):
        _require_relieved(book, roster)
        for area in book.posts.held_by(row.worker_id):
            _put_down(book, area, roster)
        book.rosters.save(roster)


def _put_down(book: DutyBook, area: Posts, roster: Roster) -> None:
    """Put the days away down where the partner's are; see domain/absences.py for why first."""
    partner = area.partner_of(roster.worker_id)
    if partner is None:
        return
    absences = book.absences.of(area.id, roster.month)
    if roster.substitute_id is not None:
        _require_there(book, area, roster, substitute_id=roster.substitute_id)
        book.absences.keep(absences.put_down_covered(roster.worker_id, roster.days_away()))
        return
    theirs = book.rosters.find(roster_id(partner.worker_id, roster.month))
    book.absences.keep(
        absences.put_down(
            roster.worker_id,
            roster.days_away(),
            partner_id=partner.worker_id,
            partner_days=theirs.days_away() if theirs and theirs.substitute_id is None else (),
        )
    )


def _require_relieved(book: DutyBook, roster: Roster) -> None:
    """Refuse days away on which the worker stands in for another, unless somebody relieves him there."""
    away = set(roster.days_away())
    for absent in book.rosters.naming(roster.worker_id, roster.month):
        if not away.intersection(absent.days_away()):
            continue
        if roster.substitute_id is None:
            raise Conflict(
                f"正为 {absent.worker_id} 替班，离岗须另行指定替班人", {"substitute_id": ["请指定"]}
            )
        for area in book.posts.held_by(absent.worker_id):
            _require_there(book, area, roster, substitute_id=roster.substitute_id)


def _require_there(book: DutyBook, area: Posts, roster: Roster, *, substitute_id: str) -> None:
    holder_in(book.workers, area.id, substitute_id)
    if substitute_id == roster.worker_id or any(
        held.worker_id == substitute_id for held in area.holders.values()
    ):
        raise Conflict("替班人须为网格两岗以外的第三人", {"substitute_id": ["须为第三人"]})
    own = book.rosters.find(roster_id(substitute_id, roster.month))
    if own and (both := sorted(set(own.days_away()).intersection(roster.days_away()))):
        raise Conflict(f"替班人 {both[0]} 也不在岗", {"days": [day.isoformat() for day in both]})
