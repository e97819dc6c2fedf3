"""Names on a page are recognised whatever their capitals and signs, and only whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reading.pages.paragraphs import Names, key

_NAMES = Names.of(["The Valley Voice", "Orvel: bridge open", "«Долина»"])


@pytest.mark.parametrize("text", ["THE VALLEY VOICE", "“The Valley-Voice”", "Orvel – bridge open.", "Долина"])
def test_a_name_is_held_whatever_its_capitals_and_signs(text: str) -> None:
    assert _NAMES.hold(text)


@pytest.mark.parametrize("text", ["The Valley", "The Valley Voice, Orvel", "Valley Voice", "", "…"])
def test_a_part_of_a_name_or_more_than_it_is_not_held(text: str) -> None:
    assert not _NAMES.hold(text)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_a_text_is_held_exactly_where_its_key_is_that_of_a_name(text: str, others: list[str]) -> None:
    assert Names.of([text, *others]).hold(text)
    assert Names.of(others).hold(text) == (key(text) in set(map(key, others)))


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)
