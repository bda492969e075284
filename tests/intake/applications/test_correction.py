"""Telling once of all that is missing: the notice, what it holds up, and how it is settled (domain §2.4)."""

from dataclasses import replace

import pytest

from services.intake.domain.applications.acceptance import RefusalOrder, RefusalReason
from services.intake.domain.applications.correction import Finding
from services.intake.domain.applications.notice import Condition, Receipt, ServiceMethod
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.supply import Supply
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.conduct import AfterCorrection, Conduct
from services.intake.domain.menu.item_guide import PERSON_ABSENT
from services.intake.domain.menu.material import ApplicantKind, Flaw, Paper
from services.intake.domain.menu.menu import Presence
from services.intake.domain.organisation.route import Decider
from shared.events.intake import CaseAccepted, CaseRefused, ClockOverdue, ClockWarned
from shared.events.intake_applications import (
    CorrectionDone,
    CorrectionLapsed,
    CorrectionReceiptConfirmed,
    CorrectionRequested,
    MaterialsSupplied,
    SecondNoticeGiven,
)
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.kernel.workyear import CalendarYear, YearStatus
from shared.plumbing.documents import from_document, to_document
from shared.plumbing.holidays import official_year
from tests.intake.builders import (
    CLERK,
    DECLINED,
    GRANTED,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    ONE_DAY,
    PLAIN,
    REVIEWER,
    WORKER,
    a_handler,
    an_application,
    an_application_in,
    local,
    take_in_hand,
)
from tests.intake.menu_builders import a_guide, a_material, an_item, stated
from tests.intake.organisation_builders import a_route

NOW = {"at": LATER, "calendar": PLAIN}
MATERIALS = tuple(map(a_material, ("identity_card", "form", "proof")))
GUIDE = a_guide(materials=MATERIALS, promise=stated(10))
UNDERTAKING = Undertaking.of(GUIDE)
ALL = {each.code: Paper.IN_ORDER for each in MATERIALS}
TWO_WRONG = Finding(papers={"form": Paper.EXPIRED, "proof": Paper.ILLEGIBLE}, where="综合窗口")
LONG_AFTER = local("2027-03-01 10:00")


def received(**but):
    application = an_application(presented=Presented(papers=ALL), undertaking=UNDERTAKING, **but)
    application.register()
    application.await_window(at=MONDAY, calendar=PLAIN)
    return application


def accepted(at=MONDAY, calendar=PLAIN):
    application = received()
    application.accept(an_item(guide=GUIDE), by=CLERK, at=at, calendar=calendar)
    return application


def working():
    application = accepted()
    take_in_hand(application)
    return application


STANDING = {S.RECEIVED: received, S.ACCEPTED: accepted, S.IN_STEP: working}


def ask(application, finding=TWO_WRONG, by=CLERK, **but):
    application.request_correction(GUIDE, finding, by=by, **NOW | but)
    return application


def supply(application, *codes, others=(), found=Paper.IN_ORDER, guide=GUIDE, **but):
    papers = dict.fromkeys(codes, found)
    application.supply(guide, Supply(papers=papers, others=others), by=CLERK, **NOW | but)


def told(application, kind):
    return [each for each in application.happened() if isinstance(each, kind)]


def kept(application):
    return to_document(application), application.happened()


