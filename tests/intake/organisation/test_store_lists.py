"""What the lists promise, the stand-in as well as the real ones."""

from datetime import date

import pytest

from services.intake.domain.organisation.topic_list import ListKind
from services.intake.store.organisation.lists import MongoLists
from shared.kernel.errors import NotFound, StaleWrite
from tests.intake.fakes import FakeLists
from tests.intake.organisation_builders import a_list, a_published_list
from tests.shared.queries import explained, watched
from tests.stores import either, real

TODAY, NEXT_YEAR = date(2026, 11, 23), date(2027, 1, 1)

mongo_lists = real(MongoLists)
lists = either(FakeLists, MongoLists)


def topics(found, kind=ListKind.DUTY):
    return [entry.topic for each in found.in_force if each.kind is kind for entry in each.entries]


def test_a_version_comes_back_as_it_was_saved(lists):
    published = a_published_list(ListKind.POWER, "JZ-003")
    lists.save(published)

    assert lists.get("power@1") == published
    with pytest.raises(NotFound):
        lists.get("power@2")


def test_the_newest_version_whose_day_has_come_is_in_force(lists):
    lists.save(a_published_list(ListKind.DUTY, "MS-01"))
    lists.save(a_published_list(ListKind.DUTY, "MS-02", version_no=2, effective_from=TODAY))
    lists.save(a_published_list(ListKind.DUTY, "MS-03", version_no=3, effective_from=TODAY))
    lists.save(a_published_list(ListKind.DUTY, "MS-04", version_no=4, effective_from=NEXT_YEAR))

    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 22), TODAY, date(2026, 12, 31), NEXT_YEAR)
    assert [topics(lists.in_force(day)) for day in days] == [
        [],
        ["MS-01"],
        ["MS-01"],
        ["MS-03"],
        ["MS-03"],
        ["MS-04"],
    ]
    assert lists.latest(ListKind.DUTY).version_no == 4
    assert lists.latest(ListKind.POWER) is None


def test_the_tenth_version_is_newer_than_the_ninth(lists):
    for version_no in range(1, 11):
        lists.save(a_published_list(ListKind.DUTY, f"MS-{version_no:02}", version_no=version_no))

    assert topics(lists.in_force(TODAY)) == ["MS-10"]
    assert lists.latest(ListKind.DUTY).version_no == 10


def test_the_three_lists_are_in_force_side_by_side(lists):
    for kind in ListKind:
        lists.save(a_published_list(kind, "MS-01"))

    assert {each.kind for each in lists.in_force(TODAY).in_force} == set(ListKind)


def test_a_version_is_published_once(lists):
    lists.save(a_published_list(ListKind.DUTY, "MS-01"))

    with pytest.raises(StaleWrite):
        lists.save(a_published_list(ListKind.DUTY, "MS-02"))
    assert topics(lists.in_force(TODAY)) == ["MS-01"]


def test_what_was_not_published_is_not_kept(lists):
    with pytest.raises(ValueError, match="without a fact"):
        lists.save(a_list())


def test_a_list_is_read_once_and_looked_up_by_its_indexes(mongo_lists, mongo_uri):
    for kind in ListKind:
        mongo_lists.save(a_published_list(kind))
    with watched(mongo_uri, mongo_lists.collection.database.name) as (database, queries):
        seen = MongoLists(database)
        seen.prepare()
        queries.sent.clear()
        for _ in range(3):
            seen.in_force(TODAY)
        found = [command for command in queries.sent if "find" in command]
        stages = [explained(database, command)[0] for command in found if "_id" not in command["filter"]]

    assert len(found) == 3 + len(ListKind)
    assert all("IXSCAN" in each for each in stages)
