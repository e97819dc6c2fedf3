"""A moment as people say it, in the days of the case's zone."""

from datetime import UTC, datetime, timedelta

import pytest

from holdfire.model.said_moment import said_moment

NOW = datetime(2016, 3, 1, 23, 30, tzinfo=UTC)  # the second of March in Damascus


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("now", NOW),
        ("today", datetime(2016, 3, 1, 22, tzinfo=UTC)),
        ("Yesterday", datetime(2016, 2, 29, 22, tzinfo=UTC)),
        ("3 days ago", NOW - timedelta(days=3)),
        ("1 hour ago", NOW - timedelta(hours=1)),
        ("2016-02-27", datetime(2016, 2, 26, 22, tzinfo=UTC)),
        ("2016-02-27T18:00+01:00", datetime(2016, 2, 27, 17, tzinfo=UTC)),
        ("2016-02-27T18:00Z", datetime(2016, 2, 27, 18, tzinfo=UTC)),
    ],
)
def test_words_and_days_are_those_of_the_zone(said: str, meant: datetime) -> None:
    assert said_moment(said, NOW, "Asia/Damascus") == meant


def test_a_case_without_a_zone_means_utc() -> None:
    assert said_moment("today", NOW, None) == datetime(2016, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("the other day", "yesterday"),
        ("2016-02-27T18:00", "no offset"),
        ("0001-01-01T00:00+14:00", "outside of the years"),
        ("0001-01-01", "outside of the years"),
    ],
)
def test_what_is_no_moment_is_refused_with_how_to_write_one(said: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        said_moment(said, NOW, "Asia/Damascus")
