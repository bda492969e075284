"""Read an attachment, a part at a time."""

from typing import NamedTuple

from services.intake.domain.attachments.attachment import Attachment
from services.intake.domain.attachments.upload import parts_of
from services.intake.usecases.attachments.list_attachments import list_attachments
from services.intake.usecases.attachments.ports import Contents
from services.intake.usecases.cases.ports import Cases, Seal
from shared.kernel.command import Caller
from shared.kernel.errors import NotFound


class Piece(NamedTuple):
    """A part of an attachment, and of how many."""

    attachment: Attachment
    part_no: int
    parts: int
    content: bytes


def read_attachment(
    cases: Cases,
    seal: Seal,
    contents: Contents,
    case_id: str,
    *,
    attachment_id: str,
    part_no: int,
    caller: Caller,
) -> Piece:
    """Return a part to whoever may see the attachment; to anybody else there is no such thing."""
    for each in list_attachments(cases, seal, case_id, caller=caller):
        if each.id == attachment_id and part_no <= parts_of(each.size):
            return Piece(each, part_no, parts_of(each.size), contents.part(each.id, part_no))
    raise NotFound("没有该附件")
