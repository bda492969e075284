"""Gather shifts: when workers are on duty or away, as staff announced it."""

from collections.abc import Iterable
from datetime import date, timedelta

from services.grid.usecases.posts.ports import Rota
from shared.events.staff import Shift


def gather_shifts(
    rota: Rota, worker_ids: Iterable[str], *, first: date, last: date
) -> dict[str, list[Shift]]:
    """Return the shifts of workers from one day to another, in order of time."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    months = sorted({f"{day:%Y-%m}" for day in days})
    shifts: dict[str, list[Shift]] = {}
    for said in rota.duties.about(f"{worker_id}:{month}" for worker_id in worker_ids for month in months):
        in_question = [shift for shift in said.shifts if first <= shift.day <= last]
        shifts.setdefault(said.worker_id, []).extend(in_question)
    return {id: sorted(own, key=lambda shift: (shift.day, shift.start)) for id, own in shifts.items()}
