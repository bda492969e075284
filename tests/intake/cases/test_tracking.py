"""Looking a case up by number and query code, and what becomes of whoever guesses."""

from datetime import date, timedelta

import pytest

from services.intake.domain.cases.case_number import case_number
from services.intake.store.cases.wrong_codes import MongoWrongCodes
from services.intake.usecases.cases.track_case import track_case
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.intake.builders import MONDAY, STREET, a_command
from tests.intake.fakes import FakePolicies, FakeWrongCodes
from tests.intake.menu_builders import a_policy
from tests.intake.test_usecases import Intake
from tests.stores import either

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
NOBODYS = case_number(street=STREET, day=date(2020, 1, 1), kind="issue", sequence=1)

wrong_codes = either(FakeWrongCodes, MongoWrongCodes)


class Lookup:
    """One case, its code, and a page where anybody may ask."""

    def __init__(self):
        self.intake, self.wrong_codes = Intake(), FakeWrongCodes()
        self.case = self.intake.report(a_command())
        self.number = self.case.number
        self.code = self.intake.seal.open(self.case.query_code, about=f"query_code/{self.case.id}")
        self.wrong = f"{(int(self.code) + 1) % 10**6:06d}"

    def ask(self, code=None, number=None, at=MONDAY):
        return track_case(
            self.intake.cases,
            self.intake.seal,
            self.intake.policies,
            self.wrong_codes,
            number=number or self.number,
            query_code=code or self.code,
            at=at,
        )

    def guess(self, times, number=None, at=MONDAY):
        for _ in range(times):
            with pytest.raises(NotFound):
                self.ask(self.wrong, number, at)


@pytest.fixture
def lookup():
    return Lookup()


def test_number_and_code_show_a_case_however_it_is_typed(lookup):
    assert lookup.ask(number=f" {lookup.number.lower()} ") == lookup.case
    assert (len(lookup.code), lookup.code.isdigit()) == (6, True)


def test_a_code_opens_its_own_case_alone(lookup):
    elsewhere = Lookup()

    with pytest.raises(NotFound):
        lookup.ask(lookup.wrong)
    with pytest.raises(NotFound):
        lookup.ask(number=NOBODYS)
    assert elsewhere.ask() == elsewhere.case


def test_ten_wrong_codes_bar_the_number_even_for_the_right_one(lookup):
    lookup.guess(10)

    with pytest.raises(NotAllowed, match="15分钟"):
        lookup.ask()


def test_nine_do_not(lookup):
    lookup.guess(9)

    assert lookup.ask() == lookup.case


def test_the_bar_falls_a_quarter_of_an_hour_after_the_last_guess(lookup):
    lookup.guess(10)

    with pytest.raises(NotAllowed):
        lookup.ask(at=MONDAY + 15 * MINUTE - SECOND)
    assert lookup.ask(at=MONDAY + 15 * MINUTE) == lookup.case


def test_asking_while_it_is_barred_does_not_make_it_longer(lookup):
    lookup.guess(10)
    for minute in range(15):
        with pytest.raises(NotAllowed):
            lookup.ask(lookup.wrong, at=MONDAY + minute * MINUTE)

    assert lookup.ask(at=MONDAY + 15 * MINUTE) == lookup.case


def test_afterwards_it_takes_ten_again(lookup):
    lookup.guess(10)
    later = MONDAY + 20 * MINUTE
    lookup.guess(9, at=later)

    assert lookup.ask(at=later) == lookup.case


def test_another_number_is_not_barred(lookup):
    other = lookup.intake.report(a_command())
    code = lookup.intake.seal.open(other.query_code, about=f"query_code/{other.id}")
    lookup.guess(10)

    assert lookup.ask(code, other.number) == other


def test_a_number_of_nobody_is_barred_like_any_other(lookup):
    """Otherwise the bar would tell which numbers are cases."""
    lookup.guess(10, NOBODYS)

    with pytest.raises(NotAllowed):
        lookup.ask(number=NOBODYS)


def test_however_a_number_is_typed_it_is_the_same_number(lookup):
    lookup.guess(5, f"{lookup.number[:9]} {lookup.number[9:]}")
    lookup.guess(5, lookup.number.lower())

    with pytest.raises(NotAllowed):
        lookup.ask()


def test_what_is_no_number_costs_nothing(lookup):
    with pytest.raises(Invalid):
        lookup.ask(number="3")
    assert lookup.wrong_codes.known == {}


def test_the_policy_says_how_many_and_how_long(lookup):
    lookup.intake.policies = FakePolicies(a_policy(most_wrong_codes=2, minutes_barred=60))
    lookup.guess(2)

    with pytest.raises(NotAllowed, match="60分钟"):
        lookup.ask(at=MONDAY + 59 * MINUTE)


class TestTheStore:
    def test_it_counts_for_each_number(self, wrong_codes):
        for _ in range(3):
            wrong_codes.note("1", at=MONDAY, since=MONDAY - MINUTE)
        wrong_codes.note("2", at=MONDAY, since=MONDAY - MINUTE)

        counts = [wrong_codes.count(number, since=MONDAY - MINUTE) for number in ("1", "2", "3")]
        assert counts == [3, 1, 0]

    def test_what_is_as_old_as_that_does_not_count_and_is_forgotten_by_the_next(self, wrong_codes):
        wrong_codes.note("1", at=MONDAY, since=MONDAY - MINUTE)
        assert wrong_codes.count("1", since=MONDAY) == 0

        wrong_codes.note("1", at=MONDAY + MINUTE, since=MONDAY)
        assert wrong_codes.count("1", since=MONDAY) == 1
