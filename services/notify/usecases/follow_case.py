"""Follow a case through everything that happens to it."""

from datetime import datetime

from services.notify.domain.known_case import introduced_by
from services.notify.usecases.ports import Channel, KnownCases, Notices, Templates
from services.notify.usecases.tell_audience import Hearsay, tell_audience
from shared.events.intake import CaseEvent


def follow_case(
    cases: KnownCases,
    notices: Notices,
    templates: Templates,
    channel: Channel,
    *,
    event: CaseEvent,
    event_id: str,
    at: datetime,
) -> None:
    """Remember what a fact introduces and tell everybody it concerns; facts of one case come in order."""
    if case := introduced_by(event):
        cases.keep(case)
    heard = Hearsay(event=event, id=event_id, at=at, case=case or cases.get(event.case_id))
    tell_audience(notices, templates, channel, heard=heard)
