"""Look at a visit: what the log keeps of who sees it."""

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.visits.visit import Visit
from shared.kernel.command import Caller

WORDS = ("summary", "checks", "hazards", "companions")


def look_at_visit(
    visit: Visit, caller: Caller, where: Where, *, words: bool, purpose: str | None = None
) -> Look:
    """Return a look at a visit, which is one at its household; `words` tells whether they were opened."""
    return Look.of(
        caller,
        where,
        Act.SHOWN,
        subjects=(visit.household_id,),
        outside=not caller.covers(visit.scene.area),
        fields=WORDS if words else (),
        purpose=purpose,
        reference=visit.id,
    )
