"""RPC doors for the special categories of people and households."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.grid.domain.access.look import Where
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.import_batch import RecordOutcome
from services.grid.domain.records.origin import Statement
from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import TagRules
from services.grid.entrypoints.access import LOOKERS, AccessDoors
from services.grid.entrypoints.records import REGISTRARS, RecordDoors
from services.grid.schemas.records.origin import RecordRowsView
from services.grid.schemas.records.reseal import ResealedView, ResealForm
from services.grid.schemas.records.tag import (
    AddTagForm,
    EndTagForm,
    GetTagsForm,
    ListTaggedForm,
    RevealedTagsView,
    RevealTagsForm,
    TagIdView,
    TagsForm,
    TagsView,
    TagView,
)
from services.grid.usecases.access.get_tags import get_tags
from services.grid.usecases.access.list_tagged import ListWish, Tagged, list_tagged
from services.grid.usecases.access.reveal_tags import TagWish, reveal_tags
from services.grid.usecases.records.add_tag import add_tag
from services.grid.usecases.records.end_tag import end_tag
from services.grid.usecases.records.import_tags import import_tags, subjects_of
from services.grid.usecases.records.ports import TagTable
from services.grid.usecases.records.reseal_records import (
    RecordKind,
    Resealed,
    Sealed,
    reseal_records,
)
from services.grid.usecases.records.seal_tag import TagRow
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query


class TagDoors(AccessDoors, RecordDoors):
    """Doors for tags; restricted ones come by import alone and are shown for a purpose alone."""

    tag_table: TagTable

    @command(TagsForm, RecordRowsView, allow=REGISTRARS)
    def import_tags(
        self, command: Command, *, rows: Sequence[TagRow], origin: Statement, dry_run: bool
    ) -> dict[str, Any]:
        """Keep tags, as an authority or the street tells them. A dry run only tells."""
        return {"rows": self._take_tags(command, rows, origin, dry_run), "dry_run": dry_run}

    def _take_tags(
        self, command: Command, rows: Sequence[TagRow], origin: Statement, dry_run: bool
    ) -> list[RecordOutcome]:
        return import_tags(
            self.tags,
            subjects_of(self.people, self.households, {row.subject_id for row in rows}),
            self._categories(command),
            self._registry(command),
            rows=rows,
            brought=self._brought(About.PERSON, origin, dry_run, command),
        )

    @command(AddTagForm, TagIdView, allow=("worker", "station_head"))
    def add_tag(self, command: Command, *, row: TagRow, origin: Statement) -> Tag:
        """Say that somebody of one's grid belongs to a category that is not restricted."""
        return add_tag(
            self.tags,
            self.people,
            self.register,
            self._categories(command),
            self.sealer,
            row=row,
            origin=origin,
            command=command,
        )

    @command(EndTagForm, TagIdView, allow=("worker", "station_head", "section_head"))
    def end_tag(self, command: Command, *, tag_id: str, on: date, because: str) -> Tag:
        """Say that somebody does not belong to a category any more."""
        return end_tag(
            self.tags,
            self.register,
            self._categories(command),
            self.sealer,
            tag_id=tag_id,
            on=on,
            because=because,
            command=command,
        )

    @query(GetTagsForm, TagsView, allow=LOOKERS)
    def get_tags(self, caller: Caller, *, subject_id: str, **seen_from: Any) -> dict[str, Any]:
        """Show the tags of a person or household that are not restricted."""
        where = Where(at=clock.now(), **seen_from)
        rules = self.tag_table.in_force(where.at)
        shown = get_tags(
            self._desk(where), self.tags, rules, subject_id=subject_id, caller=caller, where=where
        )
        return {"items": shown}

    @query(ListTaggedForm, Page(TagView), allow=LOOKERS)
    def list_tagged(self, caller: Caller, *, wish: ListWish, **seen_from: Any) -> Tagged:
        """List who of a community belongs to a category that is not restricted."""
        where = Where(at=clock.now(), **seen_from)
        rules = self.tag_table.in_force(where.at)
        return list_tagged(self._desk(where), self.tags, rules, wish=wish, caller=caller, where=where)

    @command(RevealTagsForm, RevealedTagsView, allow=LOOKERS)
    def reveal_tags(self, command: Command, *, wish: TagWish, **seen_from: Any) -> dict[str, Any]:
        """Show all tags of a person that one's role may see, for a purpose, so often a day."""
        where = Where(at=command.at, **seen_from)
        shown = reveal_tags(
            self._desk(where),
            self.reveal_days,
            self.tags,
            self._categories(command),
            wish=wish,
            command=command,
            where=where,
        )
        return {"items": shown}

    @command(ResealForm, ResealedView, allow=("operator",))
    def reseal_records(self, command: Command, *, kind: RecordKind, after: str) -> Resealed:
        """Seal some records with the newest key; `python -m ops.reseal` does it for all."""
        every = Sealed(
            people=self.people,
            households=self.households,
            tags=self.tags,
            rules=self.record_rules.in_force(command.at),
            sealer=self.sealer,
        )
        return reseal_records(every, kind=kind, after=after, command=command)

    def _categories(self, command: Command) -> TagRules:
        return self.tag_table.in_force(command.at)
