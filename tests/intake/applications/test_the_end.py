"""How an application ends: handed out and rated, withdrawn, refused, put away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.intake.domain.applications.acceptance import Appointed, RefusalReason
from services.intake.domain.applications.delivery import Delivery
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.clocks.ringing import ring
from shared.events.intake import CaseRefused, ClockOverdue, ClockWarned
from shared.events.intake_applications import ApplicationWithdrawn
from shared.events.intake_results import (
    ApplicationRated,
    ApplicationRatingInvited,
    ResultDelivered,
    ResultReady,
)
from shared.events.intake_waiting import AppointmentLapsed
from shared.kernel.errors import Conflict, Invalid, StaleWrite
from shared.plumbing.documents import to_document
from tests.intake.applications.ways import released, with_clocks_over
from tests.intake.builders import (
    CLERK,
    LATER,
    MONDAY,
    OTHER_AUTHORITY,
    PLAIN,
    RESIDENT,
    WORKER,
    a_complete_set,
    an_application_in,
    an_order_of_delivery,
    local,
)
from tests.intake.fakes import FakeCases

NOW = {"at": LATER, "calendar": PLAIN}
DAY_THREE = local("2026-11-26 17:00")
LONG_AFTER = local("2027-03-01 10:00")


def told(application, kind):
    return [each for each in application.happened() if isinstance(each, kind)]


def kept(application):
    return to_document(application), application.happened()


class TestDelivery:
    def test_it_has_ten_working_days_from_the_decision(self):
        application = an_application_in(S.GRANTED)
        assert application.due == {"delivery": local("2026-12-07 17:00")}

        application.prepare_delivery(by=CLERK, at=LATER)

        assert told(application, ResultReady)[0].due == local("2026-12-07 17:00")
        ring(application, now=LONG_AFTER, calendar=PLAIN)
        assert [each.clock for each in told(application, ClockOverdue)] == ["delivery"]

    @pytest.mark.parametrize("method", ServiceMethod)
    def test_it_says_how_when_and_what_proves_it(self, method):
        application = an_application_in(S.TO_DELIVER)
        delivery = an_order_of_delivery(method=method, consent="书面同意书1号", served_at=MONDAY)

        application.deliver(delivery, by=CLERK, **NOW)

        assert (application.state, application.delivery) == (S.DELIVERED, delivery)
        assert application.happened()[-1] == ResultDelivered(
            case_id=application.id, method=method, delivered_by=CLERK.id, served_at=MONDAY
        )
        assert "delivery" not in application.due

    def test_electronically_only_with_consent_in_writing(self):
        with pytest.raises(Invalid) as refusal:
            Delivery(method=ServiceMethod.ELECTRONIC, proof="回执1号", served_at=MONDAY)
        assert set(refusal.value.fields) == {"consent"}

    @pytest.mark.parametrize(
        "served_at", [LATER + timedelta(minutes=1), MONDAY - timedelta(minutes=1)], ids=["later", "before"]
    )
    def test_neither_before_it_was_ready_nor_in_the_future(self, served_at):
        application = an_application_in(S.TO_DELIVER)
        before = kept(application)

        with pytest.raises(Invalid) as refusal:
            application.deliver(an_order_of_delivery(served_at=served_at), by=CLERK, **NOW)

        assert set(refusal.value.fields) == {"served_at"}
        assert kept(application) == before

    def test_what_was_declined_is_handed_out_too(self):
        application = an_application_in(S.DECLINED)

        application.prepare_delivery(by=CLERK, at=LATER)
        application.deliver(an_order_of_delivery(served_at=LATER), by=CLERK, **NOW)

        assert application.state is S.DELIVERED


class TestRating:
    def test_who_is_silent_is_invited_on_the_third_day_by_itself(self):
        application = an_application_in(S.DELIVERED)
        application.saved()

        ring(application, now=DAY_THREE - timedelta(seconds=1), calendar=PLAIN)
        assert application.happened() == ()
        ring(application, now=DAY_THREE, calendar=PLAIN)

        assert application.happened() == (
            ApplicationRatingInvited(case_id=application.id, rating_round=1, invited_at=DAY_THREE),
        )

    def test_once_and_nobody_is_warned_or_late(self):
        application = an_application_in(S.DELIVERED)

        for now in (DAY_THREE, LONG_AFTER):
            ring(application, now=now, calendar=PLAIN)

        assert len(told(application, ApplicationRatingInvited)) == 1
        assert told(application, ClockWarned) + told(application, ClockOverdue) == []

    def test_of_two_replicas_one_invites(self):
        cases = FakeCases(an_application_in(S.DELIVERED, id="2" * 32))
        mine, theirs = cases.get("2" * 32), cases.get("2" * 32)
        for copy in (mine, theirs):
            ring(copy, now=LONG_AFTER, calendar=PLAIN)

        cases.save(mine)
        with pytest.raises(StaleWrite):
            cases.save(theirs)
        assert [type(each) for each in cases.facts] == [ApplicationRatingInvited]

    def test_who_has_rated_is_not_invited(self):
        application = an_application_in(S.RATED)

        ring(application, now=LONG_AFTER, calendar=PLAIN)

        assert told(application, ApplicationRatingInvited) == []
        assert told(application, ApplicationRated)[0].score == 5

    @pytest.mark.parametrize("by", [CLERK, WORKER], ids=["who accepted it", "the handler"])
    def test_nobody_rates_himself(self, by):
        application = an_application_in(S.DELIVERED)
        before = kept(application)

        with pytest.raises(Conflict):
            application.rate(5, scale=1, by=by, **NOW)
        assert kept(application) == before

    def test_it_can_still_be_given_after_the_invitation(self):
        application = with_clocks_over(an_application_in(S.DELIVERED))

        application.rate(2, scale=1, by=RESIDENT, at=LONG_AFTER, calendar=PLAIN)

        assert (application.state, application.rating.score) == (S.RATED, 2)


class TestPuttingAway:
    def test_not_before_a_silent_applicant_was_asked(self):
        application = an_application_in(S.DELIVERED)
        before = kept(application)

        with pytest.raises(Conflict):
            application.archive(by=CLERK, **NOW)
        assert kept(application) == before

    def test_nor_as_long_as_something_is_to_come(self):
        application = released(S.RATED)
        before = kept(application)

        with pytest.raises(Conflict):
            application.archive(by=CLERK, **NOW)
        assert kept(application) == before

    def test_then_nothing_runs(self):
        assert an_application_in(S.ARCHIVED).clocks.running == ()


class TestWithdrawal:
    @pytest.mark.parametrize(
        ("state", "ends"),
        [
            (S.RECEIVED, S.WITHDRAWN),
            (S.ACCEPTED, S.TAKEN_BACK),
            (S.CORRECTING, S.TAKEN_BACK),
            (S.IN_STEP, S.TAKEN_BACK),
        ],
    )
    def test_it_is_withdrawn_before_acceptance_and_taken_back_after(self, state, ends):
        application = an_application_in(state)

        application.request_withdrawal("不办了", by=CLERK, at=LATER)
        application.confirm_withdrawal("撤件申请书", by=CLERK, **NOW)

        assert (application.state, application.clocks.running, application.next_ring) == (ends, (), None)
        assert application.happened()[-1] == ApplicationWithdrawn(
            case_id=application.id, accepted=ends is S.TAKEN_BACK, withdrawn_at=LATER
        )

    def test_until_it_is_confirmed_everything_runs(self):
        application = an_application_in(S.IN_STEP)
        due = dict(application.due)

        application.request_withdrawal("不办了", by=CLERK, at=LATER)

        assert application.due == due

    @pytest.mark.parametrize("state", [S.RECEIVED, S.ACCEPTED, S.CORRECTING, S.IN_STEP])
    def test_what_is_not_withdrawn_after_all_goes_on_where_it_was(self, state):
        application = an_application_in(state)
        application.request_withdrawal("不办了", by=CLERK, at=LATER)

        application.drop_withdrawal(by=CLERK, at=LATER)

        assert application.state is state


class TestRefusal:
    @pytest.mark.parametrize("reason", [each for each in RefusalReason if each != "not_supplied"])
    def test_every_reason_leads_to_its_number(self, reason):
        application = an_application_in(S.RECEIVED)
        order = replace(OTHER_AUTHORITY, reason=reason)

        application.refuse(order, by=CLERK, **NOW)

        assert application.state is (S.NOT_TAKEN if reason == "not_needed" else S.REFUSED)
        assert told(application, CaseRefused) == [
            CaseRefused(
                case_id=application.id,
                reason=reason,
                advice="请到区民政局窗口办理，电话0551-64490000",
                remedy="可以在六十日内申请行政复议",
                refused_at=LATER,
            )
        ]
        assert application.clocks.running == ()


class TestTheAppointment:
    SLOT = Appointed(id="seat", since=local("2026-11-23 10:00"), until=local("2026-11-23 10:30"))

    def come(self, at):
        application = an_application_in(S.BOOKED, appointed=self.SLOT)
        application.receive(a_complete_set(), by=CLERK, at=local(at), calendar=PLAIN)
        return application

    @pytest.mark.parametrize("at", ["2026-11-23 09:45", "2026-11-23 10:10", "2026-11-23 10:45"])
    def test_within_a_quarter_of_an_hour_of_his_slot_he_is_received(self, at):
        application = self.come(at)

        assert (application.state, application.received_at) == (S.RECEIVED, local(at))
        assert application.due == {"notice": local("2026-11-30 17:00")}

    @pytest.mark.parametrize("at", ["2026-11-23 09:44", "2026-11-20 10:00"])
    def test_before_that_he_is_not(self, at):
        with pytest.raises(Conflict, match="11月23日10:00"):
            self.come(at)

    @pytest.mark.parametrize("at", ["2026-11-23 10:46", "2026-11-24 10:00"])
    def test_sixteen_minutes_late_he_is_received_like_anybody_who_just_comes(self, at):
        application = self.come(at)

        assert (application.state, application.received_at) == (S.RECEIVED, local(at))

    def test_nobody_came_and_the_window_has_five_days_to_say_what_is_missing(self):
        application = an_application_in(S.BOOKED, appointed=self.SLOT)

        application.lose_appointment("missed", at=local("2026-11-23 10:45"), calendar=PLAIN)

        assert (application.state, application.awaited) == (S.RECEIVED, None)
        assert application.due == {"notice": local("2026-11-30 17:00")}
        assert told(application, AppointmentLapsed) == [
            AppointmentLapsed(
                case_id=application.id,
                reason="missed",
                due=local("2026-11-30 17:00"),
                lapsed_at=local("2026-11-23 10:45"),
            )
        ]

    def test_it_can_be_withdrawn_before_he_comes_and_put_away(self):
        application = an_application_in(S.BOOKED)

        application.request_withdrawal("不办了", by=CLERK, at=MONDAY)
        application.confirm_withdrawal("撤件申请书", by=CLERK, **NOW)
        application.archive(by=CLERK, **NOW)

        assert application.state is S.ARCHIVED

    def test_a_withdrawal_that_is_dropped_leaves_the_appointment(self):
        application = an_application_in(S.BOOKED)

        application.request_withdrawal("不办了", by=CLERK, at=MONDAY)
        assert application.awaited == "seat"
        application.drop_withdrawal(by=CLERK, at=LATER)

        assert (application.state, application.awaited) == (S.BOOKED, "seat")

    def test_while_a_withdrawal_waits_the_appointment_may_be_missed(self):
        application = an_application_in(S.BOOKED)
        application.request_withdrawal("不办了", by=CLERK, at=MONDAY)

        application.lose_appointment("missed", **NOW)
        with pytest.raises(Conflict):
            application.lose_appointment("missed", **NOW)
        application.drop_withdrawal(by=CLERK, at=LATER)

        assert (application.state, set(application.due)) == (S.RECEIVED, {"notice"})

    def test_before_he_comes_nothing_runs(self):
        application = an_application_in(S.BOOKED)

        assert (application.due, application.next_ring) == ({}, None)

    def test_a_slot_ends_after_it_begins(self):
        with pytest.raises(Invalid):
            Appointed(id="seat", since=MONDAY, until=MONDAY)
