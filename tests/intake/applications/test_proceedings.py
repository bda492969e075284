"""Steps, special procedures and more time: what runs, what waits, and what may not be hurried."""

from dataclasses import replace

import pytest

from services.intake.domain.applications.decision import Decision
from services.intake.domain.applications.special import SpecialOrder
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.conduct import ONLY_BY_LAW, Conduct, LawfulPause, SpecialProcedure
from services.intake.domain.menu.step import Bound, Step
from shared.events.intake import ClockOverdue
from shared.events.intake_applications import (
    ApplicationExtended,
    SpecialProcedureEnded,
    SpecialProcedureStarted,
    StepEnded,
    StepStarted,
)
from shared.events.intake_waiting import SpecialProcedureOverran
from shared.kernel.calendar import Unit
from shared.kernel.errors import Conflict, Invalid
from shared.plumbing.documents import to_document
from tests.intake.applications.ways import STEPPED_GUIDE, STEPS, a_stepped_application
from tests.intake.builders import (
    A_HEARING,
    CLERK,
    DECLINED,
    GRANTED,
    LATER,
    LEADER,
    MONDAY,
    PLAIN,
    REVIEWER,
    WORKER,
    an_application_in,
    local,
)
from tests.intake.menu_builders import a_guide, stated

NOW = {"at": LATER, "calendar": PLAIN}
TUESDAY = local("2026-11-24 10:00")
LONG_AFTER = local("2027-03-01 10:00")


def told(application, kind):
    return [each for each in application.happened() if isinstance(each, kind)]


def kept(application):
    return to_document(application), application.happened()


def end_step(application, at=TUESDAY):
    application.end_step("已办", by=WORKER, at=at, calendar=PLAIN)


