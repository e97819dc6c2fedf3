"""Clusters: order does not matter, and a DIFFERENT is never bridged."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.clustering import clusters, pair_of

ITEMS = [f"item-{number}" for number in range(8)]
PAIRS = [pair_of(one, other) for place, one in enumerate(ITEMS) for other in ITEMS[place + 1 :]]

scores = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1), max_size=len(PAIRS))
some_pairs = st.frozensets(st.sampled_from(PAIRS), max_size=6)


def cluster_of(found: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {item: number for number, members in enumerate(found) for item in members}


@given(scores, some_pairs, some_pairs)
def test_two_items_held_apart_never_end_in_one_cluster(scored, together, apart) -> None:
    place = cluster_of(clusters(ITEMS, scored, floor=0.3, together=together, apart=apart))
    assert all(place[one] != place[other] for one, other in apart)


@given(scores, some_pairs, some_pairs, st.randoms())
def test_the_order_of_items_and_scores_does_not_matter(scored, together, apart, random) -> None:
    items, pairs = list(ITEMS), list(scored.items())
    random.shuffle(items)
    random.shuffle(pairs)
    expected = clusters(ITEMS, scored, floor=0.3, together=together, apart=apart)
    assert clusters(items, dict(pairs), floor=0.3, together=list(together), apart=list(apart)) == expected


@given(scores, some_pairs)
def test_each_item_is_in_exactly_one_cluster(scored, together) -> None:
    found = clusters(ITEMS, scored, floor=0.3, together=together)
    assert sorted(item for members in found for item in members) == ITEMS


@given(some_pairs)
def test_what_a_reviewer_holds_together_is_joined_whatever_its_score(together) -> None:
    place = cluster_of(clusters(ITEMS, {}, floor=0.9, together=together))
    assert all(place[one] == place[other] for one, other in together)


def test_a_chain_of_likeness_is_not_enough_for_its_ends() -> None:
    chain = {("a", "b"): 0.9, ("b", "c"): 0.9}
    assert clusters("abc", chain, floor=0.6) == (("a", "b"), ("c",))


def test_a_third_item_does_not_bridge_two_that_are_different() -> None:
    alike = {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0}
    assert clusters("abc", alike, floor=0.1, apart=[("a", "c")]) == (("a", "b"), ("c",))


def test_a_verdict_of_different_outranks_one_of_same() -> None:
    assert clusters("ab", {}, floor=0.5, together=[("a", "b")], apart=[("a", "b")]) == (("a",), ("b",))
