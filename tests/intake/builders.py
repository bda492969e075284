"""Ready-made cases; a test names only what it is about. They reach a state by the way a case goes."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from services.intake.domain.applications.acceptance import Appointed, RefusalOrder, RefusalReason
from services.intake.domain.applications.application import Application
from services.intake.domain.applications.correction import Finding
from services.intake.domain.applications.decision import Decision, DecisionPaper
from services.intake.domain.applications.delivery import Delivery
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.special import SpecialOrder
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.applications.tolerance import Pledge
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.attachments.attachment import Attachment, Purpose
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.script import Answer, CallResult, Discontent, Script, VisitChannel
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.issue import Issue, IssueState
from services.intake.domain.issues.suspending import Obstacle
from services.intake.domain.issues.verdict import Outcome, Refusal
from services.intake.domain.menu.conduct import SpecialProcedure
from services.intake.domain.menu.issue_type import HandlingClass, IssueType
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import Paper
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.usecases.applications.submit_application import Submission
from services.intake.usecases.issues.report_issue import Report
from shared.kernel.calendar import Calendar, Unit
from shared.kernel.command import Caller, Command
from shared.kernel.workyear import CalendarYear, YearStatus
from tests.intake.menu_builders import a_guide, a_material, a_policy, an_issue_type, an_item, stated
from tests.intake.organisation_builders import a_route

STREET = "340102998"
COMMUNITY = "340102998001"
GRID, OTHER_GRID = "340102998001J001", "340102998001J002"
NUMBER = "34010299820261123200001"  # without its check character
MARKS = a_policy().marks
MARKS_OF_AN_EMERGENCY = a_policy().marks_for(Urgency.EMERGENCY)
ONE_DAY = Limit(amount=1, unit=Unit.WORKING_DAY)

_ids = count(1)


def local(text: str) -> datetime:
    """The moment that the clocks of Shanghai show so, in UTC as the house has it: 2026-11-23 10:00."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


MONDAY = local("2026-11-23 10:00")  # an ordinary week, nothing but Monday to Friday
LATER = local("2026-11-23 15:00")


def a_year(year: int = 2026, **but: Any) -> CalendarYear:
    """An announced year, as plain as Monday to Friday unless the test says otherwise."""
    known = {"year": year, "status": YearStatus.OFFICIAL, "source": "国务院办公厅通知"}
    return CalendarYear(**known | but)


def off(*days: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, days))


SUPPOSED = Calendar()
PLAIN = Calendar(years=(a_year(),))
TUESDAY_OFF = Calendar(years=(a_year(off=off("2026-11-24")),))


def a_caller(id: str, role: str, *areas: str) -> Caller:
    return Caller(id=id, roles=frozenset({role}), areas=frozenset(areas))


CLERK = a_caller("C0001", "clerk", STREET)
REVIEWER = a_caller("L0001", "section_head", STREET)
LEADER = a_caller("L0002", "leader", STREET)
WORKER = a_caller("W0001", "worker", GRID)
COVER = a_caller("W0002", "worker", GRID)
STRANGER = a_caller("W0009", "worker", OTHER_GRID)
HEAD = a_caller("H0001", "station_head", COMMUNITY)
RESIDENT = a_caller("R0001", "resident")


def a_command(by: Caller = CLERK, **but: Any) -> Command:
    """A wish of its own; the same words twice only if the test says the same id and digest."""
    return Command(**{"id": f"command-{next(_ids)}", "by": by, "digest": "words", "at": MONDAY} | but)


def a_handler(**but: Any) -> Handler:
    return Handler(
        **{
            "worker_id": WORKER.id,
            "label": "张*",
            "grid_code": GRID,
            "community_code": COMMUNITY,
            "post": "A",
            "reason": "post_a_on_duty",
            "on_behalf_of": None,
            "assignment": 1,
        }
        | but
    )


