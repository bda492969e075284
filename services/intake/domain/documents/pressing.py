"""Pressing in writing: who is supervised or urged, by people or because a promise is over (督办、催办)."""

from datetime import date, datetime, timedelta

from services.intake.domain.accountability.card import Card
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.matter import Matter, moment
from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.supervising import Level, Supervision
from shared.kernel.calendar import local_moment, local_time
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument

LEVELS = {Level.NORMAL: "普通督办", Level.YELLOW: "黄牌督办", Level.RED: "红牌督办"}
SIGNED_FOR = ("签收人", "签收时间")


def supervision(matter: Matter) -> OfficialDocument:
    """Say what is expected of who has the case: by a leader, or because a promise is over (a red card).

    Of both the later one speaks.
    """
    case, red = matter.case, matter.red
    pressed = case.supervision if isinstance(case, Issue) else None
    if pressed and not (red and red.raised_at > pressed.at):
        return _of_a_leader(matter, pressed)
    if red is None:
        raise Conflict("该案件没有督办")
    return _of_a_red(matter, red)


def urge(matter: Matter) -> OfficialDocument:
    """Say that somebody waits: how often it was urged, or that the promise was over the day before.

    Of both the later one speaks.
    """
    case, over = matter.case, _first_day_late(matter)
    urged_at = case.urged_at if isinstance(case, Issue) else None
    if over and not (urged_at and urged_at > local_moment(over)):
        return _of_the_promise(matter, over)
    if urged_at is None:
        raise Conflict("该案件没有催办")
    assert isinstance(case, Issue), "nothing else is urged by hand"
    return _of_who_waits(matter, case, urged_at)


def _of_a_leader(matter: Matter, pressed: Supervision) -> OfficialDocument:
    return matter.document(
        DocumentKind.SUPERVISION,
        suffix=f"DB{local_time(pressed.at):%m%d%H%M}",
        at=pressed.at,
        signs=f"督办人 {pressed.by}",
        to=matter.handler,
        facts=(
            *matter.head,
            ("督办级别", LEVELS[pressed.level]),
            ("督办意见", pressed.opinion),
            ("承诺办结", matter.last_day(ClockKind.PROMISED)),
        ),
        paragraphs=("请按督办意见抓紧办理，书面回复办理情况；未回复前不能反馈办结。",),
        strips=SIGNED_FOR,
    )


def _of_a_red(matter: Matter, red: Card) -> OfficialDocument:
    due = red.reason_due
    return matter.document(
        DocumentKind.SUPERVISION,
        suffix=f"DB{local_time(red.raised_at):%m%d%H%M}",
        at=red.raised_at,
        signs=matter.office.title,
        to=f"责任单位（{red.unit}）负责人",
        facts=(
            *matter.head,
            ("督办级别", LEVELS[Level.RED]),
            ("督办事由", red.rule.label),
            ("承办人", matter.handler),
            ("承诺办结", matter.last_day(ClockKind.PROMISED)),
            ("法定办结", matter.last_day(ClockKind.LEGAL)),
            *((("说明理由期限", moment(due)),) if due else ()),
        ),
        paragraphs=("该案件已超过承诺时限。请督促承办人抓紧办结，每日跟踪办理情况，并书面说明超时原因。",),
        strips=SIGNED_FOR,
    )


def _of_who_waits(matter: Matter, issue: Issue, urged_at: datetime) -> OfficialDocument:
    return matter.document(
        DocumentKind.URGE,
        suffix=f"CB{issue.urges:02d}",
        at=urged_at,
        signs=matter.office.title,
        to=matter.handler,
        facts=(
            *matter.head,
            ("催办次数", f"第{issue.urges}次"),
            ("催办时间", moment(urged_at)),
            *_limits(matter),
        ),
        paragraphs=("该工单已被催办，请抓紧办理并及时向诉求人反馈。",),
        strips=SIGNED_FOR,
    )


def _of_the_promise(matter: Matter, over: date) -> OfficialDocument:
    return matter.document(
        DocumentKind.URGE,
        suffix=f"CB{over:%Y%m%d}",
        at=local_moment(over),
        signs=matter.office.title,
        to=matter.handler,
        facts=(*matter.head, ("催办事由", "承诺办结期限已过，尚未办结"), *_limits(matter)),
        paragraphs=("该案件超过承诺办结期限，请立即办理，并向申请人或者诉求人说明原因和新的办结时间。",),
        strips=SIGNED_FOR,
    )


def _limits(matter: Matter) -> tuple[tuple[str, str], ...]:
    kinds = {"承诺办结": ClockKind.PROMISED, "法定办结": ClockKind.LEGAL}
    return tuple((name, matter.last_day(kind)) for name, kind in kinds.items())


def _first_day_late(matter: Matter) -> date | None:
    """Return the day after a promise that is not kept yet, once that day has come."""
    promised = matter.case.clocks.newest(ClockKind.PROMISED)
    known = promised.deadline(matter.calendar) if promised else None
    day = known.last_day + timedelta(days=1) if known else None
    return day if day and local_moment(day) <= matter.now else None
