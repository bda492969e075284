"""What counts as dangerous in this release, from `data/hazards.yaml`."""

from services.grid.domain.hazards.hazard_rules import HazardRules
from services.grid.store.delivered import Delivered


class DeliveredHazardRules(Delivered[HazardRules]):
    """The versions, read once at start."""

    table = "hazards.yaml"
    kind = HazardRules
