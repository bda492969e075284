"""The rules for timed cover of this release, from `data/cover.yaml`."""

from services.grid.domain.assignments.cover_rules import CoverRules
from services.grid.store.data import DATA
from shared.plumbing.tables import Delivered


class DeliveredCoverRules(Delivered[CoverRules]):
    """How long a case may wait for a signature."""

    folder = DATA
    table = "cover.yaml"
    kind = CoverRules
