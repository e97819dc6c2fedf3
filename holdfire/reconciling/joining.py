"""Joins mentions that tell of one happening: scores of candidates, and trees."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

import numpy as np

from holdfire.model.act import Act
from holdfire.reconciling.candidates import Candidates
from holdfire.reconciling.comparing import Comparing
from holdfire.reconciling.happenings import Told
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.listed import are_one, are_two
from holdfire.reconciling.trees import NOT_SCORED, Pair, ScoredPairs, pair_of, trees

SAME_FLOOR = 0.5
REPRINTED_WITHIN = timedelta(hours=36)
"""How far a reprint's own date may move a relative time of its original."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions that were compared, the groups they fell in, and the score of every pair compared that
    nothing rules out."""

    told: Mapping[str, Told]
    groups: tuple[tuple[str, ...], ...]
    scores: ScoredPairs


def join(
    batches: Sequence[Sequence[Told]],
    candidates: Candidates,
    comparing: Comparing,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> Joined:
    """Scores the candidate pairs and joins each mention to the best of those before it, in the order given;
    two that something rules out are never joined, not even over a third, unless `together`; nor are two that
    one table lists as two happenings. The candidates are those among these mentions."""
    told = {item.mention.id: item for batch in batches for item in batch}
    scores = _scores(told, candidates, comparing, together)

    def are_apart(one: str, other: str) -> bool:
        pair = pair_of(one, other)
        left, right = told[one].mention, told[other].mention
        if pair in apart or pair in together or are_one(left, right):
            return pair in apart
        return are_two(left, right) or comparing.are_apart(told[one], told[other])

    ids = [[item.mention.id for item in batch] for batch in batches]
    groups = trees(ids, scores, floor=SAME_FLOOR, together=together, apart=are_apart)
    return Joined(told, groups, scores)


def _scores(
    told: Mapping[str, Told], candidates: Candidates, comparing: Comparing, together: frozenset[Pair]
) -> ScoredPairs:
    """The scores of all that nothing rules out, and of all that are `together` whatever does."""
    items = [told[key] for key in candidates.ids]
    scores = comparing.scores(items, candidates.lefts, candidates.rights)
    for place in candidates.given(together):
        if scores[place] == NOT_SCORED:
            left, right = items[candidates.lefts[place]], items[candidates.rights[place]]
            scores[place] = comparing.score(left, right)
    kept = np.flatnonzero(scores > NOT_SCORED)
    return ScoredPairs(candidates.ids, candidates.lefts[kept], candidates.rights[kept], scores[kept])


def copied_pairs(told: Mapping[str, Told], lineage: Lineage) -> frozenset[Pair]:
    """Mentions that a copy has in the words of its original: one account, whatever each report's date makes
    of "in the afternoon"."""
    by_words: dict[tuple[str, Act, frozenset[str]], list[Told]] = defaultdict(list)
    for key in sorted(told):
        mention = told[key].mention
        by_words[lineage.origins[mention.report], mention.act, told[key].stems].append(told[key])
    return frozenset(
        pair_of(one.mention.id, other.mention.id)
        for group in by_words.values()
        for one, other in combinations(group, 2)
        if _is_copied(one, other, lineage)
    )


def _is_copied(one: Told, other: Told, lineage: Lineage) -> bool:
    """Whether one report descends, and the times differ by no more than a reprint's date can bend them."""
    reports = {one.mention.report, other.mention.report}
    if len(reports) == 1 or not reports & lineage.descents.keys():
        return False
    times = [when.earliest for item in (one, other) if (when := item.mention.when) and when.earliest]
    return len(times) < 2 or abs(times[0] - times[1]) <= REPRINTED_WITHIN