def what_a_case_has(**but: Any) -> dict[str, Any]:
    return {
        "id": f"{next(_ids):032x}",
        "number": NUMBER,
        "query_code": "sealed",
        "topic": "MS-04",
        "terms": "MS-04@1",
        "policy": a_policy(),
        "subject": "路灯不亮",
        "words": "三号楼下的路灯坏了两天",
        "channel": Channel.WINDOW,
        "urgency": Urgency.ORDINARY,
        "place": Place(address="长江路1号3幢201室", longitude=117.2, latitude=31.8),
        "applicant": Applicant(),
        "registered_at": MONDAY,
        "registered_by": CLERK.id,
        "route": a_route(),
        "attachments": (an_attachment(),),
    } | but


def an_issue(**but: Any) -> Issue:
    """An issue that nobody has registered yet: no fact, no line of history."""
    return Issue(**what_a_case_has(**but))


def a_complete_set() -> Presented:
    return Presented(papers={"identity_card": Paper.IN_ORDER})


def an_application(**but: Any) -> Application:
    """An application for `an_item()` with all papers, that nobody has received yet."""
    own = {
        "topic": "JZ-003",
        "terms": "JZ-003@1",
        "item_id": "JZ-003@1",
        "presented": a_complete_set(),
        "undertaking": Undertaking.of(a_guide()),
    }
    return Application(**what_a_case_has(**own | but))


TO_SIGN = {"sign": ONE_DAY}
TO_SIGN_AND_CONTACT = TO_SIGN | {"contact": ONE_DAY}
CONTENT = Script(contacted=Answer.YES, solved=Answer.YES, satisfied=Answer.YES, satisfaction=5)
DISCONTENT = Script(
    contacted=Answer.YES, solved=Answer.NO, satisfied=Answer.NO, satisfaction=2, reason=Discontent.BADLY_DONE
)
PHOTOS = ("photo-1",)


def an_attachment(id: str = "photo-1", **but: Any) -> Attachment:
    """A photograph that lies with a case."""
    return Attachment(
        **{
            "id": id,
            "name": "现场.jpg",
            "content_type": "image/jpeg",
            "size": 1000,
            "checksum": "0" * 64,
            "purpose": Purpose.EVIDENCE,
            "added_by": "W0001",
            "added_at": MONDAY,
        }
        | but
    )


def triage(issue: Issue, at: datetime = MONDAY) -> None:
    issue.triage(an_issue_type(), by="系统", at=at, calendar=PLAIN)


def assign(issue: Issue, at: datetime = MONDAY, **but: Any) -> None:
    """Name a handler, as grid does next; without a limit for the first contact."""
    handler = a_handler(**{"assignment": issue.assignment + 1} | but)
    issue.assign(handler, limits=TO_SIGN, at=at, calendar=PLAIN)


def resolve(
    issue: Issue, outcome: Outcome = Outcome.SOLVED, *, by: Caller = WORKER, at: datetime = MONDAY
) -> None:
    issue.resolve(outcome, result="已修好", photos=PHOTOS, by=by, at=at, calendar=PLAIN)


def visit(issue: Issue, script: Script = CONTENT, *, by: Caller = CLERK, at: datetime = MONDAY) -> None:
    issue.check(script, channel=VisitChannel.PHONE, by=by, at=at, calendar=PLAIN)


def miss(issue: Issue, at: datetime, *, by: Caller = CLERK) -> None:
    issue.miss_visit(CallResult.NO_ANSWER, channel=VisitChannel.PHONE, by=by, at=at, calendar=PLAIN)


def send_back(issue: Issue) -> None:
    visit(issue, DISCONTENT)


def do_over(issue: Issue) -> None:
    """Do it over, with the head taking part."""
    issue.lead_rework("现场牵头", by=HEAD, at=MONDAY)
    resolve(issue)


def wear_out(issue: Issue) -> None:
    """Try as often as the policy allows; the reporter is never content."""
    for _ in range(issue.policy.issue.most_reworks):
        send_back(issue)
        do_over(issue)
    send_back(issue)


