"""Begin to upload an attachment: say what it will be."""

from dataclasses import dataclass

from services.intake.domain.attachments.attach import require_room
from services.intake.domain.attachments.attachment import Purpose, clean_name
from services.intake.domain.attachments.upload import Upload
from services.intake.usecases.attachments.ports import Shelf
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Command
from shared.kernel.errors import Conflict
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What is said of it; `checksum` is the SHA-256 of the whole."""

    name: str
    content_type: str
    size: int
    checksum: str
    purpose: Purpose


def begin_upload(cases: Cases, shelf: Shelf, case_id: str, *, claim: Claim, command: Command) -> Upload:
    """Expect such an attachment for a case that the caller may see; refused where it could not be kept."""
    case, rules = get_case(cases, case_id, caller=command.by), shelf.rules.in_force(command.at)
    rules.require_allowed(claim.content_type, size=claim.size)
    require_room(case, most=rules.most)
    wanted = Upload(
        id=id_from("upload", command.by.id, command.id),
        case_id=case_id,
        name=clean_name(claim.name, ending=rules.types[claim.content_type]),
        content_type=claim.content_type,
        size=claim.size,
        checksum=claim.checksum,
        purpose=claim.purpose,
        begun_by=command.by.id,
        begun_at=command.at,
        digest=command.digest,
    )
    upload = shelf.uploads.begin(wanted)
    if upload.digest != command.digest:
        raise Conflict(f"command {command.id} was used before, for something else")
    return upload
