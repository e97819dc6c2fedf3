"""Counts of different claimants stand side by side: a ratio and its reasons, never a sum or a difference."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.judging.moments import read_moment
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.comparison import CountTable, ExplainedBy
from holdfire.model.count import Count
from holdfire.model.span import Span
from holdfire.model.tally import Tally, TallyPart
from holdfire.model.when import Precision, TimeBasis, When
from tests.judging.factories import AGREEMENT as TERMS_TEXT
from tests.judging.factories import agreement, judged, reading, ref

NOW = datetime(2021, 5, 1, tzinfo=UTC)
ZONE = "Asia/Damascus"
TERMS = agreement()
MARCH, APRIL = "2021-03-26", "2021-04-02"


def number(low: int, high: int | None = None, what: str = "violations") -> Count:
    text = str(low)
    return Count(low=low, high=high or low, what=what, span=Span(start=0, end=len(text), text=text))


def tally(
    by: str,
    low: int,
    window: When | None,
    unit: str = "violations",
    parts: Sequence[tuple[str, int]] = (),
    accused: Sequence[str] = (),
) -> Tally:
    return Tally(
        id=f"tally-{by}-{low}-{unit}-{window.wall if window else ''}",
        report="report-1",
        span=Span(start=0, end=3, text="The"),
        total=number(low, what=unit),
        unit=unit,
        claimant=ref(by),
        window=window,
        accused=tuple(ref(name) for name in accused),
        parts=tuple(TallyPart(label=label, count=number(many)) for label, many in parts),
    )


def day(text: str) -> When:
    return read_moment(text, ZONE)


def stretch(first: str, last: str) -> When:
    begins, ends = (read_moment(f"{text} local", ZONE).earliest for text in (first, last))
    return When(
        earliest=begins, latest=ends, wall="24 hours", precision=Precision.RANGE, basis=TimeBasis.STATED
    )


def table(*tallies: Tally) -> CountTable:
    return judged(terms=TERMS, readings=(reading(1, tallies=tallies),), now=NOW).counts


def test_four_and_494_are_both_shown_with_their_ratio_and_never_subtracted() -> None:
    found = table(
        tally("army", 4, day(MARCH)),
        tally("observers", 494, day(MARCH), unit="shots"),
        tally("army", 21, day(APRIL)),
        tally("observers", 1021, day(APRIL), unit="shots", parts=[("Donetsk", 594), ("Luhansk", 427)]),
    )
    assert [(count.claimant, count.low) for count in found.counts] == [
        ("Observers", 494),
        ("The Army", 4),
        ("Observers", 1021),
        ("The Army", 21),
    ]
    assert [pair.ratio_low for pair in found.comparisons] == [123.5, 48.62]
    assert [pair.ratio_high for pair in found.comparisons] == [123.5, 48.62]
    for pair in found.comparisons:
        assert [reason.by for reason in pair.explained] == [ExplainedBy.UNIT]
        assert "one is never taken from the other" in pair.left
    assert found.counts[2].breakdown == "The parts add up to 1021."
    assert numbers_of(found).isdisjoint({490, 498, 1000, 1042})


def test_a_breakdown_that_does_not_add_up_names_the_parts_that_would() -> None:
    parts = [("combat", 219), ("arrests", 32), ("government", 18), ("others", 5)]
    (count,) = table(tally("observers", 242, day(MARCH), parts=parts)).counts
    assert count.breakdown == (
        "The parts add up to 274, the whole is given as 242. 219 (combat), 18 (government) and 5 (others) "
        "would add up; 32 (arrests) would not fit."
    )


def test_arrests_that_no_clause_forbids_explain_part_of_a_count() -> None:
    parts = [("combat", 52), ("arrests", 27)]
    found = table(tally("observers", 79, day(MARCH), parts=parts), tally("army", 7, day(MARCH)))
    assert found.counts[0].outside == (
        "Of Observers's 79, 27 (arrests) are of a kind that no clause forbids; its label is kept."
    )
    assert [reason.by for reason in found.comparisons[0].explained] == [ExplainedBy.DEFINITION]


def test_arrests_that_a_clause_forbids_explain_nothing() -> None:
    forbids = agreement(
        "", TERMS_TEXT.replace("acts: [shelling, air_strike, ground", "acts: [arrest, ground")
    )
    told = reading(1, tallies=(tally("observers", 9, day(MARCH), "arrests"),))
    (count,) = judged(terms=forbids, readings=(told,), now=NOW).counts.counts
    assert count.outside is None
    (count,) = table(tally("observers", 9, day(MARCH), "arrests")).counts
    assert count.outside == "Observers counts arrests, which no clause forbids."


def test_a_day_on_which_clocks_change_is_as_long_as_it_is() -> None:
    late = stretch(f"{MARCH} 01:00", f"{MARCH} 23:00")
    (pair,) = table(tally("army", 4, day(MARCH)), tally("observers", 9, late)).comparisons
    assert pair.explained[0].text.endswith("of 23 counted by The Army, of 22 by Observers.")


def test_windows_of_one_day_that_differ_share_so_many_hours() -> None:
    evening = stretch("2021-03-23 18:00", "2021-03-24 18:00")
    (pair,) = table(tally("army", 4, day("2021-03-24")), tally("observers", 9, evening)).comparisons
    (reason,) = pair.explained
    assert (reason.by, reason.hours) == (ExplainedBy.WINDOW, 18.0)
    assert "of 24 counted by" in reason.text


def test_counts_of_one_side_and_of_all_sides_are_told_apart() -> None:
    (pair,) = table(
        tally("army", 4, day(MARCH)), tally("observers", 9, day(MARCH), accused=["brigades"])
    ).comparisons
    assert [reason.by for reason in pair.explained] == [ExplainedBy.ACCUSED]


def test_one_count_in_two_reports_is_one_and_one_claimant_is_not_compared_with_itself() -> None:
    first, again = tally("army", 4, day(MARCH)), replace(tally("army", 4, day(MARCH)), id="tally-again")
    found = table(first, again, tally("army", 6, day(MARCH)))
    assert sorted(len(count.tallies) for count in found.counts) == [1, 2]
    assert found.comparisons == ()


def test_a_number_of_a_body_and_of_its_own_officer_is_not_two() -> None:
    assert table(tally("army", 4, day(MARCH)), tally("general", 4, day(MARCH))).comparisons == ()
    assert len(table(tally("army", 4, day(MARCH)), tally("council", 4, day(MARCH))).comparisons) == 1


def test_each_claimants_counts_stand_in_order_of_time() -> None:
    found = table(tally("army", 21, day(APRIL)), tally("army", 4, day(MARCH)), tally("army", 5, None))
    (row,) = found.series
    by_id = {count.id: count.low for count in found.counts}
    assert [by_id[count] for count in row.counts] == [4, 21]


def test_words_without_a_name_are_told_as_such_and_never_joined_over_reports() -> None:
    source = ActorRef(name="military source", basis=RefBasis.DESCRIPTION)
    told = ((1, 4, MARCH), (2, 4, MARCH), (3, 21, APRIL))
    unnamed = tuple(
        reading(
            number,
            tallies=(replace(tally("army", low, day(when)), claimant=source, report=f"report-{number}"),),
        )
        for number, low, when in told
    )
    found = judged(terms=TERMS, readings=unnamed, now=NOW).counts
    assert [count.claimant for count in found.counts] == ["“military source” (in the words of Wire)"] * 3
    assert found.series == ()


@pytest.mark.parametrize(
    ("words", "named"), [("Civil Defence", True), ("sources", False), ("الدفاع المدني", True)]
)
def test_only_words_of_a_script_with_capitals_that_bear_none_are_no_name(words: str, named: bool) -> None:
    told = replace(tally("army", 4, day(MARCH)), claimant=ActorRef(name=words, basis=RefBasis.DESCRIPTION))
    (count,) = table(told).counts
    assert (count.named, count.claimant == words) == (named, named)


def test_what_had_not_begun_is_not_counted_yet() -> None:
    assert table(tally("army", 4, day("2021-06-01"))).counts == ()


def numbers_of(value: object) -> set[int]:
    return {found for found in _numbers(value) if not isinstance(found, bool)}


def _numbers(value: object) -> Iterator[int]:
    if isinstance(value, int):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _numbers(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _numbers(getattr(value, field.name))


CLAIM = st.tuples(st.sampled_from(("army", "observers", "council")), st.integers(101, 9999))


@settings(deadline=None)
@given(st.lists(CLAIM, min_size=2, max_size=5))
def test_no_number_is_a_sum_or_difference_over_claimants(claims: list[tuple[str, int]]) -> None:
    found = table(*(tally(by, many, day(MARCH)) for by, many in claims))
    told = {many for _, many in claims}
    assert {many for many in numbers_of(found) if many > 100} <= told
    words = [pair.left for pair in found.comparisons] + [count.breakdown or "" for count in found.counts]
    pairs = [(one, other) for one in told for other in told]
    made = {abs(one - other) for one, other in pairs} | {one + other for one, other in pairs}
    assert not {str(many) for many in made - told if many > 100} & set(" ".join(words).split())
    for pair in found.comparisons:
        by_id = {count.id: count for count in found.counts}
        smaller, larger = by_id[pair.smaller], by_id[pair.larger]
        assert pair.ratio_low == round(larger.low / smaller.low, 2)
        assert smaller.claimant != larger.claimant