class TestSteps:
    def test_signing_begins_the_first_and_the_promise_runs_on(self):
        application = a_stepped_application(S.ACCEPTED)
        promised = application.due["promised"]

        application = a_stepped_application(S.IN_STEP)

        assert application.present_step.title == "街道审核"
        assert application.due["step"] == local("2026-11-25 17:00")
        assert application.due["promised"] == promised

    def test_so_does_handing_it_to_the_department_that_has_it(self):
        application = a_stepped_application(S.ACCEPTED)

        application.hand_over("街道审核", by=CLERK, **NOW)

        assert (application.state, application.present_step.title) == (S.IN_STEP, "街道审核")
        assert told(application, StepStarted)[-1].due == local("2026-11-25 17:00")
        assert "sign" not in application.due

    @pytest.mark.parametrize("department", ["区民政局", "残联审核"], ids=["not in the chain", "not its turn"])
    def test_any_other_department_is_refused(self, department):
        application = a_stepped_application(S.ACCEPTED)
        before = kept(application)

        with pytest.raises(Conflict) as refusal:
            application.hand_over(department, by=CLERK, **NOW)

        assert set(refusal.value.fields) == {"department"}
        assert kept(application) == before

    def test_an_item_without_steps_goes_to_no_department(self):
        with pytest.raises(Conflict):
            an_application_in(S.ACCEPTED).hand_over("街道审核", by=CLERK, **NOW)

    def test_the_end_of_one_is_the_beginning_of_the_next(self):
        application = a_stepped_application(S.IN_STEP)

        end_step(application)

        assert application.present_step.title == "公示"
        assert [type(each) for each in application.happened()[-2:]] == [StepEnded, StepStarted]
        assert "step" not in application.due  # nobody is late with what must last

    def test_what_must_last_cannot_be_ended_before_its_time(self):
        application = a_stepped_application(S.IN_STEP)
        end_step(application)
        before = kept(application)

        with pytest.raises(Conflict, match="2026-12-01"):
            end_step(application, at=local("2026-11-30 17:00"))
        assert kept(application) == before

        end_step(application, at=local("2026-12-01 17:00"))
        assert application.present_step.title == "残联审核"
        assert application.due["step"] == local("2026-12-03 17:00")

    def test_what_lies_within_a_step_holds_it(self):
        within = (
            Step(title="审核", bound=Bound.AT_MOST, stated=stated(9)),
            Step(title="公示", bound=Bound.AT_LEAST, stated=stated(5), within="审核"),
        )
        guide = a_guide(steps=within, promise=stated(15))
        application = an_application_in(S.IN_STEP, undertaking=Undertaking.of(guide))

        with pytest.raises(Conflict):
            end_step(application, at=local("2026-11-30 16:00"))
        end_step(application, at=local("2026-11-30 17:00"))

        assert [each.title for each in application.steps_taken] == ["审核"]

    def test_after_the_last_there_is_nothing_to_end(self):
        application = a_stepped_application(S.IN_STEP)
        for at in (TUESDAY, local("2026-12-02 09:00"), local("2026-12-02 10:00")):
            end_step(application, at=at)
        before = kept(application)

        with pytest.raises(Conflict):
            end_step(application, at=LONG_AFTER)
        assert kept(application) == before

    @pytest.mark.parametrize("ended", [0, 1], ids=["not yet begun", "not yet over"])
    def test_nothing_is_granted_before_the_publicity_period_is_over(self, ended):
        application = a_stepped_application(S.IN_STEP)
        for _ in range(ended):
            end_step(application)
        before = kept(application)

        with pytest.raises(Conflict, match="公示"):
            application.decide(GRANTED, STEPPED_GUIDE, by=REVIEWER, at=TUESDAY, calendar=PLAIN)
        assert kept(application) == before
        application.decide(DECLINED, STEPPED_GUIDE, by=REVIEWER, at=TUESDAY, calendar=PLAIN)

        assert application.state is S.DECLINED

    def test_a_step_that_takes_too_long_is_late_by_itself_and_hands_on_no_time(self):
        application = a_stepped_application(S.IN_STEP)

        ring(application, now=local("2026-11-26 09:00"), calendar=PLAIN)

        late = told(application, ClockOverdue)
        assert [(each.clock, each.worker_id) for each in late if each.clock == "step"] == [
            ("step", WORKER.id)
        ]

    def test_where_the_whole_is_not_promised_the_first_step_runs_from_acceptance_on(self):
        guide = a_guide(promise=None, legal=None, steps=STEPPED_GUIDE.steps)
        undertaking = Undertaking.of(guide)
        due = an_application_in(S.ACCEPTED, undertaking=undertaking).due["step"]

        application = an_application_in(S.IN_STEP, undertaking=undertaking)

        assert application.due["step"] == due
        assert len([each for each in application.clocks if each.kind is ClockKind.STEP]) == 1


