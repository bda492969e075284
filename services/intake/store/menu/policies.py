"""The rules of this release, in versions with a day of effect: one table of `data/` each."""

from services.intake.domain.menu.policy import Policy
from services.intake.store.menu.issue_types import DATA
from shared.plumbing import tables
from shared.plumbing.tables import P


class Delivered(tables.Delivered[P]):
    """The versions of one kind of rules of intake."""

    folder = DATA


class DeliveredPolicies(Delivered[Policy]):
    """What holds for all cases."""

    table = "policies.yaml"
    kind = Policy
