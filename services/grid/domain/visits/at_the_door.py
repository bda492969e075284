"""At the door: what the points of a visit show, as the phone tells them (§3.7, §4.5, §5.3)."""

from services.grid.domain.visits.findings import Proof, Stay
from services.grid.domain.visits.visit import Visit
from shared.kernel.geography import Point

Sighting = tuple[str, Point]  # the code of the grid in which a visit counts, and where it was


def metres_from_door(proof: Proof, stay: Stay, door: Point | None) -> int | None:
    """Return how many whole metres a visit was from its building, where it began if that was told.

    None for a call, which is made from anywhere, and where the visit or the building has no position.
    """
    if proof is Proof.PHONE_CALL or door is None or not stay.spots:
        return None
    return round(stay.spots[0].point.metres_to(door))


def sighting_of(visit: Visit) -> Sighting | None:
    """Return by what the positions of its phone can be judged; None where it was nowhere in particular."""
    if visit.by_phone or not visit.stay.spots or visit.scene.grid_code is None:
        return None
    return visit.scene.grid_code, visit.stay.spots[0].point
