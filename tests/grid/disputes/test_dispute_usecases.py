"""What is done about disputes: kept once, sealed, and read by few, who are remembered."""

from datetime import timedelta

import pytest

from services.grid.domain.access.look import Act, Where
from services.grid.domain.disputes.dispute_state import D, Onward, Purpose, Scale
from services.grid.domain.visits.care import Colour
from services.grid.entrypoints.references import KnownReferences
from services.grid.usecases.disputes.appoint_mediator import appoint_mediator
from services.grid.usecases.disputes.evaluate_dispute import evaluate_dispute
from services.grid.usecases.disputes.fail_dispute import fail_dispute
from services.grid.usecases.disputes.follow_up_dispute import follow_up_dispute
from services.grid.usecases.disputes.get_dispute import get_dispute
from services.grid.usecases.disputes.hold_mediation import hold_mediation
from services.grid.usecases.disputes.list_disputes import list_disputes
from services.grid.usecases.disputes.read_dispute import read_dispute
from services.grid.usecases.disputes.register_dispute import Quarrel, register_dispute
from services.grid.usecases.disputes.reveal_dispute import reveal_dispute
from services.grid.usecases.disputes.settle_dispute import settle_dispute
from services.grid.usecases.disputes.withdraw_dispute import withdraw_dispute
from services.grid.usecases.remind import remind
from services.grid.usecases.visits.find_standing import Files, find_standing
from shared.events.grid_disputes import DisputeRead
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.fakes import FakeRepository
from tests.grid.access.builders import ACCESS, a_desk
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NOON, a_building, a_household, in_force
from tests.grid.disputes.builders import (
    BY_PEOPLE,
    MEDIATOR,
    TODAY,
    FakeDisputes,
    a_dispute,
    a_dispute_book,
    in_state,
)
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.hazards.builders import a_hazard_book
from tests.grid.records.fakes import FakeRevised
from tests.grid.records.tag_builders import a_tag_book
from tests.grid.visits.test_visit_usecases import wish

NUMBER, PHONE = "340102199003070010", "13812345678"
PARTIES = [
    {"name": "王小明", "id_number": NUMBER, "phone": PHONE, "address": "三幢501", "sex": "male"},
    {"name": "李大山", "kind": f"房东，电话{PHONE}"},
]
MASKED = [
    {
        "name": "王*",
        "id_number": "340102********0010",
        "phone": "138****5678",
        "address": "***",
        "sex": "male",
    },
    {"name": "李*", "kind": "房东，电话***"},
]
WHERE = Where(at=NOON, ip="10.0.0.7", device="手机")


@pytest.fixture
def register():
    return a_register(FakeAtlas(in_force()), households=[a_household()], buildings=[a_building()])


def a_quarrel(**but):
    facts = {
        "category": "neighbours",
        "scale": Scale.GENERAL,
        "people": 2,
        "occurred_on": TODAY,
        "point": None,
        "household_ids": ("H00000001",),
        "prominent": True,
        "title": "楼道堆物",
        "words": "李大山把杂物堆在王小明门口",
        "parties": PARTIES,
        "units": None,
    }
    return Quarrel(**facts | but)


def test_a_dispute_is_kept_once_sealed_and_told_without_a_name(register):
    book = a_dispute_book()
    for _ in range(2):
        dispute = register_dispute(book, register, quarrel=a_quarrel(), command=wish())

    assert len(book.disputes.by_id) == 1
    assert dispute.matter.grid_code == GRID
    assert not any(
        word in repr((dispute, book.disputes.facts)) for word in ("王小明", "李大山", "340102199003070010")
    )


def test_an_unknown_kind_and_a_place_that_nobody_knows_or_that_is_not_his_are_refused(register):
    book = a_dispute_book()
    with pytest.raises(NotFound):
        register_dispute(book, register, quarrel=a_quarrel(category="weather"), command=wish())
    with pytest.raises(Invalid):
        register_dispute(book, register, quarrel=a_quarrel(household_ids=()), command=wish())
    with pytest.raises(NotAllowed):
        register_dispute(book, register, quarrel=a_quarrel(), command=wish(area=ELSEWHERE))


@pytest.mark.parametrize("mask", [{"name": "王*"}, {"phone": "138****5678"}, {"kind": "***"}])
def test_parties_are_not_written_back_as_they_are_shown(register, mask):
    with pytest.raises(Invalid, match="遮盖"):
        register_dispute(a_dispute_book(), register, quarrel=a_quarrel(parties=[mask]), command=wish())


class Reading:
    """A dispute with a mediator from elsewhere, and what its readers leave in the log."""

    def __init__(self, register):
        self.book, self.days = a_dispute_book(), FakeRevised()
        others = {"assignments": FakeRepository(), "plans": FakeRepository()}
        others |= {"visits": FakeRepository(), "changes": FakeRepository(), "audits": FakeRepository()}
        known = KnownReferences(disputes=self.book.disputes, **others)
        self.desk = a_desk(references=known)
        words = f"他留下电话{PHONE}"
        quarrel = a_quarrel(words=words, title=words, units=words)
        self.id = register_dispute(self.book, register, quarrel=quarrel, command=wish()).id
        appoint_mediator(self.book, self.id, mediation=BY_PEOPLE, command=wish("appoint", by="W0100"))
        hold_mediation(self.book, self.id, words=words, command=wish("hold", **MEDIATING))
        settle_dispute(self.book, self.id, terms=words, command=wish("settle", **MEDIATING))

    def read(self, command, purpose=Purpose.MEDIATION):
        return read_dispute(self.book, self.desk, self.id, purpose=purpose, command=command, where=WHERE)

    def reveal(self, command, purpose="mediate"):
        books = (self.book, self.desk, self.days)
        return reveal_dispute(*books, self.id, purpose=purpose, command=command, where=WHERE)

    @property
    def looks(self):
        return [(each.look.by, each.look.act, each.look.purpose) for each in self.desk.journal.kept]


