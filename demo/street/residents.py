"""Residents: the households, of which exactly so many, and the people in them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from random import Random

from demo.street.codes import Population, Tenure
from demo.street.families import FLOATING, LARGEST, LARGEST_FLOATING, REGISTERED, Member, a_family
from demo.street.identity import IdNumbers, a_phone
from demo.street.names import a_given_name
from demo.street.records import House, Household, Person

SIZES = {1: 18, 2: 34, 3: 29, 4: 11, 5: 6, 6: 2}  # members of a household, in percent
RENTED = 0.08  # of the registered households
FIRST_PHONE_AGE, OLD_AGE = 12, 75
WITH_PHONE, OLD_WITH_PHONE = 0.97, 0.7
DAYS_A_YEAR = 365.2425


def make_households(
    luck: Random, houses: Sequence[House], *, people: int, floating: int
) -> tuple[Household, ...]:
    """Put a household into every house: exactly `people` members, `floating` of them or a few more."""
    sizes = _sizes(luck, len(houses), people)
    movers = _movers(luck, sizes, floating)
    return tuple(
        Household(
            id=f"H{place + 1:08d}",
            house_id=house.id,
            grid_code=house.grid_code,
            address=house.address,
            size=size,
            tenure=Tenure.RENTED if place in movers or luck.random() < RENTED else Tenure.OWNED,
            population=Population.FLOATING if place in movers else Population.REGISTERED,
        )
        for place, (house, size) in enumerate(zip(houses, sizes, strict=True))
    )


def make_people(luck: Random, households: Sequence[Household], *, as_of: date) -> Iterator[Person]:
    """Fill every household, its head first."""
    registry = _Registry(luck, as_of)
    for household in households:
        patterns = FLOATING if household.population is Population.FLOATING else REGISTERED
        for member in a_family(luck, patterns, size=household.size):
            yield registry.enter(member, household)


class _Registry:
    """Gives a member of a family all that belongs to him alone."""

    def __init__(self, luck: Random, as_of: date) -> None:
        self._luck, self._as_of = luck, as_of
        self._serials, self._phones, self._numbers = count(1), count(1), IdNumbers()

    def enter(self, member: Member, household: Household) -> Person:
        born = self._birthday(member.age)
        return Person(
            id=f"P{next(self._serials):08d}",
            household_id=household.id,
            grid_code=household.grid_code,
            relation=member.relation,
            name=member.surname + a_given_name(self._luck, sex=member.sex, born=born.year),
            sex=member.sex,
            born=born,
            id_number=self._numbers.issue(born, member.sex),
            phone=self._phone(member.age),
            population=household.population,
        )

    def _birthday(self, age: int) -> date:
        return self._as_of - timedelta(days=int(age * DAYS_A_YEAR) + self._luck.randint(1, 364))

    def _phone(self, age: int) -> str | None:
        often = OLD_WITH_PHONE if age >= OLD_AGE else WITH_PHONE
        has_one = age >= FIRST_PHONE_AGE and self._luck.random() < often
        return a_phone(next(self._phones)) if has_one else None


def _sizes(luck: Random, households: int, people: int) -> list[int]:
    """Draw the sizes, then move single households by one member until the sum is right."""
    sizes = luck.choices(list(SIZES), list(SIZES.values()), k=households)
    missing = people - sum(sizes)
    step = 1 if missing > 0 else -1
    movable = [place for place, size in enumerate(sizes) if 1 <= size + step <= LARGEST]
    for place in luck.sample(movable, abs(missing)):
        sizes[place] += step
    return sizes


def _movers(luck: Random, sizes: Sequence[int], wanted: int) -> frozenset[int]:
    """Choose the households that came from elsewhere."""
    able = [place for place, size in enumerate(sizes) if size <= LARGEST_FLOATING]
    chosen: list[int] = []
    members = 0
    for place in luck.sample(able, len(able)):
        if members >= wanted:
            break
        chosen.append(place)
        members += sizes[place]
    return frozenset(chosen)
