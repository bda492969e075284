"""Papers of agency: that it is taken on, the mandate, that it halts, goes on or ends (reference §2.7)."""

from collections.abc import Callable

from services.intake.domain.agency.mandate import SCOPES
from services.intake.domain.agency.order_basis import Group
from services.intake.domain.agency.order_state import OrderAct
from services.intake.domain.cases.history import Entry
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.agency_matter import AgencyMatter
from services.intake.domain.documents.document_kind import TITLES, DocumentKind
from services.intake.domain.documents.matter import moment
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument, Table

GROUPS = {
    Group.ELDERLY: "老年人",
    Group.FRAIL: "体弱者",
    Group.ILL: "病患者",
    Group.DISABLED: "残疾人",
    Group.WORKING: "上班族",
    Group.PREGNANT: "孕产妇",
    Group.SINGLE_GUARDIAN: "独自抚养者",
}
PROMISES = {"首次联系": ClockKind.CONTACT, "上门": ClockKind.VISIT}
SIGNED_BY_BOTH = ("委托人签字", "代办员签字")


def mandate(matter: AgencyMatter) -> OfficialDocument:
    """Say what the agent may do for the resident, until when, and which papers were handed over."""
    if (given := matter.mandate) is None:
        raise Conflict("该代办没有委托书")
    rows = tuple(
        (str(n), paper.name, "原件" if paper.original else "复印件", str(paper.quantity))
        for n, paper in enumerate(given.materials, start=1)
    )
    return matter.document(
        DocumentKind.MANDATE,
        suffix=f"WT{local_time(given.granted_at):%m%d%H%M}",
        at=given.granted_at,
        signs=f"经办人 {given.granted_by}",
        facts=(
            ("委托事项", "、".join(given.items)),
            ("委托权限", SCOPES[given.scope]),
            ("委托期限", f"{given.valid_from}至{given.valid_until}"),
        ),
        paragraphs=("委托人自愿委托上述代办员代为办理。代办不收取任何费用，法定费用除外。",),
        table=Table(columns=("序号", "交接材料", "原件或者复印件", "份数"), rows=rows) if rows else None,
        strips=SIGNED_BY_BOTH,
    )


def acceptance(matter: AgencyMatter) -> OfficialDocument:
    """Say what was asked for whom when, and until when the agent calls and comes."""
    order = matter.order
    return matter.document(
        DocumentKind.AGENCY_ACCEPTANCE,
        suffix="SL",
        at=order.requested_at,
        signs=f"登记人 {order.requested_by}",
        facts=(
            ("服务对象", GROUPS[order.group]),
            ("受理时间", moment(order.requested_at)),
            *((words, matter.last_day(kind)) for words, kind in PROMISES.items()),
        ),
        paragraphs=("代办由您自愿委托，不收取任何费用，法定费用除外；您可以随时终止。",),
        strips=SIGNED_BY_BOTH,
    )


def completion(matter: AgencyMatter) -> OfficialDocument:
    """Say that the resident has the result and every original back."""
    done = _last(matter, OrderAct.CONFIRM)
    order = matter.order
    return matter.document(
        DocumentKind.AGENCY_COMPLETION,
        suffix="BJ",
        at=done.at,
        signs=f"确认人 {done.by}",
        facts=(
            ("办件编号", order.case_number or ""),
            ("办结时间", moment(done.at)),
            ("办理情况", "结果已送达，原件已全部归还"),
        ),
        strips=SIGNED_BY_BOTH,
    )


def suspension(matter: AgencyMatter) -> OfficialDocument:
    """Say that the agent does not go on for now, and why."""
    return _turn(matter, DocumentKind.AGENCY_SUSPENSION, OrderAct.SUSPEND, matter.order.halted_because)


def resumption(matter: AgencyMatter) -> OfficialDocument:
    """Say that the agent goes on."""
    return _turn(matter, DocumentKind.AGENCY_RESUMPTION, OrderAct.RESUME, "")


def termination(matter: AgencyMatter) -> OfficialDocument:
    """Say that it ended without a result, and why; every original has gone back."""
    return _turn(matter, DocumentKind.AGENCY_TERMINATION, OrderAct.TERMINATE, matter.order.ended_because)


COMPOSERS: dict[DocumentKind, Callable[[AgencyMatter], OfficialDocument]] = {
    DocumentKind.AGENCY_ACCEPTANCE: acceptance,
    DocumentKind.MANDATE: mandate,
    DocumentKind.AGENCY_SUSPENSION: suspension,
    DocumentKind.AGENCY_RESUMPTION: resumption,
    DocumentKind.AGENCY_TERMINATION: termination,
    DocumentKind.AGENCY_COMPLETION: completion,
}


def compose_of_agency(kind: DocumentKind, matter: AgencyMatter) -> OfficialDocument:
    """Return the document as it has to read now; refused where the order gives no ground for it."""
    composer = COMPOSERS.get(kind)
    if composer is None:
        raise Conflict(f"代办没有{TITLES[kind]}")
    return composer(matter)


def _turn(matter: AgencyMatter, kind: DocumentKind, act: OrderAct, reason: str) -> OfficialDocument:
    done = _last(matter, act)
    return matter.document(
        kind,
        suffix=f"{kind.name.removeprefix('AGENCY_')[:2]}{local_time(done.at):%m%d%H%M}",
        at=done.at,
        signs=f"代办员 {done.by}",
        facts=(("办理情况", act), *((("原因", reason),) if reason else ())),
        strips=SIGNED_BY_BOTH,
    )


def _last(matter: AgencyMatter, act: OrderAct) -> Entry:
    for entry in reversed(matter.order.history):
        if entry.action == act:
            return entry
    raise Conflict(f"该代办没有{act}")
