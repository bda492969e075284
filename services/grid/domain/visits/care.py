"""Care: why a household is called on more often than others, and what it wants itself (§3.8, §4.3)."""

from dataclasses import dataclass
from enum import StrEnum

from services.grid.domain.placed import Placed


class Colour(StrEnum):
    """How much care a category asks for."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


@dataclass(frozen=True, kw_only=True)
class Care:
    """A category in force for a household or, where `person_id` is there, for one of its members.

    Of a restricted one neither category nor person is said here; `joint` ones are looked after together with
    the authority that answers for them.
    """

    colour: Colour
    category: str | None = None
    person_id: str | None = None
    joint: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing(Placed):
    """What the records say of a household: where it is, its cares, and whether it wants to be asked first."""

    household_id: str
    cares: tuple[Care, ...] = ()
    by_appointment: bool = False
