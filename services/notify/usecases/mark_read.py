"""Mark a notice as read."""

from services.notify.domain.notice import Notice
from services.notify.usecases.get_notice import get_notice
from services.notify.usecases.ports import Notices
from shared.kernel.command import Command


def mark_read(notices: Notices, notice_id: str, *, command: Command) -> Notice:
    """Note when its recipient first opened it; afterwards the answer stays the same."""
    notice = get_notice(notices, notice_id, caller=command.by)
    if not notice.is_read:
        notice.read(command.at)
        notices.note_read(notice)
    return notice
