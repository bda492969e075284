"""Score a grid by the four clears, and say of its homes what is missing."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from services.grid.domain.completeness.completeness_rules import CompletenessRules
from services.grid.domain.completeness.entry import score
from services.grid.domain.completeness.four_clears import Families, FourClears, People
from services.grid.domain.completeness.home import Home
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import Person
from services.grid.usecases.completeness.ports import Ledger
from shared.kernel.calendar import local_time


def score_grid(ledger: Ledger, grid_code: str, homes: Sequence[Home], *, at: datetime) -> FourClears:
    """Return how clear a grid with these homes is on the day of a moment."""
    on, rules = local_time(at).date(), ledger.rules.in_force(at)
    since = on - timedelta(days=rules.hazard_days)
    return FourClears(
        rules=rules.clears,
        families=families(homes, rules, on=on),
        people=people(homes, disputed=ledger.upkeep.disputed(grid_code)),
        facilities=ledger.upkeep.facilities(grid_code, on=on),
        hazards=ledger.upkeep.hazards(grid_code, since=since, on=on),
        accuracy=ledger.audits.latest_accuracy(grid_code),
    )


def families(homes: Sequence[Home], rules: CompletenessRules, *, on: date) -> Families:
    """Return the scores of the occupied homes, and which of the others are known to be empty."""
    occupied = [home for home in homes if home.occupied]
    empty = [home for home in homes if not home.occupied]
    scores = [score(home.entries(on, rules)) for home in occupied]
    return Families(
        occupied=[each for each in scores if each is not None],
        vacant=len(empty),
        vacancy_confirmed=sum(home.vacancy_confirmed(on, rules) for home in empty),
    )


def people(homes: Sequence[Home], *, disputed: int) -> People:
    """Return how much is sure of those who live in some homes: who was doubted may have moved since."""
    members = [member for home in homes for member in home.members]
    return People(
        persons=len(members),
        residence_verified=sum(_is_settled(member) for member in members),
        disputed=min(disputed, len(members)),
        tags=sum(home.tags for home in homes),
        tags_with_basis=sum(home.tags_sound for home in homes),
    )


def _is_settled(person: Person) -> bool:
    known = person.residence is not None and person.residence.tenure is not None
    return known and person.state is RecordState.VERIFIED
