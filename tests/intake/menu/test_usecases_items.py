"""Versions of items are drafted, revised, published and withdrawn; each wish is granted once."""

from datetime import date

import pytest

from services.intake.domain.menu.menu import Category, Discretion
from services.intake.domain.menu.service_item import ItemState
from services.intake.usecases.menu.compare_items import compare_items
from services.intake.usecases.menu.discard_item import discard_item
from services.intake.usecases.menu.draft_item import draft_item
from services.intake.usecases.menu.get_item import get_item
from services.intake.usecases.menu.publish_item import publish_item
from services.intake.usecases.menu.revise_item import revise_item
from services.intake.usecases.menu.withdraw_item import withdraw_item
from shared.events.intake_menu import ItemDiscarded, ItemDrafted, ItemPublished, ItemRevised, ItemWithdrawn
from shared.kernel.errors import Conflict, Invalid, NotFound
from tests.intake.builders import CLERK, RESIDENT, REVIEWER, a_caller, a_command, a_published_item
from tests.intake.fakes import FakeItems
from tests.intake.menu_builders import a_guide, stated

TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)
OPERATOR = a_caller("op", "operator")
BETTER = a_guide(title="临时救助（急难型）", promise=stated(1), effective_from=TOMORROW)


@pytest.fixture
def items():
    return FakeItems(a_published_item())


def draft(items, command=None, code="JZ-003", guide=BETTER):
    return draft_item(items, code, guide=guide, command=command or a_command(REVIEWER))


def publish(items, version_no=2, command=None, code="JZ-003"):
    return publish_item(items, code, version_no=version_no, command=command or a_command(REVIEWER))


def get(items, version_no=None, caller=CLERK, on=TODAY):
    return get_item(items, "JZ-003", version_no=version_no, on=on, caller=caller)


class TestDrafting:
    def test_the_next_version_is_begun_and_nobody_can_apply_for_it(self, items):
        item = draft(items)

        assert (item.id, item.state, item.guide) == ("JZ-003@2", ItemState.DRAFT, BETTER)
        assert items.in_force("JZ-003", on=TOMORROW).version_no == 1
        assert [type(fact) for fact in items.facts] == [ItemDrafted]

    def test_a_new_item_begins_with_its_first_version(self, items):
        assert draft(items, code="JZ-099").id == "JZ-099@1"

    def test_the_same_wish_told_twice_drafts_once(self, items):
        command = a_command(REVIEWER)

        assert draft(items, command) == draft(items, command)
        assert len(items.facts) == 1

    def test_told_again_after_it_was_published_it_still_drafts_nothing(self, items):
        command = a_command(REVIEWER)
        draft(items, command)
        publish(items)

        assert draft(items, command).state is ItemState.PUBLISHED
        assert [item.id for item in items.versions("JZ-003")] == ["JZ-003@1", "JZ-003@2"]

    def test_there_is_one_draft_at_a_time(self, items):
        draft(items)

        with pytest.raises(Conflict, match="第2版草稿"):
            draft(items)
        assert len(items.facts) == 1

    def test_a_code_that_does_not_belong_to_the_category_is_refused(self, items):
        with pytest.raises(Invalid) as refused:
            draft(items, code="JZ-009", guide=a_guide(category=Category.HEALTH))
        assert set(refused.value.fields) == {"code"}
        assert items.facts == []


class TestRevising:
    def test_a_draft_says_something_else(self, items):
        draft(items)
        revise_item(items, "JZ-003", version_no=2, guide=a_guide(), command=a_command(REVIEWER))

        assert items.get("JZ-003@2").guide == a_guide()
        assert [type(fact) for fact in items.facts] == [ItemDrafted, ItemRevised]

    def test_the_same_wish_told_twice_revises_once(self, items):
        draft(items)
        command = a_command(REVIEWER)
        for _ in range(2):
            revise_item(items, "JZ-003", version_no=2, guide=a_guide(), command=command)

        assert len(items.facts) == 2

    @pytest.mark.parametrize("version_no", [1, 2])
    def test_what_was_published_or_is_not_there_is_not_revised(self, items, version_no):
        with pytest.raises(Conflict if version_no == 1 else NotFound):
            revise_item(items, "JZ-003", version_no=version_no, guide=BETTER, command=a_command(REVIEWER))
        assert items.facts == []


