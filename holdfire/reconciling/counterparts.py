"""Counterparts: for an utterance the one of many that may render it, and whether it does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

import numpy as np

from holdfire.reconciling.features import IS_COUNTERPART, Candidate
from holdfire.reconciling.rarity import Rarities
from holdfire.reconciling.similarity import Features, Index, Numbering, Vector, Weights, best
from holdfire.reconciling.wording import Wording, wording

NEAREST = 16
"""How many of the pool are looked at closely: with more hardly any counterpart is found."""
RIVALS_COUNT = 0.3
"""What a rival's odds count for, whether another of the pool for one query or another query for one of the
pool: where two are as likely neither is ruled out, as pools hold duplicates."""
_ELSEWHERE = 0.008
"""The share of other texts taken to hold a word or a run of letters: the pool itself tells what is rare."""
_LENGTH_COUNTS = 0.75
"""How far a text longer than most is held to share letters because it is long (as in Okapi BM25)."""
_MOST_LEANING = 50.0


def counterparts(
    queries: Sequence[tuple[str, str | None]], pool: Sequence[tuple[str, str | None]], most: int = 10
) -> tuple[tuple[tuple[int, float], ...], ...]:
    """For each query, a (text, language), the pool's places that may render it, best first with a score: 0.5
    and above says that it does. The queries compete: what another one fits better is less likely its own."""
    searched = _Pool([wording(*text) for text in pool])
    odds = [searched.odds(wording(*text)) for text in queries]
    claims: defaultdict[int, float] = defaultdict(float)
    for found in odds:
        for place, own in found.items():
            claims[place] += own
    return tuple(_ranked(found, claims)[:most] for found in odds)


def _ranked(odds: dict[int, float], claims: dict[int, float]) -> tuple[tuple[int, float], ...]:
    """The candidates of one query, the likeliest first: the odds of each against those of its rivals."""
    together = sum(odds.values())
    scores = {
        place: own / (1.0 + own + RIVALS_COUNT * max(0.0, together + claims[place] - 2 * own))
        for place, own in odds.items()
    }
    return tuple(sorted(scores.items(), key=lambda entry: (-round(entry[1], 9), entry[0])))


class _Pool:
    """The texts searched, found by their words and their runs of letters."""

    def __init__(self, texts: Sequence[Wording]) -> None:
        self._lengths = [text.length for text in texts]
        self._words, self._names = Numbering(), Numbering()
        keys = [self._words.of(text.keys) for text in texts]
        self._keys = [numbers.tolist() for numbers in keys]
        self._by_words = _Held(keys)
        self._by_names = _Held(self._names.of(text.telling) for text in texts)
        self._by_letters = _Held(text.runs for text in texts)
        runs = np.array([len(text.runs) for text in texts], float)
        usual = runs.mean() if len(texts) else 1.0
        self._for_length = 1.0 / (1.0 - _LENGTH_COUNTS / 2 + _LENGTH_COUNTS / 2 * runs / max(usual, 1.0))

    def odds(self, query: Wording) -> dict[int, float]:
        """The places of those nearest to a query, with the odds that they render it."""
        return {
            place: exp(min(IS_COUNTERPART.leaning(candidate), _MOST_LEANING))
            for place, candidate in self.candidates(query)
        }

    def candidates(self, query: Wording) -> Iterator[tuple[int, Candidate]]:
        """The places of those nearest to a query, with what they have in common with it."""
        words, names = self._words.of(query.keys), self._names.of(query.telling)
        by_letters = self._by_letters.shares(query.runs) * self._for_length
        by_words, by_names = self._by_words.shares(words), self._by_names.shares(names)
        rarities, named = self._by_words.rarities(words), sum(self._by_names.rarities(names).values())
        rarity, asked = sum(rarities.values()), words.tolist()
        for place in best(by_letters + by_words * self._for_length, NEAREST).tolist():
            shared = float(by_words[place]) * rarity
            yield (
                place,
                Candidate(
                    letters=float(by_letters[place]),
                    of_query=float(by_words[place]),
                    of_candidate=shared / (self._by_words.held[place] or 1.0),
                    in_order=in_order(asked, self._keys[place], rarities),
                    names_lacking=_lacking(float(by_names[place]), named, self._by_names.held[place]),
                    times_longer=(self._lengths[place] + 1) / (query.length + 1),
                ),
            )


def _lacking(share: float, of_query: float, of_candidate: float) -> float:
    """The share of the names of either that the other lacks, on average; a text without any lacks none."""
    shared = share * of_query
    left = 1.0 - share if of_query else 0.0
    right = 1.0 - shared / of_candidate if of_candidate else 0.0
    return (left + right) / 2


class _Held:
    """What each text of the pool holds, and how rare that is in the pool; `held` is the rarity of each."""

    def __init__(self, texts: Iterable[Features]) -> None:
        held = [np.unique(features) for features in texts]
        self._met = Rarities()
        for distinct in held:
            self._met.count(distinct)
        self._index = Index(Vector.bare(distinct, np.ones(len(distinct), np.float32)) for distinct in held)
        self.held = [float(self._rarities(distinct).sum()) for distinct in held]

    def rarities(self, features: Features) -> dict[int, float]:
        """How rare each of these features is."""
        distinct = np.unique(features)
        return dict(zip(distinct.tolist(), self._rarities(distinct).tolist(), strict=True))

    def _rarities(self, distinct: Features) -> Weights:
        return self._met.of(distinct, np.full(len(distinct), _ELSEWHERE))

    def shares(self, features: Features) -> Weights:
        """How much of the rarity of these features each text holds, from 0 to 1."""
        distinct = np.unique(features)
        rarities = self._rarities(distinct)
        weights = (rarities / (rarities.sum() or 1.0)).astype(np.float32)
        return self._index.likeness(Vector.bare(distinct, weights))


def in_order(query: Sequence[int], candidate: Sequence[int], weighed: Mapping[int, float]) -> float:
    """The rarity of the words that both have in one order, at the most (a heaviest common subsequence)."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, key in enumerate(query):
        places[key].append(place)
    reached = [0.0] * (len(query) + 1)
    for key in filter(places.__contains__, candidate):
        for place in reversed(places[key]):
            before = max(reached[: place + 1]) + weighed[key]
            reached[place + 1] = max(reached[place + 1], before)
    return max(reached)
