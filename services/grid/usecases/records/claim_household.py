"""Claim a household: its worker says that it is his (认领)."""

from services.grid.domain.records.household import Household
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import change_record
from services.grid.usecases.records.ports import Households
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command


def claim_household(
    households: Households, register: Register, *, household_id: str, command: Command
) -> Household:
    """Return the household as claimed; refused is one outside of the caller's areas."""

    def claim(household: Household) -> Household:
        command.by.require_area(areas_of(register, [household], at=command.at)[household.id])
        return household.claimed()

    return change_record(households, household_id, claim, command=command)
