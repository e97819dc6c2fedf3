"""Days counted from the truce need the day on which it began; a window ends at the report's own hour."""

from datetime import date, timedelta

import pytest

from holdfire.model.case import Case
from holdfire.model.when import TimeRef
from holdfire.reading.moments.times import Reference, find_times
from tests.reading.timed import sentences, utc

REPORT_DAY = date(2016, 3, 9)


def times(text: str, since: date | None = date(2016, 2, 27)) -> tuple[TimeRef, ...]:
    case = Case(name="a truce", truce_since=since)
    return find_times(text, sentences(text), Reference(date=REPORT_DAY, zone="UTC", case=case))


DAYS = [
    ("On the second day of the truce a shell fell.", "2016-02-28"),
    ("On day three of the ceasefire a shell fell.", "2016-02-29"),
    ("It was the 10th day of the fragile truce.", "2016-03-07"),
    ("The ceasefire's third day was quiet.", "2016-02-29"),
    ("The truce entered its third day.", "2016-02-29"),
    ("On D+5 the lists were handed over.", "2016-03-03"),
    ("By D plus five the lists were handed over.", "2016-03-03"),
    ("A week into the truce a shell fell.", "2016-03-05"),
    ("48 hours into the truce a shell fell.", "2016-02-29"),
    ("Ten days after the truce began a shell fell.", "2016-03-08"),
    ("Two days after the start of the ceasefire a shell fell.", "2016-02-29"),
    ("Two days after the truce's entry into force a shell fell.", "2016-02-29"),
    ("Two days after the truce in the north took hold a shell fell.", "2016-02-29"),
    ("Two days after the ceasefire deal took effect a shell fell.", "2016-02-29"),
    ("Two days after the guns fell silent a shell fell.", "2016-02-29"),
    ("Three days before the truce began a shell fell.", "2016-02-24"),
    ("On the day the truce began a shell fell.", "2016-02-27"),
    ("On the eve of the truce a shell fell.", "2016-02-26"),
    ("On the third day since the cessation of hostilities began a shell fell.", "2016-02-29"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_of_the_truce_is_counted_from_its_first(text: str, day: str) -> None:
    (found,) = times(text)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (utc(f"{day}T00:00"), utc(f"{day}T23:59:59"))
    assert "2016-02-27" in (found.note or "")


@pytest.mark.parametrize("text", [text for text, _ in DAYS])
def test_without_the_truces_first_day_it_stays_undated_and_says_so(text: str) -> None:
    (found,) = times(text, None)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (None, None)
    assert "does not tell" in (found.note or "")


def test_a_clock_and_a_part_of_the_day_stand_with_a_day_of_the_truce() -> None:
    (clock,) = times("At 10:00 on the second day of the truce a shell fell.")
    assert clock.when is not None
    assert clock.when.earliest == utc("2016-02-28T10:00")
    (part,) = times("On the second morning of the truce a shell fell.")
    assert part.when is not None
    assert part.when.earliest == utc("2016-02-28T06:00")


def test_a_week_of_the_truce_is_seven_days() -> None:
    (found,) = times("In the second week of the truce five shells fell.")
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (utc("2016-03-05T00:00"), utc("2016-03-11T23:59:59"))


def test_a_day_named_beside_the_count_stands_and_a_misfit_is_said() -> None:
    (right,) = times("On 28 February, the second day of the truce, a shell fell.")
    (wrong,) = times("On 29 February, the second day of the truce, a shell fell.")
    assert right.when is not None
    assert wrong.when is not None
    assert (right.note, wrong.when.earliest) == (None, utc("2016-02-29T00:00"))
    assert "2016-02-28" in (wrong.note or "")


@pytest.mark.parametrize(
    "text",
    [
        "On the second day of the talks a shell fell.",
        "On the second day of the previous truce a shell fell.",
        "He led the second brigade on the day.",
    ],
)
def test_days_of_something_else_are_not_counted_from_the_truce(text: str) -> None:
    assert times(text) == ()


def test_the_past_hours_end_at_the_reports_hour_where_it_is_known() -> None:
    text = "In the past 24 hours the centre took 12 calls."
    moment = utc("2016-03-09T16:30")
    reference = Reference(date=REPORT_DAY, zone="Asia/Damascus", moment=moment)
    (found,) = find_times(text, sentences(text), reference)
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (moment - timedelta(hours=24), moment)
    assert "came out" in (found.note or "")
