"""Duplicate rules: how long both grids have to answer for somebody whom both claim (§4.1)."""

from dataclasses import dataclass
from datetime import date

from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class DuplicateRules:
    """One version; `answer_days` are working days."""

    version_no: int
    effective_from: date
    answer_days: int

    def __post_init__(self) -> None:
        if self.answer_days < 1:
            raise Invalid("nobody answers at once")
