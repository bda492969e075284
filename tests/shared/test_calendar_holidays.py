"""What is read from the package of official holidays."""

from datetime import date

import chinese_calendar

from shared.kernel.workyear import YearStatus
from shared.plumbing.holidays import known_years, official_year


def days(year, *texts):
    return frozenset(date.fromisoformat(f"{year}-{text}") for text in texts)


def test_2026_is_what_the_state_council_announced():
    year = official_year(2026)

    assert year.status is YearStatus.OFFICIAL
    assert year.off == days(
        2026,
        *("01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04"),
        *("05-05", "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07"),
    )
    assert year.worked == days(2026, "01-04", "02-14", "02-28", "05-09", "09-20", "10-10")


def test_a_year_that_is_not_announced_is_not_invented():
    assert official_year(max(known_years()) + 1) is None
    assert official_year(min(known_years()) - 1) is None


def test_a_year_of_which_only_the_first_days_are_announced_is_not_known(monkeypatch):
    """The New Year's holiday is at times fixed by the notice of the year before."""
    next_year = max(known_years()) + 1
    monkeypatch.setitem(chinese_calendar.holidays, date(next_year, 1, 1), "New Year's Day")

    assert official_year(next_year) is None
    assert next_year not in known_years()


def test_every_known_year_agrees_with_the_package_on_every_day():
    years = {year: official_year(year) for year in known_years()}

    assert list(years) == list(range(min(years), max(years) + 1))
    for day in chinese_calendar.get_dates(date(min(years), 1, 1), date(max(years), 12, 31)):
        assert years[day.year].works(day) == chinese_calendar.is_workday(day), day