def sign(issue: Issue, by: Caller = WORKER, at: datetime = MONDAY) -> None:
    issue.sign(by, at=at, calendar=PLAIN)


def rate(issue: Issue, level: int = 5, at: datetime = MONDAY) -> None:
    issue.rate(level, scale=1, words="谢谢", by=RESIDENT, at=at, calendar=PLAIN)


def suspend(issue: Issue, *, by: Caller = REVIEWER, at: datetime = MONDAY, days: int = 30) -> None:
    issue.suspend(
        Obstacle.WORKS_SEASON,
        basis="冬季停工通知",
        review_on=at.date() + timedelta(days=days),
        by=by,
        at=at,
        calendar=PLAIN,
    )


def hand_out(issue: Issue, at: datetime = MONDAY) -> None:
    issue.hand_out("区供水公司", number="GS-1", words="管线属供水公司", by=CLERK, at=at, calendar=PLAIN)


TO_TRIAGED = (Issue.register, triage)
TO_SIGNED = (*TO_TRIAGED, assign, sign)
TO_IN_PROGRESS = (*TO_SIGNED, lambda it: it.progress("已到现场", by=WORKER, at=MONDAY))
TO_RESOLVED = (*TO_SIGNED, resolve)
TO_CLOSED = (*TO_RESOLVED, visit, lambda it: it.close(CLERK, at=MONDAY, calendar=PLAIN))
WAY_OF_AN_ISSUE = {
    IssueState.REGISTERED: (Issue.register,),
    IssueState.TRIAGED: TO_TRIAGED,
    IssueState.ASSIGNED: (*TO_TRIAGED, assign),
    IssueState.SIGNED: TO_SIGNED,
    IssueState.IN_PROGRESS: TO_IN_PROGRESS,
    IssueState.RESOLVED: TO_RESOLVED,
    IssueState.CHECK_PASSED: (*TO_RESOLVED, visit),
    IssueState.CLOSED: TO_CLOSED,
    IssueState.RATED: (*TO_CLOSED, rate),
    IssueState.ARCHIVED: (*TO_CLOSED, lambda it: it.archive(at=MONDAY, calendar=PLAIN)),
    IssueState.REJECTED: (
        Issue.register,
        lambda it: it.reject(
            Refusal.OTHER_POWERS, advice="请拨打 12345", by="C0001", at=MONDAY, calendar=PLAIN
        ),
    ),
    IssueState.MERGED: (
        *TO_TRIAGED,
        lambda it: it.merge(an_issue_in(IssueState.SIGNED), by=CLERK, at=MONDAY, calendar=PLAIN),
    ),
    IssueState.TRANSFERRED: (*TO_SIGNED, hand_out),
    IssueState.SUSPENDED: (*TO_SIGNED, suspend),
    IssueState.RETURN_PENDING: (
        *TO_SIGNED,
        lambda it: it.ask_return("不在本网格，附图", by=WORKER, at=MONDAY, calendar=PLAIN),
    ),
    IssueState.EXTEND_PENDING: (
        *TO_IN_PROGRESS,
        lambda it: it.ask_extension(2, reason="等待配件", by=WORKER, at=MONDAY, calendar=PLAIN),
    ),
    IssueState.REWORK: (*TO_RESOLVED, send_back),
    IssueState.LEADER_PENDING: (*TO_RESOLVED, wear_out),
    IssueState.VOID: (*TO_TRIAGED, lambda it: it.void("重复录入", by=REVIEWER, at=MONDAY, calendar=PLAIN)),
    IssueState.WITHDRAWN: (
        *TO_TRIAGED,
        lambda it: it.withdraw("已自行解决", by=RESIDENT, at=MONDAY, calendar=PLAIN),
    ),
}


