"""Pressing in writing: what the handler of an issue gets who is supervised or urged (督办、催办)."""

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import Matter, moment
from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.supervising import Level
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument

LEVELS = {Level.NORMAL: "普通督办", Level.YELLOW: "黄牌督办", Level.RED: "红牌督办"}
NOBODY = "承办单位"


def supervision(matter: Matter) -> OfficialDocument:
    """Say at what level an issue is supervised, what is expected, and that a reply is due."""
    issue = _issue(matter)
    if (pressed := issue.supervision) is None:
        raise Conflict("该工单没有督办")
    return matter.document(
        DocumentKind.SUPERVISION,
        suffix=f"DB{local_time(pressed.at):%m%d%H%M}",
        at=pressed.at,
        signs=f"督办人 {pressed.by}",
        to=_handler(issue),
        facts=(
            *matter.head,
            ("督办级别", LEVELS[pressed.level]),
            ("督办意见", pressed.opinion),
            ("承诺办结", matter.last_day(ClockKind.PROMISED)),
        ),
        paragraphs=("请按督办意见抓紧办理，书面回复办理情况；未回复前不能反馈办结。",),
        strips=("签收人", "签收时间"),
    )


def urge(matter: Matter) -> OfficialDocument:
    """Say how often an issue was urged, and until when it is promised."""
    issue = _issue(matter)
    if issue.urged_at is None:
        raise Conflict("该工单没有催办")
    return matter.document(
        DocumentKind.URGE,
        suffix=f"CB{issue.urges:02d}",
        at=issue.urged_at,
        signs=matter.office.title,
        to=_handler(issue),
        facts=(
            *matter.head,
            ("催办次数", f"第{issue.urges}次"),
            ("催办时间", moment(issue.urged_at)),
            ("承诺办结", matter.last_day(ClockKind.PROMISED)),
            ("法定办结", matter.last_day(ClockKind.LEGAL)),
        ),
        paragraphs=("该工单已被催办，请抓紧办理并及时向诉求人反馈。",),
        strips=("签收人", "签收时间"),
    )


def _issue(matter: Matter) -> Issue:
    if not isinstance(matter.case, Issue):
        raise Conflict("只有工单才有此文书")
    return matter.case


def _handler(issue: Issue) -> str:
    return f"{issue.handler.label}（{issue.handler.worker_id}）" if issue.handler else NOBODY
