"""Trees: what is apart stays apart, and what is new moves nothing but what it draws to itself."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.trees import closest, pair_of, trees

ITEMS = [f"item-{number}" for number in range(8)]
PAIRS = [pair_of(one, other) for place, one in enumerate(ITEMS) for other in ITEMS[place + 1 :]]
EACH = [[item] for item in ITEMS]

scores = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1), max_size=len(PAIRS))
some_pairs = st.frozensets(st.sampled_from(PAIRS), max_size=6)


def held(apart):
    return lambda one, other: pair_of(one, other) in apart


def group_of(found: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {item: number for number, members in enumerate(found) for item in members}


@given(scores, some_pairs, some_pairs)
def test_two_items_held_apart_never_end_in_one_group(scored, together, apart) -> None:
    place = group_of(trees(EACH, scored, floor=0.3, together=together, apart=held(apart)))
    assert all(place[one] != place[other] for one, other in apart)


@given(scores, some_pairs, some_pairs, st.randoms())
def test_the_order_of_scores_does_not_matter(scored, together, apart, random) -> None:
    pairs = list(scored.items())
    random.shuffle(pairs)
    expected = trees(EACH, scored, floor=0.3, together=together, apart=held(apart))
    assert trees(EACH, dict(pairs), floor=0.3, together=list(together), apart=held(apart)) == expected


@given(scores, some_pairs)
def test_each_item_is_in_exactly_one_group(scored, together) -> None:
    found = trees(EACH, scored, floor=0.3, together=together)
    assert sorted(item for members in found for item in members) == ITEMS


@given(some_pairs)
def test_what_a_reviewer_holds_together_is_joined_whatever_its_score(together) -> None:
    place = group_of(trees(EACH, {}, floor=0.9, together=together))
    assert all(place[one] == place[other] for one, other in together)


@given(scores, some_pairs)
def test_a_later_item_leaves_every_group_it_does_not_join_as_it_was(scored, apart) -> None:
    before = trees(EACH[:-1], scored, floor=0.3, apart=held(apart))
    after = trees(EACH, scored, floor=0.3, apart=held(apart))
    assert {members for members in after if ITEMS[-1] not in members} <= set(before)
    assert {members[0] for members in before} <= {members[0] for members in after}


@given(scores, st.sampled_from(ITEMS))
def test_an_item_added_in_between_only_draws_others_to_itself(scored, new) -> None:
    before = group_of(trees([[item] for item in ITEMS if item != new], scored, floor=0.3))
    after = trees(EACH, scored, floor=0.3)
    drawn = next(set(members) for members in after if new in members)
    for members in after:
        if new not in members:
            (number,) = {before[item] for item in members}
            lost = {item for item, place in before.items() if place == number} - set(members)
            assert lost <= drawn


def test_each_joins_the_one_it_is_most_like() -> None:
    alike = {("a", "c"): 0.6, ("b", "c"): 0.9}
    assert trees([["a"], ["b"], ["c"]], alike, floor=0.5) == (("a",), ("b", "c"))


def test_in_a_batch_the_better_link_comes_first() -> None:
    alike = {("a", "b"): 0.6, ("a", "c"): 0.9}
    apart = held({("b", "c")})
    assert trees([["a"], ["b", "c"]], alike, floor=0.5, apart=apart) == (("a", "c"), ("b",))


def test_a_verdict_of_different_outranks_one_of_same() -> None:
    assert trees([["a"], ["b"]], {}, floor=0.5, together=[("a", "b")], apart=held({("a", "b")})) == (
        ("a",),
        ("b",),
    )


def test_the_verdicts_kept_grow_with_the_items_not_with_their_pairs() -> None:
    items = [f"{number:03}" for number in range(60)]
    every = {(one, other): 0.5 for place, one in enumerate(items) for other in items[place + 1 :]}
    assert len(closest(every, items)) < 3 * len(items)


def test_the_closest_are_the_same_however_many_pairs_are_ranked_at_once(monkeypatch) -> None:
    scores = {
        pair_of(one, other): (3 * place % 7) / 7
        for place, (one, other) in enumerate(combinations("abcdefgh", 2))
    }
    at_once = closest(scores, "hbdfaceg")
    monkeypatch.setattr("holdfire.reconciling.trees._AT_ONCE", 3)
    assert closest(scores, "hbdfaceg") == at_once
    assert len(at_once) == 1 + 2 + 5 * 3
