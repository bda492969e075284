"""What the use cases of attachments need from the world outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from services.intake.domain.attachments.attachment_rules import AttachmentRules
from services.intake.domain.attachments.upload import Upload


class Rules(Protocol):
    """What may be attached."""

    def in_force(self, at: datetime) -> AttachmentRules:
        """Return the version of that day."""


class Uploads(Protocol):
    """What is on its way. Everything of it is forgotten a day after it began, finished or not."""

    def begin(self, upload: Upload) -> Upload:
        """Keep it, or return the one that is kept under its id already."""

    def get(self, id: str) -> Upload:
        """Return one, or raise NotFound."""

    def put(self, upload: Upload, part_no: int, content: bytes) -> None:
        """Keep a part; the same part again takes its place."""

    def parts(self, upload: Upload) -> dict[int, bytes]:
        """Return the parts that are there."""


class Loose(NamedTuple):
    """A content, and the case that may know it."""

    id: str
    case_id: str


class Contents(Protocol):
    """The contents of attachments."""

    def keep(self, id: str, content: bytes, *, case_id: str, at: datetime) -> None:
        """Keep it, as loose; again under the same id it takes the place of what was kept before."""

    def loose(self, before: datetime, *, limit: int) -> list[Loose]:
        """Return contents that were kept before a moment and that nobody has looked for in their case."""

    def fasten(self, id: str) -> None:
        """Note that its case knows it: it is loose no longer."""

    def drop(self, id: str) -> None:
        """Remove it; what is not there is removed already."""

    def part(self, id: str, part_no: int) -> bytes:
        """Return a part, or raise NotFound."""


class Inspector(Protocol):
    """Looks into contents."""

    def type_of(self, content: bytes) -> str | None:
        """Return the content type that the content itself shows, or None."""

    def without_traces(self, content: bytes, content_type: str, *, rules: AttachmentRules) -> bytes:
        """Return a picture or a paper without place, camera, author and notes; anything else as it is.

        Raises Invalid where it cannot be read, or unpacks to more than the rules allow.
        """


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Where attachments are put: what is on its way, what is kept, who looks into it, what is allowed."""

    uploads: Uploads
    contents: Contents
    inspector: Inspector
    rules: Rules
