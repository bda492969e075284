"""Receipts: what somebody gets who has asked or reported (收件凭证), and when it is taken on (受理通知书)."""

from datetime import datetime

from services.intake.domain.applications.application import Application
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import Matter, moment
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
COLUMNS = ("序号", "材料名称", "情况")


def receipt(matter: Matter) -> OfficialDocument:
    """Say what was asked or reported when, what was brought, and how to look it up."""
    case = matter.case
    return matter.document(
        DocumentKind.RECEIPT,
        suffix="SJ",
        at=case.registered_at,
        signs=f"经办人 {case.registered_by}",
        facts=(*matter.head, ("登记时间", moment(case.registered_at))),
        paragraphs=("您的事项已登记。本凭证不代表已经受理。",),
        table=_materials(matter),
        notes=matter.ways_to_ask,
    )


def acceptance(matter: Matter) -> OfficialDocument:
    """Say that the case is taken on, until when at the latest, and who is told how it goes.

    Refused for a case that was not taken on.
    """
    since = _taken_on(matter)
    return matter.document(
        DocumentKind.ACCEPTANCE,
        suffix="SL",
        at=since,
        signs=matter.office.title,
        facts=(
            *matter.head,
            ("受理时间", moment(since)),
            ("承诺办结", matter.last_day(ClockKind.PROMISED)),
            ("法定办结", matter.last_day(ClockKind.LEGAL)),
            ("进度告知", f"申请人{matter.who}" if matter.case.applicant.notify_targets else "凭编号查询"),
        ),
        paragraphs=("您的事项符合受理条件，现予受理。",),
        table=_materials(matter),
        notes=matter.ways_to_ask,
    )


def _taken_on(matter: Matter) -> datetime:
    """Return since when its clocks run: those of the whole."""
    whole = (ClockKind.LEGAL, ClockKind.PROMISED)
    begun = [clock.started_at for clock in matter.case.clocks if clock.kind in whole]
    if not begun:
        raise Conflict("该案件尚未受理")
    return begun[0]


def _materials(matter: Matter) -> Table | None:
    case = matter.case
    if not isinstance(case, Application) or matter.item is None or not case.presented.papers:
        return None
    names = {material.code: material.name for material in matter.item.guide.materials}
    brought = case.presented.papers.items()
    rows = ((str(n), names.get(code, code), FOUND[found]) for n, (code, found) in enumerate(brought, start=1))
    return Table(columns=COLUMNS, rows=tuple(rows))
