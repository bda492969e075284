"""List the units of the street."""

from services.intake.domain.organisation.unit import Level, Unit
from services.intake.usecases.organisation.ports import Units


def list_units(units: Units, *, level: Level | None = None) -> list[Unit]:
    """Return the offices, then the bodies of the communities; or those of one level."""
    return [unit for unit in units.organisation().units if level in (None, unit.level)]