class TestTheNotice:
    @pytest.mark.parametrize("state", STANDING)
    def test_it_names_every_defect_at_once_and_whom_to_ask(self, state):
        finding = replace(TWO_WRONG, conditions=(Condition(name="户籍在本街道", remedy="请提供居住证明"),))

        application = ask(STANDING[state](), finding)

        [notice] = application.notices
        assert [(line.subject, line.flaw, line.remedy) for line in notice.lines] == [
            ("form", Flaw.EXPIRED, "请提交有效期内的材料 form"),
            ("proof", Flaw.ILLEGIBLE, "请重新提交清晰的材料 proof"),
            ("condition-1", Flaw.NOT_QUALIFIED, "请提供居住证明"),
        ]
        assert {line.where for line in notice.lines} == {"综合窗口"}
        assert (notice.number, notice.given_by, notice.given_at) == (
            f"{application.number}-BZ01",
            CLERK.id,
            LATER,
        )
        assert notice.supervisor_phone == "12345"
        assert "仅对材料是否齐全" in notice.statement
        assert notice.due == application.due["supply"] == local("2026-12-14 17:00")
        assert told(application, CorrectionRequested) == [
            CorrectionRequested(
                case_id=application.id,
                notice_number=notice.number,
                notice_round=1,
                remedies=notice.remedies,
                due=notice.due,
                requested_by=CLERK.id,
                requested_at=LATER,
            )
        ]

    def test_where_nothing_is_missing_it_is_refused(self):
        application = received()
        before = kept(application)

        with pytest.raises(Conflict, match="材料齐全"):
            ask(application, replace(TWO_WRONG, papers={}))
        assert kept(application) == before

    def test_numbers_of_people_do_not_leave_with_it(self):
        condition = Condition(name="联系人", remedy="请带身份证34010219900307001X来，或打13800005678")

        application = ask(received(), replace(TWO_WRONG, conditions=(condition,)))

        told_of = repr(told(application, CorrectionRequested))
        assert "13800005678" not in told_of
        assert "34010219900307001X" not in told_of

    @pytest.mark.parametrize("state", [S.ACCEPTED, S.IN_STEP])
    def test_after_acceptance_it_holds_the_clocks_of_the_whole(self, state):
        application = ask(STANDING[state]())

        assert set(application.due) == {"supply"}
        pauses = {each.segments[-1].reason for each in application.clocks.running if each.kind != "supply"}
        bases = {each.segments[-1].basis for each in application.clocks.running if each.kind != "supply"}
        assert (pauses, bases) == ({"correction"}, {application.notices[0].number})

    def test_before_acceptance_it_ends_the_time_of_the_window_and_nothing_counts_as_accepted(self):
        application = ask(received())
        assert set(application.due) == {"supply"}

        ring(application, now=LONG_AFTER, calendar=PLAIN)

        assert application.state is S.CORRECTING
        assert told(application, CaseAccepted) == []

    def test_its_receipt_is_confirmed_once(self):
        application = ask(received())
        receipt = Receipt(method=ServiceMethod.COUNTER, proof="签收单1号", served_at=LATER)

        application.confirm_receipt(receipt, by=CLERK.id, at=LATER)

        assert application.notices[0].receipt == receipt
        assert application.happened()[-1] == CorrectionReceiptConfirmed(
            case_id=application.id, notice_number=application.notices[0].number, confirmed_at=LATER
        )
        before = kept(application)
        with pytest.raises(Conflict):
            application.confirm_receipt(receipt, by=CLERK.id, at=LATER)
        assert kept(application) == before

    def test_of_two_notices_each_has_a_receipt_of_its_own(self):
        application = ask(accepted())
        supply(application, "form", "proof")
        ask(application, replace(TWO_WRONG, new_fact_reason="新规定本月施行"), by=HEAD)
        receipt = Receipt(method=ServiceMethod.ELECTRONIC, proof="站内通知确认", served_at=LATER)
        first, second = (each.number for each in application.notices)

        application.confirm_receipt(receipt, by="R0001", at=LATER, number=first)

        assert [each.receipt for each in application.notices] == [receipt, None]
        assert [application.awaits_receipt(number) for number in (first, second, "no such")] == [
            False,
            True,
            False,
        ]

    def test_without_a_notice_there_is_nothing_to_confirm(self):
        with pytest.raises(Conflict):
            received().confirm_receipt(
                Receipt(method=ServiceMethod.POST, proof="EMS1", served_at=LATER), by=CLERK.id, at=LATER
            )

    def test_it_survives_the_database(self):
        application = ask(working())

        assert from_document(type(application), to_document(application)) == application


class TestTheSecondNotice:
    def corrected(self):
        application = ask(accepted())
        supply(application, "form", "proof")
        return application

    NEW = Finding(papers={"form": Paper.MISMATCH}, where="综合窗口", new_fact_reason="新规定本月施行")

    @pytest.mark.parametrize("by", [CLERK, HEAD, LEADER])
    def test_a_second_correction_notice_is_refused_without_a_new_fact(self, by):
        application = self.corrected()
        before = kept(application)

        with pytest.raises(Conflict) as refusal:
            ask(application, replace(self.NEW, new_fact_reason=""), by=by)

        assert set(refusal.value.fields) == {"new_fact_reason"}
        assert kept(application) == before

    def test_and_without_a_supervisor(self):
        application = self.corrected()
        before = kept(application)

        with pytest.raises(NotAllowed):
            ask(application, self.NEW)
        assert kept(application) == before

    @pytest.mark.parametrize("by", [HEAD, REVIEWER, LEADER])
    def test_with_both_it_is_given_and_held_against_whoever_gave_the_first(self, by):
        application = self.corrected()

        ask(application, self.NEW, by=by)

        assert [each.new_fact_reason for each in application.notices] == ["", "新规定本月施行"]
        assert application.notices[1].number.endswith("-BZ02")
        assert application.happened()[-1] == SecondNoticeGiven(
            case_id=application.id,
            notice_number=application.notices[1].number,
            first_given_by=CLERK.id,
            given_by=by.id,
            grid_code=application.area,
            given_at=LATER,
        )

    def test_one_notice_is_held_against_nobody(self):
        application = self.corrected()

        assert len(application.notices) == 1
        assert told(application, SecondNoticeGiven) == []

    def test_a_new_fact_is_no_part_of_the_first_notice(self):
        assert ask(accepted(), self.NEW).notices[0].new_fact_reason == ""


