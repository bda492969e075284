"""What can be done about an application: each wish granted once, in one's own area, and told once."""

from dataclasses import replace
from datetime import date

import pytest

from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.menu.material import Paper
from services.intake.usecases.applications.archive_application import archive_application
from services.intake.usecases.applications.check_application import check_application
from services.intake.usecases.applications.confirm_notice import confirm_notice
from services.intake.usecases.applications.confirm_withdrawal import confirm_withdrawal
from services.intake.usecases.applications.decide_application import decide_application
from services.intake.usecases.applications.deliver_result import deliver_result
from services.intake.usecases.applications.drop_withdrawal import drop_withdrawal
from services.intake.usecases.applications.end_special_procedure import end_special_procedure
from services.intake.usecases.applications.end_step import end_step
from services.intake.usecases.applications.extend_application import extend_application
from services.intake.usecases.applications.hand_in_materials import hand_in_materials
from services.intake.usecases.applications.hand_to_department import hand_to_department
from services.intake.usecases.applications.hear_acknowledgement import hear_acknowledgement
from services.intake.usecases.applications.prepare_delivery import prepare_delivery
from services.intake.usecases.applications.rate_application import rate_application
from services.intake.usecases.applications.receive_application import receive_application
from services.intake.usecases.applications.refuse_application import refuse_application
from services.intake.usecases.applications.request_correction import request_correction
from services.intake.usecases.applications.request_withdrawal import request_withdrawal
from services.intake.usecases.applications.revoke_application import revoke_application
from services.intake.usecases.applications.settle_tolerance import settle_tolerance
from services.intake.usecases.applications.start_special_procedure import start_special_procedure
from services.intake.usecases.applications.supply_materials import supply_materials
from services.intake.usecases.applications.take_pledge import PledgeWords
from services.intake.usecases.cases.call_rater_back import call_rater_back
from services.intake.usecases.cases.contact_rater import contact_rater
from services.intake.usecases.cases.rectify_case import rectify_case
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.intake.applications.ways import a_stepped_application, with_clocks_over
from tests.intake.builders import (
    A_HEARING,
    CLERK,
    CONTENT,
    GRANTED,
    LATER,
    LEADER,
    MONDAY,
    NOT_NEEDED,
    PLAIN,
    RESIDENT,
    REVIEWER,
    SOMETHING_EXPIRED,
    TOLERANT_GUIDE,
    TOLERATED,
    WORKER,
    a_caller,
    a_command,
    a_published_item,
    a_submission,
    an_application_badly_rated,
    an_application_in,
    an_issue_in,
    local,
)
from tests.intake.test_usecases import Intake

TOLERANT = "JZ-003@2"
PLEDGE = PledgeWords(by_day=date(2026, 11, 27), id_number="34010219490307003X", signature="容缺承诺书1号")
IN_ORDER = {"identity_card": Paper.IN_ORDER}
ANOTHER_CLERK = a_caller("C0009", "clerk", "340102998")


@pytest.fixture
def intake():
    intake = Intake()
    intake.items.save(a_published_item(version_no=2, guide=TOLERANT_GUIDE))
    return intake


def tolerant(state):
    return an_application_in(state, item_id=TOLERANT)


def made_good(*, contact=False, rectify=False):
    application = an_application_badly_rated()
    if contact:
        application.contact_rater("已致歉", by=WORKER, at=MONDAY, calendar=PLAIN)
    if rectify:
        application.rectify("已补发", by=WORKER, at=MONDAY, calendar=PLAIN)
    return application