class TestSpecialProcedures:
    def test_the_clocks_wait_with_the_paper_behind_it_and_run_on_the_next_day(self):
        application = an_application_in(S.IN_STEP)

        application.start_special(A_HEARING, by=CLERK, **NOW)
        assert application.due == {"special": local("2026-12-07 17:00")}
        waiting = [each for each in application.clocks.running if each.kind is not ClockKind.SPECIAL]
        assert {each.segments[-1].basis for each in waiting} == {A_HEARING.paper}
        application.end_special("听证笔录1号", by=CLERK, at=local("2026-12-07 10:00"), calendar=PLAIN)

        assert application.due["promised"] == local("2026-12-14 17:00")
        started, ended = told(application, SpecialProcedureStarted), told(application, SpecialProcedureEnded)
        assert (started[0].procedure, started[0].expected_days) == ("hearing", 10)
        assert ended[0].promised_due == local("2026-12-14 17:00")
        assert application.specials[0].result == "听证笔录1号"

    def test_while_it_lasts_as_was_told_nobody_is_late(self):
        application = an_application_in(S.IN_SPECIAL)

        ring(application, now=local("2026-12-07 16:59"), calendar=PLAIN)

        assert told(application, ClockOverdue) == []

    def test_when_it_takes_longer_the_head_hears_of_it_and_the_clocks_run_on(self):
        application = an_application_in(S.IN_SPECIAL)
        over = local("2026-12-07 17:00")

        ring(application, now=over, calendar=PLAIN)

        [late] = told(application, ClockOverdue)
        assert (late.clock, late.worker_id, late.grid_code) == ("special", None, application.area)
        [told_of_it] = told(application, SpecialProcedureOverran)
        assert told_of_it.promised_due == application.due["promised"] == local("2026-12-14 17:00")
        application.end_special("听证笔录1号", by=CLERK, at=local("2026-12-09 10:00"), calendar=PLAIN)
        assert application.due["promised"] == local("2026-12-14 17:00")
        assert "special" not in application.due

    def test_who_needs_more_time_tells_the_applicant_anew(self):
        application = an_application_in(S.IN_SPECIAL)
        ring(application, now=local("2026-12-07 17:00"), calendar=PLAIN)
        application.end_special("部分完成", by=CLERK, at=local("2026-12-08 10:00"), calendar=PLAIN)

        again = replace(A_HEARING, expected_days=5, paper="告知书2号")
        application.start_special(again, by=CLERK, at=local("2026-12-08 11:00"), calendar=PLAIN)

        assert application.due == {"special": local("2026-12-15 17:00")}

    @pytest.mark.parametrize("procedure", [each for each in SpecialProcedure if each not in ONLY_BY_LAW])
    def test_what_the_law_names_waits_for_every_item(self, procedure):
        application = an_application_in(S.IN_STEP)

        application.start_special(replace(A_HEARING, procedure=procedure), by=CLERK, **NOW)

        assert application.state is S.IN_SPECIAL

    @pytest.mark.parametrize("procedure", ONLY_BY_LAW)
    def test_publicity_and_visits_do_not_unless_a_law_of_the_item_says_so(self, procedure):
        application = an_application_in(S.IN_STEP)
        before = kept(application)
        order = replace(A_HEARING, procedure=procedure, expected_days=7)

        with pytest.raises(Conflict):
            application.start_special(order, by=CLERK, **NOW)
        assert kept(application) == before

        lawful = LawfulPause(procedure=procedure, law="社会救助暂行办法第十一条", most_days=7)
        application.undertaking = replace(application.undertaking, conduct=Conduct(pauses=(lawful,)))
        with pytest.raises(Invalid):
            application.start_special(replace(order, expected_days=8), by=CLERK, **NOW)
        application.start_special(order, by=CLERK, **NOW)
        assert application.state is S.IN_SPECIAL

    @pytest.mark.parametrize(
        "but", [{"basis": ""}, {"paper": ""}, {"expected_days": 0}], ids=lambda but: next(iter(but))
    )
    def test_without_a_basis_a_paper_and_days_no_clock_waits(self, but):
        known = {
            "procedure": SpecialProcedure.TESTING,
            "basis": "第四十五条",
            "expected_days": 3,
            "paper": "告知书",
        }
        with pytest.raises(Invalid) as refusal:
            SpecialOrder(**known | but)
        assert set(refusal.value.fields) == set(but)


class TestHowTheDecisionReachesHim:
    TOLD = Step(title="不予的告知", bound=Bound.AT_MOST, stated=stated(3), upon=Decision.DECLINED)
    GUIDE = a_guide(steps=(*STEPS, TOLD), promise=stated(20))

    def with_last_step(self):
        application = an_application_in(S.IN_STEP, undertaking=Undertaking.of(self.GUIDE))
        for at in (LATER, LONG_AFTER):
            application.end_step("已办", by=WORKER, at=at, calendar=PLAIN)
        assert application.present_step.title == "残联审核"
        return application

    @pytest.mark.parametrize(
        ("paper", "due"), [(DECLINED, "2027-03-04 17:00"), (GRANTED, "2027-03-15 17:00")]
    )
    def test_in_the_time_of_such_a_decision_or_as_usual(self, paper, due):
        application = self.with_last_step()

        application.decide(paper, self.GUIDE, by=REVIEWER, at=LONG_AFTER, calendar=PLAIN)

        assert application.due == {"delivery": local(due)}

    def test_it_is_no_step_of_the_way_and_no_clock_of_it_runs_before_the_decision(self):
        application = self.with_last_step()

        application.end_step("已审", by=WORKER, at=LONG_AFTER, calendar=PLAIN)

        assert application.present_step is None
        assert "step" not in application.due