class TestTheSupply:
    def test_what_comes_in_part_leaves_the_rest_open_and_the_clocks_held(self):
        application = ask(accepted())

        supply(application, "form")

        assert application.state is S.CORRECTING
        assert application.notices[0].remedies == ("请重新提交清晰的材料 proof",)
        [fact] = told(application, MaterialsSupplied)
        assert (fact.settled, fact.left) == (1, 1)
        assert set(application.due) == {"supply"}

    def test_what_is_still_not_in_order_settles_nothing(self):
        application = ask(accepted())

        supply(application, "form", found=Paper.ILLEGIBLE)

        assert len(application.notices[0].remedies) == 2

    @pytest.mark.parametrize("state", [S.ACCEPTED, S.IN_STEP])
    def test_with_the_last_line_it_goes_on_where_it_was(self, state):
        application = ask(STANDING[state]())

        supply(application, "form")
        supply(application, "proof")

        assert application.state is state
        assert [int(each.state) for each in application.reached][-3:] == [6, 7, int(state)]
        assert isinstance(application.happened()[-1], CorrectionDone)
        assert "supply" not in application.due
        assert {"legal", "promised"} <= set(application.due)

    def test_what_was_received_only_is_thereby_accepted(self):
        application = ask(received())
        at = local("2026-12-02 10:00")

        supply(application, "form", "proof", at=at)

        assert application.state is S.ACCEPTED
        [fact] = told(application, CaseAccepted)
        assert (fact.accepted_at, fact.promised_due) == (at, local("2026-12-16 17:00"))

    def test_what_the_notice_does_not_name_cannot_be_asked_for(self):
        application = ask(accepted())
        before = kept(application)

        with pytest.raises(Invalid) as refusal:
            supply(application, "identity_card", found=Paper.ILLEGIBLE)

        assert set(refusal.value.fields) == {"identity_card"}
        assert kept(application) == before

    def test_a_condition_is_settled_by_saying_so(self):
        condition = Condition(name="户籍在本街道", remedy="请提供居住证明")
        application = ask(accepted(), Finding(conditions=(condition,), where="综合窗口"))

        supply(application, others=("condition-1",))

        assert application.state is S.ACCEPTED

    def test_whoever_had_to_come_has_come(self):
        guide = a_guide(must_present=Presence.ALWAYS)
        brought = Presented(by=ApplicantKind.AGENT, papers={"identity_card": Paper.IN_ORDER})
        application = an_application(presented=brought)
        application.register()
        application.request_correction(guide, Finding(where="综合窗口"), by=CLERK, **NOW)
        assert [line.subject for line in application.notices[0].lines] == [PERSON_ABSENT.subject]

        supply(application, others=(PERSON_ABSENT.subject,), guide=guide)

        assert application.state is S.ACCEPTED

    def test_a_worker_named_meanwhile_has_his_time_afterwards(self):
        application = ask(accepted())
        application.assign(a_handler(), sign=ONE_DAY, **NOW)
        assert set(application.due) == {"supply"}

        at = local("2026-12-02 10:00")
        supply(application, "form", "proof", at=at)

        assert application.due["sign"] == local("2026-12-03 17:00")
        application.sign(WORKER, at=at, calendar=PLAIN)
        assert application.state is S.IN_STEP

    def test_where_the_item_says_so_the_whole_begins_anew(self):
        anew = Conduct(after_correction=AfterCorrection.STARTS_ANEW)
        application = accepted()
        application.undertaking = replace(UNDERTAKING, conduct=anew)
        ask(application)

        supply(application, "form", "proof", at=local("2026-12-02 10:00"))

        assert application.due["promised"] == local("2026-12-16 17:00")


