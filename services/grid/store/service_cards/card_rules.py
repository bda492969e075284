"""The rules for service cards of this release, from `data/service_cards.yaml`."""

from services.grid.domain.service_cards.card_rules import CardRules
from services.grid.store.data import DATA
from shared.plumbing.tables import Delivered


class DeliveredCardRules(Delivered[CardRules]):
    """What every card says alike."""

    folder = DATA
    table = "service_cards.yaml"
    kind = CardRules