def an_issue_in(state: IssueState, **but: Any) -> Issue:
    """An issue that has come so far, its facts not saved yet."""
    issue = an_issue(**but)
    for step in WAY_OF_AN_ISSUE[state]:
        step(issue)
    return issue


def an_issue_badly_rated(**but: Any) -> Issue:
    """A closed issue whose reporter is not content."""
    issue = an_issue_in(IssueState.CLOSED, **but)
    rate(issue, level=1)
    return issue


def an_application_badly_rated(**but: Any) -> Application:
    """An application whose applicant is not content."""
    application = an_application_in(ApplicationState.DELIVERED, **but)
    application.rate(1, scale=1, by=RESIDENT, **ON)
    return application


A = ApplicationState
BEFORE: dict[ApplicationState, ApplicationState] = {
    A.WITHDRAWN: A.RECEIVED,
    A.ACCEPTED: A.RECEIVED,
    A.NOT_TAKEN: A.RECEIVED,
    A.REFUSED: A.RECEIVED,
    A.CORRECTING: A.ACCEPTED,
    A.IN_STEP: A.ACCEPTED,
    A.IN_SPECIAL: A.IN_STEP,
    A.GRANTED: A.IN_STEP,
    A.GRANTED_TOLERANTLY: A.IN_STEP,
    A.DECLINED: A.IN_STEP,
    A.TAKEN_BACK: A.ACCEPTED,
    A.REVOKED: A.GRANTED,
    A.WITHDRAWING: A.ACCEPTED,
    A.TO_DELIVER: A.GRANTED,
    A.DELIVERED: A.TO_DELIVER,
    A.RATED: A.DELIVERED,
    A.ARCHIVED: A.RATED,
}
"""The state through which each is reached; the way begins at the door."""

ON = {"at": MONDAY, "calendar": PLAIN}
DECLINED = DecisionPaper(
    decision=Decision.DECLINED, reasons="不符合条件", remedies="可以在六十日内申请行政复议"
)
GRANTED = DecisionPaper(decision=Decision.GRANTED)
A_HEARING = SpecialOrder(
    procedure=SpecialProcedure.HEARING, basis="行政许可法第四十七条", expected_days=10, paper="听证告知书1号"
)
SOMETHING_EXPIRED = Finding(papers={"identity_card": Paper.EXPIRED}, where="综合窗口")
A_PLEDGE = Pledge(by_day=date(2026, 11, 27), signer="fingerprint", signature="容缺承诺书1号")
TOLERANT_GUIDE = a_guide(materials=(a_material("identity_card"), a_material("proof", tolerable=True)))
TOLERATED = Presented(papers={"identity_card": Paper.IN_ORDER, "proof": Paper.PROMISED})
NOT_NEEDED = RefusalOrder(
    reason=RefusalReason.NOT_NEEDED, advice="无须办理", remedy="可以在六十日内申请行政复议"
)
OTHER_AUTHORITY = RefusalOrder(
    reason=RefusalReason.OTHER_AUTHORITY,
    advice="请到区民政局窗口办理，电话0551-64490000",
    remedy="可以在六十日内申请行政复议",
)


def an_order_of_delivery(**but: Any) -> Delivery:
    known = {"method": ServiceMethod.COUNTER, "proof": "送达回证1号", "served_at": MONDAY}
    return Delivery(**known | but)


def guide_of(application: Application) -> ItemGuide:
    return TOLERANT_GUIDE if "proof" in application.presented.papers else a_guide()


def accept(application: Application) -> None:
    pledge = A_PLEDGE if application.presented.promised else None
    application.accept(an_item(guide=guide_of(application)), by=CLERK, pledge=pledge, **ON)


def take_in_hand(application: Application) -> None:
    application.assign(a_handler(), sign=ONE_DAY, **ON)
    application.sign(WORKER, **ON)


def enter(application: Application) -> None:
    application.register()
    application.await_window(**ON)


