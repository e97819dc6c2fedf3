"""Clock times told in words are read as people mean them, and numbers that count things are left alone."""

import pytest

from tests.reading.timed import WEDNESDAY, only, times, utc

SPOKEN = [
    ("At half past six on Monday a shell fell.", "2016-02-22T06:30"),
    ("At a quarter to eight yesterday evening a shell fell.", "2016-02-23T19:45"),
    ("It began at twenty to five in the morning on Sunday.", "2016-02-21T04:40"),
    ("It began at ten past seven in the evening of 3 February.", "2016-02-03T19:10"),
    ("It began five minutes before midnight on 5 February.", "2016-02-05T23:55"),
    ("It began one minute past midnight on 5 February.", "2016-02-05T00:01"),
    ("It began half an hour before noon on Sunday.", "2016-02-21T11:30"),
    ("It began at nine thirty on Monday morning.", "2016-02-22T09:30"),
    ("It began at six forty-five p.m. on Monday.", "2016-02-22T18:45"),
    ("It began at seven in the evening on Friday.", "2016-02-19T19:00"),
    ("It began at 4 in the afternoon yesterday.", "2016-02-23T16:00"),
    ("It began at 3 in the morning on Sunday.", "2016-02-21T03:00"),
    ("It began at 8.15 on Monday evening.", "2016-02-22T20:15"),
    ("It began at nine o'clock at night on Monday.", "2016-02-22T21:00"),
    ("It began last night at 2 a.m.", "2016-02-24T02:00"),
    ("It began last night at 11.15.", "2016-02-23T23:15"),
    ("It began at 0430 on 5 February.", "2016-02-05T04:30"),
    ("It began at 16 hours on 5 February.", "2016-02-05T16:00"),
    ("It began at midnight between Friday and Saturday.", "2016-02-20T00:00"),
    ("It ends at midnight tonight.", "2016-02-25T00:00"),
]


@pytest.mark.parametrize(("text", "moment"), SPOKEN)
def test_a_clock_told_in_words_is_its_instant(text: str, moment: str) -> None:
    _, when = only(text, WEDNESDAY, "UTC")
    assert when.earliest == when.latest == utc(moment)


def test_the_evening_of_one_place_does_not_move_the_clock_of_greenwich() -> None:
    _, when = only("It fell on Monday evening at 10:00 GMT.", WEDNESDAY, "UTC")
    assert when.earliest == utc("2016-02-22T10:00")


@pytest.mark.parametrize(
    "text",
    [
        "A vote of ten to seven was taken.",
        "At six to seven places mines were laid.",
        "Between six and seven people died.",
        "Half past the checkpoint the bus stopped.",
        "He was past forty.",
    ],
)
def test_numbers_that_count_things_are_no_clock(text: str) -> None:
    assert times(text) == ()


def test_a_toll_that_stood_at_a_number_on_a_day_is_no_hour() -> None:
    _, when = only("The toll stood at 12 on Monday.", WEDNESDAY, "UTC")
    assert (when.earliest, when.latest) == (utc("2016-02-22T00:00"), utc("2016-02-22T23:59:59"))
