"""Where the rows behind the indicators come from: beside the cases, a range of one index, and never late."""

from datetime import timedelta

import pytest

from services.intake.domain.clocks.ringing import ring
from services.intake.domain.indicators.indicator import Basis
from services.intake.domain.indicators.places import place
from services.intake.domain.issues.issue import IssueState
from services.intake.store.cases.cases import MongoCases
from services.intake.store.indicators.courses import MongoCourses
from services.intake.usecases.indicators.ports import Stretch
from tests.intake.builders import (
    COMMUNITY,
    GRID,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    STREET,
    TUESDAY_OFF,
    WORKER,
    a_handler,
    an_issue,
    an_issue_in,
    local,
)
from tests.intake.indicators.fakes import FakeCourses
from tests.intake.menu_builders import an_issue_type
from tests.shared.queries import explained, watched
from tests.stores import real

pytestmark = pytest.mark.database

mongo_cases = real(MongoCases)
NEXT_YEAR = place(local("2027-01-01 00:00"))
WEEK = (place(local("2026-11-23 00:00")), place(local("2026-11-30 00:00")))


def a_stretch(*scopes, basis=Basis.ENTERED, after=WEEK[0], until=WEEK[1]):
    return Stretch(scopes=scopes, basis=basis, after=after, until=until)


def accepted(at, *, number, topic="MS-04", grid=GRID):
    """An issue that was taken on at a moment and given to the worker of a grid."""
    issue = an_issue(registered_at=at, number=f"{STREET}{number:015}", topic=topic)
    issue.register()
    issue.triage(an_issue_type(), by="系统", at=at, calendar=PLAIN)
    handler = a_handler(grid_code=grid)
    issue.assign(handler, limits=an_issue_type().first_steps, at=at, calendar=PLAIN)
    return issue


@pytest.fixture
def courses(mongo_cases):
    return MongoCourses(mongo_cases.collection.database)


@pytest.fixture
def kept(mongo_cases):
    days = ("2026-11-20", "2026-11-23", "2026-11-25", "2026-11-29", "2026-11-30")
    cases = [
        accepted(local(f"{day} 10:00"), number=10 * n + m, topic=topic, grid=grid)
        for n, day in enumerate(days)
        for m, (topic, grid) in enumerate((("MS-04", GRID), ("MS-10", OTHER_GRID)))
    ]
    for case in cases:
        mongo_cases.save(case)
    return cases


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize(
    "scopes",
    [
        (f"area/{STREET}",),
        (f"area/{COMMUNITY}",),
        (f"area/{OTHER_GRID}",),
        ("topic/MS-10", f"area/{STREET}"),
        (f"worker/{WORKER.id}", f"area/{GRID}"),
        ("topic/MS-10", f"area/{GRID}"),
        ("worker/W7777", f"area/{STREET}"),
    ],
    ids=str,
)
def test_a_stretch_holds_the_cases_of_its_scopes_and_days_in_the_order_of_time(kept, courses, scopes, basis):
    stretch = a_stretch(*scopes, basis=basis)

    assert list(courses.along(stretch)) == list(FakeCourses(*kept).along(stretch))


def test_from_a_place_on_the_rest_follows(kept, courses):
    whole = list(courses.along(a_stretch(f"area/{STREET}")))

    rest = courses.along(a_stretch(f"area/{STREET}", after=whole[2].place))

    assert [row.case_id for row in rest] == [row.case_id for row in whole[3:]]


def test_what_a_new_calendar_moves_is_found_where_it_is_due_now(mongo_cases, courses):
    issue = an_issue_in(IssueState.SIGNED)
    mongo_cases.save(issue)
    before = issue.course.due

    ring(issue, now=MONDAY + timedelta(minutes=1), calendar=TUESDAY_OFF)
    mongo_cases.save(issue)

    [row] = courses.along(a_stretch(f"area/{STREET}", basis=Basis.FELL_DUE, until=NEXT_YEAR))
    assert row.course.due == before + timedelta(days=1)
    assert row.place.startswith(place(row.course.due))


def test_what_was_only_reckoned_anew_is_kept_too(mongo_cases, courses):
    """A pause and a calendar can move what is due without a fact that somebody saves."""
    issue = an_issue_in(IssueState.SIGNED)
    mongo_cases.save(issue)
    issue.reckon(TUESDAY_OFF)

    mongo_cases.keep_reckoning(issue)

    [row] = courses.along(a_stretch(f"area/{STREET}", basis=Basis.FELL_DUE, until=NEXT_YEAR))
    assert row.course == issue.course


@pytest.mark.parametrize("basis", Basis)
def test_a_period_reads_its_own_cases_and_not_those_of_all_time(mongo_uri, database, basis):
    with watched(mongo_uri, database.name) as (seen, queries):
        cases = MongoCases(seen)
        cases.prepare()
        for n in range(60):
            cases.save(accepted(local("2026-01-05 10:00") + timedelta(days=5 * n), number=n))
        queries.sent.clear()

        stretch = a_stretch(
            f"area/{STREET}",
            basis=basis,
            after=place(local("2026-06-01 00:00")),
            until=place(local("2026-07-01 00:00")),
        )
        found = list(MongoCourses(seen).along(stretch))

        [asked] = [command for command in queries.sent if "find" in command]
        stages, looked_at = explained(seen, asked)
        assert len(found) in (6, 7)
        assert "COLLSCAN" not in stages
        assert looked_at <= len(found)
