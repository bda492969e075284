"""Export records: those of a grid, or of some households in it, for a purpose; one look, and on the list."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.grid.domain.access.access_rules import Purpose, Shown
from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.access.record_export import Counted, RecordExport
from services.grid.domain.access.reveal_day import RevealDay
from services.grid.domain.completeness.home import Home
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.access.draw_sheets import Looking, Sheets, draw_sheets
from services.grid.usecases.access.get_tags import visible
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk, RecordExports, RevealDays
from services.grid.usecases.access.require_reason import require_matter
from services.grid.usecases.completeness.ports import Homes
from services.grid.usecases.records.ports import Sealer, Tags
from services.grid.usecases.records.seal_tag import OpenTag
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from shared.kernel.ids import id_from

PASSWORD, GROUP = 20, 4  # characters of five bits each
AT_ONCE = 500  # ids in one question


@dataclass(frozen=True, kw_only=True)
class ExportWish:
    """Of which grid, or of which of its households; what for, and of which case or by which document.

    `plain` are the fields of people that are wanted unmasked.
    """

    area: str
    purpose: str
    reference: str
    household_ids: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ExportDesk:
    """All that is needed to let records go out, and to remember it."""

    desk: Desk
    homes: Homes
    tags: Tags
    tag_rules: TagRules
    days: RevealDays
    exports: RecordExports


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What goes out: rows by the title of their sheet, the mark on every sheet, and the password."""

    export: RecordExport
    mark: str
    sheets: Sheets = field(repr=False)
    password: str = field(repr=False)


def export_records(office: ExportDesk, *, wish: ExportWish, command: Command, where: Where) -> Exported:
    """Return the records, masked as on every screen; restricted categories are never among them.

    Refused: who may not take records out, what lies outside of his areas, a purpose that is none of exports,
    or names nothing or no matter of his, more people than the rules allow, and plain values where purpose or
    role do not allow them, or of more people than he may have revealed today. The same command again is the
    same export: it counts, is noted and has its number once.
    """
    desk, by = office.desk, command.by
    purpose = desk.access_rules.require_exportable(by, wish.area, wish.purpose, wish.reference)
    _require_plain(desk, wish, purpose, command)
    homes = _homes(office, wish, purpose, command)
    tags = _tags(office, homes, command, where)
    export = _made(office.exports, wish, homes, tags, command)
    _count(office, wish, homes, export, command)
    _note(desk, wish, homes, command, where)
    if export.happened():
        office.exports.save(export)
    looking = Looking(caller=by, area=wish.area, today=local_time(command.at).date(), revealed=wish.plain)
    return Exported(
        export=export,
        mark=export.mark(purpose),
        sheets=draw_sheets(desk, homes, tags, looking=looking),
        password=password_of(export.id, desk.sealer),
    )


def password_of(export_id: str, sealer: Sealer) -> str:
    """Return the password of an export: it follows from the keys, so it is kept nowhere."""
    drawn = hashlib.sha256(sealer.fingerprint(export_id, "export_password").encode()).digest()
    letters = base64.b32encode(drawn).decode()[:PASSWORD]
    return "-".join(letters[at : at + GROUP] for at in range(0, PASSWORD, GROUP))


def _require_plain(desk: Desk, wish: ExportWish, purpose: Purpose, command: Command) -> None:
    """Refuse plain values that the purpose does not need, or that may not be revealed to who asks."""
    if wish.plain and purpose.export is not Shown.PLAIN:
        raise NotAllowed("此目的的导出只能脱敏")
    for code in sorted(wish.plain):
        seen = desk.record_rules.rule(About.PERSON, code).seen
        desk.access_rules.require_revealable(command.by, wish.area, seen)


def _homes(office: ExportDesk, wish: ExportWish, purpose: Purpose, command: Command) -> list[Home]:
    """Return the homes in order; refused are none, too many, and a matter that is no reason for them."""
    buildings = [each.id for each in office.desk.register.buildings.in_grids([wish.area])]
    there = office.homes.in_buildings(buildings, on=local_time(command.at).date())
    homes = [home for home in there if not wish.household_ids or home.household.id in wish.household_ids]
    if wish.household_ids - {home.household.id for home in homes} or not homes:
        raise NotFound("此网格没有这些登记")
    most = office.desk.access_rules.exports.most_people
    if sum(len(home.members) for home in homes) > most:
        raise Invalid(f"一次最多导出{most}人，请按户分批导出")
    require_matter(office.desk, purpose, wish.reference, subjects=_subjects(homes), caller=command.by)
    return sorted(homes, key=lambda home: home.household.id)


def _subjects(homes: Sequence[Home]) -> tuple[str, ...]:
    """Return the ids of the households and of all who live in them, in an order of their own."""
    return tuple(sorted(id for home in homes for id in (home.household.id, *_members(home))))


def _members(home: Home) -> Iterator[str]:
    return (person.id for person in home.members)


def _tags(office: ExportDesk, homes: Sequence[Home], command: Command, where: Where) -> list[OpenTag]:
    """Return the tags that are not restricted and that who asks may see."""
    subjects = _subjects(homes)
    slices = (subjects[at : at + AT_ONCE] for at in range(0, len(subjects), AT_ONCE))
    found = [tag for some in slices for tag in office.tags.of_subjects(some) if not tag.restricted]
    return visible(office.desk, office.tag_rules, found, caller=command.by, where=where)


def _made(
    exports: RecordExports,
    wish: ExportWish,
    homes: Sequence[Home],
    tags: Sequence[OpenTag],
    command: Command,
) -> RecordExport:
    id = id_from("export", command.id)
    export = exports.find(id) or RecordExport(
        id=id,
        area=wish.area,
        purpose=wish.purpose,
        reference=wish.reference,
        counted=Counted(
            people=sum(len(home.members) for home in homes), households=len(homes), tags=len(tags)
        ),
        plain=tuple(sorted(wish.plain)),
        by=command.by.id,
        at=command.at,
    )
    return export if export.heeded(command) else export.go_out()


def _count(
    office: ExportDesk, wish: ExportWish, homes: Sequence[Home], export: RecordExport, command: Command
) -> None:
    """Count a reveal for each of the people of whom something goes out plain."""
    people = [person for home in homes for person in home.members]
    plain = [each.id for each in people if any(each.particulars.value(code) for code in wish.plain)]
    if plain:
        day = RevealDay.of(command.by.id, local_time(export.at).date())
        known, limit = office.days.find_all([day.id]), office.desk.access_rules.reveals_a_day
        granted = known.get(day.id, day).grant_all([f"{command.id}:{id}" for id in plain], limit=limit)
        office.days.keep([(granted, command)])


def _note(desk: Desk, wish: ExportWish, homes: Sequence[Home], command: Command, where: Where) -> None:
    """Write the look down; asked again it must be about the same people, for it is written once."""
    look = Look.of(
        command.by,
        where,
        Act.EXPORTED,
        subjects=_subjects(homes),
        outside=False,
        fields=tuple(sorted(wish.plain)),
        found=sum(len(home.members) for home in homes),
        purpose=wish.purpose,
        reference=wish.reference,
        command=command.id,
    )
    if note_look(desk, look).look.subjects != look.subjects:
        raise Conflict("登记已有变动，请重新导出")