def withdraw(application: Application) -> None:
    application.request_withdrawal("不办了", by=CLERK, at=MONDAY)
    application.confirm_withdrawal("撤件申请书", by=CLERK, **ON)


WAYS = {
    A.BOOKED: Application.register,
    A.RECEIVED: enter,
    A.WITHDRAWN: withdraw,
    A.ACCEPTED: accept,
    A.NOT_TAKEN: lambda it: it.refuse(NOT_NEEDED, by=CLERK, **ON),
    A.REFUSED: lambda it: it.refuse(OTHER_AUTHORITY, by=CLERK, **ON),
    A.CORRECTING: lambda it: it.request_correction(guide_of(it), SOMETHING_EXPIRED, by=CLERK, **ON),
    A.IN_STEP: take_in_hand,
    A.IN_SPECIAL: lambda it: it.start_special(A_HEARING, by=CLERK, **ON),
    A.GRANTED: lambda it: it.decide(GRANTED, guide_of(it), by=REVIEWER, **ON),
    A.GRANTED_TOLERANTLY: lambda it: it.decide(GRANTED, guide_of(it), by=REVIEWER, **ON),
    A.DECLINED: lambda it: it.decide(DECLINED, guide_of(it), by=REVIEWER, **ON),
    A.TAKEN_BACK: withdraw,
    A.REVOKED: lambda it: it.revoke("行政许可法第六十九条", "材料不实", by=LEADER, **ON),
    A.WITHDRAWING: lambda it: it.request_withdrawal("不办了", by=CLERK, at=MONDAY),
    A.TO_DELIVER: lambda it: it.prepare_delivery(by=CLERK, at=MONDAY),
    A.DELIVERED: lambda it: it.deliver(an_order_of_delivery(), by=CLERK, **ON),
    A.RATED: lambda it: it.rate(5, scale=1, by=RESIDENT, **ON),
    A.ARCHIVED: lambda it: it.archive(by=CLERK, **ON),
}


def an_application_in(state: ApplicationState, **but: Any) -> Application:
    """An application that has come so far, its facts not saved yet."""
    own: dict[str, Any] = {}
    if state is A.BOOKED:
        slot = Appointed(id="seat", since=MONDAY, until=MONDAY + timedelta(minutes=30))
        own = {"state": A.BOOKED, "appointed": slot}
    if state is A.GRANTED_TOLERANTLY:
        own = {"presented": TOLERATED, "undertaking": Undertaking.of(TOLERANT_GUIDE)}
    application = an_application(**own | but)
    way = [state]
    while way[0] in BEFORE:
        way.insert(0, BEFORE[way[0]])
    for reached in way:
        WAYS[reached](application)
    return application


def a_published_item(code: str = "JZ-003", **but: Any) -> ServiceItem:
    item = an_item(code, **but)
    item.publish()
    return item


MINUTES = {"sign": 10, "contact": 20, "promised": 1440}


def an_emergency_type(**but: Any) -> IssueType:
    minutes = {name: stated(amount, Unit.MINUTE) for name, amount in MINUTES.items()}
    return an_issue_type(**{"code": "TF-01", "handling": HandlingClass.EMERGENCY, **minutes} | but)


def a_report(**but: Any) -> Report:
    return Report(
        **{
            "topic": "MS-04",
            "subject": "路灯不亮",
            "words": "三号楼下的路灯坏了两天",
            "channel": Channel.WINDOW,
            "urgency": Urgency.ORDINARY,
            "place": Place(address="长江路1号3幢201室"),
            "name": "欧阳文",
            "phone": "13800005678",
        }
        | but
    )


def a_submission(**but: Any) -> Submission:
    return Submission(
        **{
            "item": "JZ-003",
            "words": "申请临时救助",
            "channel": Channel.WINDOW,
            "place": Place(household_id="H00000001"),
            "name": "张三",
            "phone": None,
            "presented": a_complete_set(),
        }
        | but
    )
