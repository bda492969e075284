"""A volume on paper: a cover with counts, then every line. No names: those stay in the records."""

from services.grid.domain.volumes.volume import Volume, VolumeKind
from shared.kernel.calendar import local_time
from shared.kernel.official_document import OfficialDocument, Table

TITLES = {VolumeKind.BUILDING: "一栋一卷", VolumeKind.GRID: "一片一档"}
NOTHING = "—"


def paper(volume: Volume, *, office: str, digest: str) -> OfficialDocument:
    """Return the volume as a document; its code and its note are the hash, which proves it."""
    rows = tuple(
        (section.title, line.label, line.value or NOTHING)
        for section in volume.sections
        for line in section.lines
    )
    day = local_time(volume.drawn_at)
    return OfficialDocument(
        office=office,
        title=TITLES[volume.kind],
        number=f"{volume.about}-{day:%Y%m%d}",
        facts=(("对象", volume.title), ("所属网格", volume.grid_code), ("生成时间", f"{day:%Y-%m-%d %H:%M}")),
        table=Table(columns=("类别", "项目", "内容"), rows=rows) if rows else None,
        notes=("本卷由系统根据已登记信息自动生成，不含个人姓名。", f"校验值 {digest}"),
        signs=office,
        day=f"{day:%Y年%-m月%-d日}",
        code=digest,
    )
