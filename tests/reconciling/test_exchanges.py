"""Exchanges: words are shared as they are or as renderings exchange them, by how rare the pool has them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.exchanges import Exchanges
from holdfire.reconciling.wording import Key, wording

OTHERS = (("a", "b"), ("a", "c"), ("a",))


def keys_of(words: tuple[str, ...]) -> tuple[Key, ...]:
    return tuple(Key(word) for word in words)


def pool_of(*texts: tuple[Key, ...]) -> Exchanges:
    return Exchanges([*texts, *map(keys_of, OTHERS)])


def test_a_word_of_the_group_counts_as_much_as_the_group_is_rare_and_no_more_than_the_word() -> None:
    army, troops, envoy = Key("army", ("g",)), Key("troop", ("g",)), Key("envoy")
    pool = pool_of((troops, envoy), (troops,), (army,))
    asked = pool.asked((army,))
    exchanged, same = float(asked.shares[1]), float(asked.shares[2])
    assert 0.0 < exchanged < same == pytest.approx(1.0)


def test_two_words_of_several_groups_in_common_are_counted_once() -> None:
    pool = pool_of((Key("one", ("g", "h")),))
    once = pool_of((Key("one", ("g",)),))
    query = (Key("other", ("g", "h")),)
    assert pool.asked(query).shares[0] == pytest.approx(once.asked((Key("other", ("g",)),)).shares[0])


def test_exchanged_words_stand_in_order_too() -> None:
    army, troops, fled = Key("army", ("g",)), Key("troop", ("g",)), Key("fled")
    pool = pool_of((troops, fled), (fled, troops))
    asked = pool.asked((army, fled))
    in_order, crossed = asked.with_text(0), asked.with_text(1)
    assert in_order.in_order == pytest.approx(in_order.shared)
    assert crossed.in_order < crossed.shared
    assert in_order.of_text == crossed.of_text <= 1.0


def test_a_query_is_held_against_texts_without_words() -> None:
    common = pool_of(()).asked((Key("a"),)).with_text(0)
    assert common == (0.0, 0.0, 0.0)


def test_the_rare_words_of_a_text_are_a_vector_of_length_one() -> None:
    many = [keys_of(("the", f"word{number}")) for number in range(200)]
    rare = Exchanges([*many, keys_of(("the", "the"))])
    assert rare.rare(200) == {}
    assert list(rare.rare(7).values()) == pytest.approx([1.0])


words = st.lists(st.sampled_from("abcd"), max_size=6).map(tuple)


@given(words, words)
def test_words_in_order_are_the_heaviest_that_both_have_in_one_order(query, candidate) -> None:
    pool = pool_of(keys_of(candidate))
    weighed = {word: pool.asked((Key(word),)).rarity for word in "abcd"}
    every = {
        tuple(query[place] for place in chosen)
        for size in range(len(query) + 1)
        for chosen in combinations(range(len(query)), size)
    }
    possible = (
        sum(weighed[word] for word in chosen)
        for chosen in every
        if any(
            chosen == tuple(candidate[place] for place in places)
            for places in combinations(range(len(candidate)), len(chosen))
        )
    )
    found = pool.asked(keys_of(query)).with_text(0).in_order
    assert found == pytest.approx(max(possible))


def test_the_forms_of_a_word_have_the_groups_of_the_word() -> None:
    def groups(text: str) -> set[str]:
        return set(wording(text, "en").keys[0].groups)

    assert groups("repaired") == groups("repairs")
    assert groups("repaired") & groups("fixed")
    assert not groups("shelling") & groups("shelter")
