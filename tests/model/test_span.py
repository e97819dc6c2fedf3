"""A span is the quoted words and where they stand; it cannot lie about either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.span import Span


@given(st.text(min_size=1), st.data())
def test_a_span_of_a_text_quotes_it_without_white_space_at_its_edges(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text == text[start:end].strip() or span.text == ""


def test_a_span_whose_length_is_not_its_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        Span(start=0, end=3, text="ab")


def test_neighbours_do_not_overlap() -> None:
    left, right = Span(start=0, end=2, text="ab"), Span(start=2, end=3, text="c")
    assert not left.overlaps(right)
    assert Span(start=0, end=3, text="abc").holds(right)
