"""Counts over time: each in the lane of its claimant and unit, as the range it is, over its window."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest

from holdfire.model.comparison import ClaimedCount
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.showing.dossier import read_dossier
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.tally_chart import draw_tallies
from tests.showing.factories import NOW, FakeView

SVG = "{http://www.w3.org/2000/svg}"
MONDAY = datetime(2016, 2, 29, tzinfo=UTC)


@pytest.fixture(scope="module")
def teller() -> Teller:
    return Teller(read_dossier(FakeView(), NOW))  # type: ignore[arg-type]


def window(first: datetime | None, last: datetime | None) -> When:
    return When(earliest=first, latest=last, wall="then", precision=Precision.RANGE, basis=TimeBasis.STATED)


def count(
    low: int, high: int | None, *, day: int = 0, claimant: str = "North", unit: str = "breaches"
) -> ClaimedCount:
    first = MONDAY + timedelta(days=day)
    return ClaimedCount(
        id=f"count-{claimant}-{day}-{low}",
        claimant=claimant,
        actor=None,
        unit=unit,
        low=low,
        high=high,
        window=window(first, first + timedelta(days=1)),
    )


def drawn(teller: Teller, counts: Sequence[ClaimedCount]) -> Element:
    return fromstring(draw_tallies(teller, counts)[0])


def bars(svg: Element, css: str) -> list[tuple[float, float, float]]:
    """Left, width and height of each bar of a class."""
    return [
        tuple(float(each.get(name, "0")) for name in ("x", "width", "height"))  # type: ignore[misc]
        for each in svg.iter(f"{SVG}rect")
        if each.get("class") == css
    ]


def texts(svg: Element, css: str) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{SVG}text") if css in (each.get("class") or "").split()]


def test_each_claimant_and_unit_has_a_lane_of_its_own(teller: Teller) -> None:
    svg = drawn(
        teller, [count(1, 1), count(2, 2, day=1), count(3, 3, unit="attacks"), count(4, 4, claimant="South")]
    )

    assert texts(svg, "claimant") == ["North", "North", "South"]
    assert texts(svg, "unit") == ["attacks", "breaches", "breaches"]


def test_a_range_is_drawn_from_its_least_to_its_most_and_told_as_one(teller: Teller) -> None:
    svg = drawn(teller, [count(4, 10)])
    ((_, _, low),), ((_, _, rest),) = bars(svg, "claim-low"), bars(svg, "claim-range")

    assert rest / low == pytest.approx(6 / 4, rel=0.05)
    assert texts(svg, "claim-number") == ["4 to 10"]


def test_lanes_of_one_unit_have_one_scale(teller: Teller) -> None:
    svg = drawn(teller, [count(10, 10), count(5, 5, claimant="South")])
    (_, _, ten), (_, _, five) = bars(svg, "claim-low")

    assert ten == pytest.approx(2 * five, rel=0.02)


def test_a_count_without_an_upper_bound_has_an_open_top(teller: Teller) -> None:
    closed, opened = (drawn(teller, [count(3, high)]) for high in (3, None))

    assert not [each for each in closed.iter(f"{SVG}path") if each.get("class") == "claim-open"]
    assert [each for each in opened.iter(f"{SVG}path") if each.get("class") == "claim-open"]
    assert texts(opened, "claim-number") == ["at least 3"]


def test_bars_lie_where_their_windows_do(teller: Teller) -> None:
    svg = drawn(teller, [count(1, 1), count(1, 1, day=3)])
    (first, wide, _), (second, _, _) = bars(svg, "claim-low")

    assert second - first == pytest.approx(3 * wide, rel=0.02)


def test_what_names_no_window_is_not_drawn_and_said_to_be_left_out(teller: Teller) -> None:
    told = ClaimedCount(id="c", claimant="North", actor=None, unit="breaches", low=1, high=1)

    assert draw_tallies(teller, [told]) == ("", "Not drawn, because they name no window: 1.")
    assert "<svg" in draw_tallies(teller, [told, count(1, 1)])[0]
    assert draw_tallies(teller, [count(1, 1)])[1] == ""


def test_a_long_name_stands_in_two_lines_and_is_not_cut_within_a_word(teller: Teller) -> None:
    name = "the report itself (Qalamoun Documentation Centre)"
    svg = drawn(teller, [count(1, 1, claimant=name)])

    assert sorted(texts(svg, "claimant")) == sorted(["the report itself (Qalamoun", "Documentation Centre)"])
