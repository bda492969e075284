"""Outcomes in writing: not taken on, decided, delivered (domain reference §2.6)."""

from datetime import datetime

from services.intake.domain.applications.acceptance import RefusalReason
from services.intake.domain.applications.application import Application
from services.intake.domain.applications.decision import Decision
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import Matter, moment
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument

REASONS = {
    RefusalReason.NOT_NEEDED: "依法不需要办理",
    RefusalReason.OTHER_AUTHORITY: "不属于本机关职权范围",
    RefusalReason.NOT_ENTITLED: "申请人不具备申请资格",
    RefusalReason.NOT_SUPPLIED: "逾期未补正",
    RefusalReason.SAME_MATTER: "同一事项正在办理或者已经办结",
    RefusalReason.FALSE_MATERIALS: "隐瞒情况或者提供虚假材料",
}
METHODS = {
    ServiceMethod.COUNTER: "窗口领取",
    ServiceMethod.POST: "邮寄送达",
    ServiceMethod.HOME: "上门送达",
    ServiceMethod.ELECTRONIC: "电子送达",
}
DECIDED = {S.GRANTED, S.GRANTED_TOLERANTLY, S.DECLINED}


def refusal(matter: Matter) -> OfficialDocument:
    """Say that it is not taken on, why, where to go instead, and what can be done against that."""
    case = matter.application
    if case.refusal is None:
        raise Conflict("该案件没有不予受理")
    return matter.document(
        DocumentKind.REFUSAL,
        suffix="BS",
        at=_reached(case, S.REFUSED, S.NOT_TAKEN),
        signs=matter.office.title,
        facts=(*matter.head, ("理由", REASONS[case.refusal.reason]), ("建议", case.refusal.advice)),
        paragraphs=("您的申请依法不予受理。", case.refusal.remedy, matter.office.remedies),
        notes=matter.ways_to_ask,
        strips=("收件人签字", "签收时间"),
    )


def decision(matter: Matter) -> OfficialDocument:
    """Say what was decided; what is declined has its reasons and what can be done against that."""
    case = matter.application
    if case.decided is None:
        raise Conflict("该案件尚未作出决定")
    declined = case.decided.decision is Decision.DECLINED
    outcome = "不予批准" if declined else "准予办理"
    against = (case.decided.remedies, matter.office.remedies) if declined else ()
    reasons = (("理由", case.decided.reasons),) if case.decided.reasons else ()
    origin = case.decided.origin
    made_by = (("决定机关", origin.authority), ("决定文号", origin.number)) if origin else ()
    return matter.document(
        DocumentKind.DECISION,
        suffix="JD",
        at=_reached(case, *DECIDED),
        signs=matter.office.title,
        facts=(*matter.head, ("决定", outcome), *made_by, *reasons),
        paragraphs=(f"经审查，您的申请{outcome}。", *against),
        notes=matter.ways_to_ask,
    )


def delivery(matter: Matter) -> OfficialDocument:
    """Say how and when the result was handed out; who got it signs."""
    case = matter.application
    if case.delivery is None:
        raise Conflict("该案件尚未送达")
    served = case.delivery
    return matter.document(
        DocumentKind.DELIVERY,
        suffix="SD",
        at=served.served_at,
        signs=matter.office.title,
        facts=(
            *matter.head,
            ("送达文书", f"决定书 {case.number}-JD"),
            ("送达方式", METHODS[served.method]),
            ("送达时间", moment(served.served_at)),
            ("送达凭证", served.proof),
        ),
        strips=("受送达人签字", "送达人签字"),
    )


def _reached(case: Application, *states: S) -> datetime:
    """Return when it first stood in one of these states."""
    return next(step.at for step in case.reached if step.state in states)
