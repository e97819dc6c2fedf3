"""Counts are ranges of something counted, tied to what befell it; other numbers are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.reading.counting.counts import find_counts
from tests.reading.timed import counts, whole

Item = tuple[int, int | None, str]

SENTENCES: list[tuple[str, list[Item]]] = [
    (
        "The strike killed at least 12 civilians and wounded 30 others.",
        [(12, None, "killed"), (30, 30, "wounded")],
    ),
    ("Five people, including two children, were killed.", [(5, 5, "killed"), (2, 2, "killed")]),
    ("Three soldiers and two civilians were wounded.", [(3, 3, "wounded"), (2, 2, "wounded")]),
    ("Six men were killed or injured.", [(6, 6, "killed or wounded")]),
    ("The blast left three people dead and five wounded.", [(3, 3, "killed"), (5, 5, "wounded")]),
    ("No casualties were reported.", [(0, 0, "killed"), (0, 0, "wounded")]),
    ("Nobody was hurt.", [(0, 0, "wounded")]),
    ("Dozens were killed and hundreds displaced.", [(24, 99, "killed"), (200, 999, "displaced")]),
    ("The death toll rose to 23.", [(23, 23, "killed")]),
    ("Half a dozen shells hit the village.", [(6, 6, "shells")]),
    ("The ministry counted 1,047 shells.", [(1047, 1047, "shells")]),
    ("Some 3.5 million people fled.", [(3_500_000, 3_500_000, "displaced")]),
    ("Between 5 and 7 rockets fell.", [(5, 7, "rockets")]),
    ("Five or six explosions were heard.", [(5, 6, "explosions")]),
    ("Up to 40 aircraft took part.", [(0, 40, "aircraft")]),
    ("More than twenty-three flights were seen.", [(24, None, "flights")]),
    ("Fewer than ten ships sailed.", [(0, 9, "ships")]),
    ("Ninety-seven armed groups accepted.", [(97, 97, "groups")]),
    ("18 of 31 trucks were hit.", [(18, 18, "trucks")]),
    ("The army arrested 18 people.", [(18, 18, "detained")]),
    ("Seven policemen are missing.", [(7, 7, "missing")]),
    ("Two hundred and forty breaches were counted.", [(240, 240, "breaches")]),
    ("Three thousand two hundred families left.", [(3200, 3200, "families")]),
    ("A 12-year-old boy was killed.", [(1, 1, "killed")]),
    ("Two T-72 tanks were destroyed.", [(2, 2, "tanks")]),
]


@pytest.mark.parametrize(("text", "items"), SENTENCES)
def test_what_is_counted_is_found_as_a_range(text: str, items: list[Item]) -> None:
    assert [(count.low, count.high, count.what) for count in counts(text)] == items


@pytest.mark.parametrize(
    "text",
    [
        "Omar, aged 42, was killed.",
        "He was killed on 5 March 2016.",
        "The 82-mm mortar reaches 4 km.",
        "It fell 300 metres from the school at 22:40.",
        "Turnout was 65 per cent.",
        "The T-72 is a tank.",
        "The deal was worth $12 billion.",
    ],
)
def test_ages_dates_distances_shares_and_calibres_are_no_counts(text: str) -> None:
    assert counts(text) == ()


def test_a_count_keeps_its_hedge_and_who_was_counted() -> None:
    (count,) = counts("At least 12 government soldiers were killed.")
    assert (count.qualifier, count.who, count.span.text) == (
        "at least",
        "government soldiers",
        "At least 12 government soldiers",
    )


def test_harm_told_of_others_is_not_lent_to_people_named_before() -> None:
    found = counts("Two officers said that five people were killed.")
    assert [(count.low, count.what) for count in found] == [(2, "officers"), (5, "killed")]


def test_a_language_without_tables_gives_nothing() -> None:
    assert find_counts("5 soldiers were killed", whole("5 soldiers were killed"), "xx") == ()


NUMBERS = st.sampled_from(
    ["five ", "hundred ", "12", ",", "047", ".", "5", " million ", "at least ", "between "]
)
PIECES = st.sampled_from(
    ["people ", "were ", "killed ", "and ", "no ", "-", "to ", "of ", "shells", "dozens of ", "a "]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(NUMBERS | PIECES, max_size=25).map("".join), st.text(max_size=120)))
def test_any_text_is_counted_without_failing_and_spans_are_its_words(text: str) -> None:
    for count in find_counts(text, whole(text)):
        assert text[count.span.start : count.span.end] == count.span.text
        assert count.high is None or count.low <= count.high


@pytest.mark.parametrize(
    "noise", ["7", " ", "1,000,", "five ", "killed ", "hundred and ", "at least ", "people and "]
)
def test_a_long_run_of_noise_is_read_through(noise: str) -> None:
    text = (noise * 200_000)[:200_000]
    assert all(len(count.what) < 40 for count in find_counts(text, whole(text)))


@given(st.integers(min_value=20, max_value=999_999))
def test_a_number_counts_the_same_with_and_without_commas(number: int) -> None:
    for written in (f"{number:,}", str(number)):
        (count,) = counts(f"They fired {written} shells")
        assert (count.low, count.high, count.what) == (number, number, "shells")
