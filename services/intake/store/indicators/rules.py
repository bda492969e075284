"""The rules of the indicators of this release, from `data/indicators.yaml`."""

from services.intake.domain.indicators.indicator_rules import IndicatorRules
from services.intake.store.menu.policies import Delivered


class DeliveredIndicatorRules(Delivered[IndicatorRules]):
    """How the indicators are weighed."""

    table = "indicators.yaml"
    kind = IndicatorRules
