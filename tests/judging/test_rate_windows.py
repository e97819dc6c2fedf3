"""A rate is weighed window by window, each claimant by itself; a window without a report is a gap."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.judging.duties.rate_windows import edges
from holdfire.judging.moments import read_moment
from holdfire.judging.rates import read_rate
from holdfire.model.act import Act, Modality
from holdfire.model.count import Count
from holdfire.model.delivery import RateStatus
from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from tests.judging.factories import account, agreement, incident, judged, mention, reading, ref

ZONE = "Asia/Damascus"
NOW = datetime(2016, 3, 3, 12, tzinfo=UTC)
WORDS = "Trucks of aid came through."

OWED = """
obligations:
  - id: trucks
    text: Trucks pass.
    owners: [government]
    fulfilled_by: [aid_delivered]
    rate: RATE
    source: {text: terms}
"""
TERMS = {rate: agreement(OWED.replace("RATE", rate)) for rate in ("600 trucks a day", "2 a week")}


def delivered(
    number: int, when: str, low: int, high: int | None, by: str | None = "council"
) -> tuple[Incident, Reading]:
    """That somebody says so many trucks came through at a time; who drove them is not told."""
    span = Span(start=0, end=len(WORDS), text=WORDS)
    told = replace(
        account(when=read_moment(when, ZONE), number=number), claimant=ref(by) if by else None, outlet="wire"
    )
    count = Count(low=low, high=high, what="trucks", span=span)
    read = reading(number, counts=(count,), mentions=(mention(WORDS, number, Act.AID_DELIVERED),))
    return incident(Act.AID_DELIVERED, told, id=f"incident-{number}"), read


def rate(*told: tuple[Incident, Reading], text: str = "600 trucks a day", now: datetime = NOW) -> RateStatus:
    incidents = [happening for happening, _ in told]
    (status,) = judged(*incidents, terms=TERMS[text], readings=[read for _, read in told], now=now).rates
    return status


def test_two_claimants_of_one_day_stand_side_by_side() -> None:
    status = rate(
        delivered(1, "2016-02-28", 450, 450, by="council"),
        delivered(2, "2016-02-28", 630, 630, by="observers"),
    )
    (window,) = status.windows
    assert [(part.by, part.low, part.high, part.percent(window.owed)) for part in window.delivered] == [
        ("Observers", 630, 630, "105 %"),
        ("The Council", 450, 450, "75 %"),
    ]


def test_two_numbers_of_one_claimant_may_be_one_delivery_or_two() -> None:
    status = rate(delivered(1, "2016-02-28", 120, 120), delivered(2, "2016-02-28", 80, None))
    (part,) = status.windows[0].delivered
    assert (part.low, part.high) == (120, None)
    status = rate(delivered(1, "2016-02-28", 120, 120), delivered(2, "2016-02-28", 80, 90))
    (part,) = status.windows[0].delivered
    assert (part.low, part.high, part.percent(600)) == (120, 210, "20 to 35 %")


def test_days_without_a_report_are_gaps_and_no_zeros() -> None:
    status = rate(delivered(1, "2016-02-29", 300, 300))
    assert status.elapsed == 5
    assert status.unreported == 4
    assert [gap.windows for gap in status.gaps] == [2, 2]
    assert all(part.low for window in status.windows for part in window.delivered)


def test_a_number_over_several_days_stands_apart() -> None:
    status = rate(delivered(1, "2016-02", 4000, 4000))
    assert status.windows == ()
    (wide,) = status.wide
    assert (wide.whole, wide.owed) == (False, 600 * 3)


def test_a_report_in_its_own_voice_is_that_of_its_outlet() -> None:
    (part,) = rate(delivered(1, "2016-02-28", 5, 5, by=None)).windows[0].delivered
    assert part.by == "Wire"


def test_what_is_planned_or_denied_is_no_delivery() -> None:
    happening, read = delivered(1, "2016-02-28", 5, 5)
    planned = replace(
        happening,
        accounts=tuple(replace(told, modality=Modality.FUTURE) for told in happening.accounts),
    )
    assert rate((planned, read)).windows == ()


def test_a_tally_of_the_unit_counts_and_not_twice_with_its_own_clause() -> None:
    def tally(number: int, start: int) -> Tally:
        span = Span(start=start, end=start + 6, text="Trucks")
        return Tally(
            id=f"tally-{number}",
            report=f"report-{number}",
            span=span,
            total=Count(low=500, high=500, what="trucks", span=span),
            unit="trucks",
            claimant=ref("council"),
            window=read_moment("2016-02-28", ZONE),
        )

    happening, read = delivered(1, "2016-02-28", 500, 500)
    inside = replace(read, tallies=(tally(1, 0),))
    beside = replace(read, tallies=(tally(1, 100),))
    assert [part.high for part in rate((happening, inside)).windows[0].delivered] == [500]
    assert [part.high for part in rate((happening, beside)).windows[0].delivered] == [1000]


def test_a_rate_without_a_unit_counts_the_incidents() -> None:
    status = rate(delivered(1, "2016-02-28", 9, 9), delivered(2, "2016-03-01", 9, 9), text="2 a week")
    (window,) = status.windows
    assert [(part.low, part.high) for part in window.delivered] == [(2, 2)]


def test_rates_in_words_alone_owe_no_number() -> None:
    assert read_rate("at once and sustained").count is None
    words_alone = agreement(OWED.replace("RATE", "at once and sustained"))
    assert judged(terms=words_alone, now=NOW).rates == ()


@settings(deadline=None)
@given(
    st.datetimes(min_value=datetime(2010, 1, 1), max_value=datetime(2020, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 60 * 24),
    st.sampled_from((1, 6, 24, 48, 7 * 24)),
    st.sampled_from((ZONE, "Europe/Kyiv", "Asia/Beirut", "UTC")),
)
def test_windows_follow_one_another_and_hold_every_moment_once(
    since: datetime, hours: int, per: int, zone: str
) -> None:
    until = since + timedelta(hours=hours)
    found = edges(since, until, timedelta(hours=per), zone)
    assert found[0] <= since
    assert found[-1] > until
    assert all(first < second for first, second in pairwise(found))
    holding = [first for first, second in pairwise(found) if first <= until < second]
    assert len(holding) == 1
    if per % 24 == 0:
        walls = [edge.astimezone(ZoneInfo(zone)) for edge in found]
        days = [(second.date() - first.date()).days for first, second in pairwise(walls)]
        assert set(days) == {per // 24}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(26, 34), st.integers(0, 700), st.sampled_from(("council", "observers"))),
        max_size=8,
    )
)
def test_every_delivery_stands_in_one_window_alone(told: list[tuple[int, int, str]]) -> None:
    first = datetime(2016, 2, 1, tzinfo=UTC)
    deliveries = [
        delivered(number, f"{first + timedelta(days=day - 1):%Y-%m-%d}", low, low, by=by)
        for number, (day, low, by) in enumerate(told, start=1)
    ]
    status = rate(*deliveries)
    shown = [line for window in status.windows for part in window.delivered for line in part.ids]
    assert len(shown) == len(set(shown))
    placed = {f"incident-{number}" for number, (day, _, _) in enumerate(told, start=1) if 27 <= day <= 32}
    assert set(shown) == placed
    by_name = {"council": "The Council", "observers": "Observers"}
    for window in status.windows:
        for part in window.delivered:
            own = [
                low
                for number, (_, low, by) in enumerate(told, start=1)
                if f"incident-{number}" in part.ids and by_name[by] == part.by
            ]
            assert (part.low, part.high) == (max(own), sum(own))
