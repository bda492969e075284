"""Note a standstill: a case waits for its applicant, or goes on."""

from services.grid.domain.assignments.standstill import Standstill
from services.grid.usecases.assignments.ports import Standstills


def note_standstill(standstills: Standstills, standstill: Standstill) -> None:
    """Remember it; told twice, or late, it changes nothing."""
    standstills.note(standstill)
