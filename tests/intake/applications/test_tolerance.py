"""What may follow after acceptance: by whom, until when, and what if it does not come (domain §2.5)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.intake.domain.applications.decision import Decision
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.material import Paper, Required
from services.intake.store.applications.broken_pledges import MongoBrokenPledges
from services.intake.usecases.applications.note_broken_pledge import note_broken_pledge
from services.intake.usecases.applications.ports import Trust
from services.intake.usecases.applications.take_pledge import PledgeWords, take_pledge
from shared.events.intake import CaseDecided, ClockOverdue
from shared.events.intake_results import ApplicationRevoked, PledgeBroken, PledgeGiven, ToleranceSettled
from shared.kernel.errors import Conflict, Invalid, StaleWrite
from shared.plumbing.documents import to_document
from tests.fakes import FakeSealer
from tests.intake.applications.ways import released, tolerant_in
from tests.intake.builders import (
    A_PLEDGE,
    CLERK,
    GRANTED,
    LATER,
    MONDAY,
    PLAIN,
    REVIEWER,
    TOLERANT_GUIDE,
    TOLERATED,
    an_application,
    an_application_in,
    local,
)
from tests.intake.fakes import FakeBrokenPledges, FakeCases, FakePolicies
from tests.intake.menu_builders import a_guide, a_material, a_policy, an_item, stated
from tests.stores import either

NOW = {"at": LATER, "calendar": PLAIN}
FRIDAY_EVENING = local("2026-11-27 17:00")
LONG_AFTER = local("2027-03-01 10:00")
LATE = a_material("late", required=Required.OPTIONAL, tolerable=True, tolerance_days=1)
ID_NUMBER = "34010219490307003X"


def received(guide=TOLERANT_GUIDE):
    application = an_application(presented=TOLERATED, undertaking=Undertaking.of(guide))
    application.register()
    application.await_window(at=MONDAY, calendar=PLAIN)
    return application


def accept(application, pledge=A_PLEDGE, guide=TOLERANT_GUIDE, at=MONDAY):
    application.accept(an_item(guide=guide), by=CLERK, at=at, calendar=PLAIN, pledge=pledge)
    return application


def settle(application, found=Paper.IN_ORDER, **but):
    application.settle(TOLERANT_GUIDE, {"proof": found}, by=CLERK, **NOW | but)


def told(application, kind):
    return [each for each in application.happened() if isinstance(each, kind)]


def kept(application):
    return to_document(application), application.happened()


class TestThePledge:
    def test_with_it_what_may_follow_is_accepted_without_and_its_day_is_watched(self):
        application = accept(received())

        assert application.state is S.ACCEPTED
        assert application.due["tolerance"] == FRIDAY_EVENING
        assert told(application, PledgeGiven)[0].materials == ("proof",)

    def test_without_it_it_is_refused(self):
        application = received()
        before = kept(application)

        with pytest.raises(Conflict) as refusal:
            accept(application, pledge=None)

        assert set(refusal.value.fields) == {"pledge"}
        assert kept(application) == before

    @pytest.mark.parametrize(
        ("promise", "last"),
        [(stated(5), date(2026, 11, 30)), (stated(15), date(2026, 12, 7))],
        ids=["no longer than the promise", "no longer than ten working days"],
    )
    def test_its_day_is_bounded(self, promise, last):
        guide = replace(TOLERANT_GUIDE, promise=promise)

        accept(received(guide), replace(A_PLEDGE, by_day=last), guide)
        for day in (last + timedelta(days=1), MONDAY.date() - timedelta(days=1)):
            with pytest.raises(Invalid) as refusal:
                accept(received(guide), replace(A_PLEDGE, by_day=day), guide)
            assert set(refusal.value.fields) == {"by_day"}

    def test_its_day_is_bounded_by_the_material_that_has_the_least_time(self):
        materials = [
            replace(each, tolerance_days=3 if each.code == "proof" else None)
            for each in TOLERANT_GUIDE.materials
        ]
        guide = replace(TOLERANT_GUIDE, materials=(*materials, LATE), promise=stated(15))

        accept(received(guide), replace(A_PLEDGE, by_day=date(2026, 11, 26)), guide)
        with pytest.raises(Invalid, match="超出") as refusal:
            accept(received(guide), replace(A_PLEDGE, by_day=date(2026, 11, 27)), guide)
        assert refusal.value.fields == {"by_day": ["不得晚于2026-11-26"]}

    def test_a_material_that_is_not_promised_bounds_nothing(self):
        guide = replace(TOLERANT_GUIDE, materials=(*TOLERANT_GUIDE.materials, LATE), promise=stated(15))

        assert accept(received(guide), replace(A_PLEDGE, by_day=date(2026, 12, 7)), guide).tolerance

    def test_a_day_of_rest_is_kept_on_the_next_working_day(self):
        application = accept(received(), replace(A_PLEDGE, by_day=date(2026, 11, 28)))

        assert application.due["tolerance"] == local("2026-11-30 17:00")

    def test_accepted_after_hours_the_same_day_is_the_next_opening(self):
        evening = local("2026-11-27 21:00")

        application = accept(received(), replace(A_PLEDGE, by_day=evening.date()), at=evening)

        assert application.due["tolerance"] == local("2026-11-30 17:00")

    def test_what_is_not_tolerable_cannot_be_promised(self):
        guide = a_guide(materials=(a_material("identity_card"), a_material("proof")))

        with pytest.raises(Conflict) as refusal:
            accept(received(guide), guide=guide)
        assert set(refusal.value.fields) == {"proof"}

    def test_a_correction_does_not_hold_it(self):
        application = tolerant_in(S.CORRECTING)

        assert set(application.due) == {"supply", "tolerance"}


class TestTheDecision:
    def test_upon_a_promise_it_is_granted_tolerantly_and_nothing_is_handed_out(self):
        application = an_application_in(S.GRANTED_TOLERANTLY)

        fact = told(application, CaseDecided)[0]
        assert (fact.outcome, fact.withheld) == ("granted_tolerantly", True)
        assert set(application.due) == {"tolerance"}
        before = kept(application)
        with pytest.raises(Conflict, match="容缺"):
            application.prepare_delivery(by=CLERK, at=LATER)
        assert kept(application) == before

    def test_where_the_item_allows_it_the_result_is_handed_out(self):
        application = released(S.GRANTED_TOLERANTLY)
        assert set(application.due) == {"tolerance", "delivery"}

        application.prepare_delivery(by=CLERK, at=LATER)

        assert application.state is S.TO_DELIVER

    def test_what_came_before_it_makes_it_a_full_one(self):
        application = tolerant_in(S.IN_STEP)
        settle(application)

        application.decide(GRANTED, TOLERANT_GUIDE, by=REVIEWER, **NOW)

        assert application.state is S.GRANTED


class TestWhatComes:
    @pytest.mark.parametrize("state", [S.ACCEPTED, S.IN_STEP, S.TO_DELIVER, S.DELIVERED, S.RATED])
    def test_it_is_settled_where_it_stands(self, state):
        application = tolerant_in(state)

        settle(application)

        assert application.state is state
        assert application.happened()[-1] == ToleranceSettled(
            case_id=application.id, settled_by=CLERK.id, settled_at=LATER
        )
        assert "tolerance" not in application.due

    def test_a_tolerant_decision_becomes_a_full_one_and_has_to_be_handed_out(self):
        application = an_application_in(S.GRANTED_TOLERANTLY)

        settle(application)

        assert application.state is S.GRANTED
        assert application.due == {"delivery": local("2026-12-07 17:00")}

    @pytest.mark.parametrize("found", [Paper.EXPIRED, Paper.PROMISED, Paper.PLEDGED, Paper.NOT_FOUND])
    def test_what_is_not_in_order_settles_nothing(self, found):
        application = an_application_in(S.GRANTED_TOLERANTLY)
        before = kept(application)

        with pytest.raises(Conflict) as refusal:
            settle(application, found)

        assert refusal.value.fields == {"proof": ["请补交材料 proof"]}
        assert kept(application) == before

    def test_what_was_not_promised_is_refused(self):
        application = an_application_in(S.GRANTED_TOLERANTLY)

        with pytest.raises(Invalid):
            application.settle(TOLERANT_GUIDE, {"identity_card": Paper.IN_ORDER}, by=CLERK, **NOW)

    def test_twice_is_once(self):
        application = an_application_in(S.GRANTED_TOLERANTLY)
        settle(application)
        before = kept(application)

        with pytest.raises(Conflict):
            settle(application)
        assert kept(application) == before


class TestWhatDoesNotCome:
    @pytest.mark.parametrize("state", [S.GRANTED_TOLERANTLY, S.TO_DELIVER, S.DELIVERED, S.RATED])
    def test_what_was_granted_is_revoked_by_itself_and_marked(self, state):
        application = released(state)

        ring(application, now=FRIDAY_EVENING, calendar=PLAIN)

        assert (application.state, application.clocks.running) == (S.REVOKED, ())
        assert application.tolerance.broken_at == FRIDAY_EVENING
        assert [type(each) for each in application.happened()[-2:]] == [PledgeBroken, ApplicationRevoked]
        assert application.happened()[-1].reason == "pledge_broken"

    def test_a_moment_before_nothing_happens(self):
        application = an_application_in(S.GRANTED_TOLERANTLY)

        ring(application, now=FRIDAY_EVENING - timedelta(seconds=1), calendar=PLAIN)

        assert application.state is S.GRANTED_TOLERANTLY

    def test_nobody_here_is_late(self):
        application = an_application_in(S.GRANTED_TOLERANTLY)

        ring(application, now=LONG_AFTER, calendar=PLAIN)

        assert told(application, ClockOverdue) == []

    @pytest.mark.parametrize("state", [S.ACCEPTED, S.IN_STEP, S.IN_SPECIAL, S.CORRECTING])
    def test_what_is_not_decided_is_marked_only(self, state):
        application = tolerant_in(state)

        ring(application, now=FRIDAY_EVENING, calendar=PLAIN)

        assert application.state is state
        assert len(told(application, PledgeBroken)) == 1
        assert told(application, ApplicationRevoked) == []

    def test_and_cannot_be_granted_until_it_comes_after_all(self):
        application = tolerant_in(S.IN_STEP)
        ring(application, now=FRIDAY_EVENING, calendar=PLAIN)
        before = kept(application)

        with pytest.raises(Conflict, match="未按期"):
            application.decide(GRANTED, TOLERANT_GUIDE, by=REVIEWER, at=FRIDAY_EVENING, calendar=PLAIN)
        assert kept(application) == before
        settle(application, at=FRIDAY_EVENING)
        application.decide(GRANTED, TOLERANT_GUIDE, by=REVIEWER, at=FRIDAY_EVENING, calendar=PLAIN)

        assert application.decided.decision is Decision.GRANTED
        assert application.tolerance.broken_at == FRIDAY_EVENING

    def test_of_two_replicas_one_revokes_it(self):
        application = released(S.DELIVERED)
        cases = FakeCases(application)
        mine, theirs = cases.get(application.id), cases.get(application.id)
        for copy in (mine, theirs):
            ring(copy, now=LONG_AFTER, calendar=PLAIN)

        cases.save(mine)
        with pytest.raises(StaleWrite):
            cases.save(theirs)
        assert cases.get(application.id).state is S.REVOKED


broken = either(FakeBrokenPledges, MongoBrokenPledges)


class TestWhoIsTrusted:
    def trust(self, broken):
        return Trust(broken=broken, seal=FakeSealer(), policies=FakePolicies(a_policy()))

    def words(self, **but):
        known = {"by_day": date(2026, 11, 27), "id_number": ID_NUMBER, "signature": "容缺承诺书1号"}
        return PledgeWords(**known | but)

    def broke(self, broken, at):
        application = released(S.DELIVERED)
        signer = take_pledge(self.trust(FakeBrokenPledges()), self.words(), at=MONDAY).signer
        pledge = replace(application.tolerance.pledge, signer=signer)
        application.tolerance = replace(application.tolerance, pledge=pledge)
        cases = FakeCases(application)
        for _ in range(2):
            note_broken_pledge(cases, broken, application.id, at=at)

    def test_the_number_itself_is_kept_nowhere(self, broken):
        pledge = take_pledge(self.trust(broken), self.words(), at=MONDAY)

        assert ID_NUMBER not in repr(pledge)

    def test_however_it_is_typed_it_is_the_same_person(self, broken):
        signers = {
            take_pledge(self.trust(broken), self.words(id_number=number), at=MONDAY).signer
            for number in (ID_NUMBER, f" {ID_NUMBER.lower()} ")
        }

        assert len(signers) == 1

    @pytest.mark.parametrize("wrong", ["340102194903070011", "34010219490307003Y", "ABCDEFGHIJKLMNOPQR"])
    def test_a_number_that_cannot_be_right_is_refused(self, broken, wrong):
        with pytest.raises(Invalid) as refusal:
            take_pledge(self.trust(broken), self.words(id_number=wrong), at=MONDAY)
        assert set(refusal.value.fields) == {"id_number"}

    def test_whoever_has_broken_one_is_not_trusted_for_twelve_months(self, broken):
        self.broke(broken, at=MONDAY)

        with pytest.raises(Conflict, match="12个月"):
            take_pledge(self.trust(broken), self.words(), at=local("2027-11-23 09:59"))

    def test_and_then_again(self, broken):
        self.broke(broken, at=MONDAY)

        assert take_pledge(self.trust(broken), self.words(), at=local("2027-11-23 10:01"))

    def test_it_is_held_against_nobody_else(self, broken):
        self.broke(broken, at=MONDAY)

        assert take_pledge(self.trust(broken), self.words(id_number="G12345678"), at=LATER)

    def test_without_a_pledge_nobody_is_asked(self, broken):
        assert take_pledge(self.trust(broken), None, at=MONDAY) is None

    def test_the_last_day_of_a_short_month_is_no_obstacle(self, broken):
        assert take_pledge(self.trust(broken), self.words(), at=local("2028-02-29 10:00"))
