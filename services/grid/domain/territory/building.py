"""Building: where households live, and how an address leads to a grid."""

from dataclasses import dataclass

from services.grid.domain.territory.address import address_keys
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point


@dataclass(frozen=True, kw_only=True)
class Building:
    """A building; its grid is told by code, or follows from its point."""

    id: str
    address: str
    community_code: str
    grid_code: str | None
    point: Point | None

    def __post_init__(self) -> None:
        if self.grid_code is None and self.point is None:
            raise Invalid(f"building {self.id} needs a grid code or coordinates")

    @property
    def address_keys(self) -> tuple[str, ...]:
        return address_keys(self.address)
