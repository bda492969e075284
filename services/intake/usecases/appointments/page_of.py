"""Page of: what a list of slots shows at once, and where the next page begins."""

from services.intake.domain.appointments.slot import Slot

SlotPage = tuple[list[Slot], str | None]


def page_of(found: list[Slot], *, limit: int) -> SlotPage:
    """Return so many of what was found, and the place to go on from, if more was found."""
    shown = found[:limit]
    return shown, shown[-1].session.place if len(found) > limit else None
