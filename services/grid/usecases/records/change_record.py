"""Change record: read one, change it, keep it."""

from collections.abc import Callable
from typing import TypeVar

from services.grid.usecases.records.import_rows import Identified
from services.grid.usecases.records.ports import Revised
from shared.kernel.command import Command
from shared.kernel.errors import NotFound

Record = TypeVar("Record", bound=Identified)


def change_record(
    records: Revised[Record], id: str, change: Callable[[Record], Record], *, command: Command
) -> Record:
    """Return the record as it is afterwards; raises NotFound, and what `change` refuses."""
    record = find_record(records, id)
    changed = change(record)
    records.keep([(changed, command)])
    return records.find_all([id])[id]


def find_record(records: Revised[Record], id: str) -> Record:
    """Return a record, or raise NotFound."""
    record = records.find_all([id]).get(id)
    if record is None:
        raise NotFound("没有这份登记")
    return record
