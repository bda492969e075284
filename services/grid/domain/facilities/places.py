"""Places: where a facility lies in the lists of its area."""

from services.grid.domain.facilities.facility import Facility


def due_place(facility: Facility) -> str:
    """Return where it lies: what is due first, first."""
    return f"{facility.next_due.isoformat()} {facility.id}"
