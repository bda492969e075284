"""The rules of agency of this release, from `data/agency.yaml`."""

from services.intake.domain.agency.agency_rules import AgencyRules
from services.intake.store.menu.policies import Delivered


class DeliveredAgencyRules(Delivered[AgencyRules]):
    """What holds for orders and mandates."""

    table = "agency.yaml"
    kind = AgencyRules
