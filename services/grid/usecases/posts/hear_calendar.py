"""Hear the calendar: which days of a year work."""

from services.grid.usecases.assignments.ports import Assignments, Calendars
from shared.events.intake_menu import CalendarPublished


def hear_calendar(
    calendars: Calendars, assignments: Assignments, *, published: CalendarPublished, sequence: int
) -> None:
    """Remember the year, and reckon anew how long the cases wait that nobody has signed."""
    calendars.hear(published, sequence=sequence)
    assignments.look_at_all()
