"""What is inspected how often in this release, from `data/facilities.yaml`."""

from services.grid.domain.facilities.facility_rules import FacilityRules
from services.grid.store.delivered import Delivered


class DeliveredFacilityRules(Delivered[FacilityRules]):
    """The versions, read once at start."""

    table = "facilities.yaml"
    kind = FacilityRules
