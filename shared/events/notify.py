"""What notify announces: who was told what, and who confirmed it. Never the text."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class NoticeSent(Event):
    """A notice lies in the inbox of its recipient.

    That is `worker/W0001`, `applicant/<id>`, `area/<code>` or `leader/<code>`.
    """

    name = "notify.notice_sent"
    about = "notice"
    notice_id: str
    recipient: str
    template: str
    case_id: str | None
    channel: str
    sent_at: datetime


@dataclass(frozen=True, kw_only=True)
class NoticeAcknowledged(Event):
    """The recipient confirmed the notice. `reference` is the number of the paper that it told of, if any."""

    name = "notify.notice_acknowledged"
    about = "notice"
    heard_by = ("grid", "intake")
    notice_id: str
    recipient: str
    case_id: str | None
    reference: str | None = None
    acknowledged_at: datetime
