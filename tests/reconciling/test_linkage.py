"""Average linkage: the most alike on average first, never over what is held apart, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.linkage import drawn_together
from holdfire.reconciling.trees import Pair, pair_of

ITEMS = "abcdef"
pairs = [(one, other) for one in ITEMS for other in ITEMS if one < other]
scored = st.dictionaries(st.sampled_from(pairs), st.floats(0.0, 1.0), max_size=len(pairs))


def drawn(scores: dict[Pair, float], floor: float = 0.5, apart: frozenset[Pair] = frozenset()) -> set[str]:
    groups = drawn_together(ITEMS, [[item] for item in ITEMS], scores, floor=floor, apart=apart)
    return {"".join(group) for group in groups if len(group) > 1}


def mean(one: str, other: str, scores: dict[Pair, float]) -> float:
    return sum(scores.get(pair_of(x, y), 0.0) for x in one for y in other) / (len(one) * len(other))


def test_two_groups_join_where_their_pairs_are_alike_on_average_and_not_by_one_pair_alone() -> None:
    assert drawn({("a", "b"): 1.0, ("b", "c"): 0.9, ("a", "c"): 0.2}) == {"abc"}
    assert drawn({("a", "b"): 1.0, ("b", "c"): 0.9}) == {"ab"}


def test_the_most_alike_join_first() -> None:
    assert drawn({("a", "b"): 0.6, ("b", "c"): 0.9}) == {"bc"}


def test_two_that_are_held_apart_are_not_joined_over_a_third() -> None:
    scores = {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0}
    assert drawn(scores, apart=frozenset({("a", "c")})) == {"ab"}


def test_groups_given_stay_together_and_members_come_in_order() -> None:
    groups = drawn_together("abcd", [["a", "d"], ["b"], ["c"]], {("b", "d"): 1.0, ("a", "b"): 1.0}, floor=0.9)
    assert groups == (("a", "b", "d"), ("c",))


@given(scored, st.floats(0.05, 0.95))
def test_no_two_groups_are_left_that_are_alike_enough(scores: dict[Pair, float], floor: float) -> None:
    groups = ["".join(group) for group in drawn_together(ITEMS, list(ITEMS), scores, floor=floor)]
    assert sorted("".join(groups)) == sorted(ITEMS)
    for number, one in enumerate(groups):
        assert all(mean(one, other, scores) < floor + 1e-6 for other in groups[number + 1 :])


@given(scored, st.permutations(pairs))
def test_the_order_of_the_scores_does_not_matter(scores: dict[Pair, float], order: list[Pair]) -> None:
    again = {pair: scores[pair] for pair in order if pair in scores}
    assert drawn(again) == drawn(scores)
