"""Records that leave the house: masked, without restricted categories, for a purpose, and written down."""

from dataclasses import replace
from datetime import date

import pytest

from services.grid.domain.access.look import Act, first_break
from services.grid.domain.access.reference import ReferenceKind, Referred
from services.grid.domain.completeness.home import Home
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Source
from services.grid.usecases.access.export_records import ExportDesk, ExportWish, export_records, password_of
from services.grid.usecases.access.list_exports import list_exports
from services.grid.usecases.access.note_look import keyed_hash
from services.grid.usecases.access.reveal import Wish, reveal
from services.grid.usecases.records.seal_tag import TagRow, seal_tag
from shared.events.grid_exports import RecordsExported
from shared.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from tests.grid.access.builders import ACCESS, SEALER, WHERE, a_desk, a_known_person
from tests.grid.access.fakes import FakeExports, FakeReferences
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    NEXT_GRID,
    STREET,
    a_caller,
    a_command,
    a_household,
)
from tests.grid.records.builders import NAME, NUMBER, PHONE, RULES, an_origin
from tests.grid.records.fakes import FakeRevised, FakeTags
from tests.grid.records.tag_builders import RULES as TAG_RULES

HOME = "H00000001"


class FakeHomes:
    """All households of the desk, in its one building, with who lives in them."""

    def __init__(self, desk):
        self._desk = desk

    def in_buildings(self, building_ids, *, on):
        households = [each for each in self._desk.register.households.by_id.values() if building_ids]
        return [Home(household=each, members=self._desk.people.members(each.id)) for each in households]


def a_tag(category, subject_id="P00000001", level="red", origin=None, **but):
    row = TagRow(id=f"T{category}", category=category, subject_id=subject_id, level=level, **but)
    household = a_household(id=HOME)
    origin = origin or an_origin(source=Source.JUSTICE)
    return seal_tag(TAG_RULES, SEALER, row=row, household=household, origin=origin)


FROM = {"valid_from": date(2026, 1, 1)}
TAGS = [
    a_tag("C03", level="2", details={"certificate": "34010219900307001042"}, **FROM),
    a_tag("C08", level="ordinary", **FROM),
    a_tag("K01", details={"kind": "缓刑"}, **FROM),
    a_tag("C06", level="ordinary", **FROM),
    a_tag("H01", HOME, level="ordinary", **FROM),
]


def an_office(*people, tags=TAGS, **but):
    case = Referred(area=GRID)
    desk = a_desk(*people, **{"references": FakeReferences({(ReferenceKind.CASE, "case-1"): case})} | but)
    return ExportDesk(
        desk=desk,
        homes=FakeHomes(desk),
        tags=FakeTags(*tags),
        tag_rules=TAG_RULES,
        days=FakeRevised(),
        exports=FakeExports(),
    )


def a_wish(**but):
    return ExportWish(**{"area": GRID, "purpose": "report", "reference": "街办2026-8号"} | but)


def by(role="station_head", id="command-1", areas=(COMMUNITY,), who="W0100"):
    command = a_command(id)
    return replace(command, by=a_caller(id=who, roles=frozenset({role}), areas=frozenset(areas)))


def exports(office, wish=None, command=None, *, twice=True):
    for _ in range(2 if twice else 1):
        told = export_records(office, wish=wish or a_wish(), command=command or by(), where=WHERE)
    return told


def table(told, title):
    head, *lines = told.sheets[title]
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_an_export_holds_no_restricted_category_and_no_plain_number():
    told = exports(an_office())

    everything = str(told.sheets)
    assert not any(secret in everything for secret in (NAME, NUMBER, PHONE, "13900004321", "明光路小学"))
    [person] = table(told, "人员")
    assert (person["姓名"], person["证件号码"], person["电话"], person["性别"]) == (
        "王*",
        "340102********0010",
        "138****1234",
        "男",
    )
    assert {each["类别"] for each in table(told, "标签")} == {"残疾", "出租房、群租"}
    assert not any(
        word in everything for word in ("矫正", "缓刑", "困境", "重大疾病", "K01", "34010219900307001042")
    )
    [household] = table(told, "户")
    assert (household["地址"], household["是否出租"]) == ("全椒路社区幸福小区3幢1单元501室", "是")


