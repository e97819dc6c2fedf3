"""Company: what stands around a text speaks for what is like it, by how near and how sure it is."""

import pytest

from holdfire.reconciling.company import AROUND, NEARER, Company, Held

WORDS = {0: {1: 1.0}, 1: {1: 0.6, 2: 0.8}, 2: {3: 1.0}, 3: {}, 4: {3: 1.0}}


def company(*held: Held | None) -> Company:
    return Company(held, WORDS.__getitem__)


def test_what_shares_words_with_the_neighbours_is_like_them() -> None:
    around = company((0, 0.9), None, (2, 0.5))
    assert around.likeness(1, 1) == pytest.approx(0.9 * 0.6)
    assert around.likeness(1, 4) == pytest.approx(0.5)
    assert around.likeness(1, 3) == 0.0


def test_a_nearer_neighbour_counts_for_more() -> None:
    around = company((0, 1.0), None, None)
    assert around.likeness(1, 1) == pytest.approx(0.6)
    assert around.likeness(2, 1) == pytest.approx(0.6 * NEARER)


def test_those_far_away_and_the_text_itself_say_nothing() -> None:
    around = company((0, 1.0), *[None] * (AROUND + 1))
    assert around.likeness(0, 1) == 0.0
    assert around.likeness(AROUND, 1) > 0.0
    assert around.likeness(AROUND + 1, 1) == 0.0


def test_what_a_neighbour_is_held_to_be_does_not_speak_for_itself() -> None:
    around = company((0, 1.0), None, (1, 0.5))
    assert around.likeness(1, 0) == pytest.approx(0.5 * 0.6)
    assert around.likeness(1, 1) == pytest.approx(0.6)
