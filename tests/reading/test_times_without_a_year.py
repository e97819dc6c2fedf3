"""A day without its year, in a report without a date, is read in the days the case is about, or left open."""

from datetime import UTC, date, datetime

from holdfire.model.case import Case
from holdfire.model.report import BlockKind
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.sentences import Sentence

TEXT = "The truce begins on Saturday 27 February at 00:00 Damascus time."
SENTENCES = (Sentence(start=0, end=len(TEXT), kind=BlockKind.BODY, paragraph=0),)


def earliest(since: date, until: date, text: str = TEXT) -> datetime | None:
    case = Case(name="a truce", zone="Asia/Damascus", since=since, until=until)
    sentences = (Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0),)
    times = find_times(text, sentences, Reference(date=None, zone="Asia/Damascus", case=case))
    return times[0].when.earliest if times[0].when else None


def test_the_only_year_the_case_is_about_is_taken() -> None:
    assert earliest(date(2016, 1, 1), date(2016, 12, 31)) == datetime(2016, 2, 26, 22, tzinfo=UTC)


def test_two_years_leave_it_open() -> None:
    assert earliest(date(2015, 1, 1), date(2016, 12, 31)) is None


def test_a_weekday_that_does_not_fit_leaves_it_open() -> None:
    assert earliest(date(2016, 1, 1), date(2016, 12, 31), TEXT.replace("Saturday", "Monday")) is None


def test_the_assumed_year_is_said() -> None:
    case = Case(name="a truce", since=date(2016, 1, 1), until=date(2016, 12, 31))
    times = find_times(TEXT, SENTENCES, Reference(date=None, zone="Asia/Damascus", case=case))
    assert "2016 is the only one" in (times[0].note or "")
