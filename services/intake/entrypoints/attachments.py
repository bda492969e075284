"""What people may ask of attachments."""

from typing import Any

from nameko.timer import timer

from services.intake.domain.attachments.attachment import Attachment
from services.intake.domain.attachments.upload import Upload
from services.intake.schemas.attachments import forms
from services.intake.schemas.attachments.views import AttachmentView, PieceView, UploadView, decoded
from services.intake.schemas.cases.forms import CaseForm
from services.intake.usecases.attachments.begin_upload import Claim, begin_upload
from services.intake.usecases.attachments.finish_upload import finish_upload
from services.intake.usecases.attachments.list_attachments import list_attachments
from services.intake.usecases.attachments.ports import Contents, Inspector, Rules, Shelf, Uploads
from services.intake.usecases.attachments.put_part import put_part
from services.intake.usecases.attachments.read_attachment import Piece, read_attachment
from services.intake.usecases.attachments.sweep_contents import sweep_contents
from services.intake.usecases.cases.ports import Cases, Seal
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

ADDERS = ("resident", "clerk", "worker", "station_head", "service")
READERS = (*ADDERS, "section_head", "leader")


class AttachmentDoors:
    """Doors of attachments."""

    cases: Cases
    uploads: Uploads
    contents: Contents
    inspector: Inspector
    attachment_rules: Rules
    seal: Seal

    @property
    def shelf(self) -> Shelf:
        return Shelf(
            uploads=self.uploads,
            contents=self.contents,
            inspector=self.inspector,
            rules=self.attachment_rules,
        )

    @timer(interval=600)
    def sweep_contents(self) -> None:
        while sweep_contents(self.cases, self.contents, self.attachment_rules, now=clock.now()):
            pass

    @command(forms.BeginUploadForm, UploadView, allow=ADDERS)
    def begin_upload(self, command: Command, case_id: str, **wish: Any) -> Upload:
        """Say what will be attached to a case; answers how to send it. Forgotten after a day."""
        return begin_upload(self.cases, self.shelf, case_id, claim=Claim(**wish), command=command)

    @command(forms.PutPartForm, UploadView, allow=ADDERS)
    def put_part(self, command: Command, upload_id: str, part_no: int, content: str) -> Upload:
        """Send one part of an upload; in any order, and again where it is not sure to have arrived."""
        return put_part(self.uploads, upload_id, part_no, content=decoded(content), command=command)

    @command(forms.UploadForm, AttachmentView, allow=ADDERS)
    def finish_upload(self, command: Command, upload_id: str) -> Attachment:
        """Attach what has been sent, if it is whole and what it was said to be; pictures lose their place."""
        case = finish_upload(self.cases, self.shelf, upload_id, command=command)
        return next(each for each in case.attachments if each.id == upload_id)

    @query(CaseForm, Page(AttachmentView), allow=READERS)
    def list_attachments(self, caller: Caller, case_id: str) -> dict[str, Any]:
        """Show what is attached to a case, to a resident what he has added; all of it, for it is little."""
        return {"items": list_attachments(self.cases, self.seal, case_id, caller=caller), "next": None}

    @query(forms.ReadAttachmentForm, PieceView, allow=READERS)
    def read_attachment(self, caller: Caller, case_id: str, attachment_id: str, part_no: int) -> Piece:
        """Read one part of an attachment."""
        return read_attachment(
            self.cases,
            self.seal,
            self.contents,
            case_id,
            attachment_id=attachment_id,
            part_no=part_no,
            caller=caller,
        )
