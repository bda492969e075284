"""Acknowledge a notice."""

from services.notify.domain.notice import Notice
from services.notify.usecases.get_notice import get_notice
from services.notify.usecases.ports import Notices
from shared.kernel.command import Command


def acknowledge(notices: Notices, notice_id: str, *, command: Command) -> Notice:
    """Confirm it, once; however often and under whatever id it is asked again, the answer stays the same."""
    notice = get_notice(notices, notice_id, caller=command.by)
    if notice.acknowledged_at is None:
        notice.acknowledge(command.at)
        notices.save(notice)
    return notice
