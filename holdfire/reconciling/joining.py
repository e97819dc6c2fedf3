"""Joins mentions that tell of one happening: candidates by day and story, scores, clusters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from holdfire.model.act import Act
from holdfire.reconciling.act_families import family
from holdfire.reconciling.clustering import Pair, clusters, pair_of
from holdfire.reconciling.happenings import ONE_HAPPENING, Gazetteer, Told, ToldPair, is_narrow, rules_out
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.words import fold

SAME_FLOOR = 0.5
REPRINTED_WITHIN = timedelta(hours=36)
"""How far a reprint's own date may move a relative time of its original."""
_LONGEST_LISTED = 7
"""Days an interval may span to be looked up day by day; longer ones are compared inside their story."""
_CROWD = 150
"""Mentions of one family on one day above which only those of one place or story are compared."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions that were compared, the clusters they fell in, and the verdict on every near pair."""

    told: Mapping[str, Told]
    clusters: tuple[tuple[str, ...], ...]
    scores: Mapping[Pair, float]


def join(
    told: Mapping[str, Told],
    gazetteer: Gazetteer,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> Joined:
    """Scores the pairs that can be one happening and clusters them; what rules a pair out also keeps it
    apart in every cluster."""
    scores: dict[Pair, float] = {}
    ruled_out: set[Pair] = set()
    for pair in candidate_pairs(told):
        asked = ToldPair(told[pair[0]], told[pair[1]], gazetteer)
        if pair not in together and rules_out(asked) is not None:
            ruled_out.add(pair)
        else:
            scores[pair] = ONE_HAPPENING.score(asked)
    joined = clusters(told, scores, floor=SAME_FLOOR, together=together, apart=ruled_out | apart)
    return Joined(told, joined, scores)


def candidate_pairs(told: Mapping[str, Told]) -> Iterator[Pair]:
    """Pairs of one family that share a day, or a story where a time is wide or not known; each once."""
    shelves: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(told):
        for shelf in _shelves(told[key]):
            shelves[family(told[key].mention.act), shelf].append(key)
    seen: set[Pair] = set()
    for keys in shelves.values():
        for group in _smaller(keys, told):
            for pair in combinations(group, 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair_of(*pair)


def _shelves(item: Told) -> Iterator[str]:
    when = item.mention.when
    if when and when.earliest and when.latest and is_narrow(when):
        days = (when.latest.date() - when.earliest.date()).days
        for day in range(min(days, _LONGEST_LISTED) + 1):
            yield f"{when.earliest.date() + timedelta(days=day)}"
    yield item.story


def _smaller(keys: Sequence[str], told: Mapping[str, Told]) -> Iterator[Sequence[str]]:
    """The group itself, or where it is a crowd its parts by place."""
    if len(keys) <= _CROWD:
        yield keys
        return
    parts: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        place = told[key].mention.place
        parts[(place.place or fold(place.name)) if place else ""].append(key)
    yield from parts.values()


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
