"""Who is told of what happens to purchased projects: the sections of the street that pays."""

from services.notify.domain.message import Message
from services.notify.domain.row import Row, the_street
from shared.events.intake_projects import MilestoneDue, MilestoneEvaluated, ProjectReviewed

TABLE = (
    Row(event=MilestoneDue, message=Message.MILESTONE_DUE, reader=the_street),
    Row(event=MilestoneEvaluated, message=Message.MILESTONE_EVALUATED, reader=the_street),
    Row(event=ProjectReviewed, message=Message.PROJECT_REVIEWED, reader=the_street),
)