class TestTheClocks:
    """The vector of domain reference §1.5.2, with the real days off of 2026."""

    def test_three_days_used_and_seven_left(self):
        calendar = Calendar(years=(official_year(2026),))
        application = accepted(at=local("2026-03-02 10:00"), calendar=calendar)

        ask(application, at=local("2026-03-05 15:00"), calendar=calendar)
        assert "promised" not in application.due
        supply(application, "form", "proof", at=local("2026-03-12 10:00"), calendar=calendar)

        [promised] = [each for each in application.clocks.running if each.kind == "promised"]
        assert promised.deadline(calendar).last_day.isoformat() == "2026-03-23"
        assert promised.used(local("2026-03-12 17:00"), calendar) == 3
        assert promised.remaining(local("2026-03-12 17:00"), calendar) == 7

    def test_a_calendar_that_changes_while_it_is_held_loses_no_pause(self):
        application = ask(accepted())
        closed = CalendarYear(
            year=2026,
            status=YearStatus.OFFICIAL,
            off=frozenset({local("2026-12-03 10:00").date()}),
            source="通知",
        )
        changed = Calendar(years=(closed,))

        supply(application, "form", "proof", at=local("2026-12-02 10:00"), calendar=changed)

        assert application.due["promised"] == local("2026-12-17 17:00")


class TestTheEndOfTheTime:
    def lapsed(self, state):
        application = ask(STANDING[state]())
        ring(application, now=LONG_AFTER, calendar=PLAIN)
        return application

    NOT_SUPPLIED = RefusalOrder(
        reason=RefusalReason.NOT_SUPPLIED, advice="备齐后可重新申请", remedy="可以申请行政复议"
    )

    def test_the_applicant_is_warned_before_and_nobody_here_is_late(self):
        application = self.lapsed(S.ACCEPTED)

        assert {each.clock for each in told(application, ClockWarned)} == {"supply"}
        assert {each.worker_id for each in told(application, ClockWarned)} == {None}
        assert told(application, ClockOverdue) == []
        assert len(told(application, CorrectionLapsed)) == 1

    def test_it_can_still_be_supplied(self):
        application = self.lapsed(S.ACCEPTED)

        supply(application, "form", "proof", at=LONG_AFTER)

        assert application.state is S.ACCEPTED

    def test_the_street_declines_it_then_itself_though_the_district_has_the_last_word(self):
        application = self.lapsed(S.ACCEPTED)
        application.route = a_route(decides=Decider.DISTRICT)

        application.decide(DECLINED, a_guide(), by=REVIEWER, at=LONG_AFTER, calendar=PLAIN)

        assert application.state is S.DECLINED

    def test_before_acceptance_it_may_then_be_refused_for_that(self):
        application = self.lapsed(S.RECEIVED)

        application.refuse(self.NOT_SUPPLIED, by=CLERK, at=LONG_AFTER, calendar=PLAIN)

        assert application.state is S.REFUSED
        assert told(application, CaseRefused)[0].reason == "not_supplied"

    @pytest.mark.parametrize(
        ("state", "over", "reason"),
        [
            (S.RECEIVED, False, RefusalReason.NOT_SUPPLIED),
            (S.RECEIVED, True, RefusalReason.OTHER_AUTHORITY),
            (S.ACCEPTED, True, RefusalReason.NOT_SUPPLIED),
        ],
        ids=["in time", "for another reason", "after acceptance"],
    )
    def test_not_otherwise(self, state, over, reason):
        application = self.lapsed(state) if over else ask(STANDING[state]())
        before = kept(application)

        with pytest.raises(Conflict):
            application.refuse(
                replace(self.NOT_SUPPLIED, reason=reason), by=CLERK, at=LONG_AFTER, calendar=PLAIN
            )
        assert kept(application) == before

    def test_what_was_never_asked_for_cannot_be_late(self):
        application = received()
        before = kept(application)

        with pytest.raises(Conflict):
            application.refuse(self.NOT_SUPPLIED, by=CLERK, at=LONG_AFTER, calendar=PLAIN)
        assert kept(application) == before

    def test_after_acceptance_it_may_be_declined_and_nothing_else(self):
        application = self.lapsed(S.IN_STEP)
        before = kept(application)

        with pytest.raises(Conflict):
            application.decide(GRANTED, GUIDE, by=REVIEWER, at=LONG_AFTER, calendar=PLAIN)
        assert kept(application) == before

        application.decide(DECLINED, GUIDE, by=REVIEWER, at=LONG_AFTER, calendar=PLAIN)
        assert application.state is S.DECLINED

    @pytest.mark.parametrize("state", [S.RECEIVED, S.IN_STEP], ids=["before acceptance", "in time"])
    def test_it_is_not_declined_otherwise(self, state):
        application = self.lapsed(state) if state is S.RECEIVED else ask(working())
        before = kept(application)

        with pytest.raises(Conflict):
            application.decide(DECLINED, GUIDE, by=REVIEWER, at=LONG_AFTER, calendar=PLAIN)
        assert kept(application) == before


def test_what_is_held_up_can_be_withdrawn():
    application = an_application_in(S.CORRECTING)

    application.request_withdrawal("不办了", by=CLERK, at=LATER)
    application.drop_withdrawal(by=CLERK, at=LATER)

    assert application.state is S.CORRECTING
