"""Receipts: what somebody gets who has asked or reported (收件凭证), and when it is taken on (受理通知书)."""

from datetime import datetime

from services.intake.domain.applications.application import Application
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import Matter, moment
from services.intake.domain.documents.query_code import CODE_LABEL
from services.intake.domain.menu.material import Paper
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument, Table

FOUND = {
    Paper.IN_ORDER: "已收到",
    Paper.EXPIRED: "已过有效期",
    Paper.ILLEGIBLE: "不清晰",
    Paper.MISMATCH: "内容不一致",
    Paper.NOT_QUALIFIED: "不符合要求",
    Paper.NOT_FOUND: "未收到",
    Paper.PROMISED: "承诺补交",
    Paper.PLEDGED: "告知承诺",
}
QUERY_CODE = (CODE_LABEL, "")
COLUMNS = ("序号", "材料名称", "情况")


def receipt(matter: Matter) -> OfficialDocument:
    """Say what was asked or reported when, what was brought, and how to look it up."""
    case = matter.case
    return matter.document(
        DocumentKind.RECEIPT,
        suffix="SJ",
        at=case.registered_at,
        signs=f"经办人 {matter.registrar}",
        facts=(*matter.head, ("登记时间", moment(case.registered_at)), QUERY_CODE),
        paragraphs=("您的事项已登记。本凭证不代表已经受理。",),
        table=_materials(matter),
        notes=matter.ways_to_ask,
    )


def acceptance(matter: Matter) -> OfficialDocument:
    """Say that the case is taken on where by whom, until when at the latest, and who is told how it goes.

    Refused for a case that was not taken on.
    """
    since = _taken_on(matter)
    return matter.document(
        DocumentKind.ACCEPTANCE,
        suffix="SL",
        at=since,
        signs=f"{matter.office.title}（盖章）",
        facts=(*matter.head, ("受理时间", moment(since)), *_limits_and_people(matter), QUERY_CODE),
        paragraphs=("您的事项符合受理条件，现予受理。",),
        table=_materials(matter),
        notes=matter.ways_to_ask,
    )


def _limits_and_people(matter: Matter) -> tuple[tuple[str, str], ...]:
    return (
        ("承诺办结", matter.last_day(ClockKind.PROMISED)),
        ("法定办结", matter.last_day(ClockKind.LEGAL)),
        ("受理窗口", _window(matter)),
        ("经办人", _accepted_by(matter)),
        ("承办人", matter.handler),
        ("进度告知", _told(matter)),
    )


def _taken_on(matter: Matter) -> datetime:
    """Return since when its clocks run: those of the whole."""
    return _first_of_the_whole(matter).started_at


def _first_of_the_whole(matter: Matter) -> Clock:
    whole = (ClockKind.LEGAL, ClockKind.PROMISED)
    for clock in matter.case.clocks:
        if clock.kind in whole:
            return clock
    raise Conflict("该案件尚未受理")


def _accepted_by(matter: Matter) -> str:
    by = _first_of_the_whole(matter).turns[0].actor
    return f"{SYSTEM}（视为受理）" if by == SYSTEM else by


def _window(matter: Matter) -> str:
    case = matter.case
    booked = case.appointed if isinstance(case, Application) else None
    return booked.window if booked and booked.window else matter.office.hall


def _told(matter: Matter) -> str:
    """Say who is told how it goes: whom the resident chose where an agent acts."""
    applicant = matter.case.applicant
    names = (
        f"申请人{matter.who}" if id == applicant.id else f"代办员{id}" for id in applicant.notify_targets
    )
    return "、".join(names) or "凭编号和查询码查询"


def _materials(matter: Matter) -> Table | None:
    case = matter.case
    if not isinstance(case, Application) or matter.item is None or not case.presented.papers:
        return None
    names = {material.code: material.name for material in matter.item.guide.materials}
    brought = case.presented.papers.items()
    rows = ((str(n), names.get(code, code), FOUND[found]) for n, (code, found) in enumerate(brought, start=1))
    return Table(columns=COLUMNS, rows=tuple(rows))
