"""Known things: actors, places, numbers and dates a report names, alike in every language."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, product
from math import ceil

from holdfire.model.reading import Reading
from holdfire.model.span import Span

ENOUGH = 4
MOSTLY = 0.6


def known_things(reading: Reading) -> frozenset[str]:
    """Ids of actors and places, numbers of three or more and days named in the report."""
    return frozenset(thing for _, thing in _things(reading))


def things_in_order(reading: Reading) -> Iterator[str]:
    """The same things in the order of the text, one that comes again at once only once; what no passage
    names has no place in it."""
    placed = sorted((span.start, thing) for span, thing in _things(reading) if span)
    return (thing for thing, _ in groupby(thing for _, thing in placed))


def _things(reading: Reading) -> Iterator[tuple[Span | None, str]]:
    for actor in reading.actors:
        if actor.actor:
            yield actor.span, f"actor {actor.actor}"
    for place in reading.places:
        if place.place:
            yield place.span, f"place {place.place}"
    for count in reading.counts:
        if count.low > 2:
            yield count.span, f"number {count.low}"
    for time in reading.times:
        if time.when and time.when.earliest:
            yield time.span, f"day {time.when.earliest:%Y-%m-%d}"


def share_things(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the one that names fewer shares most of its things with the other, and at least four."""
    fewest = min(len(one), len(other))
    return fewest >= ENOUGH and len(one & other) >= max(ENOUGH, MOSTLY * fewest)


def sharing_pairs(
    things: Sequence[frozenset[str]], kinds: Sequence[str | None], since: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The places of those of two known kinds that `share_things`, the later from the `since` of the later on,
    each pair once, in order.

    The one that names fewer shares so many of its things that one of its rarest is among them: only those
    that name it are looked at, so that what all reports of a war name costs nothing."""
    spread = Counter(thing for held in things for thing in held)
    naming: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (held, kind) in enumerate(zip(things, kinds, strict=True)):
        if len(held) >= ENOUGH and kind:
            for thing in held:
                naming[kind, thing].append(place)
    found: set[tuple[int, int]] = set()
    known = sorted({kind for kind, _ in naming})
    for place, (held, own) in enumerate(zip(things, kinds, strict=True)):
        rarest = sorted(held, key=lambda thing: (spread[thing], thing))[: len(held) - _needed(len(held)) + 1]
        for thing, kind in product(rarest if own and len(held) >= ENOUGH else (), known):
            if kind == own:
                continue
            named = naming.get((kind, thing), ())
            for other in named[bisect_left(named, since[place]) :]:
                early, late = min(place, other), max(place, other)
                if since[late] <= early and len(things[other]) >= len(held):
                    found.add((early, late))
    yield from (pair for pair in sorted(found) if share_things(things[pair[0]], things[pair[1]]))


def _needed(fewest: int) -> int:
    return max(ENOUGH, ceil(MOSTLY * fewest - 1e-9))
