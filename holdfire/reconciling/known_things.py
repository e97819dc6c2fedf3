"""Known things: actors, places, numbers and dates a report names, alike in every language."""

from collections.abc import Iterator

from holdfire.model.reading import Reading

ENOUGH = 4
MOSTLY = 0.6


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


def things_in_order(reading: Reading) -> Iterator[str]:
    """The same things in the order of the text, one that comes again at once only once."""
    placed = [
        *(
            (actor.span.start, f"actor {actor.actor}")
            for actor in reading.actors
            if actor.actor and actor.span
        ),
        *((place.span.start, f"place {place.place}") for place in reading.places if place.place),
        *((count.span.start, f"number {count.low}") for count in reading.counts if count.low > 2),
        *(
            (time.span.start, f"day {time.when.earliest:%Y-%m-%d}")
            for time in reading.times
            if time.when and time.when.earliest
        ),
    ]
    last = ""
    for _, thing in sorted(placed):
        if thing != last:
            yield thing
        last = thing


def share_things(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the one that names fewer shares most of its things with the other, and at least four."""
    fewest = min(len(one), len(other))
    return fewest >= ENOUGH and len(one & other) >= max(ENOUGH, MOSTLY * fewest)