@pytest.mark.parametrize("category", [each.code for each in TAG_RULES.categories if each.restricted])
@pytest.mark.parametrize("role", ["station_head", "section_head"])
def test_no_restricted_category_goes_out_to_anybody(category, role):
    level = next(iter(TAG_RULES.category(category).levels))
    office = an_office(tags=[a_tag(category, level=level, **FROM)])

    assert table(exports(office, command=by(role)), "标签") == []


def test_a_number_that_was_typed_into_a_field_for_words_is_taken_out():
    said = {"nationality": f"中国 {PHONE} {NUMBER}"}

    told = exports(an_office(a_known_person(said=said)))

    assert table(told, "人员")[0]["国籍"] == "中国 *** ***"


def test_who_when_what_for_and_the_number_are_the_mark():
    told = exports(an_office())

    assert told.export.number == f"DC-20261123-{told.export.id[:8].upper()}"
    for word in (told.export.number, "W0100", "2026-11-23 12:00", "按文件上报", "街办2026-8号"):
        assert word in told.mark


def test_the_password_is_long_follows_from_the_keys_and_is_kept_nowhere():
    office = an_office()
    told = exports(office)

    assert told.password == password_of(told.export.id, SEALER)
    assert len(told.password) == 24
    assert told.password != exports(office, command=by(id="command-2")).password
    assert told.password not in repr((told, office.exports.by_id, office.exports.facts))


def test_it_is_one_look_with_its_count_in_the_chain_and_stands_on_the_list():
    office = an_office()
    exports(office)

    [entry] = office.desk.journal.kept
    assert (entry.look.act, entry.look.found, entry.look.purpose, entry.look.reference) == (
        Act.EXPORTED,
        1,
        "report",
        "街办2026-8号",
    )
    assert entry.look.subjects == (HOME, "P00000001")
    assert first_break([entry], office.desk.journal.link(0), keyed_hash(SEALER)) is None
    for area in (STREET, COMMUNITY, GRID):
        caller = a_caller(areas=frozenset({STREET}))
        [listed], _ = list_exports(office.exports, area, after="", limit=9, caller=caller)
        assert (listed.by, listed.counted.people, listed.plain) == ("W0100", 1, ())
    assert [type(fact) for fact in office.exports.facts] == [RecordsExported]


def test_exports_are_listed_page_by_page_to_who_works_there():
    office = an_office()
    for number in range(3):
        exports(office, command=by(id=f"command-{number}"))

    caller, seen, place = a_caller(), [], ""
    while place is not None:
        page, place = list_exports(office.exports, GRID, after=place, limit=1, caller=caller)
        seen += [each.id for each in page]
    assert len(set(seen)) == 3
    with pytest.raises(NotAllowed):
        list_exports(office.exports, GRID, after="", limit=9, caller=a_caller(areas=frozenset({ELSEWHERE})))


