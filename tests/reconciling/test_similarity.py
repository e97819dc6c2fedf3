"""Likeness: cosines from the inverted index are those of the vectors, and do not depend on order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.similarity import Index, Numbering, containment, letters

bags = st.lists(
    st.lists(st.integers(0, 12), max_size=8).map(lambda bag: np.array(bag, dtype=np.int64)),
    min_size=1,
    max_size=6,
)


@given(bags)
def test_the_index_gives_the_cosine_of_the_vectors(items) -> None:
    index = Index(items)
    for vector in index.vectors:
        expected = [vector.dot(other) for other in index.vectors]
        assert index.likeness(vector) == pytest.approx(expected)


@given(bags)
def test_an_item_is_most_like_itself(items) -> None:
    index = Index(items)
    for place, vector in enumerate(index.vectors):
        assert index.likeness(vector)[place] == pytest.approx(1.0 if len(items[place]) else 0.0)


def test_rare_words_weigh_more_than_common_ones() -> None:
    number = Numbering()
    index = Index(
        [number.of(words.split()) for words in ("truce arda", "truce bela", "truce cado", "truce dema")]
    )
    common, rare = index.rarity(number.of(["truce", "arda"]))
    assert rare > common


def test_words_never_met_weigh_most_and_match_nothing() -> None:
    number = Numbering()
    index = Index([number.of(["truce"])])
    assert index.nearest(index.vector(number.of(["unheard"])), 5) == ()


def test_letters_find_inflected_words() -> None:
    index = Index([letters("the shelling of villages"), letters("a market reopened")])
    assert index.nearest(index.vector(letters("shelled village")), 1) == (0,)


def test_containment_is_the_share_of_rarity() -> None:
    number = Numbering()
    index = Index([number.of(["a", "b"]), number.of(["c"])])
    part, whole = np.unique(number.of(["a", "c"])), np.unique(number.of(["a", "b"]))
    assert containment(part, whole, index) == pytest.approx(0.5)
    assert containment(part, part, index) == pytest.approx(1.0)
