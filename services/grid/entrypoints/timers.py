"""What grid does by itself."""

from nameko.timer import timer

from services.grid.entrypoints.handover_sources import HandoverSources
from services.grid.usecases.access.forget_looks import forget_looks
from services.grid.usecases.access.ports import AccessTable, Journal
from services.grid.usecases.assignments.cover_cases import Waiting, cover_cases
from services.grid.usecases.assignments.ports import Calendars, CoverBook, Standstills
from services.grid.usecases.assignments.retry_unassigned import retry_unassigned
from services.grid.usecases.posts.follow_rosters import follow_rosters
from services.grid.usecases.records.forget_tags import forget_tags
from services.grid.usecases.records.ports import Sealer, Tags, TagTable
from shared.kernel import clock


class Timers(HandoverSources):
    """Doors for the clock. Every replica opens them; the version of an assignment lets one of them win."""

    calendars: Calendars
    cover_rules: CoverBook
    tags: Tags
    tag_table: TagTable
    journal: Journal
    access_table: AccessTable
    sealer: Sealer
    standstills: Standstills

    @timer(interval=2)
    def cover_cases(self) -> None:
        waiting = Waiting(calendars=self.calendars, rules=self.cover_rules, standstills=self.standstills)
        while cover_cases(self.assignments, self.rota, waiting, now=clock.now()):
            pass

    @timer(interval=20)
    def follow_rosters(self) -> None:
        follow_rosters(self.handover_desk, now=clock.now())

    @timer(interval=5)
    def retry_unassigned(self) -> None:
        retry_unassigned(self.assignments, self.rota, now=clock.now())

    @timer(interval=3600)
    def forget_tags(self) -> None:
        now = clock.now()
        while forget_tags(self.tags, self.tag_table.in_force(now), now=now):
            pass

    @timer(interval=3600)
    def forget_looks(self) -> None:
        now = clock.now()
        while forget_looks(self.journal, self.sealer, self.access_table.in_force(now), now=now):
            pass
