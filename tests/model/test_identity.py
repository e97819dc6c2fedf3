"""Ids come from content: the same content the same id, a missing part an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.identity import content_id


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_the_same_parts_give_the_same_id(parts: list[str]) -> None:
    assert content_id("mention", *parts) == content_id("mention", *parts)


def test_parts_that_join_to_the_same_letters_give_different_ids() -> None:
    assert content_id("m", "ab", "c") != content_id("m", "a", "bc")


@pytest.mark.parametrize("parts", [(), ("",), ("a", "")])
def test_a_missing_part_is_an_error_never_an_id(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="needs every part"):
        content_id("incident", *parts)