COMMANDS = {
    "receive": (
        lambda: an_application_in(S.BOOKED),
        CLERK,
        lambda it, id, by: receive_application(
            it.cases, it.items, it.calendars, id, papers=IN_ORDER, command=by
        ),
    ),
    "request correction": (
        lambda: an_application_in(S.ACCEPTED),
        CLERK,
        lambda it, id, by: request_correction(
            it.cases, it.items, it.calendars, id, finding=SOMETHING_EXPIRED, command=by
        ),
    ),
    "confirm notice": (
        lambda: an_application_in(S.CORRECTING),
        CLERK,
        lambda it, id, by: confirm_notice(
            it.cases, id, method=ServiceMethod.POST, proof="EMS1", served_at=None, command=by
        ),
    ),
    "supply": (
        lambda: an_application_in(S.CORRECTING),
        CLERK,
        lambda it, id, by: supply_materials(
            it.cases,
            it.items,
            it.calendars,
            it.trust,
            id,
            papers=IN_ORDER,
            others=(),
            pledge=None,
            command=by,
        ),
    ),
    "contact rater": (
        an_application_badly_rated,
        WORKER,
        lambda it, id, by: contact_rater(it.cases, it.calendars, id, words="已致歉", command=by),
    ),
    "rectify": (
        lambda: made_good(contact=True),
        WORKER,
        lambda it, id, by: rectify_case(it.cases, it.calendars, id, words="已补发", command=by),
    ),
    "call rater back": (
        lambda: made_good(contact=True, rectify=True),
        ANOTHER_CLERK,
        lambda it, id, by: call_rater_back(
            it.cases,
            it.calendars,
            it.scales,
            id,
            channel=VisitChannel.PHONE,
            script=CONTENT,
            result=CallResult.ANSWERED,
            command=by,
        ),
    ),
    "refuse": (
        lambda: an_application_in(S.RECEIVED),
        CLERK,
        lambda it, id, by: refuse_application(it.cases, it.calendars, id, order=NOT_NEEDED, command=by),
    ),
    "hand over": (
        lambda: a_stepped_application(S.ACCEPTED),
        CLERK,
        lambda it, id, by: hand_to_department(it.cases, it.calendars, id, department="街道审核", command=by),
    ),
    "end step": (
        lambda: a_stepped_application(S.IN_STEP),
        WORKER,
        lambda it, id, by: end_step(it.cases, it.calendars, id, result="已审核", command=by),
    ),
    "start special": (
        lambda: an_application_in(S.IN_STEP),
        CLERK,
        lambda it, id, by: start_special_procedure(it.cases, it.calendars, id, order=A_HEARING, command=by),
    ),
    "end special": (
        lambda: an_application_in(S.IN_SPECIAL),
        CLERK,
        lambda it, id, by: end_special_procedure(it.cases, it.calendars, id, result="笔录", command=by),
    ),
    "extend": (
        lambda: an_application_in(S.IN_STEP),
        LEADER,
        lambda it, id, by: extend_application(it.cases, it.calendars, id, reasons="案情复杂", command=by),
    ),
    "decide": (
        lambda: an_application_in(S.IN_STEP),
        REVIEWER,
        lambda it, id, by: decide_application(
            it.cases, it.items, it.calendars, id, paper=GRANTED, command=by
        ),
    ),
    "settle": (
        lambda: tolerant(S.GRANTED_TOLERANTLY),
        CLERK,
        lambda it, id, by: settle_tolerance(
            it.cases, it.items, it.calendars, id, papers={"proof": Paper.IN_ORDER}, command=by
        ),
    ),
    "revoke": (
        lambda: an_application_in(S.GRANTED),
        LEADER,
        lambda it, id, by: revoke_application(
            it.cases, it.calendars, id, basis="第六十九条", reasons="材料不实", command=by
        ),
    ),
    "prepare delivery": (
        lambda: an_application_in(S.GRANTED),
        CLERK,
        lambda it, id, by: prepare_delivery(it.cases, id, command=by),
    ),
    "deliver": (
        lambda: an_application_in(S.TO_DELIVER),
        CLERK,
        lambda it, id, by: deliver_result(
            it.cases,
            it.calendars,
            id,
            method=ServiceMethod.COUNTER,
            proof="送达回证1号",
            consent="",
            served_at=None,
            command=by,
        ),
    ),
    "rate": (
        lambda: an_application_in(S.DELIVERED),
        ANOTHER_CLERK,
        lambda it, id, by: rate_application(it.cases, it.calendars, it.scales, id, score=4, command=by),
    ),
    "archive": (
        lambda: an_application_in(S.RATED),
        CLERK,
        lambda it, id, by: archive_application(it.cases, it.calendars, id, command=by),
    ),
    "request withdrawal": (
        lambda: an_application_in(S.IN_STEP),
        CLERK,
        lambda it, id, by: request_withdrawal(it.cases, id, reason="不办了", command=by),
    ),
    "confirm withdrawal": (
        lambda: an_application_in(S.WITHDRAWING),
        CLERK,
        lambda it, id, by: confirm_withdrawal(it.cases, it.calendars, id, proof="申请书", command=by),
    ),
    "drop withdrawal": (
        lambda: an_application_in(S.WITHDRAWING),
        CLERK,
        lambda it, id, by: drop_withdrawal(it.cases, id, command=by),
    ),
}


