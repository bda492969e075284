"""Registration against residence (人户分离): which of the six cases somebody is (domain reference §4.1)."""

from dataclasses import dataclass
from enum import StrEnum


class HukouCase(StrEnum):
    """人在户在, 户在人不在 (空挂), 人在户不在 (same district or elsewhere: 流动人口), 寄挂, 待定."""

    BOTH_HERE = "both_here"
    AWAY = "away"
    FROM_THE_DISTRICT = "from_the_district"
    FLOATING = "floating"
    LODGED = "lodged"
    UNDECIDED = "undecided"


@dataclass(frozen=True, kw_only=True)
class Registration:
    """Where somebody is registered.

    `house_id` is a house of this street, where it is one; `lodged` says that the registration hangs in a
    household to which he does not belong.
    """

    division: str | None
    house_id: str | None
    lodged: bool = False


def hukou_case(registered: Registration, *, lives_in: str | None, verified: bool) -> HukouCase:
    """Return the case. `lives_in` is the house in this street where he lives, or None.

    Undecided is whose residence nobody has made sure of, and whose registration is unknown.
    """
    if not verified or registered.division is None:
        return HukouCase.UNDECIDED
    if registered.lodged:
        return HukouCase.LODGED
    if lives_in is None:
        return HukouCase.AWAY if registered.house_id else HukouCase.UNDECIDED
    return _of_a_resident(registered.division, registered.house_id, lives_in)


def _of_a_resident(division: str, house_id: str | None, lives_in: str) -> HukouCase:
    """Return the case of who lives here; the id of a house begins with its division."""
    if house_id == lives_in:
        return HukouCase.BOTH_HERE
    return HukouCase.FROM_THE_DISTRICT if lives_in.startswith(division) else HukouCase.FLOATING
