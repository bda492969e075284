"""A file is looked at as a whole: what is new in it is drafted, all of it or nothing, and never twice."""

from dataclasses import replace
from datetime import date

import pytest

from services.intake.domain.exchange.row_fault import RowFault, Where
from services.intake.domain.menu.menu import Category
from services.intake.domain.menu.service_item import ItemState
from services.intake.usecases.menu.discard_item import discard_item
from services.intake.usecases.menu.export_items import export_items
from services.intake.usecases.menu.import_items import Change, Mode, Proposal, import_items
from services.intake.usecases.menu.withdraw_item import withdraw_item
from shared.events.intake_menu import ItemDrafted
from shared.kernel.errors import Invalid, NotFound
from tests.intake.builders import REVIEWER, a_command, a_published_item
from tests.intake.fakes import FakeItems
from tests.intake.menu_builders import a_guide, an_item, stated

TODAY = date(2026, 11, 23)
SAME, OTHER = a_guide(), a_guide(promise=stated(3))


@pytest.fixture
def items():
    return FakeItems(a_published_item(), a_published_item("JZ-007"))


def proposals(**guides):
    return [
        Proposal(code=code.replace("_", "-"), guide=guide, where=Where(sheet="事项", row=row))
        for row, (code, guide) in enumerate(guides.items(), start=3)
    ]


def bring(items, mode=Mode.DRAFT, command=None, faults=(), **guides):
    command = command or a_command(REVIEWER)
    return import_items(items, proposals(**guides), faults=faults, mode=mode, command=command)


def plan(report):
    return {row.code: (row.version_no, row.change) for row in report.rows}


def test_each_row_is_new_a_next_version_or_unchanged(items):
    report = bring(items, JZ_003=SAME, JZ_007=OTHER, JZ_099=SAME)

    assert plan(report) == {
        "JZ-003": (1, Change.UNCHANGED),
        "JZ-007": (2, Change.NEXT_VERSION),
        "JZ-099": (1, Change.NEW),
    }
    assert (report.faults, report.drafted) == ((), 2)
    assert {item.id for item in items.by_id.values() if item.state is ItemState.DRAFT} == {
        "JZ-007@2",
        "JZ-099@1",
    }


def test_a_draft_that_was_given_up_is_as_if_it_had_never_been(items):
    bring(items, JZ_003=OTHER)
    discard_item(items, "JZ-003", version_no=2, command=a_command(REVIEWER))

    assert plan(bring(items, Mode.CHECK, JZ_003=SAME)) == {"JZ-003": (1, Change.UNCHANGED)}
    assert plan(bring(items, JZ_003=OTHER)) == {"JZ-003": (3, Change.NEXT_VERSION)}


def test_looking_changes_nothing(items):
    report = bring(items, Mode.CHECK, JZ_007=OTHER, JZ_099=SAME)

    assert (len(report.rows), report.drafted, items.facts) == (2, 0, [])


@pytest.mark.parametrize("mode", Mode)
def test_one_row_at_fault_keeps_all_out(items, mode):
    report = bring(items, mode, JZ_007=OTHER, JZ_098=a_guide(category=Category.HEALTH))

    assert [(each.where.row, each.where.field) for each in report.faults] == [(4, "code")]
    assert (report.drafted, items.facts) == (0, [])


def test_what_was_wrong_in_reading_keeps_all_out_and_is_told(items):
    unread = RowFault(where=Where(sheet="材料", row=9, field="copies"), reason="份数至少为1")

    report = bring(items, faults=[unread], JZ_007=OTHER)
    assert (report.faults, report.drafted, items.facts) == ((unread,), 0, [])


def test_the_same_wish_told_twice_drafts_once_and_answers_the_same(items):
    command = a_command(REVIEWER)
    once, again = (bring(items, command=command, JZ_007=OTHER, JZ_099=SAME) for _ in range(2))

    assert once == again
    assert [type(fact) for fact in items.facts] == [ItemDrafted] * 2


def test_the_same_file_by_another_wish_finds_its_own_drafts_unchanged(items):
    bring(items, JZ_007=OTHER)
    report = bring(items, JZ_007=OTHER)

    assert (plan(report), report.drafted) == ({"JZ-007": (2, Change.UNCHANGED)}, 0)


def test_a_draft_that_says_something_else_is_not_overwritten(items):
    bring(items, JZ_007=OTHER)
    report = bring(items, JZ_007=a_guide(promise=stated(2)))

    assert ["草稿" in each.reason for each in report.faults] == [True]
    assert items.get("JZ-007@2").guide == OTHER


def test_what_was_withdrawn_comes_back_as_a_version_of_its_own(items):
    withdraw_item(items, "JZ-003", version_no=1, command=a_command(REVIEWER))

    assert plan(bring(items, JZ_003=SAME)) == {"JZ-003": (2, Change.NEXT_VERSION)}


class TestExport:
    def test_the_versions_in_force_are_handed_out(self, items):
        draft = an_item("JZ-008")
        draft.lay_down(by="L0001")
        items.save(draft)
        items.save(a_published_item(version_no=2, guide=replace(OTHER, effective_from=date(2027, 1, 1))))

        found = export_items(items, category=None, codes=[], on=TODAY)
        assert [item.id for item in found] == ["JZ-003@1", "JZ-007@1"]

    def test_of_one_category_or_by_their_codes(self, items):
        items.save(a_published_item("WS-001", guide=a_guide(category=Category.HEALTH)))

        health = export_items(items, category=Category.HEALTH, codes=[], on=TODAY)
        two = export_items(items, category=None, codes=["WS-001", "JZ-007"], on=TODAY)
        assert [item.code for item in health] == ["WS-001"]
        assert [item.code for item in two] == ["JZ-007", "WS-001"]
        with pytest.raises(NotFound, match="JZ-999"):
            export_items(items, category=None, codes=["JZ-007", "JZ-999"], on=TODAY)

    def test_there_is_an_end_to_what_is_handed_out_at_once(self):
        many = FakeItems(*(a_published_item(f"JZ-{n:03}") for n in range(201)))

        with pytest.raises(Invalid):
            export_items(many, category=None, codes=[], on=TODAY)
