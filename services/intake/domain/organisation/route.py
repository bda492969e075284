"""Route: who leads a case and who decides it, as it was settled when the case began."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.organisation.unit import unit_of_community


class Decider(StrEnum):
    """Who has the last word; 大事不出街道、小事不出社区."""

    STREET = "street"
    COMMUNITY = "community"
    SELF_GOVERNMENT = "self_government"
    DISTRICT = "district"
    OTHER_AUTHORITY = "other_authority"


@dataclass(frozen=True, kw_only=True)
class Route:
    """`listed` is the version of the list that says so, or `approval`: a leader has said so instead."""

    office: str
    station: str | None
    decides: Decider
    listed: str

    @property
    def decides_elsewhere(self) -> bool:
        """Tell whether an authority outside of the street has the last word."""
        return self.decides in {Decider.DISTRICT, Decider.OTHER_AUTHORITY}

    def lead_unit(self, community_code: str | None) -> str:
        """Return the unit that leads: the community's own where it has one, once the community is known."""
        if self.station and community_code:
            return unit_of_community(self.station, community_code)
        return self.office