class TestDiscarding:
    def discard(self, items, command=None, version_no=2):
        command = command or a_command(REVIEWER)
        return discard_item(items, "JZ-003", version_no=version_no, command=command)

    def test_the_draft_is_given_up_once_and_the_next_one_has_a_number_of_its_own(self, items):
        draft(items)
        command = a_command(REVIEWER)
        for _ in range(2):
            assert self.discard(items, command).state is ItemState.DISCARDED

        assert draft(items).id == "JZ-003@3"
        assert [type(fact) for fact in items.facts] == [ItemDrafted, ItemDiscarded, ItemDrafted]

    def test_it_is_neither_published_nor_shown_to_the_public(self, items):
        draft(items)
        self.discard(items)

        with pytest.raises(Conflict):
            publish(items)
        with pytest.raises(NotFound):
            get(items, version_no=2, caller=RESIDENT)
        assert get(items, version_no=2).state is ItemState.DISCARDED

    def test_what_was_published_is_withdrawn_instead(self, items):
        with pytest.raises(Conflict):
            self.discard(items, version_no=1)
        assert items.facts == []


class TestPublishing:
    def test_it_can_be_applied_for_from_its_day_on(self, items):
        draft(items)
        publish(items)

        days = [items.in_force("JZ-003", on=day).version_no for day in (TODAY, TOMORROW)]
        assert days == [1, 2]
        assert [type(fact) for fact in items.facts] == [ItemDrafted, ItemPublished]

    def test_the_same_wish_told_twice_publishes_once(self, items):
        draft(items)
        command = a_command(REVIEWER)

        assert publish(items, command=command) == publish(items, command=command)
        assert len(items.facts) == 2

    def test_by_another_wish_it_is_refused(self, items):
        draft(items)
        publish(items)

        with pytest.raises(Conflict):
            publish(items)

    def test_a_day_that_is_over_is_refused_and_changes_nothing(self, items):
        draft(items, guide=a_guide())
        before = items.get("JZ-003@2")

        with pytest.raises(Invalid):
            publish(items)
        assert items.get("JZ-003@2") == before


class TestWithdrawing:
    def test_nobody_can_apply_for_it_any_more(self, items):
        command = a_command(REVIEWER)
        for _ in range(2):
            withdraw_item(items, "JZ-003", version_no=1, command=command)

        with pytest.raises(NotFound):
            items.in_force("JZ-003", on=TODAY)
        assert [type(fact) for fact in items.facts] == [ItemWithdrawn]

    def test_a_draft_is_not_withdrawn(self, items):
        draft(items)

        with pytest.raises(Conflict):
            withdraw_item(items, "JZ-003", version_no=2, command=a_command(REVIEWER))


class TestGetting:
    def test_without_a_version_it_is_the_one_in_force(self, items):
        draft(items)
        publish(items)

        assert [get(items, on=day).version_no for day in (TODAY, TOMORROW)] == [1, 2]

    def test_a_withdrawn_version_can_be_seen_by_everybody(self, items):
        withdraw_item(items, "JZ-003", version_no=1, command=a_command(REVIEWER))

        assert get(items, 1, RESIDENT).state is ItemState.WITHDRAWN

    def test_a_draft_is_for_the_office_alone(self, items):
        draft(items)

        assert get(items, 2, CLERK) == get(items, 2, OPERATOR)
        with pytest.raises(NotFound):
            get(items, 2, RESIDENT)

    def test_what_is_not_offered_is_for_the_office_alone(self):
        items = FakeItems(a_published_item(guide=a_guide(discretion=Discretion.OFF_MENU)))

        assert get(items, 1, OPERATOR)
        for version_no in (None, 1):
            with pytest.raises(NotFound):
                get(items, version_no, RESIDENT)

    def test_there_is_no_other_version(self, items):
        with pytest.raises(NotFound):
            get(items, 7)


def test_two_versions_are_compared_and_a_draft_for_the_office_alone(items):
    draft(items)

    found = compare_items(items, "JZ-003", former=1, latter=2, on=TODAY, caller=CLERK)
    assert found[0].says == "承诺期限：由“5个工作日”改为“1个工作日”"
    assert {each.field for each in found} == {"promise_day", "task_name", "plan_effective_date"}
    with pytest.raises(NotFound):
        compare_items(items, "JZ-003", former=1, latter=2, on=TODAY, caller=RESIDENT)
