"""The seeds with which the fault tests are run: one drawn anew, and whichever once failed."""

from pathlib import Path

from tests.faults.seeds import FAILED, MOST, seeds_of, throwing_dice, unknown

HERE = Path(__file__).parent
A_TEST = "test_every_replica_is_told_to_end_under_load_and_ends_its_work_first"


def test_a_seed_that_failed_is_run_besides_one_that_is_drawn():
    *kept, drawn = seeds_of(A_TEST, failed={A_TEST: (7, 11)})

    assert kept == [7, 11]
    assert 0 <= drawn < MOST
    assert len({seeds_of(A_TEST, failed={})[0] for _ in range(20)}) > 1


def test_a_seed_that_is_told_is_run_alone():
    assert seeds_of(A_TEST, told="42", failed={A_TEST: (7,)}) == [42]


def test_seeds_are_kept_for_tests_that_are_there():
    assert unknown({A_TEST + "_or_not": (1,)}, HERE) == {A_TEST + "_or_not"}
    assert unknown(FAILED | dict.fromkeys(throwing_dice(HERE), (1,)), HERE) == set()
