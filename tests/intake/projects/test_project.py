"""The way of a purchased project, every step beside it, and what is paid for what."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.projects.milestone import MilestoneState, ReviewKind
from services.intake.domain.projects.payout import WHOLE, payout
from services.intake.domain.projects.project_state import ALLOWED, Action, ProjectState
from shared.kernel.errors import Conflict, Invalid, NotFound
from tests.intake.builders import HEAD, LATER, LEADER, MONDAY, REVIEWER, local
from tests.intake.projects.builders import (
    OTHER_PROVIDER,
    OUTSIDERS,
    RULES,
    SOCIAL_WORKER,
    a_contract,
    a_milestone,
    a_project_in,
    an_ending,
    deliver,
    review,
    three_milestones,
)

S, M = ProjectState, MilestoneState
NEXT = {S.RUNNING: "M1", S.MID_REVIEWED: "M2", S.FINAL_REVIEWED: "M3"}


def next_of(project):
    return NEXT.get(project.state, "M1")


ACTIONS = {
    Action.APPROVE: lambda it: it.approve(LEADER.id, at=LATER),
    Action.CONTRACT: lambda it: it.sign(a_contract(), at=LATER),
    Action.START: lambda it: it.start(at=LATER),
    Action.STAFF: lambda it: it.restaff([OTHER_PROVIDER.id], at=LATER),
    Action.REPORT: lambda it: it.report(next_of(it), {"探访": 1}, at=LATER),
    Action.REMIND: lambda it: it.remind(RULES, now=local("2027-12-31 09:00")),
    Action.REVIEW_MID: lambda it: review(it, ReviewKind.MID),
    Action.REVIEW_FINAL: lambda it: review(it, ReviewKind.FINAL),
    Action.RECTIFY: lambda it: it.rectify(by=REVIEWER.id, at=LATER),
    Action.TERMINATE: lambda it: it.terminate("违约", ending=an_ending(), by=LEADER.id, at=LATER),
}


def refused(project, act, kind=Conflict):
    before = (replace(project), project.happened())
    with pytest.raises(kind) as refusal:
        act(project)
    assert (replace(project), project.happened()) == before
    return refusal.value


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_in_every_state_is_in_the_table_or_refused_and_changes_nothing(action, state):
    project = a_project_in(state)
    facts = len(project.happened())

    if state in ALLOWED[action]:
        ACTIONS[action](project)
        assert len(project.happened()) > facts
    else:
        refused(project, ACTIONS[action])


@pytest.mark.parametrize("state", S)
def test_a_milestone_is_judged_and_paid_only_where_the_table_says_so(state):
    project = a_project_in(state)
    code = next_of(project)
    judge = lambda it: it.evaluate(code, {"探访": 100}, quality=4, rules=RULES, by=REVIEWER.id, at=LATER)  # noqa: E731
    pay = lambda it: it.pay(code, by=LEADER.id, at=LATER)  # noqa: E731

    if state not in ALLOWED[Action.EVALUATE]:
        refused(project, judge)
        refused(project, pay)
        return
    refused(project, judge)  # nobody has reported it
    refused(project, pay)
    project.report(code, {"探访": 100}, at=LATER)
    refused(project, pay)  # nobody has judged it
    judge(project)
    pay(project)
    assert project.milestone(code).state is M.PAID
    refused(project, pay)  # once


@pytest.mark.parametrize("state", S)
def test_it_is_closed_when_it_is_reviewed_and_all_is_paid(state):
    project = a_project_in(state)

    refused(project, lambda it: it.close(an_ending()))
    if state is S.FINAL_REVIEWED:
        deliver(project, "M3")
        project.close(an_ending())
        assert (project.state, project.happened()[-1].data) == (S.CLOSED, "deleted")


class TestWhoDecides:
    def test_nobody_approves_what_he_has_proposed(self):
        refused(a_project_in(S.NEED, by=LEADER.id), ACTIONS[Action.APPROVE])

    def test_nobody_pays_for_what_he_has_judged(self):
        project = a_project_in(S.RUNNING)
        project.report("M1", {"探访": 100}, at=LATER)
        project.evaluate("M1", {"探访": 100}, quality=3, rules=RULES, by=REVIEWER.id, at=LATER)

        refused(project, lambda it: it.pay("M1", by=REVIEWER.id, at=LATER))
        project.pay("M1", by=LEADER.id, at=LATER)

    def test_a_provider_neither_judges_nor_is_paid_by_himself_nor_reviews(self):
        project = a_project_in(S.RUNNING)
        project.report("M1", {"探访": 100}, at=LATER)
        own = SOCIAL_WORKER.id

        refused(project, lambda it: it.evaluate("M1", {}, quality=5, rules=RULES, by=own, at=LATER))
        refused(project, lambda it: review(it, ReviewKind.MID, reviewers=(*OUTSIDERS, own)))
        deliver_to_pay = a_project_in(S.RUNNING)
        deliver_to_pay.report("M1", {"探访": 100}, at=LATER)
        deliver_to_pay.evaluate("M1", {"探访": 100}, quality=5, rules=RULES, by=REVIEWER.id, at=LATER)
        refused(deliver_to_pay, lambda it: it.pay("M1", by=own, at=LATER))
        stopped = a_project_in(S.RECTIFYING)
        refused(stopped, lambda it: it.rectify(by=own, at=LATER))

    def test_one_alone_reviews_nothing_not_even_under_two_hats(self):
        refused(a_project_in(S.RUNNING), lambda it: review(it, ReviewKind.MID, reviewers=("L1", "L1")))


class TestQuantityAndQuality:
    @pytest.mark.parametrize(
        ("counted", "quality", "accepted"),
        [({"探访": 100}, 3, True), ({"探访": 99}, 5, False), ({}, 5, False), ({"探访": 500}, 2, False)],
    )
    def test_both_have_to_be_there(self, counted, quality, accepted):
        project = a_project_in(S.RUNNING)
        project.report("M1", {"探访": 500}, at=LATER)
        project.evaluate("M1", counted, quality=quality, rules=RULES, by=REVIEWER.id, at=LATER)

        assert project.milestone("M1").state is (M.ACCEPTED if accepted else M.PLANNED)
        assert project.happened()[-1].accepted is accepted
        if not accepted:
            refused(project, lambda it: it.pay("M1", by=LEADER.id, at=LATER))
            deliver(project, "M1")  # delivered again, it is judged again

    def test_what_waits_for_a_review_is_not_accepted_before(self):
        project = a_project_in(S.RUNNING)
        project.report("M2", {"探访": 100}, at=LATER)

        refused(
            project,
            lambda it: it.evaluate("M2", {"探访": 100}, quality=5, rules=RULES, by=REVIEWER.id, at=LATER),
        )

    def test_a_review_that_failed_opens_nothing(self):
        project = a_project_in(S.RECTIFYING)
        project.rectify(by=REVIEWER.id, at=LATER)
        project.report("M2", {"探访": 100}, at=LATER)

        refused(
            project,
            lambda it: it.evaluate("M2", {"探访": 100}, quality=5, rules=RULES, by=REVIEWER.id, at=LATER),
        )

    def test_an_indicator_that_nobody_asked_for_is_refused(self):
        project = a_project_in(S.RUNNING)

        refused(project, lambda it: it.report("M1", {"讲座": 1}, at=LATER), Invalid)
        refused(project, lambda it: it.report("M9", {}, at=LATER), NotFound)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [(ReviewKind.MID, S.RUNNING, S.MID_REVIEWED), (ReviewKind.FINAL, S.MID_REVIEWED, S.FINAL_REVIEWED)],
)
def test_what_fails_is_put_right_and_reviewed_again(kind, before, after):
    project = a_project_in(before)
    review(project, kind, passed=False)
    assert project.state is S.RECTIFYING
    project.rectify(by=REVIEWER.id, at=LATER)
    assert project.state is before
    review(project, kind)

    assert project.state is after
    assert [each.passed for each in project.reviews if each.kind is kind] == [False, True]


class TestTheContract:
    @pytest.mark.parametrize(
        ("but", "field"),
        [
            ({"milestones": three_milestones()[:2]}, "milestones"),
            ({"milestones": (a_milestone(basis_points=9999),)}, "milestones"),
            (
                {"milestones": (a_milestone(basis_points=5000), a_milestone(basis_points=5000))},
                "milestones.code",
            ),
            ({"milestones": tuple(reversed(three_milestones()))}, "milestones.due_on"),
            (
                {"milestones": (a_milestone(basis_points=WHOLE, due_on=date(2030, 1, 1)),)},
                "milestones.due_on",
            ),
            (
                {"milestones": (a_milestone(basis_points=WHOLE, required={"讲座": 1}),)},
                "milestones.required",
            ),
            ({"last_day": date(2026, 11, 23)}, "last_day"),
            ({"budget_fen": 0}, "budget_fen"),
            ({"provider": "91350100M000100Y44"}, "credit_code"),
        ],
    )
    def test_what_cannot_be_kept_is_refused_by_field(self, but, field):
        with pytest.raises(Invalid) as refusal:
            a_contract(**but)
        assert field in refusal.value.fields

    def test_its_shares_pay_out_to_the_fen(self):
        amounts = [milestone.amount_fen for milestone in a_project_in(S.CONTRACTED).milestones]

        assert amounts == [8_000_001, 8_000_000, 4_000_000]
        assert sum(amounts) == a_contract().budget_fen

    def test_it_does_not_begin_before_its_first_day(self):
        project = a_project_in(S.APPROVED)
        project.sign(a_contract(first_day=date(2026, 11, 24)), at=MONDAY)

        refused(project, lambda it: it.start(at=LATER))


shares = st.lists(st.integers(1, WHOLE - 1), max_size=12, unique=True).map(
    lambda cuts: [
        after - before for before, after in zip([0, *sorted(cuts)], [*sorted(cuts), WHOLE], strict=True)
    ]
)


@settings(deadline=None)
@given(st.integers(0, 10**13), shares)
def test_a_payout_sums_to_the_fen_and_no_share_is_a_fen_off(total, parts):
    amounts = payout(total, parts)

    assert sum(amounts) == total
    assert all(
        abs(amount * WHOLE - total * part) < WHOLE for amount, part in zip(amounts, parts, strict=True)
    )


def test_shares_that_are_not_the_whole_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="whole"):
        payout(100, [WHOLE - 1])


class TestAccess:
    @pytest.mark.parametrize("state", S)
    def test_a_provider_sees_it_from_the_agreement_until_its_end_and_not_a_moment_longer(self, state):
        project = a_project_in(state)
        open_now = state not in {S.NEED, S.APPROVED, S.CLOSED, S.TERMINATED}

        assert project.is_of(SOCIAL_WORKER) is open_now
        assert not project.is_of(OTHER_PROVIDER)
        assert not project.is_of(replace(SOCIAL_WORKER, id="P0099"))  # of the house, but not on this project
        assert not project.is_of(replace(SOCIAL_WORKER, areas=frozenset()))

    def test_whoever_works_on_it_no_more_sees_nothing_more(self):
        project = a_project_in(S.RUNNING)
        successor = replace(SOCIAL_WORKER, id="P0007")
        project.restaff([successor.id], at=LATER)

        assert project.is_of(successor)
        assert not project.is_of(SOCIAL_WORKER)

    def test_what_was_found_good_is_owed_after_a_break_too(self):
        project = a_project_in(S.RUNNING)
        project.report("M1", {"探访": 100}, at=LATER)
        project.evaluate("M1", {"探访": 100}, quality=4, rules=RULES, by=REVIEWER.id, at=LATER)
        project.terminate("违约", ending=an_ending(), by=LEADER.id, at=LATER)
        project.pay("M1", by=LEADER.id, at=LATER)

        assert project.milestone("M1").state is M.PAID
        assert project.ended_because == "违约"

    def test_nothing_ends_while_the_data_are_still_out(self):
        refused(a_project_in(S.RUNNING), lambda it: it.terminate("违约", ending=None, by=LEADER.id, at=LATER))

    def test_before_there_was_an_agreement_there_are_no_data(self):
        project = a_project_in(S.APPROVED)
        project.terminate("不再需要", ending=None, by=LEADER.id, at=LATER)

        assert (project.state, project.happened()[-1].data) == (S.TERMINATED, None)


class TestReminders:
    def test_of_a_milestone_that_comes_due_the_section_is_told_once(self):
        project = a_project_in(S.RUNNING)
        told = lambda: [each.milestone for each in project.happened() if each.name.endswith("_due")]  # noqa: E731

        for moment in ("2027-01-23 23:00", "2027-01-24 00:00", "2027-01-31 09:00", "2027-06-25 09:00"):
            project.remind(RULES, now=local(moment))
        assert told() == ["M1", "M2"]
        assert project.next_due == date(2027, 11, 30)

    def test_what_is_accepted_needs_no_reminder_and_what_is_over_none_either(self):
        project = a_project_in(S.RUNNING)
        deliver(project, "M1")
        assert project.next_due == date(2027, 6, 30)

        assert a_project_in(S.CLOSED).next_due is None
        assert a_project_in(S.TERMINATED).next_due is None
        assert a_project_in(S.CONTRACTED).next_due is None


def test_who_proposed_it_is_known():
    assert a_project_in(S.NEED).proposed_by == HEAD.id
