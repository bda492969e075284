"""What is shown of people and households, to whom, and that every look is noted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.grid.domain.access.access_rules import Shown
from services.grid.domain.access.look import Act, Where
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.hukou import HukouCase, Registration, hukou_case
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.residence import Residence
from services.grid.usecases.access.get_household import get_household
from services.grid.usecases.access.get_person import get_person
from services.grid.usecases.access.list_looks import list_looks
from services.grid.usecases.access.reveal import Wish, reveal
from services.grid.usecases.access.search_households import Search, search_households
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.grid.access.builders import ACCESS, SAID, WHERE, a_desk, a_known_person, a_worker
from tests.grid.builders import GRID, NEXT_GRID, a_command, a_household
from tests.grid.records.builders import NAME, NUMBER, PHONE, an_origin
from tests.grid.records.fakes import FakeRevised

OWN, STRANGER = a_worker(), a_worker(id="W0009", areas=frozenset({NEXT_GRID}))


def shown(sheet):
    return {field.code: (field.value, field.shown) for field in sheet.fields}


def noted(desk):
    return [(entry.look.act, entry.look.by, entry.look.outside) for entry in desk.journal.kept]


class TestShowing:
    def test_a_worker_sees_his_people_masked(self):
        desk = a_desk()

        sheet = get_person(desk, person_id="P00000001", caller=OWN, where=WHERE)

        assert shown(sheet) == {
            "name": ("王*", Shown.MASKED),
            "sex": ("男", Shown.PLAIN),
            "id_number": ("340102********0010", Shown.MASKED),
            "phone": ("138****1234", Shown.MASKED),
            "employer": ("***", Shown.MASKED),
        }
        assert (sheet.label, sheet.area, sheet.own) == ("王*", GRID, True)
        assert noted(desk) == [(Act.SHOWN, "W0001", False)]

    def test_elsewhere_there_is_a_masked_name_and_the_building(self):
        desk = a_desk()

        person = get_person(desk, person_id="P00000001", caller=STRANGER, where=WHERE)
        household = get_household(desk, household_id="H00000001", caller=STRANGER, where=WHERE)

        assert set(shown(person)) == {"name", "id_number", "phone"}
        assert {how for _, how in shown(person).values()} == {Shown.MASKED}
        assert (person.residences, person.hukou) == ((), None)
        assert household.address == "全椒路社区幸福小区3幢"
        assert [(line.label, line.person) for line in household.people] == [("王*", None)]
        assert noted(desk) == [(Act.SHOWN, "W0009", True)] * 2

    def test_a_household_is_shown_with_its_people_to_the_door(self):
        desk = a_desk()

        sheet = get_household(desk, household_id="H00000001", caller=OWN, where=WHERE)

        assert sheet.address == "全椒路社区幸福小区3幢1单元501室"
        assert shown(sheet) == {
            "rented": ("yes", Shown.PLAIN),
            "owner_phone": ("139****4321", Shown.MASKED),
        }
        assert [line.id for line in sheet.people] == ["P00000001"]
        [entry] = desk.journal.kept
        assert set(entry.look.subjects) == {"H00000001", "P00000001"}
        assert entry.look.where == WHERE

    @pytest.mark.parametrize(("days", "out_of_date"), [(365, False), (366, True)])
    def test_a_value_is_out_of_date_after_its_days(self, days, out_of_date):
        desk, where = a_desk(), Where(at=WHERE.at + timedelta(days=days - 22))  # it is as of November 1st

        sheet = get_person(desk, person_id="P00000001", caller=OWN, where=where)

        assert {field.code: field.out_of_date for field in sheet.fields}["phone"] is out_of_date

    def test_nobody_is_shown_who_is_not_there(self):
        for look, words in ((get_person, {"person_id": "P404"}), (get_household, {"household_id": "H404"})):
            desk = a_desk()
            with pytest.raises(NotFound):
                look(desk, caller=OWN, where=WHERE, **words)
            assert desk.journal.kept == []


class TestRegistration:
    def test_each_case(self):
        here, there = "340102998001B00001-010101", "340102998001B00002-010101"
        cases = {
            HukouCase.BOTH_HERE: ("340102", here, False, here),
            HukouCase.AWAY: ("340102", here, False, None),
            HukouCase.FROM_THE_DISTRICT: ("340102", there, False, here),
            HukouCase.FLOATING: ("341200", None, False, here),
            HukouCase.LODGED: ("340102", there, True, here),
        }
        for case, (division, house_id, lodged, lives_in) in cases.items():
            registered = Registration(division=division, house_id=house_id, lodged=lodged)
            assert hukou_case(registered, lives_in=lives_in, verified=True) is case
            assert hukou_case(registered, lives_in=lives_in, verified=False) is HukouCase.UNDECIDED

    def test_what_is_not_known_is_undecided(self):
        nowhere = Registration(division=None, house_id=None)
        elsewhere = Registration(division="341200", house_id=None)

        assert hukou_case(nowhere, lives_in="x", verified=True) is HukouCase.UNDECIDED
        assert hukou_case(elsewhere, lives_in=None, verified=True) is HukouCase.UNDECIDED

    def test_it_is_reckoned_for_a_person_from_what_is_known_of_him(self):
        said = SAID | {"hukou_division": "341200", "hukou_lodged": "no"}
        lives_here = (Residence(household_id="H00000001", since=date(2026, 1, 1)),)
        person = a_known_person(said, residences=lives_here).verified(an_origin(state=RecordState.VERIFIED))

        sheet = get_person(a_desk(person), person_id=person.id, caller=OWN, where=WHERE)

        assert sheet.hukou is HukouCase.FLOATING


def search(desk, by, value, caller=OWN, **page):
    return search_households(desk, search=Search(by=by, value=value, **page), caller=caller, where=WHERE)


class TestSearching:
    @pytest.mark.parametrize(
        ("by", "value"),
        [
            ("address", "幸福小区3"),
            ("address", "全椒路社区幸福小区3号楼1单元5"),
            ("address", "幸福小区3幢 1单元501室"),
            ("name", NAME),
            ("name", "王 小明"),
            ("phone", "+86 138-0000-1234"),
            ("id_number", NUMBER),
        ],
    )
    def test_a_household_is_found_by_what_is_known_of_it(self, by, value):
        desk = a_desk()

        found = search(desk, by, value)

        assert [hit.household_id for hit in found.items] == ["H00000001"]
        assert found.next is None
        [entry] = desk.journal.kept
        assert (entry.look.act, entry.look.fields, entry.look.found) == (Act.SEARCHED, (by,), 1)
        assert value not in str(entry)

    @pytest.mark.parametrize(
        ("by", "value"),
        [
            ("address", "幸福小区30"),
            ("address", "填海巷社区幸福小区3幢"),
            ("name", "王"),
            ("name", "王小"),
            ("phone", "1234"),
            ("id_number", "0010"),
        ],
    )
    def test_a_part_of_what_is_sealed_finds_nothing(self, by, value):
        desk = a_desk()

        assert search(desk, by, value).items == ()
        assert desk.journal.kept[0].look.found == 0

    def test_an_address_of_nothing_is_refused(self):
        with pytest.raises(Invalid):
            search(a_desk(), "address", "，。")

    def test_what_is_not_looked_up_is_refused(self):
        with pytest.raises(Invalid):
            search(a_desk(), "hiv", "yes")

    def test_elsewhere_a_hit_shows_the_building_and_a_masked_name(self):
        desk = a_desk()

        [hit] = search(desk, "phone", PHONE, caller=STRANGER).items

        assert (hit.address, hit.own, hit.people[0].label, hit.people[0].person) == (
            "全椒路社区幸福小区3幢",
            False,
            "王*",
            None,
        )
        assert noted(desk) == [(Act.SEARCHED, "W0009", True)]

    @pytest.mark.parametrize("limit", [1, 2, 3, 7])
    def test_pages_come_in_order_and_leave_nobody_out(self, limit):
        doors = [f"{unit}单元{room}室" for unit in (1, 2) for room in (101, 102, 201)]
        others = [
            a_household(id=f"H1{place}", address=f"全椒路社区幸福小区3幢{door}", door=door)
            for place, door in enumerate(doors)
        ]
        people = [a_known_person(id=f"P{place}", household_id=f"H1{place}") for place in range(6)]
        desk = a_desk(*people, households=others)

        for by, value, count in (("address", "幸福小区3幢", 7), ("name", NAME, 6)):
            seen, after = [], ""
            while after is not None:
                page = search(desk, by, value, after=after, limit=limit)
                seen += [hit.household_id for hit in page.items]
                after = page.next
            assert len(seen) == len(set(seen)) == count


def a_wish(**but):
    facts = {"about": About.PERSON, "id": "P00000001", "fields": ["phone"], "purpose": "emergency"}
    return Wish(**facts | but)


def show(desk, days, command=None, **but):
    command = command or a_command(roles=frozenset({"worker"}), areas=frozenset({GRID}))
    return reveal(desk, days, wish=a_wish(**but), command=command, where=WHERE)


class TestRevealing:
    def test_plain_values_are_shown_with_a_watermark_and_noted(self):
        desk = a_desk()

        seen = show(desk, FakeRevised(), fields=["phone", "id_number"], purpose="visit", reference="V-1")

        assert seen.values == {"phone": PHONE, "id_number": NUMBER}
        assert seen.left_today == ACCESS.reveals_a_day - 1
        assert seen.watermark == "W0100 2026-11-23 12:00 V-1"
        [entry] = desk.journal.kept
        assert (entry.look.act, entry.look.fields, entry.look.purpose, entry.look.reference) == (
            Act.REVEALED,
            ("phone", "id_number"),
            "visit",
            "V-1",
        )
        assert PHONE not in f"{entry} {seen!r}"

    def test_asked_twice_it_counts_and_is_noted_once(self):
        desk, days = a_desk(), FakeRevised()

        assert show(desk, days) == show(desk, days)
        assert len(desk.journal.kept) == 1

    def test_the_id_of_one_command_reveals_nothing_else_and_nothing_to_others(self):
        other = a_known_person(id="P00000002")
        desk, days = a_desk(a_known_person(), other), FakeRevised()
        show(desk, days)

        for by, but in (
            ("W0100", {"id": "P00000002"}),
            ("W0100", {"fields": ["id_number"]}),
            ("W0002", {}),
        ):
            with pytest.raises(Conflict, match="before"):
                show(desk, days, replace(a_command(), by=a_worker(id=by)), **but)
        assert len(desk.journal.kept) == 1

    @pytest.mark.parametrize(
        ("but", "refusal"),
        [
            ({"purpose": "curiosity"}, Invalid),
            ({"purpose": "visit"}, Invalid),
            ({"fields": ["hiv"]}, Invalid),
            ({"fields": ["permit_no"]}, NotFound),
            ({"id": "P404"}, NotFound),
            ({"about": About.HOUSEHOLD}, NotFound),
        ],
    )
    def test_what_is_refused_shows_counts_and_notes_nothing(self, but, refusal):
        desk, days = a_desk(), FakeRevised()

        with pytest.raises(refusal):
            show(desk, days, **but)
        assert (desk.journal.kept, days.by_id) == ([], {})

    def test_nothing_is_revealed_elsewhere_or_to_who_may_not_see_it(self):
        for caller in (
            {"roles": frozenset({"worker"}), "areas": frozenset({NEXT_GRID})},
            {"roles": frozenset({"leader"}), "areas": frozenset({GRID})},
        ):
            with pytest.raises(NotAllowed):
                show(a_desk(), FakeRevised(), a_command(**caller))

    def test_there_is_an_end_to_it_each_day(self):
        desk, days = a_desk(), FakeRevised()
        caller = {"roles": frozenset({"worker"}), "areas": frozenset({GRID})}
        for number in range(ACCESS.reveals_a_day):
            show(desk, days, a_command(f"command-{number}", **caller))

        with pytest.raises(Conflict, match="上限"):
            show(desk, days, a_command("one-more", **caller))
        tomorrow = a_command("tomorrow", at=WHERE.at + timedelta(days=1), **caller)
        assert show(desk, days, tomorrow).values

    def test_of_a_household_too(self):
        seen = show(a_desk(), FakeRevised(), about=About.HOUSEHOLD, id="H00000001", fields=["owner_phone"])

        assert seen.values == {"owner_phone": "13900004321"}


def test_who_has_looked_at_somebody_is_told_page_by_page():
    desk = a_desk()
    for _ in range(3):
        get_person(desk, person_id="P00000001", caller=OWN, where=WHERE)
    search(desk, "name", "谁也不是")

    first, following = list_looks(desk.journal, subject="P00000001", after=0, limit=2)
    rest, end = list_looks(desk.journal, subject="P00000001", after=following, limit=2)

    assert [entry.number for entry in (*first, *rest)] == [1, 2, 3]
    assert end is None
    assert list_looks(desk.journal, subject="P404", after=0, limit=2) == ([], None)
