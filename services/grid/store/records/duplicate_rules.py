"""How long answers may take in this release, from `data/duplicates.yaml`."""

from services.grid.domain.records.duplicate_rules import DuplicateRules
from services.grid.store.delivered import Delivered


class DeliveredDuplicateRules(Delivered[DuplicateRules]):
    """The versions, read once at start."""

    table = "duplicates.yaml"
    kind = DuplicateRules
