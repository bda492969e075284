"""What grid announces of the watch over who looks at people: how much was found, and nothing of whom."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class LooksReported(Event):
    """The report of the looks of a week is there; `week` is its Monday.

    `mass`, `outside` and `own` count what somebody should look at: very many people on one day, often outside
    of the own area, and one's own household or that of relatives.
    """

    name = "grid.looks_reported"
    about = "look_report"
    heard_by = ("notify",)
    report_id: str
    week: date
    streets: tuple[str, ...]
    looks: int
    mass: int
    outside: int
    own: int
    reported_at: datetime
