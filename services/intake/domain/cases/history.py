"""History: what happened to a case, in lines that the resident may read."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_HISTORY = 200  # lines; the oldest fall away
SYSTEM = "系统"  # who acts where nobody does
REPORTER = "诉求人"  # who acts by number and query code; no sign-in reads so


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line."""

    at: datetime
    action: str
    by: str
    note: str = ""
