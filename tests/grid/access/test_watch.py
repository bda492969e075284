"""The watch over looks: what is odd about them, reported once a week; and who has looked at me."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.access.anomaly import MOST_EVIDENCE, Anomaly, Oddity, WatchRules, find_anomalies
from services.grid.domain.access.look import Act, LogEntry, Where, chained
from services.grid.domain.access.look_report import end_of, last_week, monday_of, report_id
from services.grid.domain.access.post_label import post_label
from services.grid.domain.access.ties import Ties
from services.grid.domain.service_cards.service_card import Seat
from services.grid.domain.territory.unit import Community
from services.grid.usecases.access.declare_ties import TieBook, declare_ties, get_ties
from services.grid.usecases.access.get_look_report import get_look_report
from services.grid.usecases.access.get_person import get_person
from services.grid.usecases.access.list_looks_at_person import LooksWish, list_looks_at_person
from services.grid.usecases.access.make_look_report import Watch, make_look_report
from services.grid.usecases.access.note_look import keyed_hash
from services.grid.usecases.posts.ports import Rota
from shared.events.grid_access import LooksReported
from shared.events.staff import WorkerEnlisted
from shared.kernel.calendar import local_moment, local_time
from shared.kernel.command import Command
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.grid.access.builders import ACCESS, SEALER, a_desk, a_look, a_worker
from tests.grid.access.fakes import FakeJournal, FakeLookReports
from tests.grid.builders import COMMUNITY, GRID, NEXT_GRID, STREET, a_caller, a_household, a_person
from tests.grid.builders import post_filled as a_post
from tests.grid.records.fakes import FakeHouseholds, FakePeople, FakeRevised

MONDAY = date(2026, 11, 16)
SMALL = WatchRules(subjects_a_day=3, outside_a_week=2)


def at(day, hour=9, **but):
    """A look so many days after that Monday."""
    return a_look(where=Where(at=local_moment(MONDAY + timedelta(days=day)) + timedelta(hours=hour)), **but)


def numbered(*looks):
    return [LogEntry(number=number, look=look, hash="") for number, look in enumerate(looks, start=1)]


looks = st.builds(
    at,
    st.integers(0, 2),
    st.sampled_from([0, 12, 23]),
    by=st.sampled_from(["W1", "W2"]),
    subjects=st.lists(st.sampled_from(["H1", "P1", "P2", "P3", "P4", "P5"]), max_size=4).map(tuple),
    outside=st.booleans(),
)
whose = st.dictionaries(
    st.sampled_from(["W1", "W2"]), st.frozensets(st.sampled_from(["H1", "P1", "P2"]), max_size=2)
)


@given(looks=st.lists(looks, max_size=25), own=whose)
def test_what_is_odd_is_found_as_by_counting_on_fingers(looks, own):
    """Against the slow version: for everybody and every day anew through all of the log."""
    entries, expected = numbered(*looks), []
    for by in ("W1", "W2"):
        his = [entry for entry in entries if entry.look.by == by]
        outside = [entry for entry in his if entry.look.outside]
        mine = [entry for entry in his if set(entry.look.subjects) & own.get(by, frozenset())]
        if len(outside) > 2:
            expected.append((Oddity.OUTSIDE, by, None, len(outside), numbers(outside), set()))
        if mine:
            met = {each for entry in mine for each in entry.look.subjects} & own[by]
            expected.append((Oddity.OWN, by, None, len(mine), numbers(mine), met))
        for day in {local_time(entry.look.where.at).date() for entry in his}:
            on_it = [entry for entry in his if local_time(entry.look.where.at).date() == day]
            met = {subject for entry in on_it for subject in entry.look.subjects}
            if len(met) > 3:
                expected.append((Oddity.MASS, by, day, len(met), numbers(on_it), set()))

    found = find_anomalies(entries, SMALL, own)

    assert Counter(map(told, found)) == Counter((*each[:4], each[4], frozenset(each[5])) for each in expected)


def numbers(entries):
    return tuple(entry.number for entry in entries)


def told(odd):
    return (odd.oddity, odd.by, odd.day, odd.count, odd.entries, frozenset(odd.subjects))


def test_an_anomaly_names_enough_looks_to_begin_to_ask():
    entries = numbered(*(at(0, outside=True) for _ in range(MOST_EVIDENCE + 9)))

    [odd] = find_anomalies(entries, SMALL, {})

    assert (odd.count, len(odd.entries)) == (MOST_EVIDENCE + 9, MOST_EVIDENCE)


@pytest.mark.parametrize("limits", [(0, 1), (1, -1)])
def test_a_limit_that_is_none_is_refused(limits):
    with pytest.raises(Invalid):
        WatchRules(subjects_a_day=limits[0], outside_a_week=limits[1])


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_week_begins_on_monday_and_has_one_id(day):
    monday = monday_of(day)

    assert (monday.weekday(), 0 <= (day - monday).days < 7) == (0, True)
    assert report_id(day) == report_id(monday) != report_id(monday - timedelta(days=1))
    assert end_of(last_week(end_of(monday))) == end_of(monday)
    assert last_week(end_of(monday) - timedelta(seconds=1)) == monday - timedelta(days=7)


class FakeTable:
    def in_force(self, at):
        return ACCESS


class FakeCommunities:
    def within(self, area):
        return [Community(id=code, name="社区") for code in (COMMUNITY, f"{STREET}002", "340102997001")]


def a_watch(*looks, ties=(), people=()):
    journal = FakeJournal()
    write(journal, *looks)
    return Watch(
        journal=journal,
        reports=FakeLookReports(),
        ties=FakeRevised(*ties),
        people=FakePeople(*people),
        communities=FakeCommunities(),
        table=FakeTable(),
    )


def write(journal, *looks):
    for look in looks:
        assert journal.add(chained(look, journal.last(), keyed_hash(SEALER)))


def reported(watch, now=None):
    """Let the timer strike in two replicas, as often as there is something to do."""
    while make_look_report(watch, now=now or end_of(MONDAY)):
        pass
    make_look_report(watch, now=now or end_of(MONDAY))
    return sorted(watch.reports.by_id)


class TestReporting:
    def test_nobody_reports_a_week_that_is_not_over(self):
        watch = a_watch(at(-3), at(0), at(1))

        assert reported(watch, end_of(MONDAY) - timedelta(seconds=1)) == ["2026-W46"]
        assert reported(watch) == ["2026-W46", "2026-W47"]

    def test_the_first_report_is_about_the_last_week_alone(self):
        watch = a_watch(at(-8), at(-1, 23), at(0, 0), at(6, 23), at(7, 0))

        reported(watch)

        report = watch.reports.get("2026-W47")
        assert (report.after, report.last, report.looks) == (2, 4, 2)

    def test_every_look_is_in_one_report_although_clocks_differ(self):
        watch = a_watch(at(0), at(7, 1), at(6, 23))
        reported(watch)
        write(watch.journal, at(8), at(20))

        assert reported(watch, end_of(MONDAY + timedelta(days=14))) == ["2026-W47", "2026-W48", "2026-W49"]
        assert [watch.reports.get(f"2026-W{week}").looks for week in (47, 48, 49)] == [1, 3, 1]

    def test_a_report_without_anything_odd_says_so(self):
        watch = a_watch()

        reported(watch)

        [fact] = watch.reports.facts
        assert fact == LooksReported(
            report_id="2026-W47",
            week=MONDAY,
            streets=("340102997", STREET),
            looks=0,
            mass=0,
            outside=0,
            own=0,
            reported_at=end_of(MONDAY),
        )

    def test_a_look_at_ones_own_household_or_those_in_it_is_told(self):
        ties = Ties(id="W0001", household_ids=("H00000001",), told_by="W0001", told_at=end_of(MONDAY))
        watch = a_watch(
            at(0, subjects=("P00000001",)),
            at(1, subjects=("P9",)),
            at(1, by="W0002", subjects=("P00000001",)),
            ties=[ties],
            people=[a_person()],
        )

        reported(watch)

        assert watch.reports.get("2026-W47").anomalies == (
            Anomaly(oddity=Oddity.OWN, by="W0001", count=1, entries=(1,), subjects=("P00000001",)),
        )
        assert watch.reports.facts[0].own == 1

    def test_the_replica_that_comes_second_changes_nothing(self):
        watch = a_watch(at(0))
        watch.reports.hidden = True  # both have looked before either has written
        assert make_look_report(watch, now=end_of(MONDAY))
        write(watch.journal, at(2))

        assert not make_look_report(watch, now=end_of(MONDAY))
        assert watch.reports.get("2026-W47").looks == 1

    def test_a_report_is_found_by_any_day_of_its_week(self):
        watch = a_watch(at(0))
        with pytest.raises(NotFound):
            get_look_report(watch.reports, week=None)
        reported(watch)

        for day in (None, MONDAY, MONDAY + timedelta(days=6)):
            assert get_look_report(watch.reports, week=day).id == "2026-W47"
        with pytest.raises(NotFound):
            get_look_report(watch.reports, week=MONDAY + timedelta(days=7))


class FakeAnnouncements:
    def __init__(self, *said):
        self.said = said

    def all(self):
        return list(self.said)

    def about(self, ids):
        return [each for each in self.said if each.worker_id in ids]


def a_rota(*posts):
    known = WorkerEnlisted(worker_id="W0001", label="王*", role="worker", area=GRID)
    return Rota(workers=FakeAnnouncements(known), posts=FakeAnnouncements(*posts), duties=FakeAnnouncements())


def wish(id, by):
    return Command(id=id, by=by, digest=id, at=end_of(MONDAY))


class TestTies:
    def a_book(self):
        return TieBook(ties=FakeRevised(), rota=a_rota(), households=FakeHouseholds(a_household()))

    @pytest.mark.parametrize(
        "by",
        [
            a_worker(),
            a_caller(id="W0100", roles=frozenset({"station_head"}), areas=frozenset({COMMUNITY})),
        ],
    )
    def test_they_are_told_by_himself_or_his_head_and_replaced_as_a_whole(self, by):
        book = self.a_book()
        for id, told in (("k1", ["H00000001"]), ("k1", ["H00000001"]), ("k2", [])):
            command = wish(id, by)
            ties = declare_ties(book, staff_id="W0001", household_ids=told, command=command)
            assert (ties.household_ids, ties.told_by) == (tuple(told), by.id)

        assert get_ties(book, staff_id="W0001", caller=by).revision == 2

    @pytest.mark.parametrize(
        "by",
        [
            a_worker(id="W0002"),
            a_caller(id="W0100", roles=frozenset({"station_head"}), areas=frozenset({NEXT_GRID})),
            a_caller(id="C0001", roles=frozenset({"clerk"}), areas=frozenset({STREET})),
        ],
    )
    def test_nobody_else_tells_or_learns_them(self, by):
        book = self.a_book()

        with pytest.raises(NotAllowed):
            declare_ties(book, staff_id="W0001", household_ids=[], command=wish("k1", by))
        with pytest.raises(NotAllowed):
            get_ties(book, staff_id="W0001", caller=by)

    def test_a_household_that_nobody_knows_is_refused(self):
        with pytest.raises(Invalid):
            declare_ties(
                self.a_book(),
                staff_id="W0001",
                household_ids=["H00000001", "H404"],
                command=wish("k1", a_worker()),
            )


CLERK = a_caller(id="C0001", roles=frozenset({"clerk"}), areas=frozenset({STREET}))


class TestAsking:
    def ask(self, desk, caller=CLERK, **but):
        wish = {"person_id": "P00000001", "application": "SQ-1", "after": 0, "limit": 9} | but
        rota = a_rota(a_post("A", "W0001"), a_post("B", None))
        return list_looks_at_person(
            desk, rota, wish=LooksWish(**wish), caller=caller, where=Where(at=end_of(MONDAY))
        )

    def test_a_resident_learns_from_which_posts_he_was_looked_at_and_what_for(self):
        desk = a_desk()
        get_person(desk, person_id="P00000001", caller=a_worker(), where=Where(at=end_of(MONDAY)))

        items, following = self.ask(desk)

        assert [(each.post, each.purpose) for each in items] == [
            (f"{GRID} 网格员A岗", None),
            ("窗口人员", "本人申请查询"),
        ]
        assert following is None
        asked = desk.journal.kept[-1].look
        assert (asked.act, asked.fields, asked.purpose, asked.reference) == (
            Act.SHOWN,
            ("looks",),
            "own_request",
            "SQ-1",
        )

    def test_whoever_signs_in_as_himself_needs_no_application_and_learns_of_nobody_else(self):
        himself, desk = a_caller(id="P00000001", roles=frozenset({"resident"}), areas=frozenset()), a_desk()

        items, _ = self.ask(desk, caller=himself, application=None)

        assert [(each.post, each.purpose) for each in items] == [("本人", "本人申请查询")]
        for application, refusal in ((None, Invalid), ("SQ-1", NotAllowed)):
            with pytest.raises(refusal):
                self.ask(desk, caller=replace(himself, id="P00000002"), application=application)

    @pytest.mark.parametrize(
        ("but", "refusal"),
        [
            ({"application": ""}, Invalid),
            ({"application": None}, Invalid),
            ({"person_id": "P404"}, NotFound),
            ({"caller": a_caller(roles=frozenset({"clerk"}), areas=frozenset({NEXT_GRID}))}, NotAllowed),
        ],
    )
    def test_what_is_refused_is_no_look(self, but, refusal):
        desk = a_desk()

        with pytest.raises(refusal):
            self.ask(desk, **but)
        assert desk.journal.kept == []

    def test_a_page_says_where_to_go_on(self):
        desk = a_desk()
        for _ in range(3):
            get_person(desk, person_id="P00000001", caller=a_worker(), where=Where(at=end_of(MONDAY)))

        first, following = self.ask(desk, limit=2)
        rest, end = self.ask(desk, limit=9, after=following)

        assert [each.entry.number for each in first + rest] == [1, 2, 3, 4, 5]
        assert end is None


@pytest.mark.parametrize(
    ("roles", "seats", "label"),
    [
        (("worker",), [Seat(area=GRID, post="B")], f"{GRID} 网格员B岗"),
        (("worker",), [], "网格员"),
        (("station_head",), [Seat(area=COMMUNITY, post="head")], f"{COMMUNITY} 社区负责人"),
        (("committee",), [], "其他工作人员"),
    ],
)
def test_a_post_is_called_by_its_area_and_kind(roles, seats, label):
    assert post_label(roles, seats) == label
