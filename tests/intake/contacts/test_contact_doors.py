"""Who was asked first, at the doors; and what the resident reads of it."""

import pytest

from shared.kernel.errors import Invalid, NotAllowed
from tests.intake.builders import GRID, STREET
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]

ASKED = {"name": "王小明", "area": STREET, "matter": "路灯归谁管", "whose": "unclear", "action": "registered"}


@pytest.fixture
def reported(shared_counter):
    return shared_counter.does("resident", "report_issue", **ISSUE)


def tracked(counter, case):
    return counter.asks("resident", "track_case", number=case["number"], query_code=case["query_code"])


def test_the_resident_reads_who_was_asked_first_by_his_label_only(shared_counter, reported):
    assert tracked(shared_counter, reported)["first_asked"] is None
    wish = a_wish()
    for _ in range(2):
        contact = shared_counter.asks(
            "clerk", "record_contact", case_id=reported["case_id"], **ASKED, command_id=wish
        )

    assert contact["answer_due"]
    shown = tracked(shared_counter, reported)["first_asked"]
    assert (shown["label"], shown["action"]) == ("王*", "已登记")
    assert set(shown) == {"label", "at", "action", "guided_to"}
    guided = {"whose": "others", "action": "guided", "guided_name": "李四", "guided_phone": "62345678"}
    shared_counter.does("checker", "record_contact", case_id=reported["case_id"], **ASKED | guided)
    case = shared_counter.asks("resident", "get_case", case_id=reported["case_id"])
    for chain in (tracked(shared_counter, reported)["asked"], case["asked"]):
        assert [(each["label"], each["guided_to"]) for each in chain] == [("王*", None), ("王*", "李*")]
    listed = shared_counter.asks("leader", "list_contacts", case_id=reported["case_id"])["items"]
    assert listed[0] == contact

    answered = shared_counter.does(
        "checker", "answer_contact", contact_id=contact["contact_id"], answer="归市政，已转办"
    )
    assert (answered["answered_by"], answered["answer_due"]) == ("C0002", None)
    document = shared_counter.database["contacts"].find_one({"_id": contact["contact_id"]})
    assert "路灯归谁管" not in repr(document)
    assert "归市政" not in repr(document)


def test_residents_and_strangers_neither_record_nor_look(shared_counter, reported):
    before = shared_counter.remembers()
    case = {"case_id": reported["case_id"]}
    for who, door, words in (
        ("resident", "record_contact", ASKED | case),
        ("resident", "list_contacts", case),
        ("stranger", "list_contacts", case),
        ("stranger", "record_contact", ASKED | {"area": GRID}),
    ):
        with pytest.raises(NotAllowed):
            shared_counter.does(who, door, **words) if door.startswith("record") else shared_counter.asks(
                who, door, **words
            )
    assert shared_counter.remembers() == before


def test_to_guide_without_saying_to_whom_is_refused(shared_counter, reported):
    words = ASKED | {"whose": "others", "action": "guided", "case_id": reported["case_id"]}
    with pytest.raises(Invalid) as refusal:
        shared_counter.does("clerk", "record_contact", **words)
    assert set(refusal.value.fields) == {"guided_name", "guided_phone"}
