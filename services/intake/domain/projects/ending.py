"""Ending: what the provider has done with the data that he was given."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DataEnd(StrEnum):
    """What became of them."""

    RETURNED = "returned"
    DELETED = "deleted"


@dataclass(frozen=True, kw_only=True)
class Ending:
    """Access ends in the moment `at`; `proof` is the number of the paper about what became of the data."""

    data: DataEnd
    proof: str
    by: str
    at: datetime