MEDIATING = {"by": MEDIATOR, "area": ELSEWHERE}
HEADING = {"by": "W0100", "role": "station_head"}


def test_parties_are_masked_to_mediator_and_head_alone_and_every_look_is_chained(register):
    reading = Reading(register)
    for _ in range(2):
        sheet = reading.read(wish("look", **MEDIATING))
    reading.read(wish("l2", **HEADING), Purpose.OVERSIGHT)

    assert sheet.parties == MASKED
    masked_words = "他留下电话***"
    assert {sheet.title, sheet.words, sheet.units, *sheet.meetings, *sheet.terms} == {masked_words}
    looks = [fact for fact in reading.book.disputes.facts if isinstance(fact, DisputeRead)]
    assert [(fact.read_by, fact.purpose) for fact in looks] == [
        (MEDIATOR, "mediation"),
        ("W0100", "oversight"),
    ]
    assert reading.looks == [(MEDIATOR, Act.SHOWN, "mediation"), ("W0100", Act.SHOWN, "oversight")]
    first, second = (each.look for each in reading.desk.journal.kept)
    assert (first.subjects, first.reference, first.where) == ((reading.id, "H00000001"), reading.id, WHERE)
    assert (first.outside, second.outside) == (True, False)


def test_parties_are_plain_for_a_purpose_counted_with_all_reveals_of_the_day(register):
    reading = Reading(register)
    for _ in range(2):
        seen = reading.reveal(wish("plain-1", **MEDIATING))

    assert seen.sheet.parties == PARTIES
    assert seen.left_today == ACCESS.reveals_a_day - 1
    assert seen.watermark.endswith(reading.id)
    assert reading.looks == [(MEDIATOR, Act.REVEALED, "mediate")]
    assert PHONE not in repr((seen, reading.desk.journal.kept))
    for purpose in ("curiosity", "visit"):
        with pytest.raises(Invalid):
            reading.reveal(wish("plain-2", **MEDIATING), purpose=purpose)
    for number in range(ACCESS.reveals_a_day - 1):
        reading.reveal(wish(f"again-{number}", **MEDIATING))
    with pytest.raises(Conflict, match="上限"):
        reading.reveal(wish("one-more", **MEDIATING))
    assert len(reading.looks) == ACCESS.reveals_a_day


def test_who_neither_mediates_nor_answers_for_the_place_sees_nothing_of_the_parties(register):
    reading = Reading(register)
    for stranger in (wish("l3"), wish("l4", by="W0100", role="station_head", area=ELSEWHERE)):
        for look in (reading.read, reading.reveal):
            with pytest.raises(NotAllowed):
                look(stranger)
    assert reading.looks == []


def test_every_wish_is_granted_once():
    book = a_dispute_book(
        FakeDisputes(in_state(D.MEDIATING), a_dispute("other"), in_state(D.MEDIATING, id="third"))
    )
    mediator = {"by": MEDIATOR, "area": ELSEWHERE, "at": NOON}
    for _ in range(2):
        settle_dispute(book, "dispute-1", terms="三日内清走", command=wish("settle", **mediator))
        follow_up_dispute(book, "dispute-1", kept=False, words="没有清走", command=wish("ask", at=NOON))
        settle_dispute(book, "dispute-1", terms="今日清走", command=wish("settle2", **mediator))
        follow_up_dispute(book, "dispute-1", kept=True, words=None, command=wish("ask2", at=NOON))
        evaluate_dispute(book, "dispute-1", opinion="处置得当", command=wish("value", by="W0100"))
        withdraw_dispute(book, "other", command=wish("away"))
        fail_dispute(book, "third", onward=Onward.COURT, words="无法达成", command=wish("fail", **mediator))

    assert [dispute.state for dispute in book.disputes.by_id.values()] == [D.KEPT, D.WITHDRAWN, D.FAILED]
    assert len(book.disputes.get("dispute-1").agreements) == 2


def test_a_household_in_a_prominent_dispute_is_red_until_it_is_over(register):
    cares = []
    for dispute in (a_dispute(prominent=True), a_dispute(), in_state(D.KEPT, prominent=True)):
        files = Files(
            register=register,
            hazards=a_hazard_book(),
            disputes=FakeDisputes(dispute),
            tags=a_tag_book(),
        )
        standing = find_standing(files, "H00000001", at=NOON)
        cares.append([(care.category, care.colour) for care in standing.cares])

    assert cares == [[("M01", Colour.RED)], [], []]


def test_open_disputes_are_listed_page_by_page_and_only_there():
    old, new = a_dispute("a", at=NOON - timedelta(days=1)), a_dispute("b")
    disputes, caller = FakeDisputes(old, new, in_state(D.KEPT, id="c")), wish().by
    first, place = list_disputes(disputes, COMMUNITY, after="", limit=1, caller=caller)
    second, end = list_disputes(disputes, COMMUNITY, after=place, limit=1, caller=caller)

    assert [dispute.id for dispute in (*first, *second)] == ["b", "a"]
    assert end is None
    with pytest.raises(NotAllowed):
        list_disputes(disputes, ELSEWHERE, after="", limit=1, caller=caller)
    with pytest.raises(NotAllowed):
        get_dispute(disputes, "a", caller=wish(area=ELSEWHERE).by)


def test_replicas_remind_of_each_mark_once():
    disputes = FakeDisputes(in_state(D.MEDIATING))

    assert [remind(disputes, now=NOON + timedelta(days=60)) for _ in range(2)] == [1, 0]
    assert len(disputes.facts) == 1
