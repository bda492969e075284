"""The indicators: the right cases counted, by the formulas of the trade, and null where nothing was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.accountability.exempting import agree_to_exempt, propose_to_exempt
from services.intake.domain.accountability.exemption import Ground
from services.intake.domain.applications.state import PASSED_THROUGH, ApplicationState
from services.intake.domain.cases.script import CallResult
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.indicators.course import AFTER, Course
from services.intake.domain.indicators.indicator import BY_CODE, COMPOSED, INDICATORS, Basis
from services.intake.domain.indicators.indicator_rules import IndicatorRules
from services.intake.domain.indicators.tally import Tally
from services.intake.domain.issues.issue import IssueState
from services.intake.store.indicators.rules import DeliveredIndicatorRules
from services.intake.usecases.indicators.get_indicators import get_indicators
from services.intake.usecases.indicators.in_period import Period
from services.intake.usecases.indicators.list_indicator_cases import (
    IndicatorQuery,
    list_indicator_cases,
)
from shared.events import CATALOGUE
from shared.kernel.errors import Invalid, NotAllowed
from tests.intake.accountability.builders import COMMITTEE, LEADER, SECTION, STATION
from tests.intake.builders import (
    CLERK,
    COVER,
    GRID,
    HEAD,
    MONDAY,
    PLAIN,
    RESIDENT,
    STREET,
    TO_SIGN_AND_CONTACT,
    WORKER,
    a_caller,
    a_handler,
    an_application_in,
    an_issue_in,
    local,
    rate,
    resolve,
    sign,
    visit,
)
from tests.intake.fakes import FakePolicies
from tests.intake.indicators.fakes import FakeCourses
from tests.intake.indicators.slow_indicators import History, slow_indicators
from tests.notify.builders import an_event

RULES = IndicatorRules(
    version_no=1,
    effective_from=date(2026, 1, 1),
    weights={"response_rate": 30, "solution_rate": 35, "satisfaction_rate": 35},
    satisfied_from=3,
    least_compared=10,
)
WEIGHING = FakePolicies(RULES)
NOVEMBER = Period(since=date(2026, 11, 1), until=date(2026, 11, 30), area=STREET)
SERVICE = a_caller("staff", "service")


def a_story(state, *, days=0, exempt=0):
    """A case that came so far on Monday; then so many days passed; then so many people called it exempt."""
    case = an_issue_in(state) if isinstance(state, IssueState) else an_application_in(state)
    ring(case, now=MONDAY + timedelta(days=days), calendar=PLAIN)
    return told(case, exempt=exempt)


def a_long_story(*, contact, close, bad, reopen, days):
    """An issue contacted and closed after so many days, then perhaps rated badly, then perhaps reopened."""
    case = an_issue_in(IssueState.TRIAGED)
    moment = MONDAY
    case.assign(a_handler(assignment=1), limits=TO_SIGN_AND_CONTACT, at=moment, calendar=PLAIN)
    sign(case)
    if contact is not None:
        moment += timedelta(days=contact)
        ring(case, now=moment, calendar=PLAIN)
        case.contact(CallResult.ANSWERED, words="已联系", by=WORKER, at=moment, calendar=PLAIN)
    moment += timedelta(days=close)
    ring(case, now=moment, calendar=PLAIN)
    end(case, at=moment)
    if bad:
        rate(case, level=1, at=moment)
    if reopen:
        case.reopen("又坏了", by=RESIDENT, at=moment, calendar=PLAIN)
        if reopen == "closed":
            end(case, at=moment)
    ring(case, now=moment + timedelta(days=days), calendar=PLAIN)
    return told(case)


def end(case, *, at):
    resolve(case, at=at)
    visit(case, at=at)
    case.close(CLERK, at=at, calendar=PLAIN)


def told(case, *, exempt=0):
    for say in (propose, agree)[:exempt]:
        say(case)
    return History(case, list(case.happened()))


def propose(case, by=SECTION):
    propose_to_exempt(case, Ground.POLICY_GAP, words="尚无政策", by=by, at=MONDAY)


def agree(case, by=STATION):
    agree_to_exempt(case, by=by, at=MONDAY)


def tally_of(*histories, period=NOVEMBER, caller=LEADER):
    courses = FakeCourses(*(each.case for each in histories))
    return get_indicators(courses, WEIGHING, period=period, caller=caller)


def rates(tally):
    return {code: (rate.n, rate.met) for code, rate in tally.rates.items()}


STATES = st.sampled_from([*IssueState, *(each for each in ApplicationState if each not in PASSED_THROUGH)])
LONG_STORIES = st.builds(
    a_long_story,
    contact=st.none() | st.integers(0, 3),
    close=st.integers(0, 16),
    bad=st.booleans(),
    reopen=st.sampled_from([None, "open", "closed"]),
    days=st.integers(0, 20),
)
STORIES = LONG_STORIES | st.builds(a_story, STATES, days=st.integers(0, 20), exempt=st.integers(0, 2))
PERIODS = st.tuples(st.dates(date(2026, 11, 20), date(2026, 12, 20)), st.integers(0, 30))


@settings(max_examples=60, deadline=None)
@given(st.lists(STORIES, max_size=6), PERIODS)
def test_they_are_what_a_slow_count_of_the_whole_histories_says(histories, days):
    since, length = days
    period = Period(since=since, until=since + timedelta(days=length), area=STREET)

    tally = tally_of(*histories, period=period)

    begin = local(f"{since} 00:00")
    assert rates(tally) == slow_indicators(histories, since=begin, until=period.end)
    assert all(rate.value is None or 0 <= rate.value <= 1 for rate in tally.rates.values())
    assert tally.score is None or 0 <= tally.score <= 100


COURSES = st.builds(
    Course,
    kind=st.sampled_from(["issue", "application"]),
    accepted_at=st.none() | st.just(MONDAY),
    due=st.none() | st.just(MONDAY + timedelta(days=7)),
    resolved_at=st.none() | st.sampled_from([MONDAY, MONDAY + timedelta(days=9)]),
    ended_at=st.none() | st.sampled_from([MONDAY, MONDAY + timedelta(days=9)]),
    assigned=st.booleans(),
    signed=st.booleans(),
    contacted_by=st.none() | st.just("W0001"),
    resolutions=st.integers(0, 3),
    overdue=st.sets(st.sampled_from(["sign", "contact", "promised"])).map(tuple),
    notices=st.integers(0, 3),
    returns=st.integers(0, 3),
    reworks=st.integers(0, 3),
    solved=st.sampled_from([None, "yes", "no", "na"]),
    level=st.none() | st.integers(1, 5),
    left_out=st.sampled_from([None, "merged", "void", "not_attributable"]),
)


@given(st.lists(COURSES, max_size=30))
def test_a_rate_is_a_share_whatever_the_courses_are(courses):
    tally = Tally(RULES)
    for course in courses:
        for basis in Basis:
            tally.count(course, basis)

    for found in tally.rates.values():
        assert 0 <= found.met <= found.n <= len(courses)
        assert found.value is None if found.n == 0 else 0 <= found.value <= 1


@given(st.lists(COURSES, max_size=20), st.sampled_from(["merged", "void", "not_attributable"]))
def test_what_is_left_out_leaves_every_denominator_but_that_of_the_reports(courses, why):
    with_them, without = Tally(RULES), Tally(RULES)
    for course in courses:
        for basis in (Basis.ENTERED, Basis.FELL_DUE):
            with_them.count(course, basis)
            without.count(course, basis)
            with_them.count(replace(course, left_out=why), basis)

    assert rates(with_them) == rates(without)


@pytest.mark.parametrize("name", sorted(AFTER.keys() & CATALOGUE.keys()))
def test_every_fact_that_counts_can_be_read(name):
    fact = an_event(CATALOGUE[name])

    assert isinstance(Course(contacted_by="W0001").after(fact), Course)


def test_nothing_counted_is_no_rate_and_no_score():
    tally = tally_of()

    assert {rate.value for rate in tally.rates.values()} == {None}
    assert tally.score is None


def test_the_score_weighs_its_three_parts():
    tally = Tally(RULES)
    for code, met in zip(COMPOSED, (9, 8, 7), strict=True):
        tally.rates[code].n, tally.rates[code].met = 10, met

    assert tally.score == pytest.approx(30 * 0.9 + 35 * 0.8 + 35 * 0.7)


@pytest.mark.parametrize(("satisfied_from", "met"), [(3, 3), (4, 2)])
def test_whether_so_so_counts_as_satisfied_is_settled_by_the_rules(satisfied_from, met):
    tally = Tally(replace(RULES, satisfied_from=satisfied_from))
    for level in (1, 2, 3, 4, 5, None):
        tally.count(Course(kind="issue", accepted_at=MONDAY, level=level), Basis.ENTERED)

    assert rates(tally)["satisfaction_rate"] == (5, met)


def test_valid_reports_are_divided_by_all_reports_and_not_the_other_way_round():
    tally = tally_of(a_story(IssueState.REJECTED), a_story(IssueState.TRIAGED), a_story(IssueState.CLOSED))

    assert rates(tally)["valid_report_rate"] == (3, 2)


def test_who_is_called_late_for_his_bad_rating_was_contacted_in_time_before():
    story = a_long_story(contact=0, close=1, bad=True, reopen=None, days=20)

    assert story.late("contact")
    assert rates(tally_of(story))["response_rate"] == (1, 1)


@pytest.mark.parametrize("code", ["on_time_closing_rate", "on_time_disposal_rate"])
def test_what_was_closed_too_late_is_not_mended_by_the_promise_of_a_reopening(code):
    late, fast = (a_long_story(contact=0, close=days, bad=False, reopen="closed", days=0) for days in (30, 0))
    ever = Period(since=date(2026, 11, 1), until=date(2027, 1, 31), area=STREET)

    assert rates(tally_of(late, period=ever))[code] == (1, 0)
    assert rates(tally_of(fast, period=ever))[code] == (1, 1)


@pytest.mark.parametrize(
    ("notices", "expected"), [(0, (1, 1)), (1, (1, 1)), (2, (1, 0))], ids=["none", "one", "two"]
)
def test_of_all_applications_those_count_that_needed_no_second_notice(notices, expected):
    tally = Tally(RULES)
    tally.count(Course(kind="application", registered_at=MONDAY, notices=notices), Basis.REPORTED)

    assert rates(tally)["single_notice_rate"] == expected


class TestExemption:
    def test_a_case_counts_until_a_second_person_agrees(self):
        proposed, agreed = a_story(IssueState.SIGNED, exempt=1), a_story(IssueState.SIGNED, exempt=2)

        assert rates(tally_of(proposed))["closing_rate"] == (1, 0)
        assert rates(tally_of(agreed))["closing_rate"] == (0, 0)


class TestWhoMayAsk:
    @pytest.mark.parametrize(
        ("caller", "but"),
        [
            (LEADER, {}),
            (COMMITTEE, {}),
            (SERVICE, {}),
            (STATION, {"area": GRID}),
            (WORKER, {"worker": WORKER.id}),
        ],
    )
    def test_those_above_a_service_and_everybody_for_himself(self, caller, but):
        found = tally_of(a_story(IssueState.SIGNED), period=replace(NOVEMBER, **but), caller=caller)

        assert found.rates["timely_signing_rate"].n == 1

    @pytest.mark.parametrize(
        ("caller", "but"),
        [
            (WORKER, {}),
            (COVER, {"worker": WORKER.id}),
            (HEAD, {}),
            (CLERK, {}),
            (LEADER, {"area": "340102999"}),
        ],
    )
    def test_nobody_else(self, caller, but):
        with pytest.raises(NotAllowed):
            tally_of(period=replace(NOVEMBER, **but), caller=caller)

    @pytest.mark.parametrize("until", [date(2026, 10, 31), date(2027, 11, 2)], ids=["backwards", "too long"])
    def test_a_period_is_no_longer_than_a_year(self, until):
        with pytest.raises(Invalid):
            replace(NOVEMBER, until=until)


class TestTheCasesBehindAFigure:
    HISTORIES = tuple(a_story(state, days=3) for state in IssueState)

    def listed(self, indicator, *, met=None, limit=3):
        courses = FakeCourses(*(each.case for each in self.HISTORIES))
        found, cursor = [], ""
        while cursor is not None:
            query = IndicatorQuery(indicator=indicator, met=met, cursor=cursor, limit=limit)
            page, cursor = list_indicator_cases(
                courses, WEIGHING, period=NOVEMBER, query=query, caller=LEADER
            )
            assert len(page) <= limit
            found += page
        return found

    @pytest.mark.parametrize("code", BY_CODE)
    def test_they_are_as_many_as_the_figure_says_each_once(self, code):
        n, met = rates(tally_of(*self.HISTORIES))[code]
        found = self.listed(code)

        assert (len(found), sum(each.met for each in found)) == (n, met)
        assert len({each.row.case_id for each in found}) == n
        assert len(self.listed(code, met=True)) == met
        assert len(self.listed(code, met=False)) == n - met


class TestTheTable:
    def test_the_delivered_weights_are_those_of_the_source(self):
        delivered = DeliveredIndicatorRules(None)
        delivered.prepare()
        rules = delivered.in_force(MONDAY)

        assert rules.weights == {"response_rate": 30, "solution_rate": 35, "satisfaction_rate": 35}
        assert (rules.satisfied_from, rules.least_compared) == (3, 10)
        assert set(rules.weights) == set(COMPOSED) <= {each.code for each in INDICATORS}

    @pytest.mark.parametrize(
        "but",
        [
            {"weights": {"response_rate": 99}},
            {"weights": {"response_rate": 101, "solution_rate": -1}},
            {"satisfied_from": 6},
            {"least_compared": 0},
        ],
    )
    def test_weights_are_shares_of_a_whole(self, but):
        with pytest.raises(Invalid):
            replace(RULES, **but)
