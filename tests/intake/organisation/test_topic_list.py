"""A list is published in versions that follow one another, and is asked what the street is charged with."""

from datetime import date

import pytest

from services.intake.domain.organisation.lists import Lists
from services.intake.domain.organisation.topic_list import ListKind, TopicList
from shared.events.intake_organisation import ListPublished
from shared.kernel.errors import Conflict, Invalid
from tests.intake.menu_builders import NEW_YEAR
from tests.intake.organisation_builders import a_list, an_entry, an_organisation

TODAY, TOMORROW, YESTERDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 22)


def test_the_first_version_is_published_once_and_told():
    first = a_list(ListKind.DUTY, "MS-04")
    first.publish(former=None)

    assert first.happened() == (ListPublished(kind="duty", version_no=1, effective_from=NEW_YEAR, entries=1),)


@pytest.mark.parametrize("version_no", [1, 3])
def test_a_version_that_does_not_follow_is_refused(version_no):
    with pytest.raises(Conflict):
        a_list(version_no=version_no, effective_from=TOMORROW).publish(former=a_list(), today=TODAY)


@pytest.mark.parametrize("version_no", [2, 7])
def test_a_list_begins_with_its_first_version(version_no):
    with pytest.raises(Conflict):
        a_list(version_no=version_no).publish(former=None)


@pytest.mark.parametrize(("day", "former_day"), [(YESTERDAY, NEW_YEAR), (TODAY, TOMORROW)])
def test_a_day_that_is_over_or_before_the_former_version_is_refused(day, former_day):
    former = a_list(effective_from=former_day)

    with pytest.raises(Invalid) as refused:
        a_list(version_no=2, effective_from=day).publish(former=former, today=TODAY)
    assert set(refused.value.fields) == {"effective_from"}


def test_a_topic_that_stands_twice_on_a_list_is_refused():
    with pytest.raises(Invalid) as refused:
        a_list(ListKind.DUTY, "MS-04", "MS-10", "MS-04")
    assert set(refused.value.fields) == {"MS-04"}


@pytest.mark.parametrize("topic", ["", "MS", "MS-4", "ms-04", "MS-0400", "MSX-04", "MS-04 "])
def test_what_is_no_code_of_an_item_or_an_issue_type_is_refused(topic):
    with pytest.raises(Invalid):
        an_entry(topic)


@pytest.mark.parametrize(("id", "version_no"), [("duty@2", 1), ("power@1", 1), ("duty@0", 0)])
def test_an_id_names_its_list_and_version(id, version_no):
    with pytest.raises(Invalid):
        TopicList(id=id, kind=ListKind.DUTY, version_no=version_no, effective_from=NEW_YEAR, entries=())


def test_powers_are_asked_before_duties_before_services():
    lists = Lists(in_force=tuple(a_list(kind, "MS-04") for kind in reversed(ListKind)))

    assert [listed.on.kind for listed in lists.find("MS-04")] == ["power", "duty", "service"]
    assert lists.route("MS-04").listed == "power@1"


def test_what_stands_on_no_list_has_no_route():
    lists = Lists(in_force=(a_list(ListKind.DUTY, "MS-04"),))

    assert (lists.find("MS-10"), lists.route("MS-10")) == ((), None)


def test_lines_that_charge_nobody_are_refused_all_at_once():
    entries = [
        an_entry("MS-01", office="GLZ"),
        an_entry("MS-02", station="WMZX"),
        an_entry("MS-03", office="GZZX", station="GLZ"),
    ]

    with pytest.raises(Invalid) as refused:
        an_organisation().require_units(entries)
    assert set(refused.value.fields) == {"MS-01", "MS-02"}
