"""Held back: what a list says against a verified person or household beside the fields."""

from services.grid.domain.records.change_request import Changes
from services.grid.domain.records.household import Household, HouseholdKind
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import Person, Population, Relation
from services.grid.domain.records.residence import Tenure

NOTHING = Changes()


def of_person(
    former: Person | None,
    *,
    household_id: str,
    relation: Relation,
    population: Population,
    tenure: Tenure | None,
) -> Changes:
    """Return what differs from what somebody has made sure of; what is not known is not contradicted."""
    if former is None or former.state is not RecordState.VERIFIED:
        return NOTHING
    stay = former.residence
    moves = household_id != former.household_id or bool(former.residences and not stay)
    sure = stay.tenure if stay and not moves else None
    return Changes(
        relation=relation if relation is not former.relation else None,
        population=population if population is not former.population else None,
        tenure=tenure if sure and tenure is not sure else None,
        moves_to=household_id if moves else None,
    )


def of_household(former: Household | None, *, kind: HouseholdKind | None, members: int) -> Changes:
    """Return what differs from what somebody has made sure of; what is not known is not contradicted."""
    if former is None or former.state is not RecordState.VERIFIED:
        return NOTHING
    return Changes(
        kind=kind if former.kind and kind is not former.kind else None,
        members=members if members != former.members else None,
    )
