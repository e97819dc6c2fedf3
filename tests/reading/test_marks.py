"""Quotation marks of every style are paired, and no text breaks the pairing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reading.speech.marks import quoted_stretches


def stretches(text: str) -> list[str]:
    return [text[found.start : found.end] for found in quoted_stretches(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "it is over" twice.', ['"it is over"']),
        ("He said “it is over” twice.", ["“it is over”"]),
        ("He said ''it is over'' twice.", ["''it is over''"]),
        ("He said ``it is over'' twice.", ["``it is over''"]),
        ("He said «it is over» twice.", ["«it is over»"]),
        ("He said „it is over“ twice.", ["„it is over“"]),
        ("He said ‘it is over’ twice.", ["‘it is over’"]),
        ("He said 'it is over' twice.", ["'it is over'"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
    ],
)
def test_each_style_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "“The line is quiet. We wait."
    (found,) = quoted_stretches(text, 0, len(text))
    assert (found.start, found.end, found.closed) == (0, len(text), False)


def test_a_new_opening_mark_ends_a_quotation_left_open() -> None:
    assert stretches("“One. “Two.”") == ["“One. ", "“Two.”"]


def test_a_name_in_curly_marks_inside_a_quotation_does_not_end_it() -> None:
    text = "“We hold to plan “A”, and that is all”, he said."
    assert stretches(text) == ["“We hold to plan “A”, and that is all”"]


def test_an_apostrophe_is_not_a_mark() -> None:
    assert stretches("The rebels’ line held, and the army's too; it wasn't theirs.") == []


def test_single_marks_inside_double_ones_are_left_to_the_quotation() -> None:
    assert stretches('"We keep to ‘Plan A’ and no other," he said.') == [
        '"We keep to ‘Plan A’ and no other,"'
    ]


def test_a_wrong_way_curly_mark_still_closes() -> None:
    assert stretches("“It is over,“ he said.") == ["“It is over,“"]


def test_only_the_paragraph_asked_for_is_read() -> None:
    text = '"outside" "inside" "outside"'
    found = quoted_stretches(text, 10, 18)
    assert [(stretch.start, stretch.end) for stretch in found] == [(10, 18)]


MARKED = st.text(alphabet="ab .,’'‘“”„«»\"`—(\n", max_size=80)


@given(MARKED)
def test_stretches_are_in_order_and_never_overlap(text: str) -> None:
    found = quoted_stretches(text, 0, len(text))
    assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(MARKED)
def test_only_the_last_stretch_of_double_marks_may_be_open_at_the_end(text: str) -> None:
    for stretch in quoted_stretches(text, 0, len(text))[:-1]:
        assert stretch.closed or stretch.end < len(text)


def test_a_straight_mark_that_opens_a_word_ends_a_quotation_left_open() -> None:
    assert stretches('"One. "Two."') == ['"One. ', '"Two."']
