"""What stands on a list is routed; what stands on none is refused, or waits for those in charge."""

from dataclasses import replace
from datetime import date

import pytest

from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Refusal
from services.intake.domain.organisation.route import Decider
from services.intake.domain.organisation.topic_list import ListKind
from services.intake.domain.organisation.unit import Level
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.issues.reject_issue import reject_issue
from services.intake.usecases.issues.triage_issue import triage_issue
from services.intake.usecases.organisation.approve_issue import approve_issue
from services.intake.usecases.organisation.find_on_lists import find_on_lists
from services.intake.usecases.organisation.get_list import get_list
from services.intake.usecases.organisation.list_units import list_units
from services.intake.usecases.organisation.publish_list import publish_list
from shared.events.intake import CaseAccepted, CaseRegistered
from shared.events.intake_organisation import ApprovalAwaited, ApprovalGiven
from shared.kernel.errors import Conflict, Invalid, NotFound, Unavailable
from tests.intake.builders import (
    CLERK,
    LEADER,
    MONDAY,
    REVIEWER,
    STREET,
    a_command,
    a_handler,
    an_issue_in,
)
from tests.intake.fakes import FakeLists, FakeUnits
from tests.intake.organisation_builders import (
    a_list,
    a_published_list,
    a_route,
    an_entry,
    an_organisation,
)
from tests.intake.test_usecases import Intake

S = IssueState
TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def intake():
    return Intake()


@pytest.fixture
def bare():
    """An intake of a street that is charged with one topic only."""
    return Intake(lists=FakeLists(a_published_list(ListKind.DUTY, "QT-01")))


@pytest.fixture
def units():
    return FakeUnits(an_organisation())


def approve(intake, units, case_id, command=None, **but):
    route = a_route(listed="approval", **but)
    command = command or a_command(REVIEWER)
    return approve_issue(
        intake.cases, intake.types, intake.calendars, units, case_id, route=route, command=command
    )


class TestOnAList:
    def test_an_application_shows_who_leads_and_who_decides(self, intake):
        route = intake.submit(a_command()).route

        assert (route.lead_unit(None), route.decides, route.listed) == ("WMZX", Decider.STREET, "duty@1")

    def test_an_issue_is_led_by_the_station_of_its_community_once_that_is_known(self, intake):
        entries = (an_entry("MS-04", office="GZZX", station="GLZ"),)
        intake.lists = FakeLists(a_published_list(entries=entries))
        issue = intake.report(a_command())
        before = issue.lead_unit
        name_handler(intake.cases, intake.types, intake.calendars, issue.id, handler=a_handler(), at=MONDAY)

        assert (before, intake.cases.get(issue.id).lead_unit) == ("GZZX", "GLZ-001")

    def test_a_case_keeps_the_list_that_it_began_under(self, intake):
        issue = intake.report(a_command())
        later = a_published_list(ListKind.DUTY, "QT-01", version_no=2, effective_from=TODAY)
        intake.lists.save(later)

        assert intake.cases.get(issue.id).route.listed == "duty@1"
        assert intake.report(a_command()).route is None

    @pytest.mark.parametrize("missing", [set(ListKind), {ListKind.SERVICE}, {ListKind.POWER}])
    def test_as_long_as_a_list_is_missing_everybody_is_asked_to_come_again(self, intake, missing):
        for kind in missing:
            intake.lists.by_id.pop(f"{kind}@1")

        for wish in (intake.report, intake.submit):
            with pytest.raises(Unavailable):
                wish(a_command())
        assert (intake.cases.by_id, intake.numbers.counted) == ({}, {})


class TestAnApplicationOnNoList:
    def test_is_refused_and_says_why(self, bare):
        with pytest.raises(Conflict, match="不在本街道现行的权力清单、责任清单、公共服务清单上") as refused:
            bare.submit(a_command())
        assert set(refused.value.fields) == {"item"}

    def test_changes_nothing_and_draws_no_number(self, bare):
        with pytest.raises(Conflict):
            bare.submit(a_command())

        assert (bare.cases.by_id, bare.cases.facts, bare.numbers.counted) == ({}, [], {})

    def test_is_refused_again_when_it_is_asked_again(self, bare):
        command = a_command()
        for _ in range(2):
            with pytest.raises(Conflict):
                bare.submit(command)

    def test_what_is_not_offered_reads_the_same_as_no_item(self, bare):
        with pytest.raises(NotFound):
            bare.submit(a_command(replace(CLERK, roles=frozenset({"resident"}))), item="JZ-005")


