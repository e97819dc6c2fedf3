"""Counterparts: for an utterance the one of many that may render it, and whether it does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp

import numpy as np

from holdfire.reconciling.company import Company
from holdfire.reconciling.exchanges import Exchanges
from holdfire.reconciling.features import IS_COUNTERPART, Candidate
from holdfire.reconciling.rarity import Rarities
from holdfire.reconciling.similarity import Features, Index, Numbering, Vector, Weights, best
from holdfire.reconciling.wording import Wording, wording

NEAREST = 16
"""How many of the pool are looked at closely: with more hardly any counterpart is found."""
RIVALS_COUNT = 0.6
"""What a rival's odds count for, whether another of the pool for one query or another query for one of the
pool: where two are as likely neither is ruled out, as pools hold duplicates."""
_ELSEWHERE = 0.008
"""The share of other texts taken to hold a word or a run of letters: the pool itself tells what is rare."""
_LENGTH_COUNTS = 0.75
"""How far a text longer than most is held to share letters because it is long (as in Okapi BM25)."""
_MOST_LEANING = 50.0

Ranked = tuple[tuple[int, float], ...]
"""Places of the pool with their scores, the likeliest first."""


def counterparts(
    queries: Sequence[tuple[str, str | None]], pool: Sequence[tuple[str, str | None]], most: int = 10
) -> tuple[tuple[tuple[int, float], ...], ...]:
    """For each query, a (text, language), the pool's places that may render it, best first with a score: 0.5
    and above says that it does. The queries compete: what another one fits better is less likely its own.
    They are given in the order of the text that they are of: what is found for one speaks for what is like it
    beside it. The pool may stand in any order."""
    searched = _Pool([wording(*text) for text in pool])
    found = [dict(searched.candidates(wording(*text))) for text in queries]
    company = Company(map(_likeliest, _ranked(found)), searched.rare)
    beside = [
        {place: replace(own, company=company.likeness(query, place)) for place, own in candidates.items()}
        for query, candidates in enumerate(found)
    ]
    return tuple(ranked[:most] for ranked in _ranked(beside))


def _likeliest(ranked: Ranked) -> tuple[int, float] | None:
    return ranked[0] if ranked else None


def _ranked(found: Sequence[Mapping[int, Candidate]]) -> tuple[Ranked, ...]:
    """The candidates of each query, the likeliest first: the odds of each against those of its rivals."""
    odds = [{place: _odds(candidate) for place, candidate in own.items()} for own in found]
    claims: defaultdict[int, float] = defaultdict(float)
    for own in odds:
        for place, claim in own.items():
            claims[place] += claim
    return tuple(_against_rivals(own, claims) for own in odds)


def _odds(candidate: Candidate) -> float:
    return exp(min(IS_COUNTERPART.leaning(candidate), _MOST_LEANING))


def _against_rivals(odds: Mapping[int, float], claims: Mapping[int, float]) -> Ranked:
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
        self._names = Numbering()
        self._words = Exchanges([text.keys for text in texts])
        self._by_names = _Held(self._names.of(text.telling) for text in texts)
        self._by_letters = _Held(text.runs for text in texts)
        runs = np.array([len(text.runs) for text in texts], float)
        usual = runs.mean() if len(texts) else 1.0
        self._for_length = 1.0 / (1.0 - _LENGTH_COUNTS / 2 + _LENGTH_COUNTS / 2 * runs / max(usual, 1.0))

    def rare(self, place: int) -> Mapping[int, float]:
        """The rare words of the text at this place, as a vector of length one."""
        return self._words.rare(place)

    def candidates(self, query: Wording) -> Iterator[tuple[int, Candidate]]:
        """The places of those nearest to a query, with what they have in common with it."""
        words, names = self._words.asked(query.keys), self._names.of(query.telling)
        by_letters = self._by_letters.shares(query.runs) * self._for_length
        by_names, named = self._by_names.shares(names), self._by_names.rarity(names)
        for place in best(by_letters + words.shares * self._for_length, NEAREST).tolist():
            common = words.with_text(place)
            yield (
                place,
                Candidate(
                    letters=float(by_letters[place]),
                    of_query=float(words.shares[place]),
                    of_candidate=common.of_text,
                    in_order=common.in_order,
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

    def rarity(self, features: Features) -> float:
        """How rare these features are, together."""
        return float(self._rarities(np.unique(features)).sum())

    def _rarities(self, distinct: Features) -> Weights:
        return self._met.of(distinct, np.full(len(distinct), _ELSEWHERE))

    def shares(self, features: Features) -> Weights:
        """How much of the rarity of these features each text holds, from 0 to 1."""
        distinct = np.unique(features)
        rarities = self._rarities(distinct)
        weights = (rarities / (rarities.sum() or 1.0)).astype(np.float32)
        return self._index.likeness(Vector.bare(distinct, weights))
