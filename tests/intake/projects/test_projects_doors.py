"""What people get at the doors of projects, and that no answer to a provider leads to anybody."""

from datetime import timedelta

import pytest

from services.intake.entrypoints.counter import ANYBODY
from services.intake.service import IntakeService
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.door import doors_of
from tests.eventually import eventually
from tests.intake.counter import a_counter, a_wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

TODAY = local_time(clock.now()).date()
PLAN = {
    "title": "独居老人陪伴服务",
    "assessment": "张三等127户，见13800005678",
    "target_group": "70岁以上独居老人",
}
AMOUNTS = {"探访": 100}
HOUSEHOLD = "H00000017"
PERSONAL = (HOUSEHOLD, "张三", "13800005678", "V0001", "C0001", "L0001", "L0002", "H0002", "R0001")


def a_contract(**but):
    last = TODAY + timedelta(days=365)
    milestone = {"due_on": last.isoformat(), "required": AMOUNTS}
    return {
        "provider": "91350100m000100y43",
        "provider_name": "瑶海社工服务中心",
        "agreement_no": "瑶明购2026-03",
        "data_agreement_no": "瑶明数2026-03",
        "budget_fen": 10_000_000,
        "first_day": TODAY.isoformat(),
        "last_day": last.isoformat(),
        "indicators": [{"name": "探访", "target": 100, "unit": "次"}],
        "milestones": [
            {"code": "M1", "basis_points": 4000} | milestone,
            {"code": "M2", "basis_points": 4000, "after": "mid"} | milestone,
            {"code": "M3", "basis_points": 2000, "after": "final"} | milestone,
        ],
        "staff": ["P0001"],
    } | but


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture(scope="module")
def approved(counter):
    id = counter.does("reviewer", "propose_project", **PLAN)["project_id"]
    counter.does("leader", "approve_project", project_id=id)
    return id


@pytest.fixture(scope="module")
def running(counter, approved):
    counter.does("reviewer", "contract_project", project_id=approved, **a_contract())
    counter.does("reviewer", "start_project", project_id=approved)
    return approved


@pytest.fixture(scope="module")
def referred(counter, running):
    return counter.does(
        "worker",
        "refer_need",
        project_id=running,
        household_id=HOUSEHOLD,
        need="elder_care",
        source="visit",
        source_id="V0001",
    )["referral_id"]


def test_a_contract_that_is_no_contract_is_refused_by_field_and_changes_nothing(counter, approved):
    before = counter.remembers()["projects"][approved]
    half = a_contract()["milestones"][:2]
    for but, field in (
        ({"provider": "91350100M000100Y44"}, "credit_code"),
        ({"milestones": half}, "milestones"),
        ({"budget_fen": 1.5}, "budget_fen"),
        ({"staff": []}, "staff"),
    ):
        with pytest.raises(Invalid) as refusal:
            counter.does("reviewer", "contract_project", project_id=approved, **a_contract(**but))
        assert field in refusal.value.fields

    assert counter.remembers()["projects"][approved] == before


def test_no_answer_to_a_provider_leads_to_anybody(counter, referred, running):
    own = {"project_id": running}
    one = {"referral_id": referred}
    asked = {
        "list_own_projects": {},
        "get_own_project": own,
        "list_own_referrals": own,
        "accept_referral": one,
        "record_service": one | {"service": "home_visit", "on": TODAY.isoformat(), "minutes": 60},
        "report_milestone": own | {"milestone": "M1", "delivered": AMOUNTS},
        "end_referral": one | {"outcome": "met"},
    }
    commands = {door.method for door in doors_of(IntakeService) if door.kind == "command"}
    open_to_providers = {
        door.method
        for door in doors_of(IntakeService)
        if "provider" in door.allow and set(door.allow) != set(ANYBODY)
    }

    assert open_to_providers == set(asked) | {"decline_referral"}
    for door, words in asked.items():
        answer = counter.asks(
            "provider", door, **words | ({"command_id": a_wish()} if door in commands else {})
        )
        assert answer
        assert not [word for word in PERSONAL if word in repr(answer)], door
        if words:
            with pytest.raises(NotAllowed):
                counter.asks(
                    "other provider", door, **words | ({"command_id": a_wish()} if door in commands else {})
                )
    assert counter.asks("other provider", "list_own_projects")["items"] == []


