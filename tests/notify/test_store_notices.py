"""What the stores of notify promise, the stand-ins as well as the real ones."""

import pytest

from services.notify.domain.notice import State
from services.notify.store.known_cases import MongoKnownCases
from services.notify.store.notices import MongoNotices
from shared.kernel.errors import NotFound, StaleWrite
from tests.notify.builders import COMMUNITY, GRID, NOON, STREET, a_known_case, a_notice, a_sent_notice
from tests.notify.fakes import FakeKnownCases, FakeNotices
from tests.stores import either, real

kept = real(MongoNotices)
notices = either(FakeNotices, MongoNotices)
cases = either(FakeKnownCases, MongoKnownCases)


def after(minutes):
    return NOON.replace(minute=minutes)


def test_what_is_saved_can_be_loaded(notices):
    notices.save(a_sent_notice(id="n1"))

    found = notices.get("n1")

    assert (found.state, found.recipient, found.sent_at, found.version) == (
        State.DELIVERED,
        "worker/W0001",
        NOON,
        1,
    )


def test_there_is_no_notice_that_nobody_sent(notices):
    assert notices.find("n1") is None
    with pytest.raises(NotFound):
        notices.get("n1")


def test_the_same_notice_is_not_kept_twice(notices):
    notices.save(a_sent_notice(id="n1"))

    with pytest.raises(StaleWrite):
        notices.save(a_sent_notice(id="n1"))


def test_a_box_is_opened_newest_first_and_page_by_page(notices):
    for minute in (1, 3, 0, 2):
        notices.save(a_sent_notice(id=f"n{minute}", queued_at=after(minute)))

    first = notices.page(["worker/W0001"], after="", limit=3)
    rest = notices.page(["worker/W0001"], after=first[-1].place, limit=3)

    assert [[notice.id for notice in page] for page in (first, rest)] == [["n3", "n2", "n1"], ["n0"]]


def test_several_boxes_are_opened_as_one(notices):
    notices.save(a_sent_notice(id="mine", recipient="worker/W0100", queued_at=after(1)))
    notices.save(a_sent_notice(id="of_my_grid", recipient=f"area/{GRID}", queued_at=after(2)))
    notices.save(a_sent_notice(id="of_another", recipient="area/340102998002", queued_at=after(3)))
    notices.save(a_sent_notice(id="of_somebody", recipient="worker/W0001", queued_at=after(4)))

    page = notices.page(["worker/W0100", f"area/{COMMUNITY}"], after="", limit=10)

    assert [notice.id for notice in page] == ["of_my_grid", "mine"]


def test_a_notice_in_two_of_the_boxes_is_shown_once_and_costs_no_place_on_the_page(notices):
    notices.save(a_sent_notice(id="n1", recipient=f"area/{GRID}", queued_at=after(2)))
    notices.save(a_sent_notice(id="n2", recipient=f"area/{GRID}", queued_at=after(1)))

    page = notices.page([f"area/{COMMUNITY}", f"area/{STREET}"], after="", limit=2)

    assert [notice.id for notice in page] == ["n1", "n2"]


def test_only_what_awaits_confirmation_is_counted(notices):
    notices.save(a_sent_notice(id="waits"))
    notices.save(a_sent_notice(id="asks_for_nothing", needs_ack=False))
    notices.save(a_sent_notice(id="of_somebody_else", recipient="worker/W0002"))
    confirmed = a_sent_notice(id="confirmed")
    confirmed.acknowledge(NOON)
    notices.save(confirmed)

    assert notices.count_unacknowledged(["worker/W0001"], limit=100) == 1


def test_a_confirmation_is_no_longer_awaited(notices):
    notices.save(a_sent_notice(id="n1"))
    notice = notices.get("n1")
    notice.acknowledge(NOON)
    notices.save(notice)

    assert notices.count_unacknowledged(["worker/W0001"], limit=100) == 0


def test_counting_stops_at_the_limit(notices):
    for number in range(4):
        notices.save(a_sent_notice(id=f"n{number}"))

    assert notices.count_unacknowledged(["worker/W0001"], limit=3) == 3


def test_a_receipt_is_kept_and_makes_no_new_version(notices):
    notices.save(a_sent_notice(id="n1"))
    notice = notices.get("n1")
    notice.read(NOON)

    notices.note_read(notice)

    found = notices.get("n1")
    assert (found.state, found.read_at, found.version) == (State.READ, NOON, 1)


def test_a_late_receipt_does_not_take_back_a_confirmation(notices):
    notices.save(a_sent_notice(id="n1"))
    reading, confirming = notices.get("n1"), notices.get("n1")
    confirming.acknowledge(NOON)
    notices.save(confirming)
    reading.read(NOON)

    with pytest.raises(StaleWrite):
        notices.note_read(reading)
    assert notices.get("n1").state is State.ACKED


def test_a_confirmation_survives_a_receipt_that_came_in_between(notices):
    notices.save(a_sent_notice(id="n1"))
    reading, confirming = notices.get("n1"), notices.get("n1")
    reading.read(NOON)
    notices.note_read(reading)
    confirming.acknowledge(NOON)

    notices.save(confirming)

    assert notices.get("n1").state is State.ACKED


def test_a_known_case_is_remembered_and_can_be_told_anew(cases):
    cases.keep(a_known_case(subject="路灯"))
    cases.keep(a_known_case(subject="路灯不亮", applicant_id=None))

    assert cases.get("c1") == a_known_case(subject="路灯不亮", applicant_id=None)


def test_a_case_that_nobody_introduced_is_not_known(cases):
    with pytest.raises(NotFound):
        cases.get("c1")


def test_what_was_said_is_kept_beside_what_the_index_needs(kept, database):
    kept.save(a_notice_that_was_sent())

    document = database["notices"].find_one({"_id": "n1"})

    assert document["boxes"] == document["awaited"] == ["worker/W0001"]
    assert [letter["envelope"]["type"] for letter in document["outbox"]] == ["notify.notice_sent"]


def a_notice_that_was_sent():
    notice = a_notice(id="n1")
    notice.send("inbox", NOON)
    return notice
