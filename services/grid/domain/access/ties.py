"""Ties: the households of a member of the staff and of his relatives; a look at them is asked about."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Ties:
    """By the id of the member of the staff; who said so last, and when. Nothing tells who is related how."""

    id: str
    household_ids: tuple[str, ...]
    told_by: str
    told_at: datetime
    revision: int = 0
