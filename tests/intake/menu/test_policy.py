"""What this street has settled for all cases alike: as delivered, by its day of effect, and obeyed."""

from datetime import date
from pathlib import Path

import pytest
import yaml

import services.intake
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.veil import Veil
from services.intake.domain.clocks.light import Light, Mark
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.menu.policy import Policy
from services.intake.schemas.cases.showing import show
from services.intake.store.menu.policies import Delivered, DeliveredPolicies
from services.intake.usecases.cases.name_handler import name_handler
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid, NotFound
from shared.plumbing.tables import read_policies
from tests.intake.builders import (
    DISCONTENT,
    LATER,
    MONDAY,
    PLAIN,
    a_handler,
    an_application_in,
    an_issue_in,
    assign,
    local,
    visit,
)
from tests.intake.fakes import FakeCalendars, FakeCases, FakeTypes
from tests.intake.menu_builders import a_policy, application_rules, issue_rules

TABLE = Path(services.intake.__file__).parent / "data/policies.yaml"
EARLY = (
    Mark(name="early", percent=20),
    Mark(name="yellow", percent=40),
    Mark(name="due", percent=100),
)


@pytest.fixture
def written(tmp_path):
    """Write the delivered table with its versions changed, and return where."""

    def write(change):
        table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        change(table)
        path = tmp_path / "policies.yaml"
        path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
        return path

    return write


def second(**but):
    """Add a version to the first."""

    def change(table):
        first = table["policies"][0]
        table["policies"].append(first | {"version_no": 2, "effective_from": date(2027, 1, 1)} | but)

    return change


def first(**but):
    return lambda table: table["policies"][0].update(but)


def sources(**but):
    return lambda table: table["policies"][0]["sources"].update(but)


def of_issues(**but):
    return lambda table: table["policies"][0]["issue"].update(but)


def test_the_first_version_is_as_agreed():
    [policy] = read_policies(TABLE, Policy)

    assert policy == a_policy()
    assert (policy.issue.rework.amount, policy.issue.rework.unit, policy.issue.most_reworks) == (
        3,
        Unit.WORKING_DAY,
        2,
    )
    assert [mark.percent or -(mark.days_left or 0) for mark in policy.marks] == [50, 80, -1, 100]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            first(sources={"marks": "P"}),
            "belong together: application.bad_callback, .*, application.sign, .*, most_wrong",
        ),
        (first(sources=None), "belong together"),
        (
            lambda table: table["policies"][0]["sources"].update({"application.sign": "hearsay"}),
            "explains the source hearsay",
        ),
        (sources(tea="P"), "belong together: tea"),
        (of_issues(most_reworks="2"), "most_reworks"),
        (of_issues(most_reworks=-1), "less than nothing"),
        (of_issues(failed_visits=1), "on so many days"),
        (first(most_wrong_codes=0), "wrong code"),
        (first(minutes_barred=0), "one minute"),
        (first(marks=[{"name": "due", "percent": 100}]), "turns yellow"),
        (first(marks=[{"name": "yellow", "percent": 80}]), "at its end"),
        (first(marks=[{"name": "yellow", "percent": n} for n in (80, 100)]), "a name of its own"),
        (of_issues(rework={"amount": 3}), "unit"),
        (second(version_no=1), "does not follow 1"),
        (second(effective_from=date(2026, 1, 1)), "version 2 does not follow 1"),
        (lambda table: table.update(policies=[]), "no rows"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(written, change, complaint):
    with pytest.raises(Invalid, match=complaint):
        read_policies(written(change), Policy)


class TestTheDayOfEffect:
    @pytest.fixture
    def delivered(self, written, monkeypatch):
        def prepare(change):
            monkeypatch.setattr(Delivered, "folder", written(change).parent)
            store = DeliveredPolicies(None)
            store.prepare()
            return store

        return prepare

    @pytest.mark.parametrize(
        ("moment", "version"),
        [("2026-01-01 00:00", 1), ("2026-12-31 23:59", 1), ("2027-01-01 00:00", 2), ("2030-06-01 10:00", 2)],
    )
    def test_the_latest_that_has_begun_in_shanghai_is_in_force(self, delivered, moment, version):
        assert delivered(second()).in_force(local(moment)).version_no == version

    def test_before_the_first_none_is(self, delivered):
        with pytest.raises(NotFound):
            delivered(second()).in_force(local("2025-12-31 23:59"))

    def test_a_table_of_the_future_alone_stops_the_start(self, delivered):
        with pytest.raises(NotFound):
            delivered(first(effective_from=date(2999, 1, 1)))


class TestItIsObeyed:
    """Numbers other than the usual ones: what still came out as usual would be a constant in the code."""

    def test_a_rework_gets_the_limit_of_the_policy(self):
        week = a_policy(issue=issue_rules(rework=Limit(amount=5, unit=Unit.WORKING_DAY)))
        issue = an_issue_in(IssueState.RESOLVED, policy=week)

        visit(issue, DISCONTENT, at=LATER)

        assert issue.due["step"] == local("2026-11-30 17:00")

    def test_the_handler_of_an_application_has_as_long_to_sign(self):
        two_days = a_policy(application=application_rules(sign=Limit(amount=2, unit=Unit.WORKING_DAY)))
        application = an_application_in(ApplicationState.ACCEPTED, policy=two_days)
        cases = FakeCases(application)

        name_handler(cases, FakeTypes(), FakeCalendars(), application.id, handler=a_handler(), at=MONDAY)

        assert cases.get(application.id).due["sign"] == local("2026-11-25 17:00")

    def test_marks_ring_where_it_says(self):
        issue = an_issue_in(IssueState.ASSIGNED, policy=a_policy(marks=EARLY))
        usual = an_issue_in(IssueState.ASSIGNED)

        # twelve hours of service from Monday 10:00 to the end of Tuesday: a fifth, and the half
        assert issue.next_ring == local("2026-11-23 13:54")
        assert usual.next_ring == local("2026-11-24 09:30")

    def test_the_light_turns_at_its_yellow_mark(self):
        at = local("2026-11-24 09:00")  # of the day to sign more than 40 and less than 80 per cent are used
        shown = [
            {
                clock["kind"]: clock["light"]
                for clock in show(issue, veil=Veil(), calendar=PLAIN, now=at)["clocks"]
            }
            for issue in (
                an_issue_in(IssueState.ASSIGNED, policy=a_policy(marks=EARLY)),
                an_issue_in(IssueState.ASSIGNED),
            )
        ]

        assert [lights["sign"] for lights in shown] == [Light.YELLOW, Light.GREEN]

    def test_an_emergency_is_told_at_the_same_marks_at_any_hour(self):
        at = local("2026-11-28 22:00")  # Saturday
        ten_minutes = Limit(amount=10, unit=Unit.MINUTE)
        issue = an_issue_in(IssueState.TRIAGED, urgency=Urgency.EMERGENCY, policy=a_policy(marks=EARLY))

        issue.assign(a_handler(), limits={"sign": ten_minutes}, at=at, calendar=PLAIN)

        marks = [ring.mark for ring in issue.clocks.rings(PLAIN, issue.marks) if ring.clock.kind == "sign"]
        assert [mark.at for mark in marks] == [local("2026-11-28 22:02")]

    def test_a_case_keeps_the_policy_it_was_registered_under(self):
        old = an_issue_in(IssueState.TRIAGED, policy=a_policy(version_no=7, marks=EARLY))
        cases = FakeCases(old)

        kept = cases.get(old.id)
        assign(kept, at=LATER)

        assert {clock.policy_version for clock in kept.clocks} == {"MS-04@1+7"}
        assert kept.marks == EARLY
