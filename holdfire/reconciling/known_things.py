"""Known things: actors, places, numbers and dates a report names, alike in every language."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from holdfire.model.reading import Reading
from holdfire.reconciling.clustering import Pair

ENOUGH = 4
MOSTLY = 0.6
_COMMON = 60
"""A thing that so many reports name tells nothing of any two."""


def known_things(reading: Reading) -> frozenset[str]:
    """Ids of actors and places, numbers of three or more and days named in the report."""
    return frozenset(_things(reading))


def _things(reading: Reading) -> Iterator[str]:
    for actor in reading.actors:
        if actor.actor:
            yield f"actor {actor.actor}"
    for place in reading.places:
        if place.place:
            yield f"place {place.place}"
    for count in reading.counts:
        if count.low > 2:
            yield f"number {count.low}"
    for time in reading.times:
        if time.when and time.when.earliest:
            yield f"day {time.when.earliest:%Y-%m-%d}"


def shared_things(things: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
    """Pairs of reports of which one has most of the other's known things, at least four."""
    holders: dict[str, list[str]] = defaultdict(list)
    for report in sorted(things):
        for thing in sorted(things[report]):
            holders[thing].append(report)
    shared: Counter[Pair] = Counter()
    for reports in holders.values():
        if len(reports) <= _COMMON:
            shared.update(combinations(reports, 2))
    for pair, count in sorted(shared.items()):
        fewest = min(len(things[pair[0]]), len(things[pair[1]]))
        if count >= ENOUGH and count / fewest >= MOSTLY:
            yield pair