def test_the_outcome_is_announced_with_codes_and_the_household_may_rate_it(counter, referred, running):
    counter.does("worker", "rate_referral", referral_id=referred, satisfaction=4)
    facts = {}

    def arrived():
        counter.told_of(referred)
        own = [each for each in counter.letters if each["subject"] == f"referral/{referred}"]
        facts.update({each["type"]: each["data"] for each in own})
        return "intake.outcome_returned" in facts

    eventually(arrived, seconds=20)
    assert set(facts["intake.outcome_returned"]) == {
        *("referral_id", "project_id", "household_id", "need", "outcome", "services", "ended_at")
    }
    assert "张三" not in repr(facts)
    found = counter.asks("leader", "count_satisfaction", project_id=running)
    assert (found["served"], found["n"], found["rate"]) == (1, 1, 1)


def test_nothing_is_paid_before_it_was_found_good_and_then_to_the_fen(counter, running, referred):
    counter.does("provider", "report_milestone", project_id=running, milestone="M1", delivered=AMOUNTS)
    with pytest.raises(Conflict):
        counter.does("leader", "pay_milestone", project_id=running, milestone="M1")
    judged = {"project_id": running, "milestone": "M1", "counted": AMOUNTS, "quality": 4}
    with pytest.raises(NotAllowed):
        counter.does("provider", "evaluate_milestone", **judged)
    counter.does("reviewer", "evaluate_milestone", **judged)
    wish = a_wish()
    paid = [
        counter.asks("leader", "pay_milestone", command_id=wish, project_id=running, milestone="M1")
        for _ in range(2)
    ]

    assert paid[0] == paid[1]
    assert [(each["state"], each["amount_fen"]) for each in paid[0]["milestones"]] == [
        ("paid", 4_000_000),
        ("planned", 4_000_000),
        ("planned", 2_000_000),
    ]


def test_in_the_moment_of_the_end_the_provider_sees_nothing_more(counter, running, referred):
    counter.does(
        "leader",
        "terminate_project",
        project_id=running,
        reason="协议解除",
        data="deleted",
        proof="瑶明数删2026-01",
    )

    with pytest.raises(NotAllowed):
        counter.asks("provider", "get_own_project", project_id=running)
    with pytest.raises(NotAllowed):
        counter.asks("provider", "list_own_referrals", project_id=running)
    assert counter.asks("provider", "list_own_projects")["items"] == []


@pytest.mark.parametrize(
    ("who", "door", "words", "kind"),
    [
        ("clerk", "propose_project", PLAN, NotAllowed),
        ("resident", "list_projects", {}, NotAllowed),
        ("reviewer", "approve_project", {"project_id": "0" * 32}, NotAllowed),
        ("reviewer", "terminate_project", {"project_id": "0" * 32, "reason": "不好"}, NotAllowed),
        ("worker", "refer_need", {"project_id": "0" * 32, "notes": "家里情况"}, Invalid),
        ("provider", "end_referral", {"referral_id": "0" * 32, "outcome": "张三很好"}, Invalid),
        ("leader", "list_projects", {"limit": 101}, Invalid),
    ],
)
def test_what_makes_no_sense_or_is_not_allowed_is_refused(counter, who, door, words, kind):
    commands = {each.method for each in doors_of(IntakeService) if each.kind == "command"}

    with pytest.raises(kind):
        counter.asks(who, door, **words | ({"command_id": a_wish()} if door in commands else {}))
