"""Clock times with their zones become UTC, two clocks are held together, and nothing is guessed silently."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.when import Precision, TimeBasis
from holdfire.reading.moments.times import Reference, find_times
from tests.reading.timed import DAMASCUS, only, times, utc, whole

REGIONS = {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}

INSTANTS = [
    ("The cessation starts at 00:00 Damascus time on 27 February 2016.", "2016-02-26T22:00"),
    ("Groups had until 12:00 Damascus time on 26 February 2016.", "2016-02-26T10:00"),
    ("The calm began at 00:01 Damascus time on 30 April 2016.", "2016-04-29T21:01"),
    ("The calm began at 1 a.m. Damascus time on April 30, 2016.", "2016-04-29T22:00"),
    ("It took hold at 7 p.m. Syrian time on 12 September 2016.", "2016-09-12T16:00"),
    ("It took hold at 00:00 Syria time on 30 December 2016.", "2016-12-29T22:00"),
    ("Fire stopped at 00:00 Kyiv time on 15 February 2015.", "2015-02-14T22:00"),
    ("Fire stopped at 00:00 Moscow time on 10 November 2020.", "2020-11-09T21:00"),
    ("The halt began at 00:00 Yemen time on 18 December 2018.", "2018-12-17T21:00"),
    ("The halt began at 19:00 Sanaa time on 2 April 2022.", "2022-04-02T16:00"),
    ("It began at 9.45 pm Khartoum time on 22 May 2023.", "2023-05-22T19:45"),
    ("It began at 4 a.m. Beirut time on 27 November 2024.", "2024-11-27T02:00"),
    ("Planned for 08:30 Gaza time on 19 January 2025.", "2025-01-19T06:30"),
    ("It began at 11:15 Gaza time on 19 January 2025.", "2025-01-19T09:15"),
    ("Signed at 11:15 Geneva time on 23 October 2020.", "2020-10-23T09:15"),
    ("All firing ceases at 22:00 Korean time on 27 July 1953.", "1953-07-27T13:00"),
]


@pytest.mark.parametrize(("text", "moment"), INSTANTS)
def test_a_wall_clock_with_its_place_and_date_gives_the_instant_in_utc(text: str, moment: str) -> None:
    _, when = only(text, None)
    assert when.earliest == when.latest == utc(moment)
    assert when.basis is TimeBasis.STATED
    assert when.alternatives == ()


def test_midnight_in_damascus_and_an_hour_past_in_greenwich_are_kept_apart_and_explained() -> None:
    found, when = only("The guns fall silent on 27 February at 00:00 Damascus time (01:00 GMT).")
    assert when.earliest == when.latest == utc("2016-02-26T22:00")
    assert when.conflict_minutes == 180
    assert [other.earliest for other in when.alternatives] == [utc("2016-02-27T01:00")]
    assert when.zone == DAMASCUS
    assert "01:00 were Moscow time" in (found.note or "")
    assert found.span.text == "27 February at 00:00 Damascus time (01:00 GMT)"


@pytest.mark.parametrize(
    "second",
    [
        "(22:00 GMT)",
        "(2200 GMT on 26 February)",
        "[22:00 UTC]",
        "/ 22:00 GMT",
        ", that is 22:00 GMT",
        "or 10 p.m. GMT",
        "(1 a.m. in Moscow)",
        "(1am Moscow)",
    ],
)
def test_two_clocks_that_agree_are_no_conflict(second: str) -> None:
    _, when = only(f"It starts at 00:00 Damascus time {second} on 27 February 2016.")
    assert when.earliest == when.latest == utc("2016-02-26T22:00")
    assert when.conflict_minutes is None
    assert when.alternatives == ()


@pytest.mark.parametrize(
    ("second", "minutes"),
    [("(23:00 GMT)", 60), ("(21:30 GMT)", 30), ("(00:00 Moscow time)", 60), ("/ 01:00 GMT", 180)],
)
def test_two_clocks_that_disagree_keep_both_with_the_size_of_the_gap(second: str, minutes: int) -> None:
    _, when = only(f"It starts at 00:00 Damascus time {second} on 27 February 2016.")
    assert when.conflict_minutes == minutes
    assert when.earliest == utc("2016-02-26T22:00")
    assert abs(
        (when.alternatives[-1].earliest or utc("1900-01-01T00:00")) - utc("2016-02-26T22:00")
    ) == timedelta(minutes=minutes)


def test_an_ambiguous_abbreviation_is_said_to_be_one_with_every_reading() -> None:
    found, when = only("Shelling began at 10:00 IST on 1 August 2024.", None)
    assert "ambiguous" in (found.note or "")
    zones = {other.zone: other.earliest for other in when.alternatives}
    assert zones["Asia/Kolkata"] == utc("2024-08-01T04:30")
    assert zones["Asia/Jerusalem"] == utc("2024-08-01T07:00")
    assert (when.earliest, when.latest) == (utc("2024-08-01T04:30"), utc("2024-08-01T09:00"))


def test_a_second_clock_settles_an_ambiguous_abbreviation() -> None:
    _, when = only("It began at 7:30 AM IST (0200 GMT) on 27 November 2024.", None)
    assert (when.earliest, when.zone, when.alternatives) == (utc("2024-11-27T02:00"), "Asia/Kolkata", ())


def test_the_zone_of_the_case_decides_an_ambiguous_abbreviation() -> None:
    _, when = only("It began at 10:00 IST on 1 August 2024.", None, "Asia/Jerusalem")
    assert (when.earliest, when.zone) == (utc("2024-08-01T07:00"), "Asia/Jerusalem")


def test_a_rare_meaning_of_an_abbreviation_stays_an_alternative() -> None:
    found, when = only("The call was at 10 PM EST on 3 February 2025.", None)
    assert when.earliest == when.latest == utc("2025-02-04T03:00")
    assert [other.earliest for other in when.alternatives] == [utc("2025-02-03T12:00")]
    assert "ambiguous" in (found.note or "")


def test_a_clock_without_a_zone_takes_the_zone_of_the_case_and_says_so() -> None:
    found, when = only("A shell fell at 23:40 on 1 March 2016.", None, DAMASCUS)
    assert when.earliest == utc("2016-03-01T21:40")
    assert when.basis is TimeBasis.ASSUMED_ZONE
    assert "assumed" in (found.note or "")


def test_a_clock_without_any_zone_spans_all_zones_and_says_so() -> None:
    found, when = only("A shell fell at 23:40 on 1 March 2016.", None)
    assert (when.earliest, when.latest) == (utc("2016-03-01T09:40"), utc("2016-03-02T11:40"))
    assert when.zone is None
    assert "no zone" in (found.note or "")


def test_a_second_clock_gives_the_zone_that_the_first_leaves_out() -> None:
    found, when = only("A shell fell at 5.30pm (1430 GMT) on 3 March 2016.", None)
    assert (when.earliest, when.zone) == (utc("2016-03-03T14:30"), "Etc/GMT-3")
    assert "UTC+3" in (found.note or "")


def test_local_time_without_a_known_zone_is_not_guessed() -> None:
    _, when = only("It starts at 10:00 local time on 1 March 2016.", None)
    assert when.zone is None
    assert when.earliest != when.latest


def test_midnight_that_ends_something_is_the_end_of_the_day_with_the_other_reading_kept() -> None:
    _, closing = only("The lull ends at midnight on Sunday 18 September 2016.", None, DAMASCUS)
    assert closing.earliest == utc("2016-09-18T21:00")
    _, opening = only("The lull starts at midnight on Sunday 18 September 2016.", None, DAMASCUS)
    assert opening.earliest == utc("2016-09-17T21:00")
    assert closing.earliest in [other.earliest for other in opening.alternatives]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2016-02-27T00:00+02:00", "2016-02-26T22:00"),
        ("2016-02-27T00:00:00-05:00", "2016-02-27T05:00"),
        ("2016-02-27T00:00Z", "2016-02-27T00:00"),
        ("11:40 GMT +419 August 2014", "2014-08-19T07:40"),
        ("16:05 UTC+5:30 on 4 March 2016", "2016-03-04T10:35"),
        ("16:05 GMT-3 on 4 March 2016", "2016-03-04T19:05"),
    ],
)
def test_offsets_written_with_the_clock_are_read(text: str, moment: str) -> None:
    _, when = only(text, None)
    assert when.earliest == when.latest == utc(moment)


def test_a_window_ends_where_the_text_says() -> None:
    _, when = only("In the 24 hours to 10:00 on 8 March 2016 there were seven.", None, DAMASCUS)
    assert (when.earliest, when.latest) == (utc("2016-03-07T08:00"), utc("2016-03-08T08:00"))
    assert when.duration == timedelta(hours=24)


def test_a_pause_carries_its_length_to_the_time_it_starts() -> None:
    length, start = times(
        "A 48-hour pause starting at 9 a.m. local time on Thursday was agreed.", zone=DAMASCUS
    )
    assert (length.when, length.duration) == (None, timedelta(hours=48))
    assert start.when is not None
    assert (start.when.earliest, start.when.duration) == (utc("2016-02-25T07:00"), timedelta(hours=48))


@pytest.mark.parametrize(
    "text",
    [
        "May said it may march on",
        "5,000 people in 12 villages",
        "120 mm shells at 300 metres",
        "at 9.30 per cent",
        "he sat with the 3rd brigade",
        "a ratio of 3:1",
        "on 30 February 2016",
    ],
)
def test_numbers_and_words_that_are_no_times_give_nothing(text: str) -> None:
    assert times(text) == ()


PIECES = st.sampled_from(
    [*"0123456789 :.-/(),", "at ", "GMT", "Monday ", "27 February ", "2016", " to ", " and ", "between "]
)
TAILS = st.sampled_from(
    [
        *("Damascus time", "the night of ", "24 hours", "last ", " ago", "midnight"),
        *("half past ", "overnight into ", "D+5 ", "day of the truce ", "; in Kyiv it was ", "a week into "),
    ]
)
SPANS = st.lists(PIECES | TAILS, max_size=20).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(SPANS, st.text(max_size=120)), st.sampled_from(["en", "ru", "ar", "xx"]), st.booleans())
def test_any_text_is_read_without_failing_and_spans_are_its_words(
    text: str, language: str, known: bool
) -> None:
    reference = Reference(
        date=datetime(2016, 2, 24).date() if known else None, zone=DAMASCUS if known else None
    )
    last = 0
    for found in find_times(text, whole(text), reference, language):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= last
        last = found.span.end
        if found.when and found.when.earliest and found.when.latest:
            assert found.when.earliest <= found.when.latest


@settings(max_examples=200, deadline=None)
@given(
    st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2036, 12, 31)),
    st.sampled_from(sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS)),
)
def test_an_instant_stated_in_any_zone_comes_back_as_itself(moment: datetime, zone: str) -> None:
    instant = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    wall = instant.astimezone(ZoneInfo(zone))
    offset = wall.utcoffset()
    if offset is None or offset.seconds % 60:
        return
    _, when = only(f"at {wall:%H:%M} {zone} time on {wall.day} {wall:%B %Y}", None)
    assert instant in [when.earliest, *(other.earliest for other in when.alternatives)]
    assert when.precision is Precision.MINUTE


@pytest.mark.parametrize(
    "noise", ["7", " ", "at ", "at at at ", "between ", "(", "27 February ", "Monday to ", "1,"]
)
def test_a_long_run_of_noise_is_read_through(noise: str) -> None:
    text = (noise * 200_000)[:200_000]
    for found in find_times(text, whole(text), Reference(date=None, zone=None)):
        assert len(found.span.text) < 200
