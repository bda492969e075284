"""What makes a file complete in this release, from `data/completeness.yaml`."""

from services.grid.domain.completeness.completeness_rules import CompletenessRules
from services.grid.store.delivered import Delivered


class DeliveredCompletenessRules(Delivered[CompletenessRules]):
    """The versions, read once at start."""

    table = "completeness.yaml"
    kind = CompletenessRules
