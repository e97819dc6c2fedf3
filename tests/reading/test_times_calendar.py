"""Days, parts of days and lengths of time are counted from the report's day, in three languages."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.when import Precision, TimeBasis
from tests.reading.timed import DAMASCUS, WEDNESDAY, only, times, utc

DAYS = [
    ("The ministry said Wednesday that it had replied.", "2016-02-24"),
    ("The two sides announced the deal on Monday.", "2016-02-22"),
    ("On Monday the two sides announced the deal.", "2016-02-22"),
    ("The truce will begin on Saturday.", "2016-02-27"),
    ("On Saturday the truce will begin, he said.", "2016-02-27"),
    ("The lists must be handed over by Friday.", "2016-02-26"),
    ("The road has been shut since Friday.", "2016-02-19"),
    ("He resigned last Friday.", "2016-02-19"),
    ("They meet next Monday.", "2016-02-29"),
    ("The talks broke off on Thursday last week.", "2016-02-18"),
    ("On the eve the secretary said so.", "2016-02-23"),
    ("The envoy left yesterday.", "2016-02-23"),
    ("The bus was hit two days ago.", "2016-02-22"),
    ("It was planned for February 27.", "2016-02-27"),
    ("It was agreed on 31 December.", "2015-12-31"),
    ("He spoke on 09/03/2016.", "2016-03-09"),
    ("He spoke on 27.02.2016.", "2016-02-27"),
    ("It lapsed on the 20th.", "2016-02-20"),
    ("The deadline is the first of March.", "2016-03-01"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_found_from_the_reports_day_and_the_tense(text: str, day: str) -> None:
    _, when = only(text, WEDNESDAY, "UTC")
    assert when.earliest == utc(f"{day}T00:00")
    assert when.latest == utc(f"{day}T23:59:59")
    assert when.precision is Precision.DAY


def test_a_weekday_with_nothing_to_tell_its_side_keeps_the_other_reading() -> None:
    found, when = only("Saturday in the valley", WEDNESDAY, "UTC")
    assert when.earliest == utc("2016-02-20T00:00")
    assert [other.earliest for other in when.alternatives] == [utc("2016-02-27T00:00")]
    assert "lies ahead" in (found.note or "")


def test_a_date_without_a_year_stays_open_where_the_reports_day_is_not_known() -> None:
    found, when = only("It starts on 27 February.", None)
    assert (when.earliest, when.latest) == (None, None)
    assert "no year" in (found.note or "")


def test_the_eve_of_something_undated_stays_open_with_the_day_before_as_a_possible_reading() -> None:
    found, when = only("On the eve of the talks the envoy spoke.", WEDNESDAY, "UTC")
    assert (when.earliest, when.latest) == (None, None)
    assert [other.earliest for other in when.alternatives] == [utc("2016-02-23T00:00")]
    assert "not said" in (found.note or "")


def test_a_weekday_that_does_not_fit_its_date_is_said() -> None:
    found, _ = only("He spoke on Monday, 27 February 2016.")
    assert "Saturday" in (found.note or "")


def test_a_weekday_chooses_the_year_of_its_date() -> None:
    _, when = only("He spoke on Friday, 27 February.", WEDNESDAY, "UTC")
    assert when.earliest == utc("2015-02-27T00:00")


def test_a_day_in_a_zone_begins_and_ends_on_its_clock() -> None:
    _, when = only("It was on 30 April 2016.", None, DAMASCUS)
    assert (when.earliest, when.latest) == (utc("2016-04-29T21:00"), utc("2016-04-30T20:59:59"))
    assert when.basis is TimeBasis.STATED


def test_a_date_whose_order_is_unsure_keeps_the_other_order() -> None:
    _, when = only("He spoke on 09/03/2016.", None, "UTC")
    assert [other.earliest for other in when.alternatives] == [utc("2016-09-03T00:00")]


PARTS = [
    ("Planes were seen on Monday evening.", "2016-02-22T18:00", "2016-02-22T23:59:59"),
    ("It was hit late on Saturday.", "2016-02-20T18:00", "2016-02-20T23:59:59"),
    ("They were taken in the early hours of Sunday.", "2016-02-21T00:00", "2016-02-21T05:59:59"),
    ("The suburb was bombed last night.", "2016-02-23T21:00", "2016-02-24T05:59:59"),
    ("It was bombed on the night of 5-6 March 2016.", "2016-03-05T21:00", "2016-03-06T05:59:59"),
    ("Shelling went on overnight Sunday into Monday.", "2016-02-21T21:00", "2016-02-22T05:59:59"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), PARTS)
def test_a_part_of_a_day_is_its_hours(text: str, earliest: str, latest: str) -> None:
    _, when = only(text, WEDNESDAY, "UTC")
    assert (when.earliest, when.latest) == (utc(earliest), utc(latest))
    assert when.precision is Precision.PART_OF_DAY


RANGES = [
    ("It held from 27 February to 5 March.", "2016-02-27T00:00", "2016-03-05T23:59:59"),
    ("It held from 12 to 18 February.", "2016-02-12T00:00", "2016-02-18T23:59:59"),
    ("The Feb. 27-29 talks were held.", "2016-02-27T00:00", "2016-02-29T23:59:59"),
    ("Shots were heard between 6 and 9:30 p.m. on Tuesday.", "2016-02-23T18:00", "2016-02-23T21:30"),
    ("It was shut from 22:00 on Friday to 06:00 on Saturday.", "2016-02-19T22:00", "2016-02-20T06:00"),
    ("Last week the road was open.", "2016-02-15T00:00", "2016-02-21T23:59:59"),
    ("The road was open in January 2016.", "2016-01-01T00:00", "2016-01-31T23:59:59"),
    ("He wrote over the weekend.", "2016-02-20T00:00", "2016-02-21T23:59:59"),
    ("Next month the mission will report.", "2016-03-01T00:00", "2016-03-31T23:59:59"),
    ("Fourteen were recorded in the past 24 hours.", "2016-02-24T00:00", "2016-02-24T23:59:59"),
    ("Both sides shall withdraw within 72 hours.", "2016-02-24T00:00", "2016-02-26T23:59:59"),
    ("It was quiet in early February.", "2016-02-01T00:00", "2016-02-10T23:59:59"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), RANGES)
def test_a_range_runs_from_its_first_to_its_last_instant(text: str, earliest: str, latest: str) -> None:
    _, when = only(text, WEDNESDAY, "UTC")
    assert (when.earliest, when.latest) == (utc(earliest), utc(latest))


def test_a_bare_length_has_no_place_in_time() -> None:
    (found,) = times("They offered a seven-day lull.")
    assert (found.when, found.duration) == (None, timedelta(days=7))


def test_the_next_day_is_counted_from_the_day_named_before_it_in_the_paragraph() -> None:
    _, second = times("He came on 3 March 2016. The next day he left.", WEDNESDAY, "UTC")
    assert second.when is not None
    assert second.when.earliest == utc("2016-03-04T00:00")
    _, apart = times("He came on 3 March 2016.\nThe next day he left.", WEDNESDAY, "UTC")
    assert apart.when is not None
    assert apart.when.earliest == utc("2016-02-25T00:00")


FOREIGN = [
    ("Режим начнётся 27 февраля 2016 года в 00:00 по дамасскому времени.", "ru", "2016-02-26T22:00"),
    ("Обстрел начался 5 марта в 10:00 по московскому времени.", "ru", "2016-03-05T07:00"),
    ("تبدأ الهدنة في 27 شباط/فبراير 2016 الساعة 00:00 بتوقيت دمشق", "ar", "2016-02-26T22:00"),
]


@pytest.mark.parametrize(("text", "language", "moment"), FOREIGN)
def test_russian_and_arabic_dates_go_through_the_same_grammar(text: str, language: str, moment: str) -> None:
    _, when = only(text, WEDNESDAY, None, language)
    assert when.earliest == when.latest == utc(moment)


def test_a_language_without_tables_gives_nothing() -> None:
    assert times("27 February 2016", language="xx") == ()


@given(st.dates(min_value=utc("1950-01-01T00:00").date(), max_value=utc("2090-12-31T00:00").date()))
def test_every_full_date_is_read_as_itself_in_either_order(day: object) -> None:
    for text in (f"on {day:%-d %B %Y}", f"on {day:%B %-d, %Y}", f"on {day:%d.%m.%Y}", f"on {day:%Y-%m-%d}"):
        _, when = only(text, None, "UTC")
        assert when.earliest == utc(f"{day:%Y-%m-%d}T00:00")
