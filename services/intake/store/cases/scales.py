"""The words of the five levels of this release, from `data/rating_scale.yaml`."""

from services.intake.domain.cases.rating_scale import RatingScale
from services.intake.store.menu.policies import Delivered


class DeliveredScales(Delivered[RatingScale]):
    """What the levels of a rating are called and mean."""

    table = "rating_scale.yaml"
    kind = RatingScale
