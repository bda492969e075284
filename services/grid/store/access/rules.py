"""Who may see what in this release, from `data/access.yaml`."""

from services.grid.domain.access.access_rules import AccessRules
from services.grid.store.delivered import Delivered


class DeliveredAccessRules(Delivered[AccessRules]):
    """The versions, read once at start."""

    table = "access.yaml"
    kind = AccessRules