class TestAnIssueOnNoList:
    def test_is_registered_and_waits(self, bare):
        issue = bare.report(a_command())

        assert (issue.state, issue.route, issue.lead_unit) == (S.REGISTERED, None, None)
        assert [type(fact) for fact in bare.cases.facts] == [CaseRegistered, ApprovalAwaited]
        assert bare.cases.facts[-1].grid_code == STREET

    def test_the_clock_of_those_in_charge_runs(self, bare):
        assert [clock.kind for clock in bare.report(a_command()).clocks.running] == ["step"]

    def test_reported_twice_it_waits_once(self, bare):
        command = a_command()

        assert bare.report(command).id == bare.report(command).id
        assert len(bare.cases.facts) == 2

    @pytest.mark.parametrize("by", [CLERK, REVIEWER, LEADER])
    def test_is_not_taken_on_by_triage(self, bare, by):
        issue = bare.report(a_command())

        with pytest.raises(Conflict):
            triage_issue(bare.cases, bare.types, bare.calendars, issue.id, command=a_command(by))
        assert bare.cases.get(issue.id) == issue

    def test_is_taken_on_when_it_is_approved(self, bare, units):
        id = bare.report(a_command()).id
        approved = approve(bare, units, id, office="GZZX", station="GLZ")

        assert (approved.state, approved.lead_unit) == (S.TRIAGED, "GZZX")
        assert [type(fact) for fact in bare.cases.facts[2:]] == [ApprovalGiven, CaseAccepted]
        assert {clock.kind for clock in approved.clocks.running} == {"legal", "promised"}

    def test_approved_twice_by_the_same_wish_it_is_taken_on_once(self, bare, units):
        id, command = bare.report(a_command()).id, a_command(REVIEWER)
        once, again = (approve(bare, units, id, command) for _ in range(2))

        assert (once, len(bare.cases.facts)) == (again, 4)

    def test_approved_by_another_wish_it_is_refused(self, bare, units):
        id = bare.report(a_command()).id
        approve(bare, units, id)
        before = bare.cases.get(id)

        with pytest.raises(Conflict):
            approve(bare, units, id, a_command(LEADER))
        assert bare.cases.get(id) == before

    def test_may_be_refused_instead_and_is_not_approved_any_more(self, bare, units):
        id = bare.report(a_command()).id
        said = {"reason": Refusal.OUTSIDE_JURISDICTION, "advice": "请向区级部门反映"}
        reject_issue(bare.cases, bare.calendars, id, **said, command=a_command(REVIEWER))

        with pytest.raises(Conflict):
            approve(bare, units, id)
        assert bare.cases.get(id).state is S.REJECTED

    @pytest.mark.parametrize("nobody", [{"office": "GLZ"}, {"office": "NONE"}, {"station": "WMZX"}])
    def test_a_unit_that_is_not_there_leads_nothing(self, bare, units, nobody):
        id = bare.report(a_command()).id

        with pytest.raises(Invalid):
            approve(bare, units, id, **nobody)
        assert bare.cases.get(id).route is None

    def test_an_emergency_does_not_wait_but_those_in_charge_are_told(self, bare, units):
        issue = bare.report(a_command(), topic="TF-01")

        assert issue.state is S.TRIAGED
        assert [type(fact) for fact in bare.cases.facts] == [CaseRegistered, ApprovalAwaited, CaseAccepted]
        approved = approve(bare, units, issue.id)
        assert (approved.state, approved.lead_unit) == (S.TRIAGED, "GZZX")


@pytest.mark.parametrize("state", list(S))
def test_what_has_its_unit_needs_no_approval_wherever_it_stands(intake, units, state):
    id = intake.keep(an_issue_in(state))
    before = intake.cases.get(id)

    with pytest.raises(Conflict):
        approve(intake, units, id)
    assert intake.cases.get(id) == before


class TestPublishing:
    def publish(self, intake, units, command=None, **but):
        said = {"version_no": 2, "effective_from": TOMORROW} | but
        topic_list = a_list(ListKind.DUTY, "MS-01", **said)
        return publish_list(intake.lists, units, topic_list=topic_list, command=command or a_command(LEADER))

    def test_the_next_version_is_in_force_from_its_day_on(self, intake, units):
        self.publish(intake, units)

        versions = [
            get_list(intake.lists, ListKind.DUTY, version_no=None, on=day) for day in (TODAY, TOMORROW)
        ]
        assert [each.version_no for each in versions] == [1, 2]

    def test_the_same_wish_told_twice_publishes_once(self, intake, units):
        command = a_command(LEADER)
        once, again = (self.publish(intake, units, command) for _ in range(2))

        assert (once, len(intake.lists.facts)) == (again, 1)

    def test_the_same_version_by_another_wish_is_refused(self, intake, units):
        self.publish(intake, units)

        with pytest.raises(Conflict):
            self.publish(intake, units)
        assert len(intake.lists.facts) == 1

    def test_a_list_that_charges_nobody_is_refused_and_not_kept(self, intake, units):
        with pytest.raises(Invalid):
            self.publish(intake, units, entries=(an_entry("MS-01", office="NONE"),))
        assert intake.lists.latest(ListKind.DUTY).version_no == 1


def test_a_topic_is_found_with_its_list(intake):
    (found,) = find_on_lists(intake.lists, "MS-04", on=TODAY)

    assert (found.on.id, found.entry.topic) == ("duty@1", "MS-04")
    assert find_on_lists(intake.lists, "MS-99", on=TODAY) == ()


def test_an_older_version_of_a_list_can_be_seen(intake):
    intake.lists.save(a_published_list(ListKind.DUTY, "QT-01", version_no=2, effective_from=TODAY))

    assert get_list(intake.lists, ListKind.DUTY, version_no=1, on=TODAY).version_no == 1
    intake.lists.by_id.pop("power@1")
    for kind, version_no in ((ListKind.DUTY, 3), (ListKind.POWER, None)):
        with pytest.raises(NotFound):
            get_list(intake.lists, kind, version_no=version_no, on=TODAY)


def test_units_are_listed_by_level(units):
    assert [unit.code for unit in list_units(units)] == ["WMZX", "GZZX", "GLZ-001"]
    assert [unit.code for unit in list_units(units, level=Level.COMMUNITY)] == ["GLZ-001"]
