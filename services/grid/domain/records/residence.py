"""Residence (居住关系): where a person really lives, since when, and as what (domain reference §4.1)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from shared.kernel.errors import Invalid


class Tenure(StrEnum):
    """自有, 租住, 寄居 or 临时."""

    OWNED = "owned"
    RENTED = "rented"
    LODGING = "lodging"
    TEMPORARY = "temporary"


@dataclass(frozen=True, kw_only=True)
class Residence:
    """A stay in one household, from the first day that is known to the day from which he lived elsewhere."""

    household_id: str
    since: date
    tenure: Tenure | None = None
    owner_relation: str | None = None
    until: date | None = None

    @property
    def current(self) -> bool:
        return self.until is None


Stays = tuple[Residence, ...]


def moved(stays: Stays, to: Residence) -> Stays:
    """Return the stays with a new one at their end; the present one ends on the day on which that begins.

    The same household again is no move: what is said of the tenure is taken over, where something is said.
    Refused is a move before the present stay began.
    """
    *former, present = stays or (None,)
    if present is None:
        return (to,)
    if present.current and present.household_id == to.household_id:
        tenure, relation = to.tenure or present.tenure, to.owner_relation or present.owner_relation
        return (*former, replace(present, tenure=tenure, owner_relation=relation))
    if to.since < (present.until or present.since):
        raise Invalid(
            "迁入日期早于现居住关系的开始日期", {"as_of": [f"not before {present.until or present.since}"]}
        )
    return (*former, replace(present, until=present.until or to.since), to)


def moved_out(stays: Stays, on: date) -> Stays:
    """Return the stays with the present one ended; refused is a day before it began."""
    if not stays or not stays[-1].current:
        raise Invalid("此人没有现居住关系")
    if on < stays[-1].since:
        raise Invalid("迁出日期早于现居住关系的开始日期", {"on": [f"not before {stays[-1].since}"]})
    return (*stays[:-1], replace(stays[-1], until=on))
