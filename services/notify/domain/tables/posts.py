"""Who is told of what happens to the posts of a grid."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_leaver, the_taker
from shared.events.grid import HandoverMade, HandoverReturned

TABLE = (
    Row(event=HandoverMade, message=Message.HANDOVER_MADE, reader=the_taker),
    Row(event=HandoverReturned, message=Message.HANDOVER_RETURNED, reader=the_leaver),
)
