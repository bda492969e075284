"""The file of a case at the doors: what is told beside the words, flags, links, people in plain."""

import pytest

from shared.kernel.errors import Invalid, NotAllowed
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import APPLICATION, ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]

TOLD = {
    "occur_at": "2026-01-05T08:00:00+08:00",
    "occur_place": "三号楼东侧",
    "people_involved": 12,
    "amount_involved": 35_000_000,
    "scale": "large",
    "main_parties": [{"name": "李四", "phone": "13900001234"}],
}
SECRET = {"secrecy_requested": True, "words": "我是欧阳文，电话13800005678，楼上漏水"}


def twice(counter, who, door, **words):
    """Give the same command twice; return both answers."""
    wish = a_wish()
    return [counter.does(who, door, command_id=wish, **words) for _ in range(2)]


def test_what_is_told_beside_the_words_is_shown_masked(shared_counter):
    receipt = shared_counter.does("clerk", "report_issue", **ISSUE | TOLD)
    shown = shared_counter.asks("clerk", "get_case", case_id=receipt["case_id"])

    plain = {name: shown[name] for name in TOLD if name not in ("occur_at", "main_parties")}
    assert plain == {name: TOLD[name] for name in plain}
    assert shown["main_parties"] == [{"name": "李*", "phone": "139****1234"}]
    assert shown["emergency_level"] is None
    assert "李四" not in str(shown)


def test_an_application_takes_it_in_as_well(shared_counter):
    receipt = shared_counter.does("clerk", "submit_application", **APPLICATION | TOLD)

    assert receipt["people_involved"] == 12


def test_what_cannot_be_is_refused_by_name(shared_counter):
    with pytest.raises(Invalid) as refusal:
        shared_counter.does("clerk", "report_issue", **ISSUE, occur_at="2999-01-01T00:00:00+08:00")
    assert set(refusal.value.fields) == {"occur_at"}


def test_a_head_flags_and_unflags_and_what_is_flagged_is_found(shared_counter):
    id = shared_counter.does("clerk", "report_issue", **ISSUE)["case_id"]
    said = {"case_id": id, "flag": "historic", "words": "改制前遗留"}
    with pytest.raises(NotAllowed):
        shared_counter.does("worker", "flag_case", **said)

    first, again = twice(shared_counter, "head of the street", "flag_case", **said)
    found = shared_counter.asks("clerk", "find_cases", is_historic=True)
    unflagged = twice(shared_counter, "leader", "unflag_case", **said)

    assert first["version"] == again["version"]
    assert [line["is_historic"] for line in found["items"] if line["case_id"] == id] == [True]
    assert {each["is_historic"] for each in unflagged} == {False}
    assert shared_counter.hears(id, "case_flagged")["flag"] == "historic"
    with pytest.raises(Invalid):
        shared_counter.asks("clerk", "find_cases", is_historic=False)


def test_two_cases_are_linked_seen_from_both_and_parted(shared_counter):
    one, other = (shared_counter.does("clerk", "report_issue", **ISSUE)["case_id"] for _ in range(2))
    linked = twice(shared_counter, "clerk", "relate_cases", case_id=one, other_id=other, words="同一户")

    lists = [shared_counter.asks("clerk", "list_related_cases", case_id=id)["items"] for id in (one, other)]
    parted = twice(shared_counter, "clerk", "part_cases", case_id=other, other_id=one, words="不是一事")

    assert {tuple(each["related_case_ids"]) for each in linked} == {(other,)}
    assert [[line["case_id"] for line in each] for each in lists] == [[other], [one]]
    assert {each["case_id"] for each in parted} == {one}
    assert shared_counter.asks("clerk", "list_related_cases", case_id=one)["items"] == []


def test_people_are_shown_in_plain_for_a_purpose_and_the_look_is_kept(shared_counter):
    id = shared_counter.does("clerk", "report_issue", **ISSUE | TOLD)["case_id"]
    said = {"case_id": id, "sought": "main_parties", "purpose": "verification"}

    first, again = twice(shared_counter, "clerk", "reveal_people", **said)

    assert first["people"] == again["people"] == [{"name": "李四", "phone": "13900001234"}]
    assert first["watermark"].startswith("C0001 ")
    looks = shared_counter.asks("leader", "get_case", case_id=id)["looks"]
    assert [(each["by"], each["purpose"]) for each in looks] == [("C0001", "verification")]
    assert "李四" not in str(shared_counter.told_of(id))


def test_who_asks_for_secrecy_is_known_to_a_head_alone(shared_counter):
    receipt = shared_counter.does("resident", "report_issue", **ISSUE | SECRET)
    id = receipt["case_id"]
    said = {"case_id": id, "sought": "applicant", "purpose": "supervision"}

    shown = shared_counter.asks("clerk", "get_case", case_id=id)
    with pytest.raises(NotAllowed):
        shared_counter.does("clerk", "reveal_people", **said)
    revealed = shared_counter.does("leader", "reveal_people", **said)

    assert not [mark for mark in ("欧阳", "13800005678", "138****5678", "R0001") if mark in str(shown)]
    assert shown["words"] == "我是***，电话***，楼上漏水"
    assert revealed["people"] == [{"name": "欧阳文", "phone": "13800005678"}]


def test_the_words_of_the_five_levels_are_there_for_everybody(shared_counter):
    scale = shared_counter.asks("resident", "get_rating_scale")

    assert (scale["version_no"], scale["levels"][0]["label"]) == (1, "非常满意")
    assert scale == shared_counter.asks("resident", "get_rating_scale", on="2026-06-01")
