"""Attach: a case learns of an attachment, once; the fact says what it is and nothing of what is in it."""

from services.intake.domain.attachments.attachment import Attachment
from services.intake.domain.cases.case import Case
from shared.events.intake_attachments import AttachmentAdded
from shared.kernel.errors import Conflict

PURPOSES = {"report": "情况照片", "material": "申请材料", "evidence": "办理佐证", "other": "其他附件"}


def attach(case: Case, attachment: Attachment, *, most: int) -> None:
    """Add it, unless the case has it already or has as many as it may have."""
    if attachment.id in {each.id for each in case.attachments}:
        return
    require_room(case, most=most)
    case.attachments = (*case.attachments, attachment)
    case.note(
        attachment.added_at, "上传附件", by=attachment.added_by, note=PURPOSES[attachment.purpose.value]
    )
    case.record(
        AttachmentAdded(
            case_id=case.id,
            attachment_id=attachment.id,
            content_type=attachment.content_type,
            size=attachment.size,
            purpose=attachment.purpose,
            added_by=attachment.added_by,
            added_at=attachment.added_at,
        )
    )


def require_room(case: Case, *, most: int) -> None:
    """Refuse one more than a case may have."""
    if len(case.attachments) >= most:
        raise Conflict(f"每件最多 {most} 个附件")
