"""How disputes are mediated in this release, from `data/disputes.yaml`."""

from services.grid.domain.disputes.dispute_rules import DisputeRules
from services.grid.store.delivered import Delivered


class DeliveredDisputeRules(Delivered[DisputeRules]):
    """The versions, read once at start."""

    table = "disputes.yaml"
    kind = DisputeRules