@pytest.mark.parametrize(
    ("wish", "command", "refused"),
    [
        ({}, by("worker", areas=[GRID]), NotAllowed),
        ({}, by("clerk"), NotAllowed),
        ({}, by("leader", areas=[STREET]), NotAllowed),
        ({}, by(areas=[ELSEWHERE]), NotAllowed),
        ({"purpose": "curiosity"}, by(), Invalid),
        ({"purpose": "agency"}, by(), Invalid),
        ({"purpose": "emergency", "reference": " "}, by(), Invalid),
        ({"purpose": "handle_case", "reference": "case-404"}, by(), Invalid),
        ({"purpose": "visit", "reference": "V-1"}, by(), Invalid),
        ({"plain": frozenset({"phone"})}, by(), NotAllowed),
        ({"plain": frozenset({"employer"}), "purpose": "handle_case"}, by("section_head"), NotAllowed),
        ({"plain": frozenset({"religion"}), "purpose": "handle_case"}, by(), NotAllowed),
        ({"plain": frozenset({"nothing"}), "purpose": "handle_case"}, by(), Invalid),
        ({"household_ids": frozenset({"H404"})}, by(), NotFound),
    ],
)
def test_what_is_refused_leaves_no_trace_and_lets_nothing_out(wish, command, refused):
    office = an_office()

    with pytest.raises(refused):
        exports(office, a_wish(**wish), command)
    assert office.desk.journal.kept == []
    assert not office.exports.by_id
    assert not office.days.by_id


def test_plain_numbers_go_out_for_a_case_and_each_person_is_a_reveal():
    office = an_office()
    wish = a_wish(purpose="handle_case", reference="case-1", plain=frozenset({"phone", "id_number"}))

    told = exports(office, wish)

    [person] = table(told, "人员")
    assert (person["姓名"], person["证件号码"], person["电话"]) == ("王*", NUMBER, PHONE)
    assert [len(day.granted) for day in office.days.by_id.values()] == [1]
    assert office.desk.journal.kept[0].look.fields == ("id_number", "phone")
    assert told.export.plain == ("id_number", "phone")


def a_crowd(number):
    return [replace(a_known_person(), id=f"P{each:08}") for each in range(number)]


def test_no_more_people_are_plain_than_may_be_revealed_in_a_day():
    plain = a_wish(purpose="handle_case", reference="case-1", plain=frozenset({"phone"}))
    office, limit = an_office(*a_crowd(30)), ACCESS.reveals_a_day
    exports(office, plain)

    with pytest.raises(Conflict):
        exports(an_office(*a_crowd(limit + 1)), plain)
    with pytest.raises(Conflict):
        exports(office, plain, by(id="command-2"))
    with pytest.raises(Conflict):
        reveal(
            office.desk,
            office.days,
            wish=Wish(about=About.PERSON, id="P00000001", fields=["phone"], purpose="emergency"),
            command=by(id="command-3"),
            where=WHERE,
        )
    assert exports(office, command=by(id="command-4")).export.plain == ()


def test_an_export_has_its_bounds():
    few = replace(ACCESS, exports=replace(ACCESS.exports, most_people=2))

    with pytest.raises(Invalid):
        exports(an_office(*a_crowd(3), access_rules=few))
    assert exports(an_office(*a_crowd(2), access_rules=few)).export.counted.people == 2


def test_some_households_go_out_alone():
    other = a_household(id="H00000002")
    office = an_office(households=[other])

    told = exports(office, a_wish(household_ids=frozenset({"H00000002"})))

    assert [each["户编号"] for each in table(told, "户")] == ["H00000002"]
    assert table(told, "人员") == []
    with pytest.raises(NotFound):
        exports(office, a_wish(area=NEXT_GRID), by(id="command-2"))


def test_the_same_command_lets_out_nobody_who_was_not_written_down():
    office = an_office()
    exports(office)
    office.desk.people.keep([(replace(a_known_person(), id="P-new"), a_command("moved-in"))])

    with pytest.raises(Conflict):
        exports(office)


def test_the_same_command_in_other_words_is_refused():
    office = an_office()
    exports(office)

    with pytest.raises(Conflict):
        exports(office, a_wish(purpose="verify_record"), replace(by(), digest="other words"))


def test_a_purpose_of_exports_alone_reveals_nothing():
    with pytest.raises(DomainError):
        ACCESS.require_purpose("report", "case-1")


def test_every_column_of_an_export_has_a_name_of_its_own():
    for about in About:
        labels = [rule.label for rule in RULES.fields if rule.about is about]
        assert len(set(labels)) == len(labels)
