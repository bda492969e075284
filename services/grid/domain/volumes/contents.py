"""Contents: which sections a volume has, and what stands in them (§4.6)."""

from collections.abc import Mapping, Sequence
from datetime import date

from services.grid.domain.records.words import POPULATIONS
from services.grid.domain.territory.building import Building
from services.grid.domain.volumes.findings import Dwellings, Inhabitants, Inspected, Standing, Troubles
from services.grid.domain.volumes.volume import Line, Section

POSTS = {"A": "A 岗", "B": "B 岗"}

Value = str | int | float | None
Told = tuple[str, str, Value]  # key, label and value of a line


def of_building(
    building: Building,
    dwellings: Dwellings,
    inhabitants: Inhabitants,
    facilities: Sequence[Inspected],
    troubles: Troubles,
) -> tuple[Section, ...]:
    """Return what stands in the volume of a building."""
    basics = (
        ("address", "地址", building.address),
        ("built", "建成年份", building.built),
        ("floors", "地上层数", building.floors),
        ("units", "单元数", building.units),
        ("compound", "小区", building.compound_id),
    )
    return (
        section("basics", "基本情况", basics),
        _of_dwellings(dwellings),
        _of_people(inhabitants),
        _of_facilities(facilities),
        _of_troubles(troubles),
    )


def of_grid(
    standing: Standing,
    dwellings: Dwellings,
    inhabitants: Inhabitants,
    facilities: Sequence[Inspected],
    troubles: Troubles,
) -> tuple[Section, ...]:
    """Return what stands in the volume of a grid."""
    basics: tuple[Told, ...] = (
        ("version", "边界版本", standing.version_no),
        *((f"post_{post}", POSTS.get(post, post), who) for post, who in sorted(standing.workers.items())),
        ("buildings", "楼栋数", standing.buildings),
        ("households_at_creation", "划定时户数", standing.households_at_creation),
    )
    return (
        section("basics", "基本情况", basics),
        _of_dwellings(dwellings),
        _of_people(inhabitants),
        _of_facilities(facilities),
        _of_troubles(troubles),
        section("clears", "四清", _clears(standing)),
    )


def section(key: str, title: str, lines: Sequence[Told]) -> Section:
    """Return a section of lines, each told as key, label and value."""
    return Section(
        key=key,
        title=title,
        lines=tuple(Line(key=k, label=label, value=in_words(value)) for k, label, value in lines),
    )


def in_words(value: Value) -> str | None:
    """Return a value as it is shown and compared: a share to the hundredth."""
    if value is None:
        return None
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _of_dwellings(dwellings: Dwellings) -> Section:
    lines = (
        ("households", "户数", dwellings.households),
        ("occupied", "有人居住", dwellings.occupied),
        ("vacant", "空置", dwellings.vacant),
        ("rented", "出租", dwellings.rented),
    )
    return section("dwellings", "房屋", lines)


def _of_people(inhabitants: Inhabitants) -> Section:
    counted: Mapping[str, int] = inhabitants.by_population
    lines = (
        ("persons", "人数", inhabitants.persons),
        *((f"population_{kind}", label, counted.get(kind, 0)) for kind, label in POPULATIONS.items()),
        *((f"tag_{code}", f"关怀类别 {code}", count) for code, count in sorted(inhabitants.tagged.items())),
    )
    return section("people", "人口", lines)


def _of_facilities(facilities: Sequence[Inspected]) -> Section:
    lines: list[Told] = []
    for each in sorted(facilities, key=lambda facility: facility.id):
        lines.append((f"{each.id}_last", f"{each.name} 上次检查", _day(each.last)))
        lines.append((f"{each.id}_due", f"{each.name} 下次检查", _day(each.due)))
    return section("facilities", "设施", lines)


def _of_troubles(troubles: Troubles) -> Section:
    lines = (
        ("hazards_open", "未整改隐患", troubles.hazards_open),
        ("hazards_closed", "已整改隐患", troubles.hazards_closed),
        ("disputes_open", "未化解矛盾", troubles.disputes_open),
        ("disputes_ended", "已办结矛盾", troubles.disputes_ended),
        ("cases", "近十二个月办件", troubles.cases),
    )
    return section("troubles", "隐患与矛盾", lines)


def _clears(standing: Standing) -> Sequence[Told]:
    clears = standing.clears
    if clears is None:
        return ()
    shares = clears.shares
    return (
        ("score", "四清得分", clears.score),
        ("grade", "等级", clears.grade),
        ("families", "家庭情况清", shares["families"]),
        ("people", "人员类别清", shares["people"]),
        ("facilities", "区域设施清", shares["facilities"]),
        ("hazards", "隐患矛盾清", shares["hazards"]),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
