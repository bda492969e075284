"""How often whom in this release, from `data/visits.yaml`."""

from services.grid.domain.visits.visit_rules import VisitRules
from services.grid.store.delivered import Delivered


class DeliveredVisitRules(Delivered[VisitRules]):
    """The versions, read once at start."""

    table = "visits.yaml"
    kind = VisitRules
