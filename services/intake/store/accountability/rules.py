"""The rules of accountability of this release, from `data/accountability.yaml`."""

from services.intake.domain.accountability.card_rules import AccountabilityRules
from services.intake.store.menu.policies import Delivered


class DeliveredAccountability(Delivered[AccountabilityRules]):
    """What leads to a card, and what follows."""

    table = "accountability.yaml"
    kind = AccountabilityRules
