"""Volume rules: when volumes are frozen, in one version (§4.6)."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid

SHORTEST_MONTH = 28


@dataclass(frozen=True, kw_only=True)
class VolumeRules:
    """One version; in the first `grace_days` of a month the volumes of the last one may still be drawn."""

    version_no: int
    effective_from: date
    grace_days: int

    def __post_init__(self) -> None:
        if not 1 <= self.grace_days <= SHORTEST_MONTH:
            raise Invalid("there is a day to freeze, and it lies in every month")
