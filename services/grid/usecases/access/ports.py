"""What the use cases of access need from the world outside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.grid.domain.access.access_rules import AccessRules
from services.grid.domain.access.look import Checkpoint, Link, LogEntry
from services.grid.domain.access.look_report import LookReport
from services.grid.domain.access.record_export import RecordExport
from services.grid.domain.access.reference import ReferenceKind, Referred
from services.grid.domain.access.reveal_day import RevealDay
from services.grid.domain.access.ties import Ties
from services.grid.domain.records.record_rules import RecordRules
from services.grid.usecases.records.ports import People, Revised, Sealer
from services.grid.usecases.territory.ports import Register


class Journal(Protocol):
    """The log of looks: it can only grow, and lose at its beginning what was kept long enough."""

    def checkpoint(self) -> Checkpoint | None:
        """Return where the chain begins, or None where it begins with its first entry."""

    def forget(self, checkpoint: Checkpoint) -> None:
        """Let the chain begin behind a checkpoint, and remove what lies before."""

    def last(self) -> Link:
        """Return the end of the chain."""

    def link(self, number: int) -> Link | None:
        """Return where the chain stood after that many entries, or None."""

    def add(self, entry: LogEntry) -> bool:
        """Keep an entry; False where another one has its number already."""

    def of_command(self, id: str) -> LogEntry | None:
        """Return the entry of a command, or None."""

    def entries(self, after: int, *, limit: int) -> list[LogEntry]:
        """Return the next entries, in order."""

    def about(self, subject: str, *, after: int, limit: int) -> list[LogEntry]:
        """Return the entries after that number about a person or household, in order."""


RevealDays = Revised[RevealDay]
StaffTies = Revised[Ties]


class LookReports(Protocol):
    """The weekly reports of looks."""

    def find(self, id: str) -> LookReport | None:
        """Return one, or None."""

    def latest(self) -> LookReport | None:
        """Return the newest, or None where there is none yet."""

    def save(self, aggregate: LookReport, /) -> None:
        """Keep one with its fact, or raise StaleWrite."""


class RecordExports(Protocol):
    """All exports of records: that they were, not what went out."""

    def find(self, id: str) -> RecordExport | None:
        """Return one, or None."""

    def save(self, aggregate: RecordExport, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def made_in(self, area: str, *, after: str, limit: int) -> list[RecordExport]:
        """Return those of an area from behind a place on, newest first."""


class AccessTable(Protocol):
    """Who may see what, in versions."""

    def in_force(self, at: datetime) -> AccessRules:
        """Return the version of that day."""


class References(Protocol):
    """The cases, visits and other matters that may be named as a reason."""

    def find(self, kind: ReferenceKind, id: str, *, subjects: Collection[str]) -> Referred | None:
        """Return what is known of one, or None; a task is one of the plans of the subjects."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All that is needed to show somebody something, and to remember it."""

    register: Register
    people: People
    record_rules: RecordRules
    access_rules: AccessRules
    sealer: Sealer
    journal: Journal
    references: References
