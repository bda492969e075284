"""Submit an application for a service item."""

from dataclasses import dataclass, field, replace

from services.intake.domain.applications.acceptance import Appointed
from services.intake.domain.applications.application import Application
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.cases.applicant import Agency, Applicant
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.place import Place
from services.intake.domain.menu.menu import offered
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.domain.organisation.route import Route
from services.intake.usecases.cases.give_receipt import give_receipt
from services.intake.usecases.cases.know_applicant import know_applicant
from services.intake.usecases.cases.know_particulars import Told, know_particulars
from services.intake.usecases.cases.ports import AnyCase, Cases, Desk
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.menu.ports import Items
from services.intake.usecases.organisation.route_topic import require_route
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.command import Command
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class OnBehalf:
    """An agent hands it in, under his order, for a resident whose sign-in may be known."""

    principal_id: str | None
    agency: Agency


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What is asked for, and what was brought for it; `appointed` is the slot in which it will be brought."""

    item: str
    words: str
    channel: Channel
    place: Place
    name: str | None
    phone: str | None
    presented: Presented
    told: Told = field(default_factory=Told)
    appointed: Appointed | None = None
    on_behalf: OnBehalf | None = None

    @property
    def person(self) -> dict[str, str | None]:
        """What identifies who asks."""
        return {"name": self.name, "phone": self.phone}


def submit_application(
    cases: Cases, items: Items, calendars: Calendars, desk: Desk, *, submission: Submission, command: Command
) -> Application:
    """Receive it under the version in force; what is complete at the window is accepted at once.

    Whoever has an appointment is received when he comes; until then nothing runs.

    Refused: papers and circumstances that the item does not know, an applicant whom nobody knows, and an
    item that stands on no list of the street.
    """
    id = id_of_case(submission, command)
    if known := cases.find(id):
        return _again(known, command)
    item = items.in_force(submission.item, on=local_time(command.at).date())
    route = _admit(item, desk, submission=submission, command=command)
    complete = submission.presented.is_complete(item.guide) and not submission.on_behalf
    application = _application(id, item, route, desk, submission=submission, command=command)
    application.heeded(command)
    application.register()
    if submission.appointed:
        application.book(submission.appointed)
    else:
        _take_in(application, item, calendars.current(), complete=complete, command=command)
    cases.save(application)
    return application


def _admit(item: ServiceItem, desk: Desk, *, submission: Submission, command: Command) -> Route:
    """Refuse what cannot be received at all; return who leads the rest."""
    if not offered(item.guide.discretion, command.by.roles):
        raise NotFound(f"没有事项 {submission.item}")
    route = require_route(desk.lists, item.code, title=item.guide.title, at=command.at)
    submission.place.require_within(desk.city)
    if not (submission.name or "resident" in command.by.roles):
        raise Invalid("须登记申请人姓名", {"name": ["必填"]})
    return route


def _take_in(
    application: Application, item: ServiceItem, calendar: Calendar, *, complete: bool, command: Command
) -> None:
    """Accept at once what needs no look; for the rest the time of the window runs."""
    if "clerk" in command.by.roles and complete:
        application.accept(item, by=command.by, at=command.at, calendar=calendar)
    else:
        application.await_window(at=command.at, calendar=calendar)


def id_of_case(submission: Submission, command: Command) -> str:
    """Return the id that follows from the cause: an order has one application, whoever submits it."""
    if submission.on_behalf:
        return id_from("agency", submission.on_behalf.agency.order_id)
    return id_from(command.by.id, command.id)


def _applicant(id: str, desk: Desk, submission: Submission, command: Command) -> Applicant:
    wishes = submission.told.wishes
    applicant = know_applicant(desk.seal, id, caller=command.by, wishes=wishes, **submission.person)
    if submission.on_behalf is None:
        return applicant
    return replace(applicant, id=submission.on_behalf.principal_id, agency=submission.on_behalf.agency)


def _application(
    id: str, item: ServiceItem, route: Route, desk: Desk, *, submission: Submission, command: Command
) -> Application:
    receipt = give_receipt(desk, id, kind=Application.kind, at=command.at)
    return Application(
        id=id,
        number=receipt.number,
        query_code=receipt.query_code,
        topic=item.code,
        terms=item.id,
        policy=desk.policies.in_force(command.at),
        subject=item.guide.title,
        words=submission.words,
        discretion=item.guide.discretion,
        channel=submission.channel,
        place=submission.place,
        applicant=_applicant(id, desk, submission, command),
        particulars=know_particulars(desk.seal, id, told=submission.told, name=submission.name),
        registered_at=command.at,
        registered_by=command.by.id,
        item_id=item.id,
        route=route,
        undertaking=Undertaking.of(item.guide),
        presented=submission.presented,
    )


def _again(known: AnyCase, command: Command) -> Application:
    """Answer what was answered before; the same id for something else is refused."""
    known.heeded(command)
    assert isinstance(known, Application), "the id follows from the command, and the command from its door"
    return known
