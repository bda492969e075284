"""Ready-made responsibilities and stand-ins; a test names only what it is about."""

from datetime import date, timedelta

from services.grid.domain.responsibilities.responsibility import Responsibility
from services.grid.usecases.responsibilities.ports import ResponsibilityBook
from tests.fakes import FakeRepository
from tests.grid.builders import COMMUNITY, INSIDE, NOON, a_building, a_household, in_force, post_filled
from tests.grid.fakes import FakeAtlas, a_register, a_rota

TODAY = date(2026, 11, 23)
HOMES = [f"H{number:08}" for number in range(1, 5)]
A, B, HEAD = (
    post_filled("A", "W0001"),
    post_filled("B", "W0002"),
    post_filled("head", "W0100", area=COMMUNITY),
)


def on(number):
    return TODAY + timedelta(days=number)


def a_responsibility(id="given-1", *ids, to="W0002", since=0, until=None, at=NOON):
    end = None if until is None else on(until)
    return Responsibility.give(
        id, tuple(ids or HOMES[:1]), to=to, since=on(since), until=end, by="W0100", at=at
    )


class FakeResponsibilities(FakeRepository):
    def of_households(self, ids):
        wanted = set(ids)
        found = [id for id, each in self.by_id.items() if wanted & set(each.household_ids)]
        return [self.find(id) for id in sorted(found)]


def a_book(*given, posts=(A, B, HEAD), buildings=None, households=None, atlas=None):
    """One building in one grid with all the households, unless something else is said."""
    register = a_register(
        atlas or FakeAtlas(in_force(), at={INSIDE: in_force()}),
        buildings=buildings or [a_building()],
        households=households or [a_household(id=id) for id in HOMES],
    )
    return ResponsibilityBook(given=FakeResponsibilities(*given), register=register, rota=a_rota(posts=posts))
