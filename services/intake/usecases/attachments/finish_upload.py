"""Finish an upload: what is whole and what it claims to be is kept, and the case knows of it."""

import hashlib

from services.intake.domain.attachments.attach import attach, require_room
from services.intake.domain.attachments.attachment import Attachment
from services.intake.domain.attachments.attachment_rules import AttachmentRules
from services.intake.domain.attachments.upload import Upload
from services.intake.usecases.attachments.ports import Shelf
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


def finish_upload(cases: Cases, shelf: Shelf, upload_id: str, *, command: Command) -> AnyCase:
    """Add the attachment to its case. Refused: what is not complete, or not what it was said to be.

    The content is kept first: a crash before the case knows of it leaves a content that nobody refers to, and
    the same wish told again puts it in the same place. What stays so is swept away (`sweep_contents`).
    """
    upload = shelf.uploads.get(upload_id)
    upload.require_own(command.by.id)
    case = get_case(cases, upload.case_id, caller=command.by)
    if not case.heeded(command) and upload.id not in {each.id for each in case.attachments}:
        rules = shelf.rules.in_force(command.at)
        require_room(case, most=rules.most)
        content = _inspected(shelf, upload, rules)
        shelf.contents.keep(upload.id, content, case_id=case.id, at=command.at)
        attach(case, _attachment(upload, content, command), most=rules.most)
        cases.save(case)
    return case


def _inspected(shelf: Shelf, upload: Upload, rules: AttachmentRules) -> bytes:
    content = upload.whole(shelf.uploads.parts(upload))
    if shelf.inspector.type_of(content) != upload.content_type:
        raise Invalid("附件内容与所称类型不符", {"content_type": ["与内容不符"]})
    return shelf.inspector.without_traces(content, upload.content_type, rules=rules)


def _attachment(upload: Upload, content: bytes, command: Command) -> Attachment:
    return Attachment(
        id=upload.id,
        name=upload.name,
        content_type=upload.content_type,
        size=len(content),
        checksum=hashlib.sha256(content).hexdigest(),
        purpose=upload.purpose,
        added_by=command.by.id,
        added_at=command.at,
    )
