"""Feasibility: whether two workers can be four hours each in the grid and keep a desk manned (§5.1).

With days of less than eight hours they cannot, grid by grid; pooled in a community they can.
"""

from dataclasses import dataclass
from datetime import timedelta

from shared.kernel.errors import Invalid

IN_GRID_A_DAY = timedelta(hours=4)
WORKERS_OF_A_GRID = 2
NOTHING = timedelta()


@dataclass(frozen=True, kw_only=True)
class DeskArithmetic:
    """Grids whose workers man one desk together, on days of one length."""

    day: timedelta
    grids: int = 1

    def __post_init__(self) -> None:
        if self.grids < 1 or not NOTHING < self.day <= timedelta(days=1):
            raise Invalid("there is a grid at least, and a day of some hours")

    @property
    def left(self) -> timedelta:
        """Return what is left for the desk, in hours of one person, once everybody was in his grid."""
        each = max(self.day - IN_GRID_A_DAY, NOTHING)
        return self.grids * WORKERS_OF_A_GRID * each

    @property
    def hole(self) -> timedelta:
        """Return how long nobody can be at the desk, however the roster is made."""
        return max(self.day - self.left, NOTHING)

    @property
    def people(self) -> float:
        """Return how many can be at the desk at any time, on average."""
        return self.left / self.day
