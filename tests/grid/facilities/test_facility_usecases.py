"""What is done about facilities: kept once, looked at, and made a hazard where they are faulty."""

from datetime import timedelta

import pytest

from services.grid.domain.facilities.facility import Condition
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.usecases.facilities.find_facility_hazard import find_facility_hazard
from services.grid.usecases.facilities.get_facility import get_facility
from services.grid.usecases.facilities.import_facilities import FacilityRow, import_facilities
from services.grid.usecases.facilities.inspect_facility import inspect_facility
from services.grid.usecases.facilities.list_facilities import list_facilities
from services.grid.usecases.facilities.register_facility import NewFacility, register_facility
from services.grid.usecases.facilities.remove_facility import remove_facility
from services.grid.usecases.remind import remind
from shared.events.grid_facilities import FacilityChanged, FacilityInspected
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, INSIDE, NOON, in_force
from tests.grid.facilities.builders import TODAY, a_facility, a_facility_book
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.hazards.builders import a_hazard_book
from tests.grid.visits.test_visit_usecases import wish


@pytest.fixture
def register():
    return a_register(FakeAtlas(in_force(), at={INSIDE: in_force()}))


def new(**but):
    facts = {"kind": "hydrant", "title": "东侧消防栓", "cycle_days": None, "building": None, "point": INSIDE}
    return NewFacility(**facts | but)


def look(book, id="facility-1", *, condition=Condition.FINE, command=None):
    found = {"condition": condition, "on": None, "photo": None, "words": "正常"}
    return inspect_facility(book, id, **found, command=command or wish("look", at=NOON))


def test_a_facility_is_kept_once_where_it_lies(register):
    book = a_facility_book()
    for _ in range(2):
        facility = register_facility(book, register, new=new(), command=wish())

    assert len(book.facilities.by_id) == 1
    assert (facility.spot.grid_code, facility.spot.longitude) == (GRID, INSIDE.longitude)


def test_an_unknown_kind_and_a_place_that_nobody_knows_or_that_is_not_his_are_refused(register):
    book = a_facility_book()
    with pytest.raises(NotFound):
        register_facility(book, register, new=new(kind="statue"), command=wish())
    with pytest.raises(Invalid):
        register_facility(book, register, new=new(point=None), command=wish())
    with pytest.raises(NotAllowed):
        register_facility(book, register, new=new(), command=wish(area=ELSEWHERE))


def test_a_look_is_kept_once_and_its_words_are_sealed():
    book = a_facility_book(a_facility())
    for _ in range(2):
        facility = look(book)

    (inspection,) = facility.inspections
    assert (inspection.on, inspection.by) == (TODAY, "W0001")
    assert inspection.words == book.sealer.seal("正常", about="facility.words/facility-1")


def row(number=1, **but):
    facts = {"id": f"lift-{number}", "inspected_on": TODAY - timedelta(days=30)}
    return FacilityRow(**vars(new(kind="elevator", title=f"{number}单元电梯")) | facts | but)


def bring(book, register, *rows, command=None, dry_run=False):
    return import_facilities(book, register, rows=rows, dry_run=dry_run, command=command or wish("batch-1"))


def effects(outcomes):
    return [each.effect.value for each in outcomes]


