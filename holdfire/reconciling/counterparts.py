"""Counterparts: for an utterance the one of many that may render it, and whether it does."""

from collections.abc import Iterator, Sequence

from holdfire.reconciling.features import IS_COUNTERPART, SAME_WORDS, Ranked
from holdfire.reconciling.shelf import Shelf


def counterparts(
    queries: Sequence[tuple[str, str | None]], pool: Sequence[tuple[str, str | None]], most: int = 10
) -> Iterator[tuple[tuple[int, float], ...]]:
    """For each query text the pool's places that may render it, best first with a score: the first's says
    whether it is the counterpart (0.5 and above), the others' how near they come below it."""
    shelf = Shelf(pool)
    for text, language in queries:
        item = shelf.shelve(text, language)
        near = shelf.nearest(item, most + 2)
        pairs = shelf.compared(item, [shelf.items[place] for place in near])
        leanings = (SAME_WORDS.leaning(pair) for pair in pairs)
        yield _best_of(dict(zip(near, leanings, strict=True)))[:most]


def _best_of(leanings: dict[int, float]) -> tuple[tuple[int, float], ...]:
    """Candidates in order of how their words lean, the best scored by its lead over the next."""
    ranked = sorted((-round(leaning, 9), place) for place, leaning in leanings.items())
    if not ranked:
        return ()
    best, place = -ranked[0][0], ranked[0][1]
    following = -ranked[1][0] if len(ranked) > 1 else best - 8.0
    top = IS_COUNTERPART.score(Ranked(leaning=best, lead=best - following))
    rest = ((other, min(0.49, top / 2) / rank) for rank, (_, other) in enumerate(ranked[1:], start=1))
    return ((place, top), *rest)
