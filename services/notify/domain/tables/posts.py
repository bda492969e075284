"""Who is told of what happens to the posts of a grid."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_leaver, the_taker, the_worker
from shared.events.grid import HandoverMade, HandoverReturned
from shared.events.grid_cards import ServiceCardEnded, ServiceCardIssued

TABLE = (
    Row(event=HandoverMade, message=Message.HANDOVER_MADE, reader=the_taker),
    Row(event=HandoverReturned, message=Message.HANDOVER_RETURNED, reader=the_leaver),
    Row(event=ServiceCardIssued, message=Message.SERVICE_CARD_ISSUED, reader=the_worker),
    Row(event=ServiceCardEnded, message=Message.SERVICE_CARD_ENDED, reader=the_worker),
)
