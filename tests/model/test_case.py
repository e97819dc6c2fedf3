"""A case knows the one day that a date without its year can mean in it, or that there is none."""

from datetime import date

import pytest

from holdfire.model.case import Case


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2016, 1, 1), date(2016, 12, 31), date(2016, 2, 27)),
        (date(2015, 6, 1), date(2016, 6, 1), date(2016, 2, 27)),
        (date(2015, 1, 1), date(2016, 12, 31), None),
        (date(2016, 3, 1), date(2016, 12, 31), None),
        (None, None, None),
    ],
)
def test_a_day_without_its_year_is_the_only_one_in_the_cases_days(
    since: date | None, until: date | None, expected: date | None
) -> None:
    assert Case(name="a truce", since=since, until=until).only_day(2, 27) == expected


def test_a_leap_day_is_found_in_the_year_that_has_it() -> None:
    case = Case(name="a truce", since=date(2015, 1, 1), until=date(2017, 12, 31))
    assert case.only_day(2, 29) == date(2016, 2, 29)
