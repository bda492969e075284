"""What notify is asked."""

from typing import Any

from services.notify.domain.notice import Notice
from services.notify.schemas.notice import CountView, InboxForm, NoticeForm, NoticeView
from services.notify.usecases.acknowledge import acknowledge
from services.notify.usecases.count_unacknowledged import count_unacknowledged
from services.notify.usecases.get_notice import get_notice
from services.notify.usecases.mark_read import mark_read
from services.notify.usecases.open_inbox import open_inbox
from services.notify.usecases.ports import Notices
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

READERS = ("resident", "clerk", "worker", "station_head", "section_head", "leader", "committee")


class Rpc:
    """Doors for whoever reads his notices."""

    notices: Notices

    @query(InboxForm, Page(NoticeView), allow=READERS)
    def inbox(self, caller: Caller, *, cursor: str, limit: int) -> dict[str, Any]:
        """Show the caller's own notices, newest first, page by page."""
        items, next_place = open_inbox(self.notices, caller, after=cursor, limit=limit)
        return {"items": items, "next": next_place}

    @query(None, CountView, allow=READERS)
    def count_unacknowledged(self, caller: Caller) -> dict[str, int]:
        """Count the caller's notices that await his word."""
        return {"count": count_unacknowledged(self.notices, caller)}

    @query(NoticeForm, NoticeView, allow=READERS)
    def get_notice(self, caller: Caller, *, notice_id: str) -> Notice:
        """Show one of the caller's own notices."""
        return get_notice(self.notices, notice_id, caller=caller)

    @command(NoticeForm, NoticeView, allow=READERS)
    def mark_read(self, command: Command, *, notice_id: str) -> Notice:
        """Note that a notice was opened."""
        return mark_read(self.notices, notice_id, command=command)

    @command(NoticeForm, NoticeView, allow=READERS)
    def acknowledge(self, command: Command, *, notice_id: str) -> Notice:
        """Confirm a notice that asks for it."""
        return acknowledge(self.notices, notice_id, command=command)
