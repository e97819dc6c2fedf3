"""Compares mentions: whether two can tell of one happening, and how surely, two by two or many at once."""

from collections.abc import Mapping, Sequence
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
from holdfire.reconciling.trees import NOT_SCORED, pair_of

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

    def scores(self, told: Sequence[Told], lefts: Places, rights: Places) -> Weights:
        """The scores of pairs of places in `told`, NOT_SCORED where something rules them out: the same as
        `score` gives, but what depends on what is told alone, and not on words and reports, is asked once for
        all mentions that tell it."""
        tellings = _Tellings.of(told, [self._profile(item) for item in told], self.matters)
        scores = np.full(len(lefts), NOT_SCORED)
        in_order = np.argsort(tellings.profiles.astype(np.int32)[lefts], kind="stable")
        for start in range(0, len(in_order), _AT_ONCE):
            some = in_order[start : start + _AT_ONCE]
            kept, known = self._scored(tellings, lefts[some], rights[some])
            scores[some[kept]] = known
        return scores

    def _scored(
        self, tellings: "_Tellings", lefts: Places, rights: Places
    ) -> tuple[NDArray[np.bool_], Weights]:
        """Which of these pairs nothing rules out, and the scores of those."""
        told, profiles = tellings.told, tellings.profiles
        codes = profiles[lefts] * (int(profiles.max()) + 1) + profiles[rights]
        _, firsts, which = np.unique(codes, return_index=True, return_inverse=True)
        examples = [(told[lefts[first]], told[rights[first]]) for first in firsts.tolist()]
        possible = [not self.are_apart(one, other) for one, other in examples]
        asked = [self.pair(*pair) if held else None for pair, held in zip(examples, possible, strict=True)]
        leanings = np.array([WHAT_IS_TOLD.leaning(pair) if pair else 0.0 for pair in asked])
        signs = np.array([bool(pair and sign_wherever_told(pair)) for pair in asked], bool)
        kept = np.array(possible, bool)[which]
        lefts, rights, which = lefts[kept], rights[kept], which[kept]
        scores = tellings.scores(lefts, rights, leanings[which], signs[which])
        for place in np.flatnonzero(tellings.reports[lefts] == tellings.reports[rights]).tolist():
            scores[place] = self.score(told[lefts[place]], told[rights[place]])
        return kept, scores

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


@dataclass(frozen=True, slots=True)
class _Tellings:
    """Mentions as columns: the number of what each tells and of its report, its paragraph; and the scores of
    pairs of reports by rising codes, the smaller number times how many there are and the greater."""

    told: Sequence[Told]
    profiles: NDArray[np.int64]
    reports: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    codes: NDArray[np.int64]
    matters: Weights

    @classmethod
    def of(
        cls, told: Sequence[Told], profiles: Sequence[int], matters: Mapping[tuple[str, str], float]
    ) -> "_Tellings":
        """The columns of some mentions whose profiles are numbered."""
        numbers: dict[str, int] = {}
        reports = [numbers.setdefault(item.report, len(numbers)) for item in told]
        known = [pair for pair in matters if pair[0] in numbers and pair[1] in numbers]
        ends = np.array([(numbers[one], numbers[other]) for one, other in known], np.int64).reshape(-1, 2)
        codes = ends.min(axis=1) * len(numbers) + ends.max(axis=1)
        rising = np.argsort(codes)
        return cls(
            told,
            np.array(profiles, np.int64),
            np.array(reports, np.int64),
            np.array([item.paragraph for item in told], np.int64),
            np.append(codes[rising], np.iinfo(np.int64).max),
            np.append(np.array([matters[pair] for pair in known], float)[rising], 0.0),
        )

    def scores(self, lefts: Places, rights: Places, leanings: Weights, signs: NDArray[np.bool_]) -> Weights:
        """The scores of pairs told in two reports, of which is known how far what they tell leans to yes, and
        whether it holds a sign."""
        matter = self._matter(lefts, rights)
        stems = [item.stems for item in self.told]
        words = np.array(
            [
                shared_words(stems[left], stems[right])
                for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)
            ]
        )
        one_matter = matter >= OF_ONE_MATTER
        for question, answers in zip(_HOW_IT_IS_TOLD, (words, matter, one_matter, signs), strict=True):
            leanings = leanings + question.weight * answers
        leads = np.maximum(self.paragraphs[lefts], self.paragraphs[rights]) <= LEAD
        scores = np.array([logistic(leaning) for leaning in (ONE_HAPPENING.bias + leanings).tolist()])
        return np.where(signs | (one_matter & leads), scores, 0.0)

    def _matter(self, lefts: Places, rights: Places) -> Weights:
        """How surely their reports are of one matter by themselves; 0 where nothing is known."""
        one, other = self.reports[lefts], self.reports[rights]
        codes = np.minimum(one, other) * (int(self.reports.max()) + 1) + np.maximum(one, other)
        at = np.searchsorted(self.codes, codes)
        return np.where(self.codes[at] == codes, self.matters[at], 0.0)