def prepared(intake, name):
    ready, by, act = COMMANDS[name]
    return intake.keep(ready()), by, act


@pytest.mark.parametrize("name", COMMANDS)
def test_a_wish_that_arrives_twice_is_granted_once_and_answered_twice(intake, name):
    id, by, act = prepared(intake, name)
    command = a_command(by)

    first = act(intake, id, command)
    told = list(intake.cases.facts)
    second = act(intake, id, replace(command, at=local("2026-11-24 09:00")))

    assert second == first
    assert intake.cases.facts == told
    assert len(told) > 0


@pytest.mark.parametrize("name", COMMANDS)
def test_the_id_of_another_wish_is_refused_and_changes_nothing(intake, name):
    id, by, act = prepared(intake, name)
    command = a_command(by)
    done = act(intake, id, command)

    with pytest.raises(Conflict):
        act(intake, id, replace(command, digest="other words"))
    assert intake.cases.get(id) == done


@pytest.mark.parametrize("name", COMMANDS)
def test_who_does_not_work_there_is_refused_and_changes_nothing(intake, name):
    id, by, act = prepared(intake, name)
    before = intake.cases.get(id)

    with pytest.raises(NotAllowed):
        act(intake, id, a_command(a_caller(by.id, *by.roles, "340102999")))
    assert intake.cases.get(id) == before


OF_BOTH_KINDS = {"contact rater", "rectify", "call rater back"}


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - OF_BOTH_KINDS))
def test_an_issue_is_no_application(intake, name):
    _, by, act = COMMANDS[name]

    with pytest.raises(Conflict, match="工单"):
        act(intake, intake.keep(an_issue_in("SIGNED")), a_command(by))


class TestTheApplicantHimself:
    OWN = ("confirm notice", "rate", "request withdrawal", "confirm withdrawal", "drop withdrawal")

    @pytest.mark.parametrize("name", OWN)
    def test_he_does_it_without_working_anywhere(self, intake, name):
        ready, _, act = COMMANDS[name]
        application = ready()
        application.applicant = Applicant(id=RESIDENT.id)
        id = intake.keep(application)

        assert act(intake, id, a_command(RESIDENT)).version > application.version

    @pytest.mark.parametrize("name", OWN)
    def test_another_resident_does_not(self, intake, name):
        id, _, act = prepared(intake, name)

        with pytest.raises(NotAllowed):
            act(intake, id, a_command(a_caller("R0002", "resident")))

    def test_who_speaks_for_him_says_what_proves_it(self, intake):
        id = intake.keep(an_application_in(S.WITHDRAWING))
        with pytest.raises(Invalid):
            confirm_withdrawal(intake.cases, intake.calendars, id, proof="", command=a_command())
        id = intake.keep(an_application_in(S.CORRECTING))
        with pytest.raises(Invalid):
            confirm_notice(
                intake.cases,
                id,
                method=ServiceMethod.COUNTER,
                proof="",
                served_at=None,
                command=a_command(),
            )


