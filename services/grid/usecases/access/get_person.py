"""Get a person, as he is shown to who asks."""

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.access.sheet import PersonSheet
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.hukou import HukouCase, Registration, hukou_case
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import Person
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.access.show_fields import label_of, show_fields
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.take_values import plain
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller


def get_person(
    desk: Desk, *, person_id: str, caller: Caller, where: Where, act: Act = Act.SHOWN
) -> PersonSheet:
    """Return the card of a person (全员人口信息卡), masked; that it was shown, or printed, is noted first."""
    person = find_record(desk.people, person_id)
    area = area_of_person(desk.register, person, at=where.at)
    own = caller.covers(area)
    note_look(desk, Look.of(caller, where, act, subjects=[person_id], outside=not own))
    today = local_time(where.at).date()
    return PersonSheet(
        person=person,
        area=area,
        own=own,
        label=label_of(desk, person.particulars),
        fields=show_fields(
            desk, person.particulars, about=About.PERSON, area=area, caller=caller, today=today
        ),
        residences=person.residences if own else (),
        hukou=_hukou(desk, person) if own else None,
    )


def _hukou(desk: Desk, person: Person) -> HukouCase:
    """Return the case of registration against residence."""
    household_id = person.residence.household_id if person.residence else ""
    household = desk.register.households.find_all([household_id]).get(household_id)
    registered = Registration(
        division=_said(desk, person, "hukou_division"),
        house_id=_said(desk, person, "hukou_house"),
        lodged=_said(desk, person, "hukou_lodged") == "yes",
    )
    return hukou_case(
        registered,
        lives_in=household.house_id if household else None,
        verified=person.state is RecordState.VERIFIED,
    )


def _said(desk: Desk, person: Person, code: str) -> str | None:
    kept = person.particulars.value(code)
    return plain(desk.record_rules.rule(About.PERSON, code), desk.sealer, kept) if kept else None
