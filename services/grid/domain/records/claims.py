"""Claims: two records about one person, and what was taken over when one of them came to stand for both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One of the records: in which household of which area."""

    person_id: str
    household_id: str
    area: str


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Which record was kept, and what it took over of the other: values as they are kept, by field."""

    kept_id: str
    dropped_id: str
    taken: Mapping[str, str]
    evidence: str
    by: str
    at: datetime
