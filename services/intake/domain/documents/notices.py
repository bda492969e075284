"""Notices in writing to the applicant: what is missing, why time is not counted, why it takes longer."""

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.notice import CorrectionNotice
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import UNKNOWN, Matter, day, moment
from services.intake.domain.menu.conduct import SpecialProcedure
from services.intake.domain.menu.material import Flaw
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument, Table

SIGNED_FOR = ("收件人签字", "签收时间")
FLAWS = {
    Flaw.MISSING: "缺少",
    Flaw.EXPIRED: "已过有效期",
    Flaw.ILLEGIBLE: "不清晰",
    Flaw.MISMATCH: "内容不一致",
    Flaw.NOT_QUALIFIED: "不符合要求",
    Flaw.PERSON_ABSENT: "须本人到场",
}
PROCEDURES = {
    SpecialProcedure.HEARING: "听证",
    SpecialProcedure.TENDER: "招标",
    SpecialProcedure.INSPECTION: "检验",
    SpecialProcedure.TESTING: "检测",
    SpecialProcedure.QUARANTINE: "检疫",
    SpecialProcedure.APPRAISAL: "鉴定",
    SpecialProcedure.EXPERT_REVIEW: "专家评审",
    SpecialProcedure.PUBLICITY: "公示",
    SpecialProcedure.HOME_VISIT: "入户调查",
}


def correction(matter: Matter) -> OfficialDocument:
    """Say all that is missing, at once, until when and where to bring it (domain reference §2.4)."""
    case = matter.application
    if not case.notices:
        raise Conflict("该案件没有要求补正")
    notice = case.notices[-1]
    again = (f"再次告知的原因：{notice.new_fact_reason}",) if notice.new_fact_reason else ()
    return matter.document(
        DocumentKind.CORRECTION,
        suffix=_suffix(notice.number, case),
        at=notice.given_at,
        signs=f"经办人 {notice.given_by}",
        facts=(
            *matter.head,
            ("告知时间", moment(notice.given_at)),
            ("补正期限", day(notice.due) if notice.due else UNKNOWN),
        ),
        paragraphs=("您提交的申请尚不齐全或者不符合规定，现一次性告知全部需要补正的内容：",),
        table=_lines(notice),
        notes=(*again, f"{notice.statement}。监督电话：{notice.supervisor_phone}。", *matter.ways_to_ask),
        strips=SIGNED_FOR,
    )


def _lines(notice: CorrectionNotice) -> Table:
    rows = (
        (str(n), line.name, FLAWS[line.flaw], line.remedy, line.where)
        for n, line in enumerate(notice.lines, start=1)
    )
    return Table(columns=("序号", "内容", "问题", "如何补正", "到哪里办"), rows=tuple(rows))


def special_procedure(matter: Matter) -> OfficialDocument:
    """Say which procedure is needed on what basis, and that its days are not counted (Licensing Law, 45)."""
    case = matter.application
    if not case.specials:
        raise Conflict("该案件没有特别程序")
    taken, number = case.specials[-1], len(case.specials)
    name = PROCEDURES[taken.order.procedure]
    return matter.document(
        DocumentKind.SPECIAL_PROCEDURE,
        suffix=f"TC{number:02d}",
        at=taken.begun_at,
        signs=f"经办人 {taken.begun_by}",
        facts=(
            *matter.head,
            ("特别程序", name),
            ("依据", taken.order.basis),
            ("所需时间", f"预计{taken.order.expected_days}个工作日"),
            ("告知文件", taken.order.paper),
        ),
        paragraphs=(f"您的申请依法需要{name}，所需时间不计算在办理期限内，特此书面告知。",),
        notes=matter.ways_to_ask,
        strips=SIGNED_FOR,
    )


def extension(matter: Matter) -> OfficialDocument:
    """Say why it takes longer, and until when now (Licensing Law, article 42)."""
    case = matter.application
    if case.extended is None:
        raise Conflict("该案件没有延期")
    extended = case.extended
    return matter.document(
        DocumentKind.EXTENSION,
        suffix=_suffix(extended.notice_number, case),
        at=extended.approved_at,
        signs=f"批准人 {extended.approved_by}",
        facts=(
            *matter.head,
            ("延期理由", extended.reasons),
            ("延期后承诺办结", matter.last_day(ClockKind.PROMISED)),
            ("延期后法定办结", matter.last_day(ClockKind.LEGAL)),
        ),
        paragraphs=("因上述理由，您的申请不能在原定期限内办结，经本机关负责人批准，决定延长办理期限。",),
        notes=matter.ways_to_ask,
        strips=SIGNED_FOR,
    )


def _suffix(number: str, case: Application) -> str:
    return number.removeprefix(f"{case.number}-")
