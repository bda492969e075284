"""Get one notice out of one's inbox."""

from services.notify.domain.notice import Notice
from services.notify.domain.recipient import may_open
from services.notify.usecases.ports import Notices
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed


def get_notice(notices: Notices, notice_id: str, *, caller: Caller) -> Notice:
    """Return it; somebody else's is refused."""
    notice = notices.get(notice_id)
    if not may_open(caller, notice.recipient):
        raise NotAllowed("这不是发给您的通知")
    return notice
