"""The card of a person (全员人口信息卡) on paper: exactly what who prints it is shown, and no more (§4.2)."""

from datetime import datetime

from services.grid.domain.access.sheet import PersonSheet
from services.grid.domain.records.words import STATES
from shared.kernel.calendar import local_time
from shared.kernel.official_document import OfficialDocument, Table

OUT_OF_DATE = "（待核实）"


def person_card(sheet: PersonSheet, *, office: str, by: str, at: datetime) -> OfficialDocument:
    """Return it as a document. Who printed it, and when, stands on it: paper has no log of its own."""
    moment = local_time(at)
    rows = tuple(
        (
            each.label,
            each.value,
            STATES[each.state],
            f"{each.as_of}{OUT_OF_DATE if each.out_of_date else ''}",
        )
        for each in sheet.fields
    )
    return OfficialDocument(
        office=office,
        title="全员人口信息卡",
        number=f"RK-{sheet.person.id}-{moment:%Y%m%d}",
        facts=(("姓名", sheet.label), ("所在区域", sheet.area), ("状态", STATES[sheet.person.state])),
        table=Table(columns=("项目", "内容", "核实状态", "数据日期"), rows=rows) if rows else None,
        notes=(f"由 {by} 于 {moment:%Y-%m-%d %H:%M} 打印，仅供本人职责范围内使用，用后销毁。",),
        signs=office,
        day=f"{moment:%Y年%-m月%-d日}",
        code=sheet.person.id,
    )
