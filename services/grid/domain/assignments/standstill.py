"""Standstill: why a case waits for its applicant; nobody can sign it meanwhile (domain reference §6.3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Cause(StrEnum):
    """What is waited for: missing materials, or the word of who wants to withdraw."""

    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, kw_only=True)
class Standstill:
    """`until` is when it went on; None while it waits. `sequence` is the number of the case's fact."""

    case_id: str
    cause: Cause
    sequence: int
    until: datetime | None