class TestMoreTime:
    def extendable(self, **but):
        guide = a_guide(**{"promise": stated(15), "legal": stated(20, at_longest=30)} | but)
        return an_application_in(S.IN_STEP, undertaking=Undertaking.of(guide))

    def extend(self, application, at=LATER):
        application.extend("案情复杂，电话13800005678", by=LEADER, at=at, calendar=PLAIN)

    def test_the_legal_limit_and_the_promise_move_together(self):
        application = self.extendable()

        self.extend(application)

        assert application.due["legal"] == local("2027-01-04 17:00")
        assert application.due["promised"] == local("2026-12-28 17:00")
        [fact] = told(application, ApplicationExtended)
        assert (fact.legal_due, fact.approved_by) == (application.due["legal"], LEADER.id)
        assert fact.notice_number == f"{application.number}-YQ01"
        assert "13800005678" not in fact.reasons
        assert application.extended.reasons == "案情复杂，电话13800005678"

    def test_once_only(self):
        application = self.extendable()
        self.extend(application)
        before = kept(application)

        with pytest.raises(Conflict):
            self.extend(application)
        assert kept(application) == before

    def test_not_when_it_is_too_late(self):
        application = self.extendable()
        before = kept(application)

        with pytest.raises(Conflict):
            self.extend(application, at=LONG_AFTER)
        assert kept(application) == before

    @pytest.mark.parametrize(
        ("promise", "legal", "more"),
        [
            (stated(5), None, {"promised": 10}),
            (stated(5), stated(20), {"promised": 10}),
            (stated(15), stated(20), {"promised": 5}),
            (stated(20), stated(20), {}),
            (stated(15), stated(20, at_longest=22), {"legal": 2, "promised": 7}),
            (stated(25, at_longest=40), stated(30, at_longest=45), {"legal": 15, "promised": 15}),
            (stated(30), stated(45, at_longest=60), {"legal": 15, "promised": 10}),
            (stated(15, at_longest=20), None, {"promised": 5}),
            (stated(15, at_longest=20), stated(20, at_longest=30), {"legal": 10, "promised": 5}),
            (stated(3, Unit.NATURAL_DAY), stated(30, Unit.NATURAL_DAY), {"promised": 10}),
            (stated(3, Unit.NATURAL_DAY), stated(30), {}),
            (stated(3, Unit.NATURAL_DAY, at_longest=5), stated(30), {"promised": 2}),
            (
                stated(15, Unit.NATURAL_DAY, at_longest=30),
                stated(15, Unit.NATURAL_DAY, at_longest=30),
                {"legal": 15, "promised": 15},
            ),
            (None, None, {}),
        ],
        ids=str,
    )
    def test_as_far_as_the_item_says_and_where_it_says_nothing_as_far_as_the_head_may(
        self, promise, legal, more
    ):
        steps = STEPPED_GUIDE.steps if promise is None else ()
        undertaking = Undertaking.of(a_guide(promise=promise, legal=legal, steps=steps))

        assert undertaking.more_time(stated(10).limit) == more

    def test_where_nothing_can_be_added_it_is_refused(self):
        application = self.extendable(promise=stated(20), legal=stated(20))
        before = kept(application)

        with pytest.raises(Conflict, match="不能延期"):
            self.extend(application)
        assert kept(application) == before


def test_an_application_received_on_monday_begins_then():
    assert an_application_in(S.ACCEPTED).accepted_at == MONDAY
