"""Get the rating scale: what the five levels of a rating are called and mean."""

from datetime import date, datetime

from services.intake.domain.cases.rating_scale import RatingScale
from services.intake.usecases.cases.ports import RatingScales
from shared.kernel.calendar import local_moment


def get_rating_scale(scales: RatingScales, *, on: date | None, now: datetime) -> RatingScale:
    """Return the version in force on a day, or now; raises NotFound where there was none yet."""
    return scales.in_force(local_moment(on) if on else now)
