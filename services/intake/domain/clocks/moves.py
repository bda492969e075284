"""Moves: which deadlines a new calendar has moved, as facts."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from shared.events.intake import ClockMoved

Due = Mapping[str, datetime]


def moves(case_id: str, *, was_due: Due, due: Due, at: datetime) -> Iterator[ClockMoved]:
    """Yield a fact for every kind of clock whose deadline is another one now, in the order of their names."""
    for kind in sorted(was_due.keys() | due.keys()):
        if was_due.get(kind) != due.get(kind):
            yield ClockMoved(
                case_id=case_id,
                clock=kind,
                was_due=was_due.get(kind),
                due=due.get(kind),
                reason="calendar_changed",
                moved_at=at,
            )
