"""Keep the scale: what somebody says of the five levels is kept with the words in which he was asked."""

from dataclasses import replace
from datetime import datetime

from services.intake.domain.cases.script import Script
from services.intake.usecases.cases.ports import RatingScales


def keep_scale(scales: RatingScales, script: Script, *, at: datetime) -> Script:
    """Return the answers with the version of the scale in force."""
    return replace(script, scale=scales.in_force(at).version_no)
