"""Workers claim records and make sure of them, each in his own grid."""

from functools import partial

import pytest

from services.grid.domain.records.origin import RecordState, Source
from services.grid.usecases.records.claim_household import claim_household
from services.grid.usecases.records.claim_person import claim_person
from services.grid.usecases.records.verify_household import verify_household
from services.grid.usecases.records.verify_person import verify_person
from shared.kernel.errors import NotAllowed, NotFound
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    INSIDE,
    NEXT_GRID,
    a_building,
    a_command,
    a_household,
    a_person,
    in_force,
)
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.records.builders import a_statement, an_origin
from tests.grid.records.fakes import FakePeople, FakeRevised

SEEN = a_statement(source=Source.SURVEY, notice="N-1")
OWN = frozenset({GRID})


class Street:
    """A household with one person, in a building of the grid."""

    def __init__(self, building=None, atlas=None):
        household = a_household().told({"rented": "no"}, an_origin())
        person = a_person().told({"phone": "sealed"}, an_origin(), prints={}, born=None)
        self.households, self.people = FakeRevised(household), FakePeople(person)
        self.register = a_register(
            atlas or FakeAtlas(in_force()), households=[household], buildings=[building or a_building()]
        )

    def acts(self):
        household = {"household_id": "H00000001"}
        person = {"person_id": "P00000001"}
        return {
            "claim_household": partial(claim_household, self.households, self.register, **household),
            "claim_person": partial(claim_person, self.people, self.register, **person),
            "verify_household": partial(
                verify_household, self.households, self.register, origin=SEEN, **household
            ),
            "verify_person": partial(verify_person, self.people, self.register, origin=SEEN, **person),
        }


ACTS = ("claim_household", "claim_person", "verify_household", "verify_person")


@pytest.mark.parametrize("act", ACTS)
def test_the_state_says_what_was_done_and_twice_is_once(act):
    street = Street()
    [first, again] = [street.acts()[act](command=a_command(areas=OWN)) for _ in range(2)]

    assert first.state is (RecordState.VERIFIED if act.startswith("verify") else RecordState.CLAIMED)
    assert again == first


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("area", [NEXT_GRID, ELSEWHERE])
def test_nobody_vouches_for_another_grid(act, area):
    with pytest.raises(NotAllowed):
        Street().acts()[act](command=a_command(areas=frozenset({area})))


def test_a_record_that_is_not_there_is_not_found():
    street = Street()
    for act in (claim_household, verify_household):
        words = {"origin": SEEN} if act is verify_household else {}
        with pytest.raises(NotFound):
            act(street.households, street.register, household_id="H404", command=a_command(), **words)


def test_what_was_made_sure_of_says_by_whom_and_when():
    street = Street()

    person = street.acts()["verify_person"](command=a_command(areas=OWN, id="command-9"))

    origin = person.particulars.origin("phone")
    assert (origin.statement, origin.verified) == (SEEN, True)
    assert street.households.by_id["H00000001"].state is RecordState.ENTERED


@pytest.mark.parametrize(
    ("building", "atlas", "area"),
    [
        (a_building(grid_code=None), FakeAtlas(at={INSIDE: in_force(NEXT_GRID)}), NEXT_GRID),
        (a_building(grid_code=GRID), FakeAtlas(at={INSIDE: in_force(NEXT_GRID)}), NEXT_GRID),
        (a_building(grid_code=GRID, point=None), FakeAtlas(), COMMUNITY),
    ],
)
def test_the_grid_is_the_one_in_force_where_the_building_stands(building, atlas, area):
    street = Street(building, atlas)

    assert street.acts()["claim_household"](command=a_command(areas=frozenset({area})))
    with pytest.raises(NotAllowed):
        street.acts()["claim_person"](command=a_command(areas=frozenset({f"{area}X"})))
