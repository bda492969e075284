"""Places: under which names and moments the indicators find a case."""

from collections.abc import Iterator
from datetime import UTC, datetime

from services.intake.domain.accountability.boxes import enclosing
from services.intake.domain.cases.case import Case
from services.intake.domain.indicators.indicator import Basis


def scopes_of(case: Case) -> tuple[str, ...]:
    """Return what a case counts for: its areas, its unit, its item or type, its worker."""
    return tuple(_scopes(case))


def moments_of(case: Case) -> dict[str, str | None]:
    """Return where a case lies in time, for each basis; None where it lies nowhere."""
    course = case.course
    moments = {
        Basis.REPORTED: course.registered_at,
        Basis.ENTERED: course.accepted_at,
        Basis.FELL_DUE: course.due,
    }
    return {basis.value: place(at, case.id) if at else None for basis, at in moments.items()}


def place(at: datetime, id: str = "") -> str:
    """Return a moment as a text that sorts as time does, and tells two cases of one moment apart."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}/{id}"


def _scopes(case: Case) -> Iterator[str]:
    yield from (f"area/{code}" for code in enclosing(case.area))
    yield f"topic/{case.topic}"
    if case.lead_unit:
        yield f"unit/{case.lead_unit}"
    if case.worker:
        yield f"worker/{case.worker}"
