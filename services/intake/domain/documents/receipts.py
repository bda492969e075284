"""Receipts: what somebody gets who has asked or reported (收件凭证), and when it is taken on (受理通知书)."""

from services.intake.domain.applications.application import Application
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import UNKNOWN, Matter, moment
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
        facts=(*_head(matter), ("登记时间", moment(case.registered_at))),
        paragraphs=("您的事项已登记。本凭证不代表已经受理。",),
        table=_materials(matter),
        notes=matter.ways_to_ask,
    )


def acceptance(matter: Matter) -> OfficialDocument:
    """Say that the case is taken on, until when at the latest, and who is told how it goes.

    Refused for a case that was not taken on.
    """
    case = matter.case
    started = [clock.started_at for clock in case.clocks if clock.kind is ClockKind.PROMISED]
    if not started:
        raise Conflict("该案件尚未受理")
    return matter.document(
        DocumentKind.ACCEPTANCE,
        suffix="SL",
        at=started[0],
        signs=f"经办人 {case.registered_by}",
        facts=(
            *_head(matter),
            ("受理时间", moment(started[0])),
            ("承诺办结", _last_day(matter, ClockKind.PROMISED)),
            ("法定办结", _last_day(matter, ClockKind.LEGAL)),
            ("进度告知", f"申请人{matter.who}" if case.applicant.notify_targets else "凭编号查询"),
        ),
        paragraphs=("您的事项材料齐全，符合受理条件，现予受理。",),
        table=_materials(matter),
        notes=matter.ways_to_ask,
    )


def _head(matter: Matter) -> tuple[tuple[str, str], ...]:
    return (("事项", matter.case.subject), ("申请人", matter.who))


def _last_day(matter: Matter, kind: ClockKind) -> str:
    known = matter.case.clocks.deadline(kind, matter.calendar)
    if known is None:
        return UNKNOWN
    return f"{known.last_day:%Y年%m月%d日}{'（节假日安排尚未公布，暂定）' if known.provisional else ''}"


def _materials(matter: Matter) -> Table | None:
    case = matter.case
    if not isinstance(case, Application) or matter.item is None or not case.presented.papers:
        return None
    names = {material.code: material.name for material in matter.item.guide.materials}
    brought = case.presented.papers.items()
    rows = ((str(n), names.get(code, code), FOUND[found]) for n, (code, found) in enumerate(brought, start=1))
    return Table(columns=COLUMNS, rows=tuple(rows))
