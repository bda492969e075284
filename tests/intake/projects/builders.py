"""Ready-made projects and referrals; they reach a state by the way a project goes."""

from datetime import date
from typing import Any

from services.intake.domain.projects.contract import Contract, Indicator
from services.intake.domain.projects.ending import DataEnd, Ending
from services.intake.domain.projects.milestone import Milestone, ReviewKind
from services.intake.domain.projects.project import Project
from services.intake.domain.projects.project_rules import ProjectRules
from services.intake.domain.projects.project_state import ProjectState
from services.intake.domain.projects.proposal import Plan
from services.intake.domain.projects.referral import Need, Outcome, Referral, ReferralState, Source
from shared.kernel.command import Caller
from tests.intake.builders import HEAD, LEADER, MONDAY, REVIEWER, STREET, WORKER, a_caller

PROVIDER_CODE = "91350100M000100Y43"
OTHER_CODE = "0" * 18
SOCIAL_WORKER = a_caller("P0001", "provider", PROVIDER_CODE)
OTHER_PROVIDER = a_caller("P0002", "provider", OTHER_CODE)
OUTSIDERS = ("L0001", "X0002")
RULES = ProjectRules(
    version_no=1,
    effective_from=date(2026, 1, 1),
    quality_from=3,
    satisfied_from=3,
    remind_days=7,
    least_reviewers=2,
)


def a_plan(**but: Any) -> Plan:
    own = {"title": "独居老人陪伴服务", "assessment": "摸底127户", "target_group": "70岁以上独居老人"}
    return Plan(**own | but)


def a_milestone(code: str = "M1", **but: Any) -> Milestone:
    own = {"basis_points": 4000, "due_on": date(2027, 1, 31), "required": {"探访": 100}}
    return Milestone(**{"code": code} | own | but)


def three_milestones() -> tuple[Milestone, ...]:
    """40/40/20, the second after the review half-way, the third after that at the end."""
    return (
        a_milestone(),
        a_milestone("M2", due_on=date(2027, 6, 30), after=ReviewKind.MID),
        a_milestone("M3", basis_points=2000, due_on=date(2027, 11, 30), after=ReviewKind.FINAL),
    )


def a_contract(**but: Any) -> Contract:
    own = {
        "provider": PROVIDER_CODE,
        "provider_name": "瑶海社工服务中心",
        "agreement_no": "瑶明购2026-03",
        "data_agreement_no": "瑶明数2026-03",
        "budget_fen": 20_000_001,
        "first_day": date(2026, 11, 23),
        "last_day": date(2027, 11, 30),
        "indicators": (Indicator(name="探访", target=300, unit="次"),),
        "milestones": three_milestones(),
        "staff": frozenset({SOCIAL_WORKER.id}),
    }
    return Contract(**own | but)


def an_ending(**but: Any) -> Ending:
    return Ending(**{"data": DataEnd.DELETED, "proof": "瑶明数删1", "by": REVIEWER.id, "at": MONDAY} | but)


def review(project: Project, kind: ReviewKind, **but: Any) -> None:
    own = {"passed": True, "reviewers": OUTSIDERS, "words": "符合协议", "rules": RULES, "at": MONDAY}
    project.review(kind, **own | but)


def deliver(project: Project, code: str) -> None:
    """Report, find good and pay."""
    project.report(code, {"探访": 120}, at=MONDAY)
    project.evaluate(code, {"探访": 100}, quality=4, rules=RULES, by=REVIEWER.id, at=MONDAY)
    project.pay(code, by=LEADER.id, at=MONDAY)


def _at_the_end(project: Project) -> None:
    deliver(project, "M3")
    project.close(an_ending())


WAY = {
    ProjectState.NEED: lambda it: None,
    ProjectState.APPROVED: lambda it: it.approve(LEADER.id, at=MONDAY),
    ProjectState.CONTRACTED: lambda it: it.sign(a_contract(), at=MONDAY),
    ProjectState.RUNNING: lambda it: it.start(at=MONDAY),
    ProjectState.MID_REVIEWED: lambda it: (deliver(it, "M1"), review(it, ReviewKind.MID)),
    ProjectState.FINAL_REVIEWED: lambda it: (deliver(it, "M2"), review(it, ReviewKind.FINAL)),
    ProjectState.CLOSED: _at_the_end,
}


def a_project_in(state: ProjectState, **but: Any) -> Project:
    """A project that has come so far, its facts not saved yet."""
    own = {"street": STREET, "by": HEAD.id, "at": MONDAY}
    id = but.pop("id", "a" * 32)
    project = Project.of(id, a_plan(), **own | but)
    last = {ProjectState.RECTIFYING: ProjectState.RUNNING, ProjectState.TERMINATED: ProjectState.RUNNING}
    for reached, go in WAY.items():
        go(project)
        if reached is last.get(state, state):
            break
    if state is ProjectState.RECTIFYING:
        review(project, ReviewKind.MID, passed=False)
    if state is ProjectState.TERMINATED:
        project.terminate("违约", ending=an_ending(), by=LEADER.id, at=MONDAY)
    return project


def a_referral_in(state: ReferralState, **but: Any) -> Referral:
    own = {
        "id": "b" * 32,
        "project_id": "a" * 32,
        "street": STREET,
        "household_id": "H00000017",
        "need": Need.ELDER_CARE,
        "source": Source.VISIT,
        "source_id": "V1",
        "worker_id": WORKER.id,
        "referred_at": MONDAY,
    }
    referral = Referral(**own | but)
    referral.refer()
    if state is ReferralState.DECLINED:
        referral.decline("no_capacity", at=MONDAY)
    if state in {ReferralState.ACCEPTED, ReferralState.ENDED}:
        referral.accept(at=MONDAY)
    if state is ReferralState.ENDED:
        referral.end(Outcome.MET, at=MONDAY)
    return referral


def of_street(id: str, role: str) -> Caller:
    return a_caller(id, role, STREET)
