"""The day an agreement's truce starts is that of its own zone."""

from dataclasses import replace
from datetime import date

from holdfire.model.truce_life import Start
from holdfire.model.when import When
from tests.judging.factories import agreement
from tests.reading.timed import utc


def test_the_first_day_is_the_one_on_the_clock_of_the_agreements_zone() -> None:
    stated = When.at(utc("2016-02-26T22:00"), wall="00:00 Damascus time on 27 February 2016")
    begun = replace(agreement(), zone="Asia/Damascus")
    assert replace(begun, start=replace(begun.start, stated=stated)).starts_on == date(2016, 2, 27)


def test_an_agreement_that_gives_no_start_has_no_first_day() -> None:
    found = agreement()
    assert replace(found, start=Start(source=found.start.source)).starts_on is None


def test_a_planned_start_stands_in_for_one_that_is_not_stated() -> None:
    found = replace(agreement(), zone="UTC")
    planned = When.at(utc("2016-02-26T22:00"), wall="Friday night")
    assert replace(found, start=Start(source=found.start.source, scheduled=planned)).starts_on == date(
        2016, 2, 26
    )
