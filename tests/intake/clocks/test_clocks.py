"""The clocks of one case together: which run, which count, which mark is next."""

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.clocks import Clocks
from services.intake.domain.clocks.limit import Limit
from shared.kernel.calendar import Unit
from tests.intake.builders import LATER, MARKS, MONDAY, ONE_DAY, PLAIN, local

HOUR = Limit(amount=60, unit=Unit.WORKING_MINUTE)


def started(*kinds, at=MONDAY, limit=ONE_DAY):
    clocks = Clocks()
    for kind in kinds:
        clocks = clocks.start(kind, limit, at=at, actor="C0001", policy="MS-04@1")
    return clocks


def rings(clocks):
    return [(ring.clock.id, ring.mark.name, ring.mark.at) for ring in clocks.rings(PLAIN, MARKS)]


def test_clocks_of_several_kinds_run_side_by_side():
    clocks = started(ClockKind.LEGAL, ClockKind.PROMISED, ClockKind.SIGN)

    assert [clock.kind for clock in clocks.running] == [ClockKind.LEGAL, ClockKind.PROMISED, ClockKind.SIGN]


def test_a_clock_started_anew_takes_the_place_of_the_one_before_and_leaves_the_others():
    clocks = started(ClockKind.PROMISED, ClockKind.SIGN)

    again = clocks.start(ClockKind.SIGN, ONE_DAY, at=LATER, actor="系统", policy="MS-04@1")

    assert [(clock.id, clock.stopped_at) for clock in again] == [
        ("promised-1", None),
        ("sign-1", LATER),
        ("sign-2", None),
    ]
    assert again.deadline(ClockKind.SIGN, PLAIN).at == local("2026-11-24 17:00")


def test_only_the_kinds_that_are_named_stop():
    clocks = started(ClockKind.LEGAL, ClockKind.PROMISED).stop(ClockKind.PROMISED, at=LATER, actor="C0001")

    assert [clock.kind for clock in clocks.running] == [ClockKind.LEGAL]
    assert clocks.deadline(ClockKind.PROMISED, PLAIN) is None


def test_all_stop_where_none_is_named_and_what_has_stopped_keeps_its_moment():
    once = started(ClockKind.LEGAL, ClockKind.PROMISED).stop(ClockKind.PROMISED, at=MONDAY, actor="C0001")

    clocks = once.stop(at=LATER, actor="C0001")

    assert [clock.stopped_at for clock in clocks] == [LATER, MONDAY]
    assert clocks.stop(at=local("2026-11-24 09:00"), actor="C0001") == clocks


def test_a_paused_clock_runs_in_the_sense_that_it_has_not_stopped():
    [clock] = started(ClockKind.PROMISED)
    paused = Clocks(clocks=(clock.pause("correction", basis="补正告知书", at=LATER, actor="C0001"),))

    assert len(paused.running) == 1
    assert paused.deadline(ClockKind.PROMISED, PLAIN) is None
    assert paused.stop(at=LATER, actor="C0001").running == ()


def test_the_marks_of_all_clocks_come_in_the_order_of_time():
    clocks = started(ClockKind.LEGAL).start(ClockKind.SIGN, HOUR, at=MONDAY, actor="系统", policy="MS-04@1")

    assert rings(clocks) == [
        ("sign-1", "half", local("2026-11-23 10:30")),
        ("legal-1", "half", local("2026-11-24 09:30")),
    ]


def test_a_mark_that_has_rung_gives_way_to_the_next():
    clocks = started(ClockKind.SIGN, limit=HOUR)
    told = []
    while nexts := clocks.rings(PLAIN, MARKS):
        told.append(nexts[0].mark.name)
        clocks = clocks.ring(nexts[0])

    assert told == ["half", "yellow", "due"]


def test_a_clock_started_anew_has_marks_of_its_own():
    clocks = started(ClockKind.SIGN, limit=HOUR)
    rung = clocks.ring(clocks.rings(PLAIN, MARKS)[0])

    at = local("2026-11-23 10:45")
    again = rung.start(ClockKind.SIGN, HOUR, at=at, actor="系统", policy="MS-04@1")

    assert rings(again)[0][:2] == ("sign-2", "half")


def test_clocks_with_ids_that_begin_alike_do_not_share_marks():
    clocks = Clocks()
    for _ in range(11):
        clocks = clocks.start(ClockKind.STEP, HOUR, at=MONDAY, actor="C0001", policy="MS-04@1")
    [last] = clocks.rings(PLAIN, MARKS)

    assert last.clock.id == "step-11"
    assert rings(Clocks(clocks=clocks.clocks, rung=("step-1:half", "step-1:yellow")))[0][1] == "half"


def test_of_a_stopped_clock_only_an_end_that_was_missed_is_left_to_tell():
    clocks = started(ClockKind.SIGN, limit=HOUR)

    in_time = clocks.stop(at=local("2026-11-23 10:59"), actor="W0001")
    too_late = clocks.stop(at=local("2026-11-23 11:01"), actor="W0001")

    assert rings(in_time) == []
    assert rings(too_late) == [("sign-1", "due", local("2026-11-23 11:00"))]


def test_a_stop_that_seems_to_lie_before_the_last_turn_falls_on_it():
    clocks = started(ClockKind.SIGN, at=LATER).stop(at=MONDAY, actor="W0001")

    assert [clock.stopped_at for clock in clocks] == [LATER]
