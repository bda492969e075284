"""Searching a whole street: 8,079 households and 21,000 people, each page a range of an index."""

from collections import Counter
from uuid import uuid4

import pytest

from demo.street import make_street
from services.grid.domain.records.field_rule import About
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.records.people import MongoPeople
from services.grid.usecases.access.search_households import Search, search_households
from services.grid.usecases.records.take_values import print_of
from services.grid.usecases.territory.ports import Register
from shared.plumbing.documents import CONVERTER
from tests.grid.access.builders import SEALER, WHERE, a_desk, a_worker
from tests.grid.access.fakes import FakeJournal
from tests.grid.builders import STREET, a_household, a_person, in_force
from tests.grid.fakes import FakeAtlas, FakeBuildings
from tests.grid.records.builders import RULES
from tests.shared.queries import explained, watched
from tests.stores import drop_large

pytestmark = pytest.mark.database

PAGE = 20
RULE = {code: RULES.rule(About.PERSON, code) for code in ("name", "phone", "id_number")}


@pytest.fixture(scope="module")
def street():
    return make_street()


@pytest.fixture(scope="module")
def loaded(mongo, street):
    """The street as it lies in the database, without what is sealed."""
    name = f"test_{uuid4().hex[:12]}"
    for store, records in (
        (MongoHouseholds(mongo[name]), map(household_of, street.households)),
        (MongoPeople(mongo[name]), map(person_of, street.people)),
    ):
        store.prepare()
        store.collection.insert_many([document_of(store, record) for record in records])
    yield name
    drop_large(mongo, name)


def household_of(row):
    building_id = row.house_id.partition("-")[0]
    return a_household(
        id=row.id, house_id=row.house_id, building_id=building_id, address=row.address, door=row.address[-8:]
    )


def person_of(row):
    said = {"name": row.name, "id_number": row.id_number} | ({"phone": row.phone} if row.phone else {})
    prints = {code: print_of(RULE[code], SEALER, value) for code, value in said.items()}
    return a_person(id=row.id, household_id=row.household_id, prints=prints)


def document_of(store, record):
    state = CONVERTER.unstructure(record) | store.also(record)
    return {"_id": state.pop("id"), **state, "commands": []}


@pytest.fixture(scope="module")
def searched(mongo_uri, loaded, street):
    """Search, and return what was found with what the database was asked."""
    with watched(mongo_uri, loaded) as (database, queries):
        register = Register(
            households=MongoHouseholds(database), buildings=FakeBuildings(), atlas=FakeAtlas(in_force())
        )
        desk = a_desk(register=register, people=MongoPeople(database), journal=FakeJournal())
        caller = a_worker(areas=frozenset({STREET}))

        def search(by, value, **page):
            queries.sent.clear()
            wish = Search(by=by, value=value, limit=PAGE, **page)
            found = search_households(desk, search=wish, caller=caller, where=WHERE)
            return found, [explained(database, command) for command in queries.sent]

        yield search


def commonest(street):
    [(name, _)] = Counter(person.name for person in street.people).most_common(1)
    return name


def test_every_search_is_a_range_of_an_index(searched, street):
    """The embedded database reads all of a range, MongoDB a page of it; neither reads what does not fit."""
    person = next(each for each in street.people if each.phone)
    household = next(each for each in street.households if each.id == person.household_id)
    from_the_compound = [each.address.partition("社区")[2] for each in street.households]
    compound, name = household.address.partition("社区")[2], commonest(street)
    fitting = {
        ("address", compound[:2]): sum(each.startswith(compound[:2]) for each in from_the_compound),
        ("address", household.address): 1,
        ("address", compound): 1,
        ("name", name): sum(each.name == name for each in street.people),
        ("phone", person.phone): 1,
        ("id_number", person.id_number): 1,
    }
    for (by, value), fits in fitting.items():
        found, plans = searched(by, value)
        assert len(found.items) == min(fits, PAGE), (by, value)
        for stages, examined in plans:
            assert "COLLSCAN" not in stages, (by, stages)
            assert examined <= max(fits, PAGE), (by, examined)


def test_nothing_is_read_where_nothing_is_found(searched):
    for by, value in (("address", "无此小区"), ("name", "谁也不是"), ("phone", "13900000000")):
        found, plans = searched(by, value)
        assert (found.items, [examined for _, examined in plans]) == ((), [0] * len(plans))


def test_it_finds_what_a_slow_look_through_everybody_finds(searched, street):
    name, prefix = commonest(street), street.buildings[0].address
    slow = {
        "name": {each.household_id for each in street.people if each.name == name},
        "address": {each.id for each in street.households if each.address.startswith(prefix)},
    }
    for by, value in (("name", name), ("address", prefix)):
        seen, after = [], ""
        while after is not None:
            found, _ = searched(by, value, after=after)
            seen += [hit.household_id for hit in found.items]
            after = found.next
        assert set(seen) == slow[by]
