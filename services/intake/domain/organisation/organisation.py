"""Organisation: all units of the street, asked which of them leads a matter and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.intake.domain.organisation.list_entry import ListEntry
from services.intake.domain.organisation.route import Route
from services.intake.domain.organisation.unit import WHOLE_STREET, Level, Unit
from shared.kernel.errors import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """三办两中心 of the street, 两委两站 of each community."""

    units: tuple[Unit, ...]

    def __post_init__(self) -> None:
        codes = [unit.code for unit in self.units]
        if len(set(codes)) < len(codes):
            raise Invalid("two units have the same code")
        if strays := sorted({unit.parent for unit in self.units if unit.parent} - self.offices):
            raise Invalid(f"no office is called {', '.join(strays)}")

    @property
    def offices(self) -> set[str]:
        """The codes of the offices of the street."""
        return {unit.code for unit in self.units if unit.level is Level.STREET}

    @property
    def stations(self) -> set[str]:
        """The kinds of bodies that every community has."""
        return {unit.kind for unit in self.units if unit.level is Level.COMMUNITY}

    def get(self, code: str) -> Unit:
        """Return a unit, or raise NotFound."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise NotFound(f"没有单位 {code}")

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return a unit and those above it, the nearest first; the street is above all. Raises NotFound."""
        if code == WHOLE_STREET:
            return (WHOLE_STREET,)
        parent = self.get(code).parent
        return (code, *([parent] if parent else []), WHOLE_STREET)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every unit, the street itself among them."""
        return (WHOLE_STREET, *(unit.code for unit in self.units))

    def leading(self, route: Route, *, community_code: str | None = None) -> Unit:
        """Return the unit that leads a case of this route."""
        return self.get(route.lead_unit(community_code))

    def require_units(self, entries: Iterable[ListEntry]) -> None:
        """Refuse lines that charge a unit which is not there; all of them at once, by topic."""
        faults = {each.topic: fault for each in entries if (fault := self.faults(each.office, each.station))}
        if faults:
            raise Invalid("清单上有不存在的单位", faults)

    def faults(self, office: str, station: str | None) -> list[str]:
        """Return what is wrong with a pair of office and station."""
        wrong = [] if office in self.offices else [f"街道没有 {office}"]
        return wrong + ([] if station is None or station in self.stations else [f"社区没有 {station}"])
