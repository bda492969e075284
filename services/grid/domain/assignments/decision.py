"""Decision: what grid was told of a case, what was decided about it when, and what was seen then."""

from dataclasses import dataclass, field
from datetime import datetime

from services.grid.domain.assignments.choice import Choice
from services.grid.domain.posts.duty import Crew
from services.grid.domain.territory.place import Location, Place


@dataclass(frozen=True, kw_only=True)
class AcceptedCase:
    """What grid was told of a case. `urgency` is ordinary, urgent or emergency.

    `place` is where it was said to be: the map may be cut anew while it is open.
    """

    id: str
    number: str
    subject: str
    urgency: str
    accepted_at: datetime
    place: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided when, and the posts and shifts that were seen then.

    `by` is the caller where a person decided, with his words in `note`.
    """

    at: datetime
    location: Location
    choice: Choice
    crew: Crew = field(default_factory=Crew)
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who has taken the case in hand, and for whom if he acts for somebody; it is never re-attributed."""

    worker_id: str
    on_behalf_of: str | None
    at: datetime
