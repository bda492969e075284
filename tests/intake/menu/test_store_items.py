"""What the menu promises, the stand-in as well as the real one."""

from dataclasses import replace
from datetime import date

import pytest

from services.intake.domain.menu.menu import Category
from services.intake.store.menu.items import MongoItems
from shared.kernel.errors import NotFound, StaleWrite
from tests.intake.builders import a_published_item
from tests.intake.fakes import FakeItems
from tests.intake.menu_builders import a_guide, an_item
from tests.shared.queries import explained, watched
from tests.stores import either, real

TODAY, NEXT_YEAR = date(2026, 11, 23), date(2027, 1, 1)
HEALTH = a_guide(category=Category.HEALTH)

mongo_items = real(MongoItems)
items = either(FakeItems, MongoItems)


def save(items, *published):
    for item in published:
        items.save(item)


def withdrawn(code, **but):
    item = a_published_item(code, **but)
    item.withdraw()
    return item


def test_a_version_comes_back_as_it_was_saved(items):
    item = a_published_item()
    items.save(item)

    assert items.get("JZ-003@1") == item


def test_the_latest_published_version_is_in_force(items):
    save(
        items, a_published_item(version_no=2), a_published_item(version_no=10), a_published_item(version_no=9)
    )

    assert items.in_force("JZ-003", on=TODAY).version_no == 10


def test_a_version_is_in_force_from_its_day_of_effect(items):
    coming = a_published_item(version_no=2, guide=a_guide(effective_from=NEXT_YEAR))
    save(items, a_published_item(), coming)

    on_the_eve, then = date(2026, 12, 31), NEXT_YEAR
    assert [items.in_force("JZ-003", on=day).version_no for day in (on_the_eve, then)] == [1, 2]
    menus = [items.menu(Category.SOCIAL_ASSISTANCE, on=day) for day in (on_the_eve, then)]
    assert [item.id for menu in menus for item in menu] == ["JZ-003@1", "JZ-003@2"]


def test_what_is_not_in_force_yet_cannot_be_applied_for(items):
    save(items, a_published_item(guide=a_guide(effective_from=NEXT_YEAR)))

    with pytest.raises(NotFound):
        items.in_force("JZ-003", on=TODAY)
    assert items.menu(Category.SOCIAL_ASSISTANCE, on=TODAY) == []


def test_when_the_latest_is_withdrawn_the_one_before_is_in_force(items):
    save(items, a_published_item(version_no=1), withdrawn("JZ-003", version_no=2))

    assert items.in_force("JZ-003", on=TODAY).version_no == 1


def test_what_was_withdrawn_altogether_cannot_be_applied_for(items):
    save(items, withdrawn("JZ-003"))

    with pytest.raises(NotFound):
        items.in_force("JZ-003", on=TODAY)
    with pytest.raises(NotFound):
        items.in_force("JZ-999", on=TODAY)


def test_a_version_stays_for_the_cases_that_run_under_it(items):
    old = withdrawn("JZ-003", version_no=1)
    save(items, old, a_published_item(version_no=2))

    assert items.get("JZ-003@1") == old


def test_the_menu_shows_each_item_once_in_its_latest_version_by_code(items):
    save(
        items,
        a_published_item("JZ-007"),
        a_published_item("JZ-003", version_no=1),
        a_published_item("JZ-003", version_no=2),
        withdrawn("JZ-001"),
        a_published_item("WS-001", guide=HEALTH),
    )

    menu = items.menu(Category.SOCIAL_ASSISTANCE, on=TODAY)

    assert [item.id for item in menu] == ["JZ-003@2", "JZ-007@1"]
    assert [item.id for item in items.menu(Category.HEALTH, on=TODAY)] == ["WS-001@1"]
    assert items.menu(Category.EMPLOYMENT, on=TODAY) == []


def test_a_version_is_published_once(items):
    items.save(a_published_item())

    with pytest.raises(StaleWrite):
        items.save(a_published_item(guide=replace(a_guide(), title="别的")))
    assert items.get("JZ-003@1").guide.title == a_guide().title


def test_every_version_of_an_item_is_found_oldest_first(items):
    draft = an_item(version_no=11)
    draft.lay_down(by="L0001")
    save(items, a_published_item(version_no=10), withdrawn("JZ-003", version_no=9), draft)
    save(items, a_published_item("JZ-007"))

    assert [item.id for item in items.versions("JZ-003")] == ["JZ-003@9", "JZ-003@10", "JZ-003@11"]
    assert items.versions("JZ-999") == []


def test_the_whole_menu_is_that_of_all_categories(items):
    draft = an_item("JZ-008")
    draft.lay_down(by="L0001")
    save(items, a_published_item("WS-001", guide=HEALTH), a_published_item("JZ-007"), draft)
    save(items, a_published_item("JZ-003"), a_published_item("JZ-003", version_no=2))

    assert [item.id for item in items.whole_menu(on=TODAY)] == ["JZ-003@2", "JZ-007@1", "WS-001@1"]


def test_what_its_last_day_is_over_is_off_the_menu(items):
    save(items, a_published_item(guide=a_guide(effective_to=TODAY)))

    assert items.in_force("JZ-003", on=TODAY).version_no == 1
    with pytest.raises(NotFound):
        items.in_force("JZ-003", on=date(2026, 11, 24))
    assert items.whole_menu(on=date(2026, 11, 24)) == []


def test_a_draft_that_was_not_laid_down_is_not_kept(items):
    with pytest.raises(ValueError, match="without a fact"):
        items.save(an_item())


def test_the_menu_is_looked_up_by_its_indexes(mongo_items, mongo_uri):
    for n in range(20):
        mongo_items.save(a_published_item(f"WS-{n:03}", guide=HEALTH))
    mongo_items.save(a_published_item("JZ-003"))
    with watched(mongo_uri, mongo_items.collection.database.name) as (database, queries):
        watched_items = MongoItems(database)
        watched_items.in_force("JZ-003", on=TODAY)
        watched_items.menu(Category.SOCIAL_ASSISTANCE, on=TODAY)
        watched_items.versions("JZ-003")
        plans = [explained(database, command) for command in queries.sent]

    assert [("IXSCAN" in stages, examined) for stages, examined in plans] == [(True, 1)] * 3
