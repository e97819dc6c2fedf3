"""The word of a status rests on counts in one unit, from sources read both of late and before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.act import Act
from holdfire.model.count import Count
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.measure import BaselineKind, Facts, Measured, Unit
from holdfire.model.place import Place
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from holdfire.model.status import Holding, Status
from holdfire.model.surroundings import NO_AREA, area_of
from holdfire.model.when import When
from tests.judging.factories import account, agreement, case, incident, judged, reading

START = datetime(2016, 2, 26, 22, tzinfo=UTC)
LATE = START + timedelta(weeks=6)
RANK = {Holding.HOLDING: 0, Holding.STRAINED: 1, Holding.NOT_HOLDING: 2}


def read_on(days: Sequence[float], outlets: Sequence[str], now: datetime, first: int = 5000) -> list[Reading]:
    """A report of each outlet so many days before now."""
    pairs = [(day, outlet) for day in days for outlet in outlets]
    return [
        reading(first + number, published=now - timedelta(days=day), outlet=outlet)
        for number, (day, outlet) in enumerate(pairs)
    ]


def told(
    number: int,
    days_ago: float,
    report: Reading,
    now: datetime,
    evidence: EvidenceState = EvidenceState.ALLEGED,
) -> Incident:
    moment = When.at(now - timedelta(days=days_ago), wall="then")
    one = account(["army"], ["brigades"], "brigade-town", moment, number=number)
    one = replace(one, report=report.report.id)
    return incident(Act.SHELLING, one, id=f"incident-{number}", evidence=evidence)


def status(*incidents: Incident, readings: Sequence[Reading], now: datetime = LATE) -> Status:
    return judged(*incidents, readings=readings, now=now).status


def facts(*incidents: Incident, readings: Sequence[Reading], now: datetime = LATE) -> Facts:
    found = status(*incidents, readings=readings, now=now).facts
    assert found is not None
    return found


DAILY = read_on([day + 0.5 for day in range(70)], ("wire", "paper"), LATE)


def test_a_source_that_was_not_read_in_both_windows_is_no_part_of_the_panel() -> None:
    new = read_on([0.5, 1.5], ("daily",), LATE, first=9000)
    lines = [told(1, 1, DAILY[0], LATE), told(2, 1, new[0], LATE), told(3, 35, DAILY[70], LATE)]
    found = facts(*lines, readings=[*DAILY, *new])
    assert found.panel == ("Paper", "Wire")
    assert (found.whole.recent.count, found.whole.outside) == (1, 1)
    assert found.alleged.count == 2
    assert {row.source: row.in_panel for row in found.sources} == {
        "wire": True,
        "paper": True,
        "papers": False,
    }


def test_without_a_common_source_nothing_is_compared() -> None:
    before = read_on([day + 0.5 for day in range(14, 45)], ("paper",), LATE)
    now = read_on([0.5, 1.5, 2.5], ("wire", "daily"), LATE, first=9000)
    found = facts(told(1, 1, now[0], LATE), readings=[*before, *now])
    assert found.baseline_kind is not BaselineKind.NONE
    assert (found.panel, found.whole.ratio) == ((), None)


def test_the_baseline_is_before_the_truce_where_the_record_reaches_back() -> None:
    found = facts(readings=DAILY)
    assert (found.baseline_kind, found.unit) == (BaselineKind.BEFORE_THE_TRUCE, Unit.FORBIDDEN_ACTS)
    assert found.baseline is not None
    assert found.baseline.last == START


def test_else_it_is_the_first_four_weeks_else_the_weeks_before() -> None:
    since_start = read_on([day + 0.5 for day in range(42)], ("wire", "paper"), LATE)
    first = facts(readings=since_start)
    assert (first.baseline_kind, first.unit) == (BaselineKind.FIRST_WEEKS, Unit.APPARENT_BREACHES)
    young = facts(readings=since_start, now=START + timedelta(days=12))
    assert young.baseline_kind is BaselineKind.WEEKS_BEFORE
    newborn = facts(readings=since_start, now=START + timedelta(days=4))
    assert (newborn.baseline_kind, newborn.whole.ratio) == (BaselineKind.NONE, None)


def test_a_baseline_wants_a_week_of_days_on_which_something_was_read() -> None:
    seldom = read_on([0.5, 1.5, 2.5, 20.5, 21.5, 22.5, 23.5, 24.5, 25.5], ("wire", "paper"), LATE)
    assert facts(readings=seldom).baseline_kind is BaselineKind.NONE
    oftener = [*seldom, *read_on([26.5], ("wire",), LATE, first=9000)]
    assert facts(readings=oftener).baseline_kind is BaselineKind.FIRST_WEEKS


def test_days_that_scatter_widen_every_interval() -> None:
    even = [told(100 + n, 43.2 + n, DAILY[-1], LATE) for n in range(20)]
    one_day = [told(100 + n, 45 + n / 100, DAILY[-1], LATE) for n in range(20)]
    calm, wild = (facts(*some, told(1, 1, DAILY[0], LATE), readings=DAILY) for some in (even, one_day))
    assert (calm.dispersion, wild.dispersion > 5) == (1, True)
    assert wild.whole.recent.high > calm.whole.recent.high


def test_a_truce_that_did_not_halve_them_is_strained() -> None:
    before = [told(100 + n, 42.2 + n, DAILY[-1], LATE) for n in range(27)]
    held = status(*before, *(told(n, 0.7 + n / 10, DAILY[0], LATE) for n in range(3)), readings=DAILY)
    assert held.holding is Holding.STRAINED
    assert held.facts is not None
    assert held.facts.whole.ratio is not None
    assert held.facts.whole.ratio.low < 0.5 < 1 < (held.facts.whole.ratio.high or 0)


def test_the_days_a_case_states_come_first() -> None:
    world = replace(case(), baseline=(date(2016, 3, 1), date(2016, 3, 10)))
    found = judged(readings=DAILY, now=LATE, world=world).status.facts
    assert found is not None
    assert found.baseline is not None
    assert found.baseline_kind is BaselineKind.STATED
    assert (found.baseline.first, found.baseline.days) == (datetime(2016, 2, 29, 22, tzinfo=UTC), 10)


def test_a_truce_that_halved_forbidden_acts_holds_though_some_go_on() -> None:
    before = [told(100 + n, 42.2 + n / 6, DAILY[-1], LATE, EvidenceState.CORROBORATED) for n in range(160)]
    few = status(*before, told(1, 1, DAILY[0], LATE), readings=DAILY)
    assert few.holding is Holding.HOLDING
    assert few.facts is not None
    assert few.facts.whole.ratio is not None
    assert few.facts.whole.ratio.high is not None
    assert few.facts.whole.ratio.high <= 0.5
    firm = [told(n, 1 + n / 10, DAILY[0], LATE, EvidenceState.CORROBORATED) for n in range(1, 20)]
    many = status(*before, *firm, readings=DAILY)
    assert many.holding is Holding.NOT_HOLDING


def test_areas_are_wide_places_and_groups_are_acts() -> None:
    found = facts(told(1, 1, DAILY[0], LATE), readings=DAILY)
    assert [(row.name, row.recent.count) for row in found.areas] == [("The North", 1)]
    assert [(row.key, row.recent.count) for row in found.groups] == [("shelling", 1)]


def test_the_area_of_a_place_is_the_nearest_wide_one() -> None:
    def place(name: str, within: str | None, radius_km: float) -> Place:
        return Place(id=name, names=(), within=within, radius_km=radius_km)

    chain = [place("land", None, 400), place("west", "land", 150), place("county", "west", 60)]
    places = {item.id: item for item in (*chain, place("town", "county", 8), place("port", "land", 9))}
    assert [area_of(name, places) for name in ("town", "county", "port")] == ["county", "county", "port"]
    assert area_of("land", places) == NO_AREA


def test_harm_is_told_by_source_as_a_range_and_never_merged() -> None:
    first = told(1, 1, DAILY[0], LATE)
    span = Span(start=0, end=1, text="x")
    accounts = [
        replace(
            first.accounts[0],
            report=report.report.id,
            harm=(Count(low=low, high=high, what="killed", span=span),),
        )
        for report, low, high in ((DAILY[0], 3, 5), (DAILY[1], 9, None))
    ]
    found = facts(replace(first, accounts=tuple(accounts)), readings=DAILY)
    assert [(row.source, row.low, row.high) for row in found.harm] == [("Paper", 9, None), ("Wire", 3, 5)]


LINES = st.lists(
    st.tuples(
        st.floats(min_value=0.01, max_value=60),
        st.sampled_from([EvidenceState.ALLEGED, EvidenceState.CORROBORATED]),
        st.integers(min_value=0, max_value=139),
    ),
    max_size=12,
)


def _incidents(lines: list[tuple[float, EvidenceState, int]]) -> list[Incident]:
    return [told(n, days, DAILY[report], LATE, state) for n, (days, state, report) in enumerate(lines)]


@settings(max_examples=30, deadline=None)
@given(LINES, st.floats(min_value=0.01, max_value=2.9), st.sampled_from(list(EvidenceState)[:3]))
def test_one_more_breach_of_late_never_makes_it_more_holding(
    lines: list[tuple[float, EvidenceState, int]], days: float, state: EvidenceState
) -> None:
    some = _incidents(lines)
    fewer = status(*some, readings=DAILY).holding
    more = status(*some, told(99, days, DAILY[0], LATE, state), readings=DAILY).holding
    assert RANK[more] >= RANK[fewer]


@settings(max_examples=20, deadline=None)
@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_incidents_does_not_matter(lines: list[tuple[float, EvidenceState, int]], dice) -> None:  # type: ignore[no-untyped-def]
    some = _incidents(lines)
    other, reports = list(some), list(DAILY)
    dice.shuffle(other)
    dice.shuffle(reports)
    first, second = facts(*some, readings=DAILY), facts(*other, readings=reports)
    assert first == second


@settings(max_examples=20, deadline=None)
@given(LINES)
def test_all_intervals_hold_what_was_counted(lines: list[tuple[float, EvidenceState, int]]) -> None:
    found = facts(*_incidents(lines), readings=DAILY)
    rows: tuple[Measured, ...] = (found.whole, *found.areas, *found.groups)
    for one in (found.alleged, found.standing, *(row.recent for row in rows)):
        assert one.low <= one.count / one.days <= one.high
    assert sum(row.recent.count for row in found.groups) == found.whole.recent.count
    assert sum(row.recent.count for row in found.areas) == found.whole.recent.count
    assert {row.source for row in found.sources if row.in_panel} == {"wire", "paper"}


def test_without_a_source_taken_back_all_is_as_if_it_had_never_been_read() -> None:
    extra = read_on([0.5], ("daily",), LATE, first=9000)
    before = status(told(1, 1, DAILY[0], LATE), readings=DAILY)
    with_it = status(told(1, 1, DAILY[0], LATE), told(2, 1, extra[0], LATE), readings=[*DAILY, *extra])
    assert with_it != before
    assert status(told(1, 1, DAILY[0], LATE), readings=DAILY) == before
    retracted = told(2, 1, DAILY[1], LATE, EvidenceState.RETRACTED)
    assert (
        facts(told(1, 1, DAILY[0], LATE), retracted, readings=DAILY).rules
        == facts(told(1, 1, DAILY[0], LATE), readings=DAILY).rules
    )


def test_a_text_without_a_start_or_before_it_counts_nothing() -> None:
    assert judged(terms=agreement(), readings=DAILY, now=START).status.facts is None
