"""Verify a household: somebody has been there and made sure of what is known of it (核实)."""

from services.grid.domain.records.household import Household
from services.grid.domain.records.origin import Statement
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import change_record
from services.grid.usecases.records.ports import Households
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command


def verify_household(
    households: Households, register: Register, *, household_id: str, origin: Statement, command: Command
) -> Household:
    """Return the household as verified; refused is one outside of the caller's areas."""

    def verify(household: Household) -> Household:
        command.by.require_area(areas_of(register, [household], at=command.at)[household.id])
        return household.verified(origin.made_sure(command))

    return change_record(households, household_id, verify, command=command)
