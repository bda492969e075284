"""How long what is published stays so in this release, from `data/publicity.yaml`."""

from services.intake.domain.questions.publicity import PublicityRules
from services.intake.store.menu.policies import Delivered


class DeliveredPublicity(Delivered[PublicityRules]):
    """The versions, read once at start."""

    table = "publicity.yaml"
    kind = PublicityRules
