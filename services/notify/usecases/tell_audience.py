"""Tell everybody whom an event concerns."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from services.notify.domain.audience import Telling, audience
from services.notify.domain.known_case import KnownCase
from services.notify.domain.notice import Notice, State, notice_id
from services.notify.domain.wording import words_of
from services.notify.usecases.ports import Channel, Notices, Templates
from shared.kernel.errors import StaleWrite
from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class Hearsay:
    """An event as it was heard: what, under which id, when, and of which case if it is known."""

    event: Event
    id: str
    at: datetime
    case: KnownCase | None = None


def tell_audience(notices: Notices, templates: Templates, channel: Channel, *, heard: Hearsay) -> None:
    """Send each recipient his notice. Whatever is told twice, he has it once."""
    for telling in audience(heard.event, heard.case):
        id = notice_id(heard.id, recipient=telling.recipient, template=telling.message)
        notice = _write(id, telling, templates=templates, heard=heard)
        notice.send(channel.name, heard.at)
        if channel.carry(notice) is State.DELIVERED:
            notice.deliver()
        with suppress(StaleWrite):  # he has it already
            notices.save(notice)


def _write(id: str, telling: Telling, *, templates: Templates, heard: Hearsay) -> Notice:
    template = templates.newest(telling.message)
    title, text = template.filled(words_of(heard.event, heard.case))
    return Notice(
        id=id,
        recipient=telling.recipient,
        template=telling.message,
        template_version=template.version,
        case_id=getattr(heard.event, "case_id", None),
        reference=getattr(heard.event, "notice_number", None),
        title=title,
        text=text,
        needs_ack=telling.needs_ack,
        queued_at=heard.at,
    )