class TestImporting:
    def test_a_batch_is_kept_once_and_its_looks_count(self, register):
        book = a_facility_book()

        assert effects(bring(book, register, row(), row(2))) == ["new", "new"]
        assert effects(bring(book, register, row(), row(2))) == ["unchanged", "unchanged"]
        again = bring(book, register, row(), row(2), command=wish("batch-2"))

        assert effects(again) == ["unchanged", "unchanged"]
        assert len(book.facilities.by_id) == 2
        first = min(book.facilities.by_id.values(), key=lambda facility: facility.title)
        assert first.newest.on == TODAY - timedelta(days=30)
        assert first.next_due == TODAY + timedelta(days=335)

    def test_what_is_told_otherwise_is_changed_and_an_old_batch_does_not_change_it_back(self, register):
        book = a_facility_book()
        bring(book, register, row())

        told = bring(book, register, row(title="东梯", cycle_days=180), command=wish("batch-2"))
        late = bring(book, register, row())

        assert (effects(told), effects(late)) == (["changed"], ["unchanged"])
        [kept] = book.facilities.by_id.values()
        assert (kept.title, kept.cycle_days, len(kept.inspections)) == ("东梯", 180, 1)
        assert kept.next_due == TODAY + timedelta(days=150)
        assert isinstance(book.facilities.facts[-1], FacilityChanged)

    def test_a_dry_run_tells_what_would_become_of_each_row_and_keeps_nothing(self, register):
        book = a_facility_book()
        rows = (row(), row(title="东梯"), row(2, kind="statue"), row(3, point=None), row(4, cycle_days=1))

        tried = bring(book, register, *rows, dry_run=True)

        assert (book.facilities.by_id, book.facilities.facts) == ({}, [])
        assert effects(tried) == ["new", "changed", "refused", "refused", "refused"]
        assert all(each.reason for each in tried[2:])
        assert effects(bring(book, register, *rows)) == effects(tried)

    def test_a_refused_row_keeps_no_other_out(self, register):
        book = a_facility_book()
        bring(book, register, row(), row(2))
        [gone, _] = sorted(book.facilities.by_id.values(), key=lambda facility: facility.title)
        remove_facility(book.facilities, gone.id, command=wish("gone"))
        elsewhere = wish("batch-3", area=ELSEWHERE)

        told = bring(book, register, row(title="又来"), row(2, title="西梯"), command=wish("batch-2"))

        assert effects(told) == ["refused", "changed"]
        assert effects(bring(book, register, row(2, title="别人的"), command=elsewhere)) == ["refused"]


@pytest.mark.parametrize(
    ("condition", "severity"),
    [(Condition.FINE, None), (Condition.FAULTY, Severity.MINOR), (Condition.MISSING, Severity.MAJOR)],
)
def test_what_is_faulty_or_missing_is_a_hazard_once(condition, severity):
    book, hazards = a_facility_book(a_facility()), a_hazard_book()
    look(book, condition=condition)
    (told,) = [fact for fact in book.facilities.facts if isinstance(fact, FacilityInspected)]
    for _ in range(2):
        find_facility_hazard(book, hazards, told, fact="grid.facility_inspected:facility-1:2")

    found = [(h.kind, h.severity, h.found_by, h.place.facility_id) for h in hazards.hazards.by_id.values()]
    assert found == ([("fire_gear", severity, FoundBy.FACILITY, "facility-1")] if severity else [])


def test_a_removed_one_is_on_no_list_and_the_others_are_listed_by_when_they_are_due():
    facilities = [a_facility("a", cycle_days=90), a_facility("b", cycle_days=50), a_facility("c")]
    book, caller = a_facility_book(*facilities), wish().by
    for _ in range(2):
        remove_facility(book.facilities, "c", command=wish("gone"))
    first, place = list_facilities(book.facilities, COMMUNITY, after="", limit=1, caller=caller)
    second, end = list_facilities(book.facilities, COMMUNITY, after=place, limit=1, caller=caller)

    assert [facility.id for facility in (*first, *second)] == ["b", "a"]
    assert end is None
    for act in (
        lambda: get_facility(book.facilities, "a", caller=wish(area=ELSEWHERE).by),
        lambda: look(book, "a", command=wish(area=ELSEWHERE)),
        lambda: remove_facility(book.facilities, "a", command=wish(area=ELSEWHERE)),
        lambda: list_facilities(book.facilities, ELSEWHERE, after="", limit=1, caller=caller),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_replicas_remind_of_each_mark_once():
    book = a_facility_book(a_facility())
    late = NOON + timedelta(days=200)

    assert [remind(book.facilities, now=late) for _ in range(2)] == [1, 0]
    assert len(book.facilities.facts) == 1
