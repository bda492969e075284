"""Asking at a door from a terminal: the words as they are typed become those that the door expects."""

import json

import pytest

from demo.excuses import Excuse
from ops.ask import main, words_of
from ops.services import NAMES, class_of
from shared.plumbing.door import doors_of

DOORS = {door.method: door for door in doors_of(class_of("intake"))}
ALL = [door for name in NAMES for door in doors_of(class_of(name))]


def test_a_number_is_a_text_where_the_door_wants_a_text():
    words = words_of(DOORS["track_case"], ["number=340102998202611232000019", "query_code=012345"])

    assert words == {"number": "340102998202611232000019", "query_code": "012345"}


def test_whatever_is_no_text_is_json():
    words = words_of(
        DOORS["report_issue"],
        ["topic=MS-10", 'place={"address": "幸福小区3幢"}', "words=a=b", "command_id=mine"],
    )

    assert words == {
        "topic": "MS-10",
        "place": {"address": "幸福小区3幢"},
        "words": "a=b",
        "command_id": "mine",
    }


def test_what_is_no_json_is_left_for_the_door_to_refuse():
    assert words_of(DOORS["record_return_visit"], ["satisfaction=five"])["satisfaction"] == "five"
    assert words_of(DOORS["record_return_visit"], ["satisfaction=5"])["satisfaction"] == 5


def test_every_command_is_told_under_an_id_of_its_own_and_a_query_under_none():
    first, second = (words_of(DOORS["close_case"], ["case_id=1"])["command_id"] for _ in range(2))

    assert first != second
    assert "command_id" not in words_of(DOORS["get_case"], ["case_id=1"])


def test_many_words_come_from_a_file(tmp_path):
    year = tmp_path / "2027.json"
    year.write_text(json.dumps({"year": 2027, "off": ["2027-01-01"]}))

    words = words_of(DOORS["publish_calendar_year"], [f"@{year}", "source=国务院办公厅"])

    assert words.items() >= {"year": 2027, "off": ["2027-01-01"], "source": "国务院办公厅"}.items()


@pytest.mark.parametrize("said", ["category", "@/nowhere", "@/dev/null"])
def test_a_word_that_cannot_be_read_is_refused(said):
    with pytest.raises(Excuse):
        words_of(DOORS["list_items"], [said])


def test_a_file_that_holds_no_words_is_refused(tmp_path):
    (tmp_path / "list.json").write_text("[]")

    with pytest.raises(Excuse, match="no JSON object"):
        words_of(DOORS["list_items"], [f"@{tmp_path}/list.json"])


def test_without_a_door_every_door_is_listed_with_what_it_is_for_and_for_whom(capsys):
    main([])

    listed = capsys.readouterr().out
    assert (
        "intake.close_case\n    End an issue that was checked, for the duty chief; every clock stops.\n"
        in listed
    )
    assert "    A command for clerk, station_head.\n" in listed
    assert "A query for everybody who is signed in." in listed


def test_a_door_that_is_not_there_is_refused_in_a_sentence():
    with pytest.raises(SystemExit, match="There is no door"):
        main(["intake.dance"])


@pytest.mark.parametrize("door", ALL, ids=lambda door: f"{door.service}.{door.method}")
def test_every_door_says_what_it_is_for(door):
    assert door.says