class TestHandingIn:
    def own(self, intake):
        application = an_application_in(S.CORRECTING)
        application.applicant = Applicant(id=RESIDENT.id)
        return intake.keep(application)

    def hand_in(self, intake, id, command):
        papers = {"identity_card": "photo-1"}
        return hand_in_materials(intake.cases, intake.calendars, id, papers=papers, command=command)

    def test_it_is_kept_once_however_often_he_sends_it(self, intake):
        id, command = self.own(intake), a_command(RESIDENT)

        first = self.hand_in(intake, id, command)
        again = self.hand_in(intake, id, command)

        assert first == again
        assert first.notices[0].lines[0].handed_in == "photo-1"

    @pytest.mark.parametrize("by", [CLERK, WORKER, a_caller("R0002", "resident")])
    def test_nobody_sends_it_for_him(self, intake, by):
        id = self.own(intake)
        before = intake.cases.get(id)

        with pytest.raises(NotAllowed):
            self.hand_in(intake, id, a_command(by))
        assert intake.cases.get(id) == before


class TestTheInbox:
    def own(self, intake):
        return TestHandingIn().own(intake)

    def hear(self, intake, id, *, recipient=f"applicant/{RESIDENT.id}", reference=None):
        number = reference or intake.cases.get(id).notices[0].number
        hear_acknowledgement(intake.cases, id, reference=number, recipient=recipient, at=LATER)

    def test_who_confirms_the_notice_there_has_received_it(self, intake):
        id = self.own(intake)

        self.hear(intake, id)
        told = list(intake.cases.facts)
        self.hear(intake, id)

        receipt = intake.cases.get(id).notices[0].receipt
        assert (receipt.method, receipt.served_at) == (ServiceMethod.ELECTRONIC, LATER)
        assert intake.cases.facts == told
        assert [each.name for each in told[-1:]] == ["intake.correction_receipt_confirmed"]

    @pytest.mark.parametrize("recipient", ["applicant/R0002", "worker/W0001", f"worker/{RESIDENT.id}"])
    def test_nobody_confirms_it_for_him(self, intake, recipient):
        id = self.own(intake)

        self.hear(intake, id, recipient=recipient)

        assert intake.cases.get(id).notices[0].receipt is None

    def test_another_paper_a_case_that_nobody_knows_and_an_issue_change_nothing(self, intake):
        id = self.own(intake)
        issue = intake.keep(an_issue_in("SIGNED"))

        self.hear(intake, id, reference="another paper")
        hear_acknowledgement(intake.cases, id, reference=None, recipient="applicant/R0001", at=LATER)
        hear_acknowledgement(intake.cases, None, reference="x", recipient="applicant/R0001", at=LATER)
        hear_acknowledgement(intake.cases, issue, reference="x", recipient="applicant/None", at=LATER)
        hear_acknowledgement(intake.cases, "f" * 32, reference="x", recipient="applicant/R0001", at=LATER)

        assert intake.cases.get(id).notices[0].receipt is None


class TestAtTheWindow:
    def test_what_may_follow_is_not_accepted_without_a_word(self, intake):
        application = intake.submit(a_command(), presented=TOLERATED, item="JZ-003")

        assert application.state is S.RECEIVED
        accepted = intake.accept(application.id, a_command(), pledge=PLEDGE)
        assert (accepted.state, accepted.tolerance.materials) == (S.ACCEPTED, ("proof",))
        assert PLEDGE.id_number not in repr(intake.cases.by_id)

    def test_who_has_an_appointment_is_received_when_he_comes(self, intake):
        id = intake.keep(an_application_in(S.BOOKED, item_id=TOLERANT))

        _, _, receive = COMMANDS["receive"]
        received = receive(intake, id, a_command(at=local("2026-11-23 10:20")))

        assert received.state is S.RECEIVED  # in this version something else is asked for, too
        assert check_application(intake.cases, intake.items, id, by=CLERK)[0].subject == "proof"

    def test_what_he_brings_complete_is_accepted_at_once(self, intake):
        id = intake.keep(an_application_in(S.BOOKED))

        _, _, receive = COMMANDS["receive"]

        assert receive(intake, id, a_command()).state is S.ACCEPTED

    def test_a_silent_applicant_may_be_put_away_after_the_invitation(self, intake):
        id = intake.keep(with_clocks_over(an_application_in(S.DELIVERED)))

        _, by, archive = COMMANDS["archive"]

        assert archive(intake, id, a_command(by)).state is S.ARCHIVED


def test_a_submission_names_who_asks():
    assert a_submission().person == {"name": "张三", "phone": None}
