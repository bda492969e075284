from datetime import UTC, date, datetime

import pytest

from services.notify.domain.audience import TABLE
from services.notify.domain.message import Message
from services.notify.domain.sayings import moment
from services.notify.domain.template import Template
from services.notify.domain.wording import sayable, words_of
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.events.intake import CaseAccepted, CaseRefused, CaseResolved, ClockOverdue
from shared.kernel.errors import Invalid
from tests.notify.builders import NUMBER, a_known_case, an_event


def a_template(**but):
    said = {
        "message": Message.CASE_RESOLVED,
        "version": 1,
        "title": "办理结果",
        "body": "${number}：${outcome}",
    }
    return Template(**said | but)


def test_times_are_said_as_the_clock_on_the_wall_here_shows_them():
    assert moment(datetime(2026, 12, 31, 16, 5, tzinfo=UTC)) == "2027年01月01日00:05"


def test_a_day_without_a_time_is_said_as_a_day():
    assert moment(date(2026, 12, 31)) == "2026年12月31日"


def test_a_time_that_nobody_knows_is_said_to_follow():
    assert words_of(an_event(CaseAccepted, promised_due=None), a_known_case())["promised_due"] == "另行告知"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("帮13800000000修灯", "帮***修灯"),
        ("家里0551-62345678没人接", "家里***没人接"),
        (f"关于编号{NUMBER}", f"关于编号{NUMBER}"),
    ],
)
def test_a_subject_is_said_discreetly(written, said):
    assert words_of(an_event(CaseResolved), a_known_case(subject=written))["subject"] == said


def test_advice_keeps_the_number_of_an_office_and_loses_that_of_a_person():
    refused = an_event(CaseRefused, advice="请拨0551-62345678，或找13800000000")

    assert words_of(refused, a_known_case())["advice"] == "请拨0551-62345678，或找***"


def test_codes_are_said_in_words_and_those_of_a_later_release_in_general_words():
    solved = words_of(an_event(CaseResolved, outcome="solved"), a_known_case())
    unheard_of = words_of(an_event(CaseResolved, outcome="from_the_future"), a_known_case())

    assert (solved["outcome"], unheard_of["outcome"]) == ("已解决", "已处理")


def test_neither_the_address_nor_the_applicant_can_be_said():
    for message in Message:
        assert sayable(message).isdisjoint({"building", "applicant_id", "longitude", "latitude"})


def test_a_household_is_named_to_the_staff_alone():
    naming = {message for message in Message if "household_id" in sayable(message)}
    told = [row.reader(an_event(row.event), a_known_case()) for row in TABLE if row.message in naming]

    assert naming
    assert not [reader for reader in told if reader and "applicant" in str(reader)]


def test_only_what_every_event_behind_a_message_tells_can_be_said():
    assert "due" in sayable(Message.CLOCK_OVERDUE)
    assert "promised_due" not in sayable(Message.CLOCK_OVERDUE)
    assert "subject" not in sayable(Message.CASE_UNASSIGNED)  # grid does not tell it


def test_missing_places_and_workers_have_words_too():
    words = words_of(an_event(ClockOverdue, worker_id=None, grid_code=None), a_known_case())

    assert (words["worker_id"], words["grid_code"]) == ("未确定", "未确定")


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        (CaseRefused, "same_matter", "同一事项"),
        (CaseAssigned, "b_covers_a_on_leave", "B岗顶岗"),
        (CaseUnassigned, "nobody_on_duty", "无人在岗"),
        (CaseRefused, "from_the_future", "其他原因"),
    ],
)
def test_reasons_are_said_in_words(kind, code, said):
    assert said in words_of(an_event(kind, reason=code), a_known_case())["reason"]


def test_a_template_is_filled_with_words():
    template = a_template()

    assert template.filled({"number": "1", "outcome": "已解决", "due": "-"}) == ("办理结果", "1：已解决")


@pytest.mark.parametrize(
    ("but", "complaint"),
    [
        ({"body": "${building}"}, "may not say building"),
        ({"title": "${idcard}"}, "may not say idcard"),
        ({"body": "${number"}, "broken gap"),
        ({"title": ""}, "needs a title"),
        ({"body": ""}, "needs a title"),
    ],
)
def test_a_template_that_could_not_be_filled_is_refused(but, complaint):
    with pytest.raises(Invalid, match=complaint):
        a_template(**but).check(sayable(Message.CASE_RESOLVED))
