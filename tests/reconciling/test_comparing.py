"""Comparing many mentions at once gives what comparing them two by two gives."""

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from holdfire.model.act import Act
from holdfire.model.place import PlaceRef
from holdfire.reconciling.candidates import Candidates, candidate_pairs
from holdfire.reconciling.comparing import Comparing
from holdfire.reconciling.happenings import Gazetteer, Told
from holdfire.reconciling.trees import NOT_SCORED, ScoredPairs, closest, pair_of, trees
from tests.reconciling.cases import CASE, day, reading, span, telling

CLAUSE = "Shells fell there"
WORDS = ("shell", "fall", "market", "night", "village")


def told(
    number: int, report: int, act: Act, town: str | None, hour: int, by: str | None, killed: int
) -> Told:
    text = f"Report {report}\n{CLAUSE}, {number} were told at {town}."
    held = telling(
        reading(text), CLAUSE, act=act, place=None, when=day(0, hour), by=by, killed=killed or None
    )
    (mention,) = held.mentions
    known = CASE.place(town) if town else None
    place = PlaceRef(span=span(text, CLAUSE), name=town, place=known.id if known else None) if town else None
    mention = replace(mention, id=f"mention-{number:02}", report=f"report-{report}", place=place)
    return Told(mention, None, frozenset(WORDS[: 1 + number % len(WORDS)]), number % 3, number % 6)


facts = st.tuples(
    st.integers(0, 4),
    st.sampled_from([Act.SHELLING, Act.AIR_STRIKE, Act.ABDUCTION]),
    st.sampled_from(["arda", "arda-market", "bela", "valley", "Marzaf", "Dolm", None]),
    st.sampled_from([0, 20, 30]),
    st.sampled_from(["north-army", "south", None]),
    st.sampled_from([0, 1, 3, 4]),
)
mentions = st.lists(facts, min_size=2, max_size=12).map(
    lambda drawn: [told(number, *item) for number, item in enumerate(drawn)]
)
matters = st.dictionaries(
    st.sampled_from([(f"report-{one}", f"report-{other}") for one, other in combinations(range(5), 2)]),
    st.sampled_from([0.1, 0.3, 0.95]),
)


ONE_FACT_DIFFERS = [
    told(number, number, *more)
    for number, more in enumerate(
        (
            (Act.SHELLING, "arda", 0, "north-army", 3),
            (Act.SHELLING, "arda", 0, "north-army", 3),
            (Act.SHELLING, "arda", 0, "south", 3),
            (Act.SHELLING, "arda", 0, "north-army", 4),
            (Act.SHELLING, "arda", 20, "north-army", 3),
            (Act.SHELLING, "bela", 0, "north-army", 3),
            (Act.AIR_STRIKE, "arda", 0, "north-army", 3),
        )
    )
]


@given(mentions, matters)
@example(ONE_FACT_DIFFERS, {})
def test_many_pairs_at_once_score_as_they_do_two_by_two(items, matter) -> None:
    lefts, rights = (
        np.array(ends, np.int32) for ends in zip(*combinations(range(len(items)), 2), strict=True)
    )
    scores = Comparing(Gazetteer.of(CASE), matter).scores(items, lefts, rights).tolist()
    pairs = zip(lefts.tolist(), rights.tolist(), strict=True)
    found = {pair: score for pair, score in zip(pairs, scores, strict=True) if score != NOT_SCORED}
    alone = Comparing(Gazetteer.of(CASE), matter)
    assert found == {
        (one, other): alone.score(items[one], items[other])
        for one, other in combinations(range(len(items)), 2)
        if not alone.are_apart(items[one], items[other])
    }


@given(mentions, matters)
def test_every_pair_with_a_score_told_in_one_matter_is_a_candidate_and_each_once(items, matter) -> None:
    comparing = Comparing(Gazetteer.of(CASE), matter)
    candidates = candidate_pairs({item.mention.id: item for item in items}, comparing)
    pairs = list(candidates)
    assert pairs == sorted(set(pairs))
    for one, other in combinations(items, 2):
        likely = comparing.pair(one, other).one_matter and not comparing.are_apart(one, other)
        if likely and comparing.score(one, other) >= 0.5:
            assert pair_of(one.mention.id, other.mention.id) in set(pairs)


def test_a_crowd_at_one_spot_is_listed_whole() -> None:
    crowd = [told(number, 0, Act.SHELLING, "arda", 0, None, 0) for number in range(90)]
    items = {f"{item.mention.id}-{copy}": item for item in crowd for copy in range(10)}
    items = {
        key: Told(replace(item.mention, id=key, report=f"report-{key}"), None, item.stems)
        for key, item in items.items()
    }
    candidates = candidate_pairs(items, Comparing(Gazetteer.of(CASE), {}))
    assert len(candidates.lefts) == len(items) * (len(items) - 1) // 2


def test_candidates_among_some_keep_their_ids() -> None:
    ids = ("a", "b", "c", "d")
    candidates = Candidates.of(ids, [np.array([1, 6, 6, 11, 1], np.int64)])
    assert list(candidates) == [("a", "b"), ("b", "c"), ("c", "d")]
    assert list(candidates.among({"b", "c", "d"})) == [("b", "c"), ("c", "d")]
    assert list(candidates.touching({"d"})) == [("c", "d")]
    assert list(candidates.given([("c", "d"), ("a", "b"), ("a", "d"), ("x", "y")])) == [2, 0]


@given(
    st.dictionaries(
        st.sampled_from([pair_of(one, other) for one, other in combinations("abcdef", 2)]), st.floats(0, 1)
    )
)
def test_pairs_in_columns_are_joined_as_those_of_a_mapping(scores) -> None:
    ids = "zfedcba"
    ends = np.array([[ids.index(item) for item in pair] for pair in scores], np.int32).reshape(-1, 2)
    columns = ScoredPairs(ids, ends[:, 0], ends[:, 1], np.array(list(scores.values()), float))
    each = [[item] for item in "fbdace"]
    assert trees(each, columns, floor=0.4) == trees(each, scores, floor=0.4)
    assert closest(columns, "fbdace") == closest(scores, "fbdace")
