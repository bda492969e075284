"""List suspects: the sources whose positions are off as if a conversion had gone wrong."""

from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.usecases.territory.ports import Watches

MOST = 100


def list_suspects(watches: Watches) -> list[CoordinateWatch]:
    """Return at most a hundred, by source."""
    return watches.suspected(limit=MOST)
