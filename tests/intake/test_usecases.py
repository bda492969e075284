"""What intake can do for people: each wish granted once, by whom it is allowed, and told once."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from services.intake.domain.applications.decision import Decision, DecisionPaper
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome, Refusal, Ruling
from services.intake.domain.menu.issue_type import Triage
from services.intake.domain.menu.material import ApplicantKind, Paper
from services.intake.domain.menu.menu import Category, Discretion, Handling, Presence
from services.intake.usecases.applications.accept_application import accept_application
from services.intake.usecases.applications.decide_application import decide_application
from services.intake.usecases.applications.ports import Trust
from services.intake.usecases.applications.submit_application import submit_application
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.ports import Desk
from services.intake.usecases.cases.sign_case import sign_case
from services.intake.usecases.clocks.publish_calendar_year import publish_calendar_year
from services.intake.usecases.issues.close_case import close_case
from services.intake.usecases.issues.record_return_visit import record_return_visit
from services.intake.usecases.issues.reject_issue import reject_issue
from services.intake.usecases.issues.report_issue import report_issue
from services.intake.usecases.issues.resolve_case import resolve_case
from services.intake.usecases.issues.rule_on_case import rule_on_case
from services.intake.usecases.issues.triage_issue import triage_issue
from services.intake.usecases.menu.list_issue_types import list_issue_types
from services.intake.usecases.menu.list_items import list_items
from shared.events.intake import CaseAccepted, CaseRegistered
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from shared.kernel.geography import Box
from tests.fakes import FakeSealer
from tests.intake.builders import (
    CLERK,
    COVER,
    DISCONTENT,
    HEAD,
    LEADER,
    MONDAY,
    PHOTOS,
    RESIDENT,
    REVIEWER,
    STRANGER,
    STREET,
    WORKER,
    a_caller,
    a_command,
    a_published_item,
    a_report,
    a_submission,
    a_year,
    an_application_in,
    an_emergency_type,
    an_issue_in,
    local,
    off,
)
from tests.intake.fakes import (
    FakeBrokenPledges,
    FakeCalendars,
    FakeCases,
    FakeItems,
    FakeLists,
    FakeNumbers,
    FakePolicies,
    FakeTypes,
)
from tests.intake.menu_builders import a_guide, a_policy, a_scale, an_issue_type, stated
from tests.intake.organisation_builders import a_published_list

S, A = IssueState, ApplicationState
CITY = Box(west=116.6, south=30.9, east=118.0, north=32.6)

JUDGED = an_issue_type(code="MD-02", triage=Triage.BY_PERSON)
UNSPOKEN = an_issue_type(code="TR-01", discretion=Discretion.OFF_MENU)
UNSPOKEN_GUIDE = a_guide(discretion=Discretion.OFF_MENU)


@dataclass
class Intake:
    """A whole intake, with nothing real behind it."""

    cases: FakeCases = field(default_factory=FakeCases)
    calendars: FakeCalendars = field(default_factory=FakeCalendars)
    items: FakeItems = field(
        default_factory=lambda: FakeItems(
            a_published_item(), a_published_item("JZ-005", guide=UNSPOKEN_GUIDE)
        )
    )
    types: FakeTypes = field(
        default_factory=lambda: FakeTypes(an_issue_type(), JUDGED, UNSPOKEN, an_emergency_type())
    )
    seal: FakeSealer = field(default_factory=FakeSealer)
    numbers: FakeNumbers = field(default_factory=FakeNumbers)
    policies: FakePolicies = field(
        default_factory=lambda: FakePolicies(
            a_policy(), a_policy(version_no=2, effective_from=date(2027, 1, 1))
        )
    )

    lists: FakeLists = field(default_factory=lambda: FakeLists(a_published_list()))
    scales: FakePolicies = field(default_factory=lambda: FakePolicies(a_scale()))
    broken: FakeBrokenPledges = field(default_factory=FakeBrokenPledges)

    @property
    def trust(self):
        return Trust(broken=self.broken, seal=self.seal, policies=self.policies)

    @property
    def desk(self):
        return Desk(
            numbers=self.numbers,
            seal=self.seal,
            policies=self.policies,
            lists=self.lists,
            street=STREET,
            city=CITY,
        )

    def keep(self, case):
        self.cases.save(case)
        return case.id

    def report(self, command, **but):
        return report_issue(
            self.cases, self.types, self.calendars, self.desk, report=a_report(**but), command=command
        )

    def accept(self, id, command, **but):
        said = {"papers": {}, "pledge": None} | but
        return accept_application(
            self.cases, self.items, self.calendars, self.trust, id, **said, command=command
        )

    def grant(self, id, command):
        paper = DecisionPaper(decision=Decision.GRANTED)
        return decide_application(self.cases, self.items, self.calendars, id, paper=paper, command=command)

    def submit(self, command, **but):
        return submit_application(
            self.cases,
            self.items,
            self.calendars,
            self.desk,
            submission=a_submission(**but),
            command=command,
        )


@pytest.fixture
def intake():
    return Intake()


COMMANDS = {
    "report": (None, CLERK, lambda it, id, command: it.report(command)),
    "submit": (None, CLERK, lambda it, id, command: it.submit(command)),
    "accept": (
        A.RECEIVED,
        CLERK,
        lambda it, id, command: it.accept(id, command),
    ),
    "decide": (
        A.IN_STEP,
        REVIEWER,
        lambda it, id, command: it.grant(id, command),
    ),
    "triage": (
        S.REGISTERED,
        CLERK,
        lambda it, id, command: triage_issue(it.cases, it.types, it.calendars, id, command=command),
    ),
    "reject": (
        S.REGISTERED,
        CLERK,
        lambda it, id, command: reject_issue(
            it.cases, it.calendars, id, reason=Refusal.SAME_MATTER, advice="请找物业", command=command
        ),
    ),
    "sign": (
        S.ASSIGNED,
        WORKER,
        lambda it, id, command: sign_case(it.cases, it.calendars, id, command=command),
    ),
    "resolve": (
        S.SIGNED,
        WORKER,
        lambda it, id, command: resolve_case(
            it.cases,
            it.calendars,
            id,
            outcome=Outcome.SOLVED,
            result="已修好",
            photos=PHOTOS,
            command=command,
        ),
    ),
    "return visit": (
        S.RESOLVED,
        CLERK,
        lambda it, id, command: record_return_visit(
            it.cases,
            it.calendars,
            it.scales,
            id,
            channel=VisitChannel.PHONE,
            script=DISCONTENT,
            result=CallResult.ANSWERED,
            command=command,
        ),
    ),
    "rule": (
        S.LEADER_PENDING,
        LEADER,
        lambda it, id, command: rule_on_case(
            it.cases, it.calendars, id, ruling=Ruling.REWORK, words="请再办一次", command=command
        ),
    ),
    "close": (
        S.CHECK_PASSED,
        CLERK,
        lambda it, id, command: close_case(it.cases, it.calendars, id, command=command),
    ),
}
ON_A_CASE = [name for name, (state, _, _) in COMMANDS.items() if state is not None]


def prepared(intake, name):
    """Return the id of a case that is ready for the command, who may give it, and how."""
    state, by, act = COMMANDS[name]
    if state is None:
        return None, by, act
    case = an_issue_in(state) if isinstance(state, IssueState) else an_application_in(state)
    return intake.keep(case), by, act


@pytest.mark.parametrize("name", COMMANDS)
def test_a_wish_that_arrives_twice_is_granted_once_and_answered_twice(intake, name):
    id, by, act = prepared(intake, name)
    command = a_command(by)

    first = act(intake, id, command)
    told = list(intake.cases.facts)
    second = act(intake, id, replace(command, at=local("2026-11-24 09:00")))

    assert second == first
    assert intake.cases.facts == told
    assert intake.numbers.counted in ({}, {(STREET, MONDAY.date(), first.kind): 1})


@pytest.mark.parametrize("name", COMMANDS)
def test_the_id_of_another_wish_is_refused_and_changes_nothing(intake, name):
    id, by, act = prepared(intake, name)
    command = a_command(by)
    done = act(intake, id, command)
    told = list(intake.cases.facts)

    with pytest.raises(Conflict):
        act(intake, id, replace(command, digest="other words"))
    assert (intake.cases.get(done.id), intake.cases.facts) == (done, told)


@pytest.mark.parametrize("name", ON_A_CASE)
def test_who_does_not_work_there_is_refused_and_changes_nothing(intake, name):
    id, by, act = prepared(intake, name)
    before, told = intake.cases.get(id), list(intake.cases.facts)
    outsider = a_caller(by.id, *by.roles, "340102999")

    with pytest.raises(NotAllowed):
        act(intake, id, a_command(outsider))
    assert (intake.cases.get(id), intake.cases.facts) == (before, told)


@pytest.mark.parametrize("name", ON_A_CASE)
def test_what_comes_too_late_is_refused_and_changes_nothing(intake, name):
    state, by, act = COMMANDS[name]
    over = an_application_in(A.GRANTED) if isinstance(state, ApplicationState) else an_issue_in(S.CLOSED)
    id = intake.keep(over)
    before, told = intake.cases.get(id), list(intake.cases.facts)

    with pytest.raises(Conflict):
        act(intake, id, a_command(by))
    assert (intake.cases.get(id), intake.cases.facts) == (before, told)


@pytest.mark.parametrize("name", [each for each in ON_A_CASE if each != "sign"])
def test_what_is_for_one_kind_of_case_is_refused_for_the_other(intake, name):
    state, by, act = COMMANDS[name]
    other = an_issue_in(S.SIGNED) if isinstance(state, ApplicationState) else an_application_in(A.IN_STEP)

    with pytest.raises(Conflict):
        act(intake, intake.keep(other), a_command(by))


@pytest.mark.parametrize("name", ON_A_CASE)
def test_a_case_that_is_not_there_is_not_found(intake, name):
    _, by, act = COMMANDS[name]

    with pytest.raises(NotFound):
        act(intake, "0" * 32, a_command(by))


class TestReporting:
    @pytest.mark.parametrize(("longitude", "latitude"), [(116.4, 39.9), (31.8, 117.2 - 90), (0, 0)], ids=str)
    def test_a_point_outside_of_the_city_is_refused_and_costs_no_number(self, intake, longitude, latitude):
        elsewhere = Place(longitude=longitude, latitude=latitude)

        for begin in (intake.report, intake.submit):
            with pytest.raises(Invalid) as refusal:
                begin(a_command(), place=elsewhere)
            assert set(refusal.value.fields) == {"longitude"}
        assert (intake.cases.by_id, intake.numbers.counted) == ({}, {})

    def test_an_ordinary_issue_is_taken_on_at_once(self, intake):
        issue = intake.report(a_command())

        assert issue.state is S.TRIAGED
        assert [type(fact) for fact in intake.cases.facts] == [CaseRegistered, CaseAccepted]
        assert intake.cases.get(issue.id) == issue

    def test_one_that_somebody_must_judge_waits_for_it(self, intake):
        issue = intake.report(a_command(), topic="MD-02")

        assert issue.state is S.REGISTERED
        assert [(clock.kind, clock.limit) for clock in issue.clocks] == [("step", a_policy().issue.triage)]

    def test_it_bears_the_next_number_of_the_day_in_shanghai(self, intake):
        late_in_the_evening = local("2026-11-23 23:59")
        numbers = [intake.report(a_command(at=at)).number for at in (MONDAY, late_in_the_evening)]

        assert [number[:-1] for number in numbers] == [
            "34010299820261123200001",
            "34010299820261123200002",
        ]
        past_midnight = intake.report(a_command(at=local("2026-11-24 00:00")))
        assert past_midnight.number.startswith("34010299820261124200001")

    def test_the_applicant_is_sealed_and_labelled(self, intake):
        applicant = intake.report(a_command()).applicant

        assert (applicant.name_label, applicant.phone_label) == ("欧阳*", "138****5678")
        assert "欧阳文" not in repr(intake.cases.by_id)
        assert "13800005678" not in repr(intake.cases.by_id) + repr(intake.cases.facts)

    def test_what_is_sealed_opens_only_for_its_own_field_and_case(self, intake):
        one, other = intake.report(a_command()), intake.report(a_command())

        assert intake.seal.open(one.applicant.name, about=f"applicant.name/{one.id}") == "欧阳文"
        with pytest.raises(ValueError, match="not sealed for"):
            intake.seal.open(one.applicant.name, about=f"applicant.name/{other.id}")

    @pytest.mark.parametrize(("by", "id"), [(RESIDENT, RESIDENT.id), (CLERK, None)])
    def test_only_a_resident_who_asks_himself_is_known_by_his_sign_in(self, intake, by, id):
        assert intake.report(a_command(by)).applicant.id == id

    def test_nobody_need_say_who_he_is(self, intake):
        applicant = intake.report(a_command(), name=None, phone=None).applicant

        assert {applicant.name, applicant.name_label, applicant.phone, applicant.phone_label} == {None}

    def test_an_emergency_is_one_whatever_the_reporter_says_of_it(self, intake):
        at_night = local("2026-11-23 23:00")

        issue = intake.report(a_command(at=at_night), topic="TF-01", urgency=Urgency.ORDINARY)

        assert issue.urgency is Urgency.EMERGENCY
        assert issue.next_ring == local("2026-11-24 11:00")

    def test_who_only_calls_it_an_emergency_is_looked_at_first_and_within_minutes_at_night_too(self, intake):
        at_night = local("2026-11-23 23:00")

        issue = intake.report(a_command(RESIDENT, at=at_night), urgency=Urgency.EMERGENCY)

        assert issue.state is IssueState.REGISTERED
        assert issue.due[ClockKind.STEP] == local("2026-11-23 23:10")

    def test_a_clerk_who_says_so_has_looked(self, intake):
        issue = intake.report(a_command(CLERK), urgency=Urgency.EMERGENCY)

        assert issue.state is IssueState.TRIAGED

    @pytest.mark.parametrize("topic", ["XX-99", "TR-01"], ids=["unknown", "not for the public"])
    def test_a_resident_cannot_report_what_he_is_not_offered(self, intake, topic):
        with pytest.raises(NotFound):
            intake.report(a_command(RESIDENT), topic=topic)
        assert (intake.cases.by_id, intake.numbers.counted) == ({}, {})

    def test_a_worker_can(self, intake):
        assert intake.report(a_command(WORKER), topic="TR-01").topic == "TR-01"

    @pytest.mark.parametrize(
        ("day", "version"), [("2026-12-31", "MS-04@1+1"), ("2027-01-01", "MS-04@1+2")], ids=str
    )
    def test_it_is_kept_under_the_versions_of_its_day(self, intake, day, version):
        issue = intake.report(a_command(at=local(f"{day} 10:00")))

        assert issue.policy_version == version
        assert {clock.policy_version for clock in issue.clocks} == {version}

    def test_two_callers_may_choose_the_same_id_for_their_wishes(self, intake):
        one = intake.report(a_command(CLERK, id="the-same-1"))
        other = intake.report(a_command(RESIDENT, id="the-same-1"))

        assert one.id != other.id


class TestApplying:
    def test_what_is_complete_at_the_window_is_accepted_at_once(self, intake):
        assert intake.submit(a_command(CLERK)).state is A.ACCEPTED

    def test_what_comes_over_the_net_is_looked_at_first(self, intake):
        application = intake.submit(a_command(RESIDENT))

        assert application.state is A.RECEIVED
        assert [clock.kind for clock in application.clocks] == ["notice"]

    def test_what_is_not_complete_is_received_nevertheless(self, intake):
        application = intake.submit(a_command(CLERK), presented=Presented())

        assert application.state is A.RECEIVED
        assert [type(fact) for fact in intake.cases.facts] == [CaseRegistered]

    @pytest.mark.parametrize("by", [CLERK, RESIDENT])
    def test_papers_that_the_item_does_not_know_are_refused_and_cost_no_number(self, intake, by):
        presented = Presented(papers={"passport": Paper.IN_ORDER}, circumstances=("married",))

        with pytest.raises(Invalid) as refusal:
            intake.submit(a_command(by), presented=presented)

        assert set(refusal.value.fields) == {"passport", "married"}
        assert (intake.cases.by_id, intake.numbers.counted) == ({}, {})

    @pytest.mark.parametrize("code", ["JZ-999", "JZ-005"], ids=["unknown", "not for the public"])
    def test_a_resident_cannot_apply_for_what_he_is_not_offered(self, intake, code):
        with pytest.raises(NotFound):
            intake.submit(a_command(RESIDENT), item=code)

    def test_what_is_handled_at_once_is_decided_by_who_accepted_it(self, intake):
        at_once = a_guide(handling=Handling.AT_ONCE, promise=stated(0), legal=None)
        intake.items.save(a_published_item("JZ-008", guide=at_once))
        application = intake.submit(a_command(CLERK), item="JZ-008")

        decided = intake.grant(application.id, a_command(CLERK))

        assert decided.state is A.GRANTED

    def test_an_applicant_whom_nobody_knows_is_refused_and_costs_no_number(self, intake):
        with pytest.raises(Invalid) as refusal:
            intake.submit(a_command(CLERK), name=None)

        assert set(refusal.value.fields) == {"name"}
        assert (intake.cases.by_id, intake.numbers.counted) == ({}, {})

    def test_a_resident_who_asks_himself_is_known_by_his_sign_in(self, intake):
        assert intake.submit(a_command(RESIDENT), name=None).applicant.id == RESIDENT.id

    def test_it_is_accepted_under_the_version_it_was_received_for(self, intake):
        application = intake.submit(a_command(RESIDENT))
        intake.items.save(a_published_item(version_no=2, guide=a_guide(legal=None)))

        accepted = intake.accept(application.id, a_command())

        assert accepted.item_id == "JZ-003@1"
        assert set(accepted.due) == {"legal", "promised"}

    def test_nobody_stands_in_where_the_applicant_has_to_come(self, intake):
        presented = Presented(by=ApplicantKind.AGENT, papers={"identity_card": Paper.IN_ORDER})
        intake.items.save(a_published_item("JZ-008", guide=a_guide(must_present=Presence.ALWAYS)))

        application = intake.submit(a_command(), item="JZ-008", presented=presented)
        with pytest.raises(Conflict) as refusal:
            intake.accept(application.id, a_command())

        assert refusal.value.fields == {"applicant": ["须由申请人本人到场"]}


class TestRejecting:
    def reject(self, intake, reason, by):
        id = intake.keep(an_issue_in(S.REGISTERED))
        said = {"reason": reason, "advice": "请找物业"}
        return reject_issue(intake.cases, intake.calendars, id, **said, command=a_command(by))

    @pytest.mark.parametrize("reason", [each for each in Refusal if each is not Refusal.OTHER])
    def test_for_a_reason_on_the_list_a_clerk_may(self, intake, reason):
        assert self.reject(intake, reason, CLERK).state is S.REJECTED

    def test_for_any_other_it_takes_a_supervisor(self, intake):
        with pytest.raises(NotAllowed):
            self.reject(intake, Refusal.OTHER, CLERK)
        assert self.reject(intake, Refusal.OTHER, REVIEWER).state is S.REJECTED


class TestSigning:
    @pytest.mark.parametrize(("by", "behalf"), [(WORKER, None), (COVER, WORKER.id), (HEAD, WORKER.id)])
    def test_handler_and_cover_may_take_it_in_hand(self, intake, by, behalf):
        id = intake.keep(an_issue_in(S.ASSIGNED))

        sign_case(intake.cases, intake.calendars, id, command=a_command(by))

        fact = intake.cases.facts[-1]
        assert (fact.worker_id, fact.on_behalf_of) == (by.id, behalf)

    def test_a_worker_of_another_grid_may_not(self, intake):
        id = intake.keep(an_issue_in(S.ASSIGNED))

        with pytest.raises(NotAllowed):
            sign_case(intake.cases, intake.calendars, id, command=a_command(STRANGER))


class TestShowing:
    @pytest.mark.parametrize(
        "caller",
        [RESIDENT, CLERK, WORKER, COVER, HEAD, a_caller("portal", "service"), a_caller("op", "operator")],
        ids=lambda caller: next(iter(caller.roles)),
    )
    def test_those_who_asked_for_it_or_work_on_it_may_see_it(self, intake, caller):
        issue = an_issue_in(S.ASSIGNED)
        issue.applicant = replace(issue.applicant, id=RESIDENT.id)
        intake.keep(issue)

        assert get_case(intake.cases, issue.id, caller=caller).id == issue.id

    @pytest.mark.parametrize(
        "caller", [STRANGER, a_caller("R0002", "resident")], ids=["another grid", "another resident"]
    )
    def test_nobody_else_may(self, intake, caller):
        issue = an_issue_in(S.ASSIGNED)
        issue.applicant = replace(issue.applicant, id=RESIDENT.id)
        intake.keep(issue)

        with pytest.raises(NotAllowed):
            get_case(intake.cases, issue.id, caller=caller)

    def test_a_case_of_nobody_is_not_everybodys(self, intake):
        id = intake.keep(an_issue_in(S.ASSIGNED))

        with pytest.raises(NotAllowed):
            get_case(intake.cases, id, caller=replace(RESIDENT, id="None"))

    def test_codes_are_drawn_anew_for_every_case(self, intake):
        issues = [intake.report(a_command()) for _ in range(20)]

        codes = {intake.seal.open(each.query_code, about=f"query_code/{each.id}") for each in issues}

        assert len(codes) > 15

    @pytest.mark.parametrize(("by", "shown"), [(RESIDENT, 1), (CLERK, 2), (a_caller("portal", "service"), 1)])
    def test_the_public_menu_leaves_out_what_is_for_staff(self, intake, by, shown):
        assert len(list_items(intake.items, Category.SOCIAL_ASSISTANCE, on=MONDAY.date(), caller=by)) == shown

    @pytest.mark.parametrize(("by", "shown"), [(RESIDENT, False), (WORKER, True)])
    def test_so_does_the_list_of_what_an_issue_may_be_about(self, intake, by, shown):
        codes = {each.code for each in list_issue_types(intake.types, caller=by)}

        assert ("TR-01" in codes, "MS-04" in codes) == (shown, True)


class TestPublishingAYear:
    def publish(self, intake, command, **but):
        return publish_calendar_year(intake.calendars, year=a_year(**but), command=command)

    def test_a_year_that_is_announced_twice_is_published_once(self, intake):
        command = a_command()
        first = self.publish(intake, command)

        assert self.publish(intake, command) == first
        assert len(intake.calendars.facts) == 1

    def test_a_correction_is_another_wish(self, intake):
        self.publish(intake, a_command())
        corrected = self.publish(intake, a_command(), worked=off("2026-11-28"))

        assert corrected.version == 2
        assert intake.calendars.current().is_workday(date(2026, 11, 28))

    def test_the_same_id_with_other_days_is_refused(self, intake):
        command = a_command()
        self.publish(intake, command)

        with pytest.raises(Conflict):
            self.publish(intake, replace(command, digest="other days"))
        assert intake.calendars.find("2026").version == 1
