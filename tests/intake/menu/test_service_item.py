from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from services.intake.domain.menu.menu import Category
from services.intake.domain.menu.service_item import ItemState, ServiceItem
from shared.events.intake_menu import ItemDiscarded, ItemDrafted, ItemPublished, ItemRevised
from shared.kernel.errors import Conflict, Invalid
from shared.plumbing.documents import from_document, to_document
from tests.intake.menu_builders import a_guide, an_item, stated


def published(**but):
    item = an_item(**but)
    item.publish()
    item.saved()
    return item


def test_publishing_announces_the_version():
    item = an_item("JZ-003", version_no=2)

    item.publish()

    assert item.state is ItemState.PUBLISHED
    assert item.happened() == (
        ItemPublished(code="JZ-003", version_no=2, title="临时救助", category="社会救助"),
    )


def test_a_draft_can_be_laid_down_and_revised_and_both_are_told():
    item = an_item()

    item.lay_down(by="L0001")
    item.revise(a_guide(promise=stated(3)), by="L0002")

    assert item.guide.promise == stated(3)
    assert item.happened() == (
        ItemDrafted(code="JZ-003", version_no=1, title="临时救助", drafted_by="L0001"),
        ItemRevised(code="JZ-003", version_no=1, title="临时救助", revised_by="L0002"),
    )


def test_a_draft_can_be_given_up_and_does_not_come_back():
    item = an_item()

    item.discard(by="L0001")

    assert (item.state, item.can_be_applied_for(date(2026, 11, 23))) == (ItemState.DISCARDED, False)
    assert item.happened() == (ItemDiscarded(code="JZ-003", version_no=1, discarded_by="L0001"),)


CHANGES = {
    "lay down": lambda item: item.lay_down(by="L0001"),
    "revise": lambda item: item.revise(a_guide(), by="L0001"),
    "publish": ServiceItem.publish,
    "discard": lambda item: item.discard(by="L0001"),
    "withdraw": ServiceItem.withdraw,
}
OF_A_DRAFT = {"lay down", "revise", "publish", "discard"}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("state", ItemState)
def test_every_change_is_of_a_draft_or_of_what_is_published(state, change):
    item = an_item()
    item.state = state
    allowed = state is (ItemState.DRAFT if change in OF_A_DRAFT else ItemState.PUBLISHED)
    before = to_document(item)

    if allowed:
        CHANGES[change](item)
        assert len(item.happened()) == 1
    else:
        with pytest.raises(Conflict):
            CHANGES[change](item)
        assert (to_document(item), item.happened()) == (before, ())


def test_a_version_is_not_published_for_days_that_are_over():
    item, today = an_item(guide=a_guide(effective_from=date(2026, 11, 22))), date(2026, 11, 23)

    with pytest.raises(Invalid) as refused:
        item.publish(today=today)
    assert set(refused.value.fields) == {"plan_effective_date"}
    assert (item.state, item.happened()) == (ItemState.DRAFT, ())
    item.publish(today=date(2026, 11, 22))
    assert item.state is ItemState.PUBLISHED


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item.revise(a_guide(), by="L0001"),
        lambda item: item.lay_down(by="L0001"),
        lambda item: item.discard(by="L0001"),
        ServiceItem.publish,
    ],
)
def test_a_published_version_never_changes(change):
    item = published()

    with pytest.raises(Conflict):
        change(item)
    assert item.guide == a_guide()
    assert not item.happened()


def test_the_content_of_a_version_cannot_be_edited_in_place():
    with pytest.raises(FrozenInstanceError):
        published().guide.title = "别的"


def test_a_change_is_a_new_record_beside_the_old_one():
    first = published()

    second = first.next_version(a_guide(title="急难救助"))

    assert (second.id, second.version_no, second.state) == ("JZ-003@2", 2, ItemState.DRAFT)
    assert (first.id, first.state, first.guide.title) == ("JZ-003@1", ItemState.PUBLISHED, "临时救助")


def test_only_what_is_published_can_be_withdrawn():
    item = published()
    item.withdraw()

    assert item.state is ItemState.WITHDRAWN
    for never_published in (item, an_item()):
        with pytest.raises(Conflict):
            never_published.withdraw()


def test_a_withdrawn_version_does_not_come_back():
    item = published()
    item.withdraw()

    with pytest.raises(Conflict):
        item.publish()


@pytest.mark.parametrize(
    "code", ["JY-001", "JZ-01", "JZ-0001", "jz-001", "JZ-\u0660\u0660\u0661", "JZ001", ""]
)
def test_a_code_belongs_to_its_category(code):
    with pytest.raises(Invalid):
        an_item(code, guide=a_guide(category=Category.SOCIAL_ASSISTANCE))


def test_a_revision_cannot_move_an_item_to_another_category():
    item = an_item()

    with pytest.raises(Invalid):
        item.revise(a_guide(category=Category.HEALTH), by="L0001")
    assert item.guide == a_guide()


@pytest.mark.parametrize(("id", "version_no"), [("JZ-003@1", 2), ("JZ-003", 1), ("JZ-003@0", 0)])
def test_the_id_names_code_and_version(id, version_no):
    with pytest.raises(Invalid):
        ServiceItem(id=id, code="JZ-003", version_no=version_no, guide=a_guide())


def test_an_item_is_the_same_after_it_was_kept():
    item = published()

    assert from_document(ServiceItem, to_document(item)) == item
