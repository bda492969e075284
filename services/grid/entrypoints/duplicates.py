"""RPC doors for records that are about one person, and the timer that tells of answers that are missing."""

from typing import Any

from nameko.timer import timer

from services.grid.domain.records.duplicate import Duplicate
from services.grid.entrypoints.sources import Sources
from services.grid.schemas.records import duplicate as forms
from services.grid.usecases.assignments.ports import Calendars
from services.grid.usecases.records.answer_duplicate import answer_duplicate
from services.grid.usecases.records.dismiss_duplicate import dismiss_duplicate
from services.grid.usecases.records.follow_merge import follow_merge
from services.grid.usecases.records.list_duplicates import DuplicatePage, list_duplicates
from services.grid.usecases.records.merge_people import merge_people
from services.grid.usecases.records.note_duplicates import DuplicateBook
from services.grid.usecases.records.ports import Duplicates, DuplicateTable, People, Tags
from services.grid.usecases.records.report_duplicate import report_duplicate
from services.grid.usecases.records.undo_merge import undo_merge
from services.grid.usecases.remind import remind
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

SEEING = ("worker", "station_head", "clerk", "section_head")
DECIDING = ("station_head", "clerk", "section_head")


class DuplicateDoors(Sources):
    """Doors for who finds, answers and decides."""

    people: People
    duplicates: Duplicates
    duplicate_table: DuplicateTable
    calendars: Calendars
    tags: Tags

    @property
    def duplicate_book(self) -> DuplicateBook:
        return DuplicateBook(
            duplicates=self.duplicates,
            people=self.people,
            register=self.register,
            table=self.duplicate_table,
            calendars=self.calendars,
        )

    @query(forms.ListDuplicatesForm, Page(forms.DuplicateView), allow=SEEING)
    def list_duplicates(self, caller: Caller, **wanted: Any) -> DuplicatePage:
        """List what is open in an area, what both grids have to answer first."""
        return list_duplicates(self.duplicates, caller=caller, **wanted)

    @command(forms.ReportDuplicateForm, forms.DuplicateView, allow=SEEING)
    def report_duplicate(self, command: Command, **wish: Any) -> Duplicate:
        """Say that two records seem to be about one person."""
        return report_duplicate(self.duplicate_book, command=command, **wish)

    @command(forms.AnswerDuplicateForm, forms.DuplicateView, allow=("worker", "station_head"))
    def answer_duplicate(self, command: Command, **wish: Any) -> Duplicate:
        """Say whether the person really lives where the record of one's own grid has him."""
        return answer_duplicate(self.duplicate_book, command=command, **wish)

    @command(forms.MergePeopleForm, forms.DuplicateView, allow=DECIDING)
    def merge_people(self, command: Command, **wish: Any) -> Duplicate:
        """Let one record stand for both."""
        merged = merge_people(self.duplicate_book, command=command, **wish)
        follow_merge(self.duplicate_book, self.tags, merged, command=command)
        return merged

    @command(forms.NoteForm, forms.DuplicateView, allow=DECIDING)
    def undo_merge(self, command: Command, **wish: Any) -> Duplicate:
        """Make two records of them again."""
        parted = undo_merge(self.duplicate_book, command=command, **wish)
        follow_merge(self.duplicate_book, self.tags, parted, command=command)
        return parted

    @command(forms.NoteForm, forms.DuplicateView, allow=DECIDING)
    def dismiss_duplicate(self, command: Command, **wish: Any) -> Duplicate:
        """Find that they are two people."""
        return dismiss_duplicate(self.duplicate_book, command=command, **wish)

    @timer(interval=60)
    def remind_duplicates(self) -> None:
        while remind(self.duplicates, now=clock.now()):
            pass
