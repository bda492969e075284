"""Matter: all that a document may be made of, and the frame that every document has."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.intake.domain.accountability.card import Card
from services.intake.domain.applications.application import Application
from services.intake.domain.cases.case import Case
from services.intake.domain.cases.timed import Timed
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.documents.document_kind import TITLES, DocumentKind
from services.intake.domain.documents.office import Office
from services.intake.domain.menu.service_item import ServiceItem
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.errors import Conflict
from shared.kernel.official_document import OfficialDocument

ANYBODY = "申请人"
UNKNOWN = "另行告知"
NOBODY = "承办单位"


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A case at a moment. `item` is the version it runs under; an issue has none.

    `now` is when it is put into words; `red` is the card of a promise that is over, if there is one.
    `status_page` is the address under which a number can be looked up; without one, the QR code holds the
    number alone.
    """

    case: Case
    office: Office
    item: ServiceItem | None
    calendar: Calendar
    now: datetime
    red: Card | None = None
    status_page: str = ""

    @property
    def who(self) -> str:
        """Whom the documents are for, masked."""
        return self.case.applicant.shown.name_label or ANYBODY

    @property
    def registrar(self) -> str:
        """Who has registered it; who wants to stay unknown and did so himself is named no more than above."""
        case = self.case
        own = case.applicant.is_secret and case.registered_by == case.applicant.id
        return ANYBODY if own else case.registered_by

    @property
    def application(self) -> Application:
        """The case, where only an application has such a document; refused otherwise."""
        if not isinstance(self.case, Application):
            raise Conflict("只有办件才有此文书")
        return self.case

    @property
    def handler(self) -> str:
        """Who answers for it, as far as somebody does."""
        handler = self.case.handler
        return f"{handler.label}（{handler.worker_id}）" if handler else NOBODY

    @property
    def head(self) -> tuple[tuple[str, str], ...]:
        """What every document says first; of who wants to stay unknown not what he wrote either."""
        case = self.case
        subject = case.label if case.applicant.is_secret else case.subject
        return (("事项", subject), ("申请人", self.who))

    def last_day(self, kind: ClockKind) -> str:
        """Say the last day of a limit, and whether it may move yet; what has stopped keeps the one it had."""
        return last_day(self.case, kind, self.calendar)

    @property
    def ways_to_ask(self) -> tuple[str, ...]:
        """How to follow the case, and whom to ask or to complain to."""
        office = self.office
        return (
            f"办理进度查询：凭编号和查询码，到{office.hall}、拨打{office.consultation_phone}或者扫描二维码。",
            f"地址：{office.address}；服务时间：{office.hours}；投诉监督电话：{office.complaint_phone}。",
        )

    def document(
        self, kind: DocumentKind, *, suffix: str, at: datetime, signs: str, **content: Any
    ) -> OfficialDocument:
        """Return a document of this kind and of that day in the common frame, as a rule for the applicant."""
        number = self.case.number
        code = f"{self.status_page}{number}"
        words = {"to": self.who, "signs": signs} | content
        return framed(kind, self.office, number=f"{number}-{suffix}", code=code, at=at, **words)


def framed(
    kind: DocumentKind, office: Office, *, number: str, code: str, at: datetime, **content: Any
) -> OfficialDocument:
    """Return a document of this office, of this kind and of that day."""
    return OfficialDocument(
        office=office.title, title=TITLES[kind], number=number, day=day(at), code=code, **content
    )


def last_day(timed: Timed, kind: ClockKind, calendar: Calendar) -> str:
    """Say the last day of the newest limit of a kind, and whether it may move yet."""
    newest = [clock for clock in timed.clocks if clock.kind is kind][-1:]
    known = newest[0].deadline(calendar) if newest else None
    if known is None:
        return UNKNOWN
    doubt = "（节假日安排尚未公布，暂定）" if known.provisional else ""
    return f"{known.last_day:%Y年%m月%d日}{doubt}"


def day(at: datetime) -> str:
    """Say a day as documents do: 2026年11月27日."""
    return f"{local_time(at):%Y年%m月%d日}"


def moment(at: datetime) -> str:
    """Say a moment as documents do: 2026年11月27日 15:04."""
    return f"{local_time(at):%Y年%m月%d日 %H:%M}"
