"""Who is told that the map changes: the head of the community, and who works in the grids that it makes."""

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from services.notify.domain.row import Row
from shared.events.grid_territory import GridsReorganised
from shared.kernel.event import Event


def the_community(event: Event, case: KnownCase | None) -> tuple[str, ...]:
    """Return the head of the community that is cut anew, and the workers of its grids."""
    assert isinstance(event, GridsReorganised)
    return (recipient.area(event.community_code), *map(recipient.grid, event.codes))


TABLE = (Row(event=GridsReorganised, message=Message.GRIDS_REORGANISED, reader=the_community),)
