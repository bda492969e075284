"""Draw sheets: households, people and tags as rows for a workbook, each value as it is shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from services.grid.domain.access.access_rules import Shown
from services.grid.domain.access.sheet import ShownField
from services.grid.domain.completeness.home import Home
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.person import Person
from services.grid.domain.records.words import KINDS, POPULATIONS, RELATIONS, SOURCES, STATES, YES_NO
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.access.show_fields import show_fields
from services.grid.usecases.records.seal_tag import OpenTag
from shared.kernel.command import Caller
from shared.kernel.masking import discreet

Cell = str | int | None
Sheets = Mapping[str, Sequence[Sequence[Cell]]]
Fields = Mapping[str, str]
Line = tuple[tuple[Cell, ...], Fields]

OF_A_HOUSEHOLD = ("户编号", "地址", "户类型", "家庭人数", "核实状态")
OF_A_PERSON = ("人员编号", "户编号", "与户主关系", "人口类型", "核实状态")
OF_A_TAG = ("人员或户编号", "类别", "等级", "有效期起", "有效期止", "来源", "依据文件")


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Who looks, at which area and on which day, and what of people is revealed to him."""

    caller: Caller
    area: str
    today: date
    revealed: Collection[str] = ()


def draw_sheets(desk: Desk, homes: Sequence[Home], tags: Sequence[OpenTag], *, looking: Looking) -> Sheets:
    """Return the rows of every sheet, the words of the columns first; a column without any value is left out.

    A number that somebody has typed into a field for words is taken out.
    """
    bare = replace(looking, revealed=())
    households = [
        (_household(home), _shown(desk, About.HOUSEHOLD, home.household.particulars, bare)) for home in homes
    ]
    people = [
        (_person(person), _shown(desk, About.PERSON, person.particulars, looking))
        for home in homes
        for person in home.members
    ]
    return {
        "户": list(_rows(OF_A_HOUSEHOLD, households)),
        "人员": list(_rows(OF_A_PERSON, people)),
        "标签": [OF_A_TAG, *(_tag(each) for each in tags)],
    }


def _shown(desk: Desk, about: About, particulars: Particulars, looking: Looking) -> Fields:
    fields = show_fields(
        desk,
        particulars,
        about=about,
        area=looking.area,
        caller=looking.caller,
        today=looking.today,
        revealed=looking.revealed,
    )
    return {each.label: _text(each, looking.revealed) for each in fields}


def _rows(head: Sequence[str], lines: Sequence[Line]) -> Iterator[list[Cell]]:
    """Yield a table: what stands there of everybody, then the fields in the order of the table of fields."""
    labels = list(dict.fromkeys(chain.from_iterable(fields for _, fields in lines)))
    yield [*head, *labels]
    for plain, fields in lines:
        yield [*plain, *(fields.get(label) for label in labels)]


def _text(shown: ShownField, revealed: Collection[str]) -> str:
    plain = shown.shown is Shown.PLAIN and shown.code in revealed
    return shown.value if plain else discreet(YES_NO.get(shown.value, shown.value))


def _household(home: Home) -> tuple[Cell, ...]:
    household = home.household
    kind = KINDS[household.kind] if household.kind else None
    return household.id, household.address, kind, household.members, STATES[household.state]


def _person(person: Person) -> tuple[Cell, ...]:
    relation, population = RELATIONS[person.relation], POPULATIONS[person.population]
    return person.id, person.household_id, relation, population, STATES[person.state]


def _tag(opened: OpenTag) -> tuple[Cell, ...]:
    tag, told = opened.tag, opened.tag.origin.statement
    until = tag.valid_until.isoformat() if tag.valid_until else None
    since = tag.valid_from.isoformat()
    return (
        tag.subject_id,
        opened.category.label,
        opened.level,
        since,
        until,
        SOURCES[told.source],
        told.document,
    )
