"""Story: how one case goes, from the report to the close, played by those who sign in to the demo."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from demo.columns import padded
from demo.excuses import Excuse
from demo.photograph import photograph
from demo.sign_ins import demo_grid, demo_resident, demo_sign_ins
from demo.street import DemoStreet, spot_near
from demo.watch import Watch
from shared.events.grid import AssignmentEnded, CaseAssigned, CaseUnassigned
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseRegistered,
    CaseResolved,
    CaseSigned,
    HandlerNamed,
)
from shared.events.notify import NoticeAcknowledged, NoticeSent
from shared.kernel.ids import new_id
from shared.plumbing.client import Client

ACTOR_COLUMNS = 23
TOPIC = "MS-10"  # 公共事业: taken on at once, without anybody's judgement
SUBJECT = "楼道灯不亮"
WORDS = "三楼楼道的灯坏了一个星期，老人晚上下楼看不见，请派人来修。"
RESULT = "已更换三楼和四楼的声控灯，现场试亮正常。"
BEST = 5

Answer = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Story:
    """One telling of it. `settings` hold the tokens of those who act; `pace` are the seconds between acts."""

    street: DemoStreet
    settings: Mapping[str, str]
    client: Client
    watch: Watch
    pace: float

    def play(self) -> Answer:
        """Tell all of it, and return the case as its number and query code show it at the end.

        Raises an Excuse, and whatever a service raises.
        """
        receipt = self._report()
        worker_id = self._follow(receipt["case_id"])
        self._confirm(receipt["case_id"], worker_id)
        self._work(receipt["case_id"], worker_id)
        self._check(receipt["case_id"])
        return self._track(receipt)

    def _report(self) -> Answer:
        resident = demo_resident(self.street)
        spot = spot_near(self.street, demo_grid(self.street).code, luck=Random())
        place = {
            "address": spot.address,
            "longitude": spot.point.longitude,
            "latitude": spot.point.latitude,
        }
        self._act("居民 resident", f"“{SUBJECT}”，{spot.address}")
        receipt: Answer = self._do(
            resident.id,
            "intake.report_issue",
            topic=TOPIC,
            subject=SUBJECT,
            words=WORDS,
            channel="wechat",
            name=resident.name,
            phone=resident.phone,
            place=place,
        )
        return receipt

    def _follow(self, case_id: str) -> str:
        """Watch the case find its worker by itself, and return who it is."""
        self.watch.follow(case_id)
        registered = self.watch.wait_for(CaseRegistered)
        self.watch.wait_for(CaseAccepted)
        found = self.watch.wait_for(CaseAssigned, CaseUnassigned)
        if not isinstance(found, CaseAssigned):
            raise Excuse("Nobody can take the case. Is the street loaded? `python -m demo.load`")
        self.watch.wait_for(HandlerNamed)
        told = self.watch.wait_for(NoticeSent, recipient=f"worker/{found.worker_id}")
        took = (told.sent_at - registered.registered_at).total_seconds()
        print(f"  从登记到网格员收到通知 from the report to the worker's notice: {took:.2f} s", flush=True)
        return found.worker_id

    def _confirm(self, case_id: str, worker_id: str) -> None:
        inbox = self._as(worker_id).call("notify.inbox")["items"]
        notice = next((each for each in inbox if each["case_id"] == case_id and each["needs_ack"]), None)
        if notice is None:
            raise Excuse(f"The inbox of {worker_id} does not show the notice that was sent.")
        self._act(f"网格员 worker {worker_id}", f"收件箱 inbox: “{notice['title']}”，确认 acknowledges")
        self._do(worker_id, "notify.acknowledge", notice_id=notice["id"])
        self.watch.wait_for(NoticeAcknowledged)

    def _work(self, case_id: str, worker_id: str) -> None:
        self._act(f"网格员 worker {worker_id}", "签收 signs")
        self._do(worker_id, "intake.sign_case", case_id=case_id)
        self.watch.wait_for(CaseSigned)
        self._act(f"网格员 worker {worker_id}", "上传现场照片 uploads a photograph")
        photo = photograph(partial(self._do, worker_id), case_id)
        self._act(f"网格员 worker {worker_id}", f"反馈 reports back: “{RESULT}”")
        self._do(
            worker_id,
            "intake.resolve_case",
            case_id=case_id,
            outcome="solved",
            result=RESULT,
            photos=[photo],
        )
        self.watch.wait_for(CaseResolved)

    def _check(self, case_id: str) -> None:
        clerk = next(each.subject for each in demo_sign_ins(self.street) if each.roles == ("clerk",))
        self._act(f"窗口 clerk {clerk}", "电话回访 calls the resident")
        self._do(
            clerk,
            "intake.record_return_visit",
            case_id=case_id,
            contacted="yes",
            solved="yes",
            satisfied="yes",
            satisfaction=BEST,
        )
        self.watch.wait_for(CaseChecked)
        head = next(each.subject for each in demo_sign_ins(self.street) if each.roles == ("section_head",))
        self._act(f"科室 section head {head}", "结案 closes the case")
        self._do(head, "intake.close_case", case_id=case_id)
        self.watch.wait_for(CaseClosed)
        self.watch.wait_for(AssignmentEnded)

    def _track(self, receipt: Answer) -> Answer:
        number, query_code = receipt["number"], receipt["query_code"]
        self._act("居民 resident", f"查询 looks it up: {number}，查询码 query code {query_code}")
        resident = self._as(demo_resident(self.street).id)
        case: Answer = resident.call("intake.track_case", number=number, query_code=query_code)
        return case

    def _act(self, who: str, what: str) -> None:
        """Tell what somebody is about to do, after a pause in which the last act can be read."""
        self.watch.listen(self.pace)
        say(who, what)

    def _do(self, who: str, door: str, **words: Any) -> Any:
        return self._as(who).call(door, command_id=new_id(), **words)

    def _as(self, who: str) -> Client:
        variables = {sign_in.subject: sign_in.variable for sign_in in demo_sign_ins(self.street)}
        token = self.settings.get(variables.get(who, ""))
        if not token:
            raise Excuse(f"There is no token to act as {who}; `make run` issues those of the demo.")
        return self.client.acting_for(token)


def say(who: str, what: str) -> None:
    """Tell what somebody does."""
    print(f"→ {padded(who, ACTOR_COLUMNS)}{what}", flush=True)
