"""Papers of agency: the mandate, and what says that it halts, goes on or ends (reference §2.6, §2.7)."""

from collections.abc import Callable

from services.intake.domain.agency.mandate import SCOPES
from services.intake.domain.agency.order_state import OrderAct
from services.intake.domain.cases.history import Entry
from services.intake.domain.documents.agency_matter import AgencyMatter
from services.intake.domain.documents.document_kind import TITLES, DocumentKind
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument, Table

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
    DocumentKind.MANDATE: mandate,
    DocumentKind.AGENCY_SUSPENSION: suspension,
    DocumentKind.AGENCY_RESUMPTION: resumption,
    DocumentKind.AGENCY_TERMINATION: termination,
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
