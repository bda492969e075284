"""The rules for attachments of this release, from `data/attachments.yaml`."""

from services.intake.domain.attachments.attachment_rules import AttachmentRules
from services.intake.store.menu.policies import Delivered


class DeliveredAttachmentRules(Delivered[AttachmentRules]):
    """What may be attached."""

    table = "attachments.yaml"
    kind = AttachmentRules
