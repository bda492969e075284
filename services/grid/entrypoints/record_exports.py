"""RPC doors for those who take records out of the house, and for those who watch over that."""

from typing import Any

from services.grid.domain.access.look import Where
from services.grid.entrypoints.access import LOOKERS
from services.grid.entrypoints.tags import TagDoors
from services.grid.schemas.access import exports as schemas
from services.grid.usecases.access.export_records import ExportDesk, ExportWish, export_records
from services.grid.usecases.access.list_exports import list_exports
from services.grid.usecases.access.ports import RecordExports
from services.grid.usecases.completeness.ports import Homes
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

WATCHING = ("station_head", "section_head", "leader", "operator")


class RecordExportDoors(TagDoors):
    """Doors of exports; the rules of access say which of the roles may take anything out."""

    homes: Homes
    record_exports: RecordExports

    @command(schemas.ExportRecordsForm, schemas.ExportedRecordsView, allow=LOOKERS)
    def export_records(self, command: Command, *, wish: ExportWish, **seen_from: Any) -> dict[str, Any]:
        """Hand out the records of a grid as a locked workbook, masked; for a purpose, and written down."""
        where = Where(at=command.at, **seen_from)
        office = ExportDesk(
            desk=self._desk(where),
            homes=self.homes,
            tags=self.tags,
            tag_rules=self._categories(command),
            days=self.reveal_days,
            exports=self.record_exports,
        )
        return schemas.show_export(export_records(office, wish=wish, command=command, where=where))

    @query(schemas.ListExportsForm, Page(schemas.RecordExportView), allow=WATCHING)
    def list_exports(self, caller: Caller, area: str, cursor: str, limit: int) -> dict[str, Any]:
        """Show which records of an area were exported, newest first, page by page."""
        items, place = list_exports(self.record_exports, area, after=cursor, limit=limit, caller=caller)
        return {"items": items, "next": place}
