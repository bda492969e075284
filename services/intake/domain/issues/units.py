"""Units: who leads and who helps. Exactly one leads; whoever took it first leads to the end (首接负责)."""

from dataclasses import dataclass, replace

from shared.kernel.errors import Conflict, Invalid

MOST_ASSISTING = 10


@dataclass(frozen=True, kw_only=True)
class Units:
    """Codes of areas: `lead` is 主办, `assisting` 协办. A settled lead changes by a transfer only."""

    lead: str | None = None
    settled: bool = False
    assisting: tuple[str, ...] = ()

    def named(self, unit: str) -> "Units":
        """Let a unit lead, as long as nobody has taken it in hand."""
        return self if self.settled else self._led_by(unit)

    def taken(self) -> "Units":
        """Settle the lead: it has taken it in hand."""
        return replace(self, settled=True)

    def moved(self, unit: str | None) -> "Units":
        """Let another unit lead from here on, or none."""
        if unit == self.lead:
            raise Conflict("不能转给原主办单位", {"unit": ["已是主办单位"]})
        return replace(self, settled=False)._led_by(unit)

    def helped_by(self, units: tuple[str, ...]) -> "Units":
        """Let other units help; the lead cannot help itself."""
        if self.lead in units or len(set(units)) != len(units) or len(units) > MOST_ASSISTING:
            raise Invalid("协办单位不能重复，也不能是主办单位", {"units": ["重复、过多或者为主办单位"]})
        return replace(self, assisting=units)

    def _led_by(self, unit: str | None) -> "Units":
        return replace(self, lead=unit, assisting=tuple(each for each in self.assisting if each != unit))
