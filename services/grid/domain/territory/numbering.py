"""Numbering: the serials of a community's new buildings, handed out in the order of time (§3.2)."""

from dataclasses import dataclass, field
from datetime import datetime

from services.grid.domain.territory.building import LAST_SERIAL, building_code, serial_of
from shared.events.grid_territory import BuildingNumbered
from shared.kernel.aggregate import REMEMBERED_COMMANDS, Aggregate
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Numbering(Aggregate):
    """Its id is the community's code. `last` is the serial that was handed out last; none is used twice.

    `given` are the codes of the last wishes, so that a wish that is told again gets the same one.
    """

    last: int = 0
    given: dict[str, str] = field(default_factory=dict)

    def hand_out(self, wish: str, *, newest: str | None, at: datetime) -> str:
        """Return the next code, above all that were handed out and above `newest`, which an import brought.

        Refused where the five digits are used up.
        """
        serial = max(self.last, serial_of(newest) if newest else 0) + 1
        if serial > LAST_SERIAL:
            raise Conflict(f"社区 {self.id} 的楼栋序号已用完")
        code = building_code(self.id, serial)
        self.last = serial
        self.given = dict([*self.given.items(), (wish, code)][-REMEMBERED_COMMANDS:])
        self.record(BuildingNumbered(building_id=code, community_code=self.id, numbered_at=at))
        return code
