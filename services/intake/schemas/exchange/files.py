"""Files: items as JSON or as an Excel workbook, in and out; both carry the same records."""

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn

from services.intake.domain.exchange.item_record import write_item
from services.intake.domain.exchange.row_fault import RowFault, Where
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.schemas.exchange.imported import Imported
from services.intake.schemas.exchange.read_table import TableReader
from services.intake.schemas.exchange.record import ABOUT, ItemRecordView
from services.intake.schemas.exchange.table import write_table
from services.intake.usecases.menu.import_items import Proposal
from shared.kernel.errors import Invalid

MOST_ITEMS = 200
LONGEST_FILE = 700_000  # characters of JSON, or of the workbook in base64
SHEET_OF_JSON = "items"


class FileFormat(StrEnum):
    """JSON for other systems, a workbook for people."""

    JSON = "json"
    EXCEL = "excel"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read: proposals that are sound, and all faults. `letters` name the columns of a workbook."""

    proposals: tuple[Proposal, ...]
    faults: tuple[RowFault, ...]
    letters: dict[tuple[str, str], str]


def write_file(format: FileFormat, items: Iterable[ServiceItem]) -> str:
    """Return the records of items, a workbook in base64; raises Invalid where that is too long to send."""
    records = [ItemRecordView().dump(write_item(item)) for item in items]
    content = (
        json.dumps({SHEET_OF_JSON: records}, ensure_ascii=False, indent=1)
        if format is FileFormat.JSON
        else base64.b64encode(write_table(records)).decode("ascii")
    )
    if len(content) > LONGEST_FILE:
        raise Invalid("导出内容过大，请按类别或者编码分批导出")
    return content


def read_file(format: FileFormat, content: str) -> Reading:
    """Return what a file proposes; raises Invalid for what is no such file at all."""
    reader = TableReader(_bytes(content)) if format is FileFormat.EXCEL else None
    imported = reader.read() if reader else _read_json(content)
    if not 1 <= len(imported) <= MOST_ITEMS:
        raise Invalid(f"一次可以导入1至{MOST_ITEMS}个事项")
    guides = [(each, each.guide()) for each in imported]
    return Reading(
        proposals=tuple(
            Proposal(code=each.code, guide=guide, where=each.rows[()]) for each, guide in guides if guide
        ),
        faults=(*(reader.faults if reader else ()), *(fault for each in imported for fault in each.faults)),
        letters=reader.letters if reader else {},
    )


def _bytes(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("文件须以base64编码上传") from None


def _read_json(content: str) -> list[Imported]:
    try:
        said = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Invalid("不是可以读取的JSON文件") from None
    records = said.get(SHEET_OF_JSON) if isinstance(said, dict) else None
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise Invalid(f"JSON文件须为一个对象，其“{SHEET_OF_JSON}”为事项记录的列表")
    codes = [str(record.get("code", "")) for record in records]
    return [_imported(codes, number, record) for number, record in enumerate(records)]


def _imported(codes: list[str], number: int, record: dict[str, Any]) -> Imported:
    where, code = Where(sheet=SHEET_OF_JSON, row=number + 1), codes[number]
    own = {name: said for name, said in record.items() if name not in ABOUT}
    imported = Imported(code=code, record=own, rows={(): where})
    if not code or code in codes[:number]:
        wrong = Where(sheet=where.sheet, row=where.row, field="code")
        imported.faults.append(RowFault(where=wrong, reason="事项编码重复" if code else "须有事项编码"))
    return imported


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")
