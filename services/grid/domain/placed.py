"""Placed: whatever lies in a grid, or where no grid lies in a community alone."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Base of what says where something lies."""

    community_code: str
    grid_code: str | None = None

    @property
    def area(self) -> str:
        """Return the smallest area that is known."""
        return self.grid_code or self.community_code

    @property
    def codes(self) -> dict[str, str | None]:
        """Return both codes, as facts tell them."""
        return {"grid_code": self.grid_code, "community_code": self.community_code}
