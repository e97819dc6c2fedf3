"""Compares mentions: whether two can tell of one happening, and how surely, two by two or many at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from holdfire.reconciling.features import OF_ONE_MATTER
from holdfire.reconciling.happenings import (
    LEAD,
    ONE_HAPPENING,
    WHAT_IS_TOLD,
    Gazetteer,
    Told,
    ToldPair,
    lead_alike,
    rules_out,
    shared_words,
    sign_of_one,
    sign_wherever_told,
)
from holdfire.reconciling.scoring import logistic
from holdfire.reconciling.trees import pair_of

Places = NDArray[np.int32]
Weights = NDArray[np.float64]
_HOW_IT_IS_TOLD = ONE_HAPPENING.questions[len(WHAT_IS_TOLD.questions) :]
_MOST_KEPT = 1 << 18
"""Verdicts kept: what is told of days long past is not asked again."""
_AT_ONCE = 1 << 19
"""Pairs compared at once."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares mentions in a case; `matters` scores pairs of reports by how surely they are of one matter."""

    gazetteer: Gazetteer
    matters: Mapping[tuple[str, str], float]
    _numbers: dict[object, int] = field(default_factory=dict)
    _facts: dict[str, int] = field(default_factory=dict)
    _ruled_out: dict[tuple[int, int], bool] = field(default_factory=dict)

    def pair(self, one: Told, other: Told) -> ToldPair:
        """The two, the smaller id first."""
        left, right = (one, other) if one.mention.id < other.mention.id else (other, one)
        return ToldPair(left, right, self.gazetteer, self._matter(one, other))

    def are_apart(self, one: Told, other: Told) -> bool:
        """Whether something rules out that the two are one happening; kept by the facts it depends on."""
        key = (self._number(one), self._number(other))
        ruled_out = self._ruled_out.get(key)
        if ruled_out is None:
            if len(self._ruled_out) >= _MOST_KEPT:
                self._ruled_out.clear()
            ruled_out = self._ruled_out[key] = rules_out(self.pair(one, other)) is not None
        return ruled_out

    def score(self, one: Told, other: Told) -> float:
        """How sure it is that the two are one happening; 0 where nothing but act and day speaks for it."""
        asked = self.pair(one, other)
        return ONE_HAPPENING.score(asked) if lead_alike(asked) or sign_of_one(asked) else 0.0

    def scores(
        self, told: Sequence[Told], lefts: Places, rights: Places
    ) -> Iterator[tuple[Places, Places, Weights]]:
        """The scores of those pairs of places in `told` that nothing rules out, some at a time in an order of
        their own: the same as `score` gives, but what depends on what is told alone, and not on words and
        reports, is asked once for all mentions that tell it."""
        profiles = np.array([self._profile(item) for item in told], np.int64)
        in_order = np.argsort(profiles[lefts], kind="stable")
        for start in range(0, len(in_order), _AT_ONCE):
            some = in_order[start : start + _AT_ONCE]
            yield self._scored(told, profiles, lefts[some], rights[some])

    def _scored(
        self, told: Sequence[Told], profiles: NDArray[np.int64], lefts: Places, rights: Places
    ) -> tuple[Places, Places, Weights]:
        codes = profiles[lefts] * (int(profiles.max()) + 1) + profiles[rights]
        _, firsts, which = np.unique(codes, return_index=True, return_inverse=True)
        examples = [(told[lefts[first]], told[rights[first]]) for first in firsts.tolist()]
        possible = np.array([not self.are_apart(one, other) for one, other in examples], bool)
        asked = [
            self.pair(*pair) if held else None for pair, held in zip(examples, possible.tolist(), strict=True)
        ]
        leanings = np.array([WHAT_IS_TOLD.leaning(pair) if pair else 0.0 for pair in asked])
        signs = np.array([bool(pair and sign_wherever_told(pair)) for pair in asked], bool)
        kept = possible[which]
        lefts, rights, which = lefts[kept], rights[kept], which[kept]
        pairs = [
            (told[left], told[right]) for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)
        ]
        return lefts, rights, self._weighed(pairs, leanings[which], signs[which])

    def _weighed(
        self, pairs: Sequence[tuple[Told, Told]], leanings: Weights, signs: NDArray[np.bool_]
    ) -> Weights:
        """The scores of pairs of which is known how far what they tell leans to yes, and whether it holds a
        sign wherever they are told."""
        matter = np.array([self._matter(one, other) for one, other in pairs])
        words = np.array([shared_words(one.stems, other.stems) for one, other in pairs])
        one_matter = matter >= OF_ONE_MATTER
        leads = np.array([max(one.paragraph, other.paragraph) <= LEAD for one, other in pairs], bool)
        for question, answers in zip(_HOW_IT_IS_TOLD, (words, matter, one_matter, signs), strict=True):
            leanings = leanings + question.weight * answers
        told = signs | (one_matter & leads)
        scores = np.array(
            [
                logistic(leaning) if held else 0.0
                for leaning, held in zip((ONE_HAPPENING.bias + leanings).tolist(), told.tolist(), strict=True)
            ]
        )
        for place, (one, other) in enumerate(pairs):
            if one.report == other.report:
                scores[place] = self.score(one, other)
        return scores

    def _matter(self, one: Told, other: Told) -> float:
        """How surely their reports are of one matter by themselves; 1 for one report."""
        if one.report == other.report:
            return 1.0
        return self.matters.get(pair_of(one.report, other.report), 0.0)

    def _number(self, item: Told) -> int:
        """What stands for the act, place and time of a mention."""
        number = self._facts.get(item.mention.id)
        if number is None:
            mention = item.mention
            place, when = mention.place, mention.when
            facts = (
                mention.act,
                place and (place.place, place.name, place.wide),
                when
                and (when.earliest, when.latest, when.precision, when.alternatives, when.conflict_minutes),
            )
            number = self._facts[mention.id] = self._numbers.setdefault(facts, len(self._numbers))
        return number

    def _profile(self, item: Told) -> int:
        """What stands for all that a mention tells, whatever the words."""
        mention = item.mention
        told = (
            self._number(item),
            tuple((ref.actor, ref.name) for ref in mention.actors),
            tuple((ref.actor, ref.name) for ref in mention.targets),
            tuple((count.low, count.high, count.rough, count.what, count.who) for count in mention.harm),
        )
        return self._numbers.setdefault(told, len(self._numbers))
