"""Who asks for secrecy is not known to those who work on his case; each look at people is kept."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.cases.revealing import MOST_LOOKS, Purpose, Sought
from services.intake.domain.cases.veil import Veil
from services.intake.domain.cases.wishes import Wishes
from services.intake.domain.documents.receipts import receipt
from services.intake.domain.issues.issue import IssueState
from services.intake.schemas.cases.finding import CaseLineView, line_of
from services.intake.schemas.cases.showing import show
from services.intake.schemas.cases.veiled import veiled
from services.intake.schemas.cases.views import CaseView
from services.intake.schemas.clocks.explaining import explain
from services.intake.schemas.clocks.views import ExplanationView
from services.intake.usecases.cases.know_particulars import Named, Told
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.cases.reveal_people import Glass, reveal_people
from services.intake.usecases.cases.veil_case import veil_case
from services.intake.usecases.issues.withdraw_case import withdraw_case
from shared.events.intake_flags import PeopleRevealed
from shared.kernel.errors import Conflict, NotAllowed, NotFound
from tests.intake.builders import (
    CLERK,
    COVER,
    HEAD,
    LEADER,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    RESIDENT,
    REVIEWER,
    STRANGER,
    WORKER,
    a_caller,
    a_command,
    a_handler,
    an_issue_in,
)
from tests.intake.documents.builders import a_matter
from tests.intake.fakes import FakePolicies, FakeRevealDays
from tests.intake.menu_builders import a_policy
from tests.intake.test_usecases import Intake

NAME, PHONE = "欧阳文", "13800005678"
WORDS = f"我是{NAME}，电话138 0000-5678，楼上漏水"
PARTIES = (Named(name=NAME, phone=PHONE), Named(name="李四", phone="13900001234"))
MARKS = (NAME, PHONE, "138 0000-5678", RESIDENT.id, "138****5678", "欧阳*")


@pytest.fixture
def intake():
    return Intake()


def reported(intake, *, secret=True, **but):
    told = Told(wishes=Wishes(secrecy_requested=secret), parties=PARTIES)
    said = {"subject": f"{NAME}家漏水", "words": WORDS, "name": NAME, "phone": PHONE, "told": told} | but
    issue = intake.report(a_command(RESIDENT), **said)
    name_handler(intake.cases, intake.types, intake.calendars, issue.id, handler=a_handler(), at=MONDAY)
    return issue.id


def shown(intake, id):
    case = intake.cases.get(id)
    return CaseView().dump(show(case, veil=veil_case(intake.seal, case), calendar=PLAIN, now=MONDAY))


def everything_of(shown):
    return json.dumps(shown, ensure_ascii=False)


class TestWhatIsShown:
    def test_nothing_of_the_case_tells_who_he_is(self, intake):
        id = reported(intake)
        withdraw_case(intake.cases, intake.calendars, id, words=WORDS, command=a_command(RESIDENT))

        told = everything_of(shown(intake, id))

        assert not [mark for mark in MARKS if mark in told]
        assert "楼上漏水" in told

    def test_that_he_asked_for_it_is_shown_and_the_other_parties_are(self, intake):
        told = shown(intake, reported(intake))

        assert told["applicant"] == {
            "id": None,
            "name": None,
            "phone": None,
            "agency": None,
            "wants_reply": True,
            "secrecy_requested": True,
        }
        assert told["anonymous"] is False
        assert told["main_parties"][0] == {"name": None, "phone": None}
        assert told["main_parties"][1] == {"name": "李*", "phone": "139****1234"}

    def test_the_words_themselves_stay_as_they_were_said(self, intake):
        assert intake.cases.get(reported(intake)).words == WORDS

    def test_of_anybody_else_a_mask_is_shown_and_his_words_as_they_are(self, intake):
        told = shown(intake, reported(intake, secret=False))

        assert (told["applicant"]["name"], told["words"]) == ("欧阳*", WORDS)
        assert told["main_parties"][0]["name"] == "欧阳*"

    def test_neither_a_list_nor_a_fact_nor_a_paper_tells_it(self, intake):
        case = intake.cases.get(reported(intake))
        line = CaseLineView().dump(line_of(case, calendar=PLAIN, now=MONDAY))
        matter = a_matter(case, item=None)

        assert (line["applicant"], line["subject"]) == (None, "工单")
        assert {each.subject for each in intake.cases.facts if hasattr(each, "subject")} == {"工单"}
        head = dict(matter.head)
        assert (head["事项"], head["申请人"]) == ("工单", "申请人")
        assert NAME not in repr(receipt(matter))

    def test_nor_does_the_account_of_a_clock(self, intake):
        id = reported(intake)
        withdraw_case(intake.cases, intake.calendars, id, words="不用了", command=a_command(RESIDENT))
        case = intake.cases.get(id)
        told = explain(
            case, next(iter(case.clocks)), veil=veil_case(intake.seal, case), calendar=PLAIN, now=MONDAY
        )

        assert RESIDENT.id not in everything_of(ExplanationView().dump(told))


class TestRevealing:
    def see(self, intake, id, by, *, sought=Sought.APPLICANT, command=None, days=None):
        days = days or FakeRevealDays()
        glass = Glass(seal=intake.seal, policies=intake.policies, days=days)
        said = {"sought": sought, "purpose": Purpose.CONTACT, "command": command or a_command(by)}
        return reveal_people(intake.cases, glass, id, **said)

    @pytest.mark.parametrize("by", [WORKER, COVER, CLERK, HEAD, REVIEWER, LEADER], ids=lambda it: it.id)
    def test_who_works_where_a_case_lies_sees_who_asks_and_whom_it_is_about(self, intake, by):
        id = reported(intake, secret=False)

        assert self.see(intake, id, by) == (Named(name=NAME, phone=PHONE),)
        assert self.see(intake, id, by, sought=Sought.MAIN_PARTIES) == PARTIES

    @pytest.mark.parametrize("sought", Sought)
    @pytest.mark.parametrize("by", [WORKER, COVER, CLERK], ids=lambda it: it.id)
    def test_where_secrecy_is_asked_for_no_worker_and_no_clerk_does(self, intake, by, sought):
        id = reported(intake)
        before = intake.cases.get(id)

        with pytest.raises(NotAllowed):
            self.see(intake, id, by, sought=sought)
        assert intake.cases.get(id) == before

    @pytest.mark.parametrize("by", [HEAD, REVIEWER, LEADER], ids=lambda it: it.id)
    def test_but_a_head_does(self, intake, by):
        assert self.see(intake, reported(intake), by) == (Named(name=NAME, phone=PHONE),)

    def test_unless_he_has_the_case_in_hand(self, intake):
        id = reported(intake)
        name_handler(
            intake.cases,
            intake.types,
            intake.calendars,
            id,
            handler=a_handler(worker_id=HEAD.id, assignment=2),
            at=MONDAY,
        )

        with pytest.raises(NotAllowed):
            self.see(intake, id, HEAD)

    @pytest.mark.parametrize("secret", [True, False])
    @pytest.mark.parametrize(
        "by", [STRANGER, a_caller("H9", "station_head", OTHER_GRID)], ids=lambda it: it.id
    )
    def test_an_assisting_unit_sees_nobody(self, intake, by, secret):
        id = reported(intake, secret=secret)
        intake.cases.by_id[id].units = replace(intake.cases.by_id[id].units, assisting=(OTHER_GRID,))
        assert any(map(by.covers, intake.cases.get(id).areas))

        with pytest.raises(NotAllowed):
            self.see(intake, id, by)

    def test_a_look_is_kept_and_told_once_and_tells_nothing_of_whom(self, intake):
        id, command = reported(intake, secret=False), a_command(WORKER)
        intake.cases.facts.clear()

        for _ in range(2):
            assert self.see(intake, id, WORKER, command=command)

        assert intake.cases.facts == [
            PeopleRevealed(
                case_id=id,
                sought="applicant",
                purpose="contact",
                revealed_by=WORKER.id,
                revealed_at=MONDAY,
            )
        ]
        assert [(each.by, each.purpose) for each in intake.cases.get(id).looks] == [
            (WORKER.id, Purpose.CONTACT)
        ]
        assert [each["by"] for each in shown(intake, id)["looks"]] == [WORKER.id]

    def test_nobody_is_revealed_of_whom_nothing_is_known(self):
        with pytest.raises(NotFound):
            an_issue_in(IssueState.SIGNED).reveal(Sought.APPLICANT, Purpose.CONTACT, by=WORKER, at=MONDAY)

    def test_nobody_looks_more_often_a_day_than_the_policy_allows(self, intake):
        id, days = reported(intake, secret=False), FakeRevealDays()
        intake.policies = FakePolicies(a_policy(reveals_a_day=2))
        last = a_command(WORKER)
        for command in (a_command(WORKER), last, last):
            self.see(intake, id, WORKER, command=command, days=days)

        with pytest.raises(Conflict):
            self.see(intake, id, WORKER, days=days)
        assert len(intake.cases.get(id).looks) == 2
        tomorrow = a_command(WORKER, at=MONDAY + timedelta(days=1))
        for command in (a_command(COVER), tomorrow):
            self.see(intake, id, WORKER, command=command, days=days)

    def test_no_look_falls_away_so_there_is_an_end_to_them(self, intake):
        id = reported(intake, secret=False)
        for _ in range(MOST_LOOKS):
            self.see(intake, id, WORKER)

        with pytest.raises(Conflict):
            self.see(intake, id, WORKER)
        assert len(intake.cases.get(id).looks) == MOST_LOOKS


TEXTS = st.text(alphabet="欧阳文张三138005678 -，。", max_size=30)


@given(TEXTS, TEXTS)
def test_a_veil_leaves_neither_name_nor_phone(before, after):
    veil = Veil(name=NAME, phone=PHONE)
    told = veil.over(f"{before}{NAME}{after}{PHONE}{before}")

    assert NAME not in told
    assert PHONE not in told
    assert veil.over(told) == told


def test_a_veil_lies_over_texts_at_any_depth_and_over_nothing_else():
    before = {"a": [{"b": NAME, "c": 1, "d": None}], "e": RESIDENT.id, "f": True}

    assert veiled(before, Veil(id=RESIDENT.id, name=NAME)) == {
        "a": [{"b": "***", "c": 1, "d": None}],
        "e": "***",
        "f": True,
    }
    assert veiled(before, Veil()) is before


def test_a_surname_alone_is_no_name_to_hide():
    assert Veil(name="王").over("王府井") == "王府井"
