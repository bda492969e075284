"""Attachment rules: what may be attached, how large and how many; one version of them."""

from dataclasses import dataclass
from datetime import date

from services.intake.domain.attachments.upload import HOURS
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class AttachmentRules:
    """`types` are content types and the endings of their names.

    A content that no case knows of is removed after `loose_hours`: longer than its upload can be finished.
    """

    version_no: int
    effective_from: date
    types: dict[str, str]
    largest: int  # bytes of one
    most: int  # of one case
    most_pixels: int  # of one picture
    most_objects: int  # of one PDF
    loose_hours: int

    def __post_init__(self) -> None:
        if not self.types or min(self.largest, self.most, self.most_pixels, self.most_objects) < 1:
            raise Invalid("rules for attachments allow something")
        if self.loose_hours <= HOURS:
            raise Invalid("a content is not removed while its upload may still be finished")

    def require_allowed(self, content_type: str, *, size: int) -> None:
        """Refuse what is no allowed type, empty or too large."""
        if content_type not in self.types:
            allowed = "、".join(sorted(set(self.types.values())))
            raise Invalid(f"只能上传以下类型的附件：{allowed}", {"content_type": ["不支持的类型"]})
        if not 0 < size <= self.largest:
            raise Invalid(f"附件不能超过 {self.largest // 1_000_000} MB", {"size": ["过大或为空"]})
