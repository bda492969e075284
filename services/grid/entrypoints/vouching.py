"""RPC doors for those who claim records and make sure of them."""

from services.grid.domain.records.household import Household
from services.grid.domain.records.origin import Statement
from services.grid.domain.records.person import Person
from services.grid.entrypoints.sources import Sources
from services.grid.schemas.records.vouching import (
    HouseholdIdForm,
    PersonIdForm,
    StateView,
    VerifyHouseholdForm,
    VerifyPersonForm,
)
from services.grid.usecases.records.claim_household import claim_household
from services.grid.usecases.records.claim_person import claim_person
from services.grid.usecases.records.ports import People
from services.grid.usecases.records.verify_household import verify_household
from services.grid.usecases.records.verify_person import verify_person
from shared.kernel.command import Command
from shared.plumbing.door import command

VOUCHERS = ("worker", "station_head")


class VouchingDoors(Sources):
    """Doors for workers, each in his own grid."""

    people: People

    @command(HouseholdIdForm, StateView, allow=VOUCHERS)
    def claim_household(self, command: Command, *, household_id: str) -> Household:
        """Say that a household is one's own to look after."""
        return claim_household(self.households, self.register, household_id=household_id, command=command)

    @command(VerifyHouseholdForm, StateView, allow=VOUCHERS)
    def verify_household(self, command: Command, *, household_id: str, origin: Statement) -> Household:
        """Say that all that is known of a household has been made sure of."""
        return verify_household(
            self.households, self.register, household_id=household_id, origin=origin, command=command
        )

    @command(PersonIdForm, StateView, allow=VOUCHERS)
    def claim_person(self, command: Command, *, person_id: str) -> Person:
        """Say that a person is one's own to look after."""
        return claim_person(self.people, self.register, person_id=person_id, command=command)

    @command(VerifyPersonForm, StateView, allow=VOUCHERS)
    def verify_person(self, command: Command, *, person_id: str, origin: Statement) -> Person:
        """Say that all that is known of a person has been made sure of."""
        return verify_person(self.people, self.register, person_id=person_id, origin=origin, command=command)
