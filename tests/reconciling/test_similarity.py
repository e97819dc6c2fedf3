"""Likeness: the index gives the cosine of the vectors; the background weighs words, and what came before."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.background import UNLISTED, background
from holdfire.reconciling.features import SAME_MATTER, SAME_WORDS
from holdfire.reconciling.letters import letters
from holdfire.reconciling.shelf import Shelf
from holdfire.reconciling.similarity import Bags, Comparer, Index, Vector, best
from holdfire.reconciling.words import stem


def evenly(words: list[int]) -> Vector:
    bags = Bags.of(np.zeros(len(words), np.intp), np.array(words, dtype=np.int32), 1)
    return bags.weighed(np.ones(len(bags.features)))[0]


vectors = st.lists(
    st.lists(st.integers(0, 12), max_size=8).map(evenly),
    min_size=1,
    max_size=6,
)
TEXTS = [
    ("Shells fell on the market of Arda on Monday, the envoy said.", "en"),
    ("The envoy said that the market of Arda was shelled on Monday.", "en"),
    ("A ferry to the islands sank in a storm off the coast.", "en"),
]


@given(vectors)
def test_the_index_gives_the_cosine_of_the_vectors(items) -> None:
    index = Index(items)
    for vector in items:
        assert index.likeness(vector) == pytest.approx(Comparer().cosines(vector, items), abs=1e-6)


@given(vectors, st.data())
def test_a_window_of_the_index_gives_what_the_whole_gives_inside_it(items, data) -> None:
    index = Index(items)
    since = data.draw(st.integers(0, len(items)))
    until = data.draw(st.integers(since, len(items)))
    for vector in items:
        assert index.likeness(vector, since=since, until=until) == pytest.approx(
            index.likeness(vector)[since:until]
        )


@given(vectors)
def test_many_compared_at_once_are_what_each_is_alone(items) -> None:
    comparer = Comparer()
    for vector in items:
        assert list(comparer.overlaps(vector, items)) == [
            overlap for other in items for overlap in Comparer().overlaps(vector, [other])
        ]


@given(vectors, st.data())
def test_an_index_that_forgot_the_first_gives_of_the_others_what_it_gave(items, data) -> None:
    index, whole = Index(items), Index(items)
    before = data.draw(st.integers(0, len(items)))
    index.forget(before)
    for vector in items:
        assert list(index.likeness(vector, since=before)) == list(whole.likeness(vector, since=before))
        assert not index.likeness(vector)[:before].any()


def test_the_heaviest_words_alone_find_what_shares_them() -> None:
    rare, common = evenly([0, 0, 0, 0, 1]), evenly([1, 1, 1, 2])
    index = Index([common, rare])
    assert list(index.likeness(rare, heaviest=1) > 0) == [False, True]


@given(vectors)
def test_an_item_is_most_like_itself(items) -> None:
    for place, vector in enumerate(items):
        assert Index(items).likeness(vector)[place] == pytest.approx(1.0 if vector.total else 0.0, abs=1e-6)


def test_an_overlap_says_how_much_of_either_stands_in_the_other() -> None:
    (overlap,) = Comparer().overlaps(evenly([0, 1, 2, 3]), [evenly([2, 3])])
    assert overlap.size == 2
    assert (overlap.of_left, overlap.of_right) == pytest.approx((0.5, 1.0))
    (nothing,) = Comparer().overlaps(evenly([]), [evenly([1])])
    assert nothing.of_left == 0.0


def test_the_best_come_first_and_those_not_alike_not_at_all() -> None:
    assert best(np.array([0.0, 0.5, 0.9, 0.5]), 2).tolist() == [2, 1]


def test_a_common_word_is_held_by_more_texts_than_an_uncommon_one_and_an_unknown_one_by_fewest() -> None:
    known = background("en")
    said, fighters, unknown = known.shares(["said", stem("fighters", "en"), "qartaba"])
    assert said > fighters > unknown == UNLISTED
    assert known.letters[letters("the")[0]] > known.letters[letters("xyzzy")[1]]


def test_a_language_without_a_table_holds_every_word_for_rare() -> None:
    assert background("xx").shares(["said"])[0] == UNLISTED


def test_many_pairs_are_scored_as_each_is_alone() -> None:
    shelf = Shelf(TEXTS)
    pairs = shelf.pairs(0, [1, 2])
    assert SAME_MATTER.scores(pairs) == [SAME_MATTER.score(pair) for pair in pairs]
    assert SAME_MATTER.scores([]) == []


def test_a_shelf_whose_index_was_forgotten_finds_what_it_found() -> None:
    shelf = Shelf(TEXTS)
    found = shelf.before(2, floor=0.0)
    shelf.forget_index()
    assert shelf.before(2, floor=0.0) == found


def test_a_learning_shelf_counts_for_less_what_the_texts_before_all_hold() -> None:
    reports = [(f"The truce of Arda: {town} was calm.", "en") for town in ("Bela", "Cado", "Dema", "Elba")]
    told = [*reports, ("The truce of Arda and a wedding.", "en"), ("The truce of Arda and a flood.", "en")]
    assert Shelf(told, learning=True).pair(4, 5).words.cosine < Shelf(told).pair(4, 5).words.cosine


@given(st.integers(2, len(TEXTS)))
def test_what_stands_behind_two_texts_never_changes_how_alike_they_are(size: int) -> None:
    expected, held = (Shelf(texts, learning=True).pair(0, 1) for texts in (TEXTS, TEXTS[:size]))
    assert SAME_MATTER.leaning(held) == pytest.approx(SAME_MATTER.leaning(expected))


@given(st.permutations(range(len(TEXTS))), st.integers(2, 3))
def test_without_learning_how_alike_two_texts_are_depends_on_the_two_alone(order, size) -> None:
    expected = Shelf(TEXTS).pair(0, 1)
    kept = [place for place in order if place < 2 or size == 3]
    held = Shelf([TEXTS[place] for place in kept]).pair(kept.index(0), kept.index(1))
    assert SAME_MATTER.leaning(held) == pytest.approx(SAME_MATTER.leaning(expected))
    assert SAME_WORDS.leaning(held) == pytest.approx(SAME_WORDS.leaning(expected))


def test_two_tellings_are_more_alike_than_strangers() -> None:
    shelf = Shelf(TEXTS)
    assert SAME_WORDS.score(shelf.pair(0, 1)) > SAME_WORDS.score(shelf.pair(0, 2))
    assert list(shelf.before(1, floor=0.05).places) == [0]
