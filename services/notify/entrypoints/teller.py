"""Teller: what the doors for events have in common."""

from services.notify.usecases.ports import Channel, Notices, Templates
from services.notify.usecases.tell_audience import Hearsay, tell_audience
from shared.kernel import clock
from shared.kernel.event import Event
from shared.plumbing.bus import heard


class Teller:
    """Tells everybody whom an event concerns."""

    notices: Notices
    templates: Templates
    channel: Channel

    def _tell(self, event: Event) -> None:
        hearsay = Hearsay(event=event, id=heard()["id"], at=clock.now())
        tell_audience(self.notices, self.templates, self.channel, heard=hearsay)
