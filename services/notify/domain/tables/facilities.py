"""Who is told that a facility is to be looked at."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_grid, the_grid_or_head, the_head
from shared.events.grid_facilities import InspectionDue, InspectionOverdue

TABLE = (
    Row(event=InspectionDue, message=Message.INSPECTION_DUE, reader=the_grid_or_head),
    Row(event=InspectionOverdue, message=Message.INSPECTION_OVERDUE, reader=the_grid),
    Row(event=InspectionOverdue, message=Message.INSPECTION_OVERDUE, reader=the_head),
)
