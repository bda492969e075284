"""What is done about hazards: kept once, found again, changed only by whom it may be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy, H
from services.grid.domain.visits.care import Colour
from services.grid.domain.visits.findings import Findings, HazardFinding
from services.grid.usecases.hazards.accept_hazard import accept_hazard
from services.grid.usecases.hazards.charge_hazard import charge_hazard
from services.grid.usecases.hazards.dismiss_hazard import dismiss_hazard
from services.grid.usecases.hazards.find_hazard import Seen, find_hazard
from services.grid.usecases.hazards.find_visit_hazards import find_visit_hazards
from services.grid.usecases.hazards.get_hazard import get_hazard
from services.grid.usecases.hazards.list_hazards import list_hazards
from services.grid.usecases.hazards.mend_hazard import mend_hazard
from services.grid.usecases.hazards.report_hazard import HazardReport, report_hazard
from services.grid.usecases.hazards.send_hazard_back import send_hazard_back
from services.grid.usecases.remind import remind
from services.grid.usecases.visits.find_standing import Files, find_standing
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.fakes import FakeSealer
from tests.grid.builders import COMMUNITY, ELSEWHERE, NOON, a_building, a_household, in_force
from tests.grid.disputes.builders import FakeDisputes
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.hazards.builders import DEADLINE, HOME, TODAY, FakeHazards, a_hazard, a_hazard_book, in_state
from tests.grid.records.tag_builders import a_tag_book
from tests.grid.visits.builders import a_visit
from tests.grid.visits.fakes import FakeVisits
from tests.grid.visits.test_visit_usecases import wish

YEAR = timedelta(days=365)
SEALED = FakeSealer().seal("煤气罐", about="hazard.words/hazard-1")


@pytest.fixture
def register():
    return a_register(FakeAtlas(in_force()), households=[a_household()], buildings=[a_building()])


def seen(**but):
    facts = {
        "kind": "gas_bottle",
        "severity": Severity.MAJOR,
        "place": HOME,
        "found_by": FoundBy.PATROL,
        "found_at": NOON,
        "reported_by": "W0001",
        "words": "厨房两个煤气罐",
    }
    return Seen(**facts | but)


def a_report(**but):
    facts = {
        "kind": "gas_bottle",
        "severity": Severity.MAJOR,
        "found_by": FoundBy.HOTLINE,
        "words": "厨房两个煤气罐",
        "photo": None,
        "household_id": "H00000001",
        "point": None,
    }
    return HazardReport(**facts | but)


def test_a_report_is_kept_sealed_once_where_it_lies(register):
    book = a_hazard_book()
    for _ in range(2):
        hazard = report_hazard(book, register, report=a_report(), command=wish())

    assert len(book.hazards.by_id) == 1
    assert hazard.place == HOME
    assert get_hazard(book, hazard.id, caller=wish().by).words == "厨房两个煤气罐"
    assert "煤气" not in hazard.words


def test_an_unknown_kind_and_a_place_that_nobody_knows_or_that_is_not_his_are_refused(register):
    book = a_hazard_book()
    with pytest.raises(NotFound):
        report_hazard(book, register, report=a_report(kind="noise"), command=wish())
    with pytest.raises(Invalid):
        report_hazard(book, register, report=a_report(household_id=None), command=wish())
    with pytest.raises(NotAllowed):
        report_hazard(book, register, report=a_report(), command=wish(area=ELSEWHERE))


@pytest.mark.parametrize(
    ("but", "recurrence"),
    [
        ({}, 1),
        ({"found_at": NOON + YEAR + timedelta(days=1)}, 0),
        ({"kind": "charging"}, 0),
        ({"place": replace(HOME, household_id="H2")}, 0),
    ],
)
def test_what_comes_back_within_a_year_at_the_same_place_is_linked(but, recurrence):
    book = a_hazard_book(FakeHazards(in_state(H.CLOSED)))

    again = find_hazard(book, "hazard-2", seen=seen(**but))

    assert (again.recurrence, again.former_id) == (recurrence, "hazard-1" if recurrence else None)


def test_a_third_time_counts_on():
    book = a_hazard_book(FakeHazards(in_state(H.CLOSED, recurrence=1)))

    assert find_hazard(book, "hazard-2", seen=seen()).recurrence == 2


def test_hazards_of_a_visit_are_found_once_each():
    words = FakeSealer().seal("飞线充电", about=f"visit.hazard/{a_visit().id}")
    found = HazardFinding(kind="charging", severity=Severity.MAJOR, words=words)
    visit = a_visit(findings=Findings(hazards=(found, replace(found, kind="wiring"))))
    visit.submit(in_his_area=True)
    book, visits = a_hazard_book(), FakeVisits(visit)
    for _ in range(2):
        find_visit_hazards(book, visits, visit.id)

    kept = [*book.hazards.by_id.values()]
    assert [hazard.kind for hazard in kept] == ["charging", "wiring"]
    assert {(each.visit_id, each.place.household_id, each.found_at) for each in kept} == {
        (visit.id, "H00000001", visit.stay.started_at)
    }
    assert get_hazard(book, kept[0].id, caller=wish().by).words == "飞线充电"


def test_a_hazard_is_charged_mended_and_accepted_each_wish_once():
    book = a_hazard_book(FakeHazards(a_hazard()))
    for _ in range(2):
        charge_hazard(book, "hazard-1", owner="W0001", deadline=None, command=wish("c1", by="W0100", at=NOON))
        mend_hazard(book, "hazard-1", photo=None, words="已拆除", command=wish("c2", at=NOON))
        send_hazard_back(book, "hazard-1", deadline=DEADLINE, command=wish("c3", by="W0100", at=NOON))
        mend_hazard(book, "hazard-1", photo="photo-2", words=None, command=wish("c4", at=NOON))
        accept_hazard(book, "hazard-1", command=wish("c5", by="W0100", at=NOON))

    kept = book.hazards.get("hazard-1")
    assert (kept.state, len(kept.proofs)) == (H.CLOSED, 2)


@pytest.mark.parametrize(("severity", "days"), [(Severity.MAJOR, 3), (Severity.MINOR, 15)])
def test_the_deadline_that_nobody_names_is_the_one_of_the_table(severity, days):
    book = a_hazard_book(FakeHazards(a_hazard(severity=severity)))

    hazard = charge_hazard(book, "hazard-1", owner="W0001", deadline=None, command=wish(at=NOON))

    assert hazard.deadline == TODAY + timedelta(days=days)


def test_an_open_danger_of_fire_makes_its_household_red_until_it_is_gone(register):
    cares = []
    for hazard in (a_hazard(), in_state(H.CLOSED), in_state(H.DISMISSED), a_hazard(kind="road")):
        files = Files(
            register=register,
            hazards=a_hazard_book(FakeHazards(hazard)),
            disputes=FakeDisputes(),
            tags=a_tag_book(),
        )
        standing = find_standing(files, "H00000001", at=NOON)
        cares.append([(care.category, care.colour) for care in standing.cares])

    assert cares == [[("H02", Colour.RED)], [], [], []]


def test_an_owner_from_elsewhere_sees_his_own_and_no_other():
    book = a_hazard_book(FakeHazards(in_state(H.CHARGED, words=SEALED), a_hazard("hazard-2")))
    owner = wish(area=ELSEWHERE).by

    assert get_hazard(book, "hazard-1", caller=owner).hazard.id == "hazard-1"
    with pytest.raises(NotAllowed):
        get_hazard(book, "hazard-2", caller=owner)


def test_replicas_remind_of_each_deadline_once():
    hazards = FakeHazards(in_state(H.CHARGED))
    late = NOON + timedelta(days=30)

    assert [remind(hazards, now=late) for _ in range(2)] == [1, 0]
    assert len(hazards.facts) == 1


def test_open_hazards_are_listed_page_by_page_and_only_there():
    old, new, gone = a_hazard("a", found_at=NOON - YEAR), a_hazard("b"), in_state(H.CLOSED, id="c")
    hazards, caller = FakeHazards(old, new, gone), wish().by
    first, place = list_hazards(hazards, COMMUNITY, after="", limit=1, caller=caller)
    second, end = list_hazards(hazards, COMMUNITY, after=place, limit=1, caller=caller)

    assert [hazard.id for hazard in (*first, *second)] == ["b", "a"]
    assert end is None
    with pytest.raises(NotAllowed):
        list_hazards(hazards, ELSEWHERE, after="", limit=1, caller=caller)
    with pytest.raises(NotAllowed):
        dismiss_hazard(a_hazard_book(hazards), "a", command=wish(by="W0100", area=ELSEWHERE))
