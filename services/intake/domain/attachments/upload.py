"""Upload: an attachment on its way, in parts, until it is whole. It is forgotten if nobody finishes it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.attachments.attachment import Purpose
from shared.kernel.errors import Conflict, Invalid, NotAllowed

HOURS = 24  # after so many nobody can finish it any more
PART = 512 * 1024  # bytes; as text it is well below what one message may hold


@dataclass(frozen=True, kw_only=True)
class Upload:
    """What was claimed of it as it began; `digest` tells the same wish from another one."""

    id: str
    case_id: str
    name: str
    content_type: str
    size: int  # bytes
    checksum: str
    purpose: Purpose
    begun_by: str
    begun_at: datetime
    digest: str

    @property
    def parts(self) -> int:
        """How many parts it has; all are of one length but the last."""
        return parts_of(self.size)

    def require_own(self, caller_id: str) -> None:
        """Refuse whoever has not begun it."""
        if caller_id != self.begun_by:
            raise NotAllowed("只能继续本人开始的上传")

    def require_fit(self, part_no: int, content: bytes) -> None:
        """Refuse a part that is none of it, or not as long as it must be."""
        if not 1 <= part_no <= self.parts:
            raise Invalid("没有这一分片", {"part_no": [f"1 至 {self.parts}"]})
        last = self.size - PART * (self.parts - 1)
        if len(content) != (last if part_no == self.parts else PART):
            raise Invalid("分片长度不符", {"content": ["长度不符"]})

    def whole(self, parts: Mapping[int, bytes]) -> bytes:
        """Return the content, or refuse what is not complete or not what was claimed."""
        if missing := [str(no) for no in range(1, self.parts + 1) if no not in parts]:
            raise Conflict("附件尚未传完", {"part_no": missing})
        content = b"".join(parts[no] for no in range(1, self.parts + 1))
        if hashlib.sha256(content).hexdigest() != self.checksum:
            raise Invalid("附件内容与校验值不符，请重新上传", {"checksum": ["不符"]})
        return content


def parts_of(size: int) -> int:
    """Return in how many parts so many bytes travel."""
    return max(1, -(-size // PART))
