"""A threshold with a memory behaves as a machine that looks at every moment in turn would."""

from hypothesis import example, given
from hypothesis import strategies as st

from holdfire.judging.hysteresis import Episode, Threshold, episodes

TIMES = st.lists(st.integers(min_value=0, max_value=40), max_size=25).map(sorted)


@st.composite
def thresholds(draw: st.DrawFn) -> Threshold:
    count = draw(st.integers(min_value=1, max_value=5))
    return Threshold(
        count=count,
        window=draw(st.integers(min_value=1, max_value=12)),
        clears_at=draw(st.none() | st.integers(min_value=0, max_value=count - 1)),
        calm=draw(st.none() | st.integers(min_value=1, max_value=12)),
    )


def looked_at_in_turn(times: list[int], rule: Threshold, now: int) -> list[Episode]:
    """Every whole moment in turn: first whether it is cleared, before what happens then; then whether met."""
    found: list[Episode] = []
    since, below = None, None
    for moment in range(now + 1):
        before = [time for time in times if time < moment]
        left = sum(time > moment - rule.window for time in before)
        calm = rule.calm is not None and bool(before) and moment - before[-1] >= rule.calm
        here = left + times.count(moment)
        few = rule.clears_at is not None and here <= rule.clears_at
        neither = rule.clears_at is None and rule.calm is None
        long_below = neither and below is not None and moment - below >= rule.window
        if since is not None and (calm or few or long_below):
            found.append(Episode(met_at=since, cleared_at=moment))
            since = None
        below = None if here >= rule.count else moment if below is None else below
        if since is None and moment in times and here >= rule.count:
            since = moment
    return [*found, Episode(met_at=since)] if since is not None else found


@given(TIMES, thresholds(), st.integers(min_value=0, max_value=60))
@example([1, 1, 9], Threshold(count=2, window=4), 20)
@example([0, 5], Threshold(count=1, window=9, calm=5), 20)
def test_it_is_met_and_cleared_when_a_watcher_would_say_so(
    times: list[int], rule: Threshold, now: int
) -> None:
    assert list(episodes(times, rule, now)) == looked_at_in_turn(times, rule, now)


@given(TIMES, thresholds(), st.integers(min_value=0, max_value=40))
def test_one_more_never_makes_met_into_not_met(times: list[int], rule: Threshold, extra: int) -> None:
    met, more = (
        bool(found) and found[-1].cleared_at is None
        for found in (episodes(some, rule, 40) for some in (times, sorted([*times, extra])))
    )
    assert more or not met


@given(TIMES, thresholds(), st.integers(min_value=0, max_value=60))
def test_what_comes_after_now_changes_nothing(times: list[int], rule: Threshold, now: int) -> None:
    known = [time for time in times if time <= now]
    assert episodes(times, rule, now) == episodes(known, rule, now)
