"""Joins mentions that tell of one happening: candidates by day and place, scores, trees."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, combinations, islice, product

import numpy as np
from numpy.typing import NDArray

from holdfire.lexicon.spelling import coarse_sound
from holdfire.model.act import Act
from holdfire.model.actor import ActorRef
from holdfire.reconciling.act_families import family
from holdfire.reconciling.features import OF_ONE_MATTER
from holdfire.reconciling.happenings import (
    ONE_HAPPENING,
    Gazetteer,
    Told,
    ToldPair,
    is_clock,
    is_narrow,
    lead_alike,
    rules_out,
    sign_of_one,
)
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.listed import are_one, are_two, parted
from holdfire.reconciling.trees import Pair, pair_of, trees
from holdfire.reconciling.words import fold

SAME_FLOOR = 0.5
REPRINTED_WITHIN = timedelta(hours=36)
"""How far a reprint's own date may move a relative time of its original."""


_Facts = tuple[Act, tuple[str | None, str] | None, tuple[datetime | None, datetime | None] | None]
"""What rules two mentions out as one happening: act, place and time."""
_MOST_KEPT = 1 << 18
"""Verdicts kept: what is told of days long past is not asked again."""
_AT_ONCE = 1 << 18
"""Candidates numbered at once."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares mentions in a case; `matters` scores pairs of reports by how surely they are of one matter."""

    gazetteer: Gazetteer
    matters: Mapping[Pair, float]
    _facts: dict[_Facts, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _ruled_out: dict[tuple[int, int], bool] = field(default_factory=dict)

    def pair(self, one: Told, other: Told) -> ToldPair:
        """The two, the smaller id first."""
        one_report = one.report == other.report
        matter = 1.0 if one_report else self.matters.get(pair_of(one.report, other.report), 0.0)
        left, right = (one, other) if one.mention.id < other.mention.id else (other, one)
        return ToldPair(left, right, self.gazetteer, matter)

    def are_apart(self, one: Told, other: Told) -> bool:
        """Whether something rules out that the two are one happening; kept by the facts it depends on."""
        key = (self._number(one), self._number(other))
        ruled_out = self._ruled_out.get(key)
        if ruled_out is None:
            if len(self._ruled_out) >= _MOST_KEPT:
                self._ruled_out.clear()
            ruled_out = self._ruled_out[key] = rules_out(self.pair(one, other)) is not None
        return ruled_out

    def _number(self, item: Told) -> int:
        """What stands for the facts of a mention."""
        number = self._numbers.get(item.mention.id)
        if number is None:
            number = self._facts.setdefault(_facts(item), len(self._facts))
            self._numbers[item.mention.id] = number
        return number

    def score(self, one: Told, other: Told) -> float:
        """How sure it is that the two are one happening; 0 where nothing but act and day speaks for it."""
        asked = self.pair(one, other)
        return ONE_HAPPENING.score(asked) if lead_alike(asked) or sign_of_one(asked) else 0.0


def _facts(item: Told) -> _Facts:
    mention = item.mention
    place = (mention.place.place, mention.place.name) if mention.place else None
    return mention.act, place, (mention.when.earliest, mention.when.latest) if mention.when else None


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions that were compared, the groups they fell in, and the score of every pair compared."""

    told: Mapping[str, Told]
    groups: tuple[tuple[str, ...], ...]
    scores: Mapping[Pair, float]


def join(
    batches: Sequence[Sequence[Told]],
    candidates: Iterable[Pair],
    comparing: Comparing,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> Joined:
    """Scores the candidate pairs and joins each mention to the best of those before it, in the order given;
    two that something rules out are never joined, not even over a third, unless `together`; nor are two that
    one table lists as two happenings."""
    told = {item.mention.id: item for batch in batches for item in batch}
    scores = {
        pair: comparing.score(told[pair[0]], told[pair[1]])
        for pair in candidates
        if pair in together or not comparing.are_apart(told[pair[0]], told[pair[1]])
    }

    def are_apart(one: str, other: str) -> bool:
        pair = pair_of(one, other)
        left, right = told[one].mention, told[other].mention
        if pair in apart or pair in together or are_one(left, right):
            return pair in apart
        return are_two(left, right) or comparing.are_apart(told[one], told[other])

    ids = [[item.mention.id for item in batch] for batch in batches]
    groups = trees(ids, scores, floor=SAME_FLOOR, together=together, apart=are_apart)
    return Joined(told, groups, scores)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of mentions to be compared, each once, in order; kept as numbers, since there are many."""

    ids: tuple[str, ...]
    codes: NDArray[np.int64]

    def __iter__(self) -> Iterator[Pair]:
        """The pairs, the smaller id first."""
        for start in range(0, len(self.codes), _AT_ONCE):
            for code in self.codes[start : start + _AT_ONCE].tolist():
                one, other = divmod(code, len(self.ids))
                yield self.ids[one], self.ids[other]

    @classmethod
    def of(cls, ids: Iterable[str], pairs: Iterable[Pair]) -> "Candidates":
        """Pairs of these ids, given any number of times."""
        ordered = tuple(sorted(ids))
        rank = {item: place for place, item in enumerate(ordered)}
        parts, waiting = [np.empty(0, np.int64)], iter(pairs)
        while some := [rank[one] * len(ordered) + rank[other] for one, other in islice(waiting, _AT_ONCE)]:
            parts.append(np.unique(np.array(some, np.int64)))
        return cls(ordered, np.unique(np.concatenate(parts)))


def candidate_pairs(told: Mapping[str, Told], comparing: Comparing) -> Candidates:
    """Pairs of one family that share a sign and a day, stand in one report, or stand in reports of one matter
    and may be of one day."""
    placed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    signed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    told_in: dict[tuple[str, str], list[str]] = defaultdict(list)
    days = {key: frozenset(_days(item)) for key, item in told.items()}
    for key in sorted(told):
        kind = family(told[key].mention.act)
        told_in[told[key].report, kind].append(key)
        for day in sorted(days[key]):
            for spot in _spots(told[key], comparing.gazetteer):
                placed[kind, spot, day].append(key)
            for sign in _signs(told[key], comparing.gazetteer):
                signed[kind, sign, day].append(key)
    mentions = {key: item.mention for key, item in told.items()}
    together = (parted(keys, mentions) for shelves in (placed, told_in) for keys in shelves.values())
    alike = (_alike(keys, told, comparing) for keys in signed.values())
    of_one_matter = _of_one_matter(told_in, days, comparing.matters)
    return Candidates.of(
        told, chain(chain.from_iterable(together), chain.from_iterable(alike), of_one_matter)
    )


def _alike(keys: Sequence[str], told: Mapping[str, Told], comparing: Comparing) -> Iterator[Pair]:
    """Pairs that share a sign and that nothing keeps apart as far as is seen at once; two rows of tables are
    none."""
    news = [key for key in keys if not told[key].mention.listing]
    yield from _not_apart(news, told, comparing.gazetteer)
    listed = (key for key in keys if told[key].mention.listing)
    yield from (
        pair_of(row, key)
        for row, key in product(listed, news)
        if not comparing.are_apart(told[row], told[key])
    )


def _of_one_matter(
    told_in: Mapping[tuple[str, str], Sequence[str]],
    days: Mapping[str, frozenset[str]],
    matters: Mapping[Pair, float],
) -> Iterator[Pair]:
    """Pairs of one family in two reports of one matter that may be of one day."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for report, kind in told_in:
        kinds[report].append(kind)
    for (left, right), score in matters.items():
        if score < OF_ONE_MATTER:
            continue
        for kind in kinds[left]:
            for one, other in product(told_in[left, kind], told_in.get((right, kind), ())):
                if not (days[one] and days[other] and days[one].isdisjoint(days[other])):
                    yield pair_of(one, other)


def _not_apart(keys: Sequence[str], told: Mapping[str, Told], gazetteer: Gazetteer) -> Iterator[Pair]:
    """Pairs that share a sign other than their place, but for those whose places rule them out: two known
    spots apart, or two that nobody knows, which are one only where they share their name (`_spots`)."""
    by_place: dict[str | None, list[str]] = defaultdict(list)
    anywhere: list[str] = []
    for key in keys:
        place = told[key].mention.place
        if place is None or gazetteer.says_little(place):
            anywhere.append(key)
        else:
            by_place[place.place].append(key)
    for one, other in combinations(by_place, 2):
        if one is None or other is None or gazetteer.nearness(one, other) > 0.0:
            yield from (pair_of(*pair) for pair in product(by_place[one], by_place[other]))
    placed = [key for held in by_place.values() for key in held]
    yield from (pair_of(*pair) for pair in product(anywhere, placed))
    yield from (pair_of(*pair) for pair in combinations(anywhere, 2))


def _spots(item: Told, gazetteer: Gazetteer) -> frozenset[str]:
    """The spots it is told of, with those they are part of; of one nobody knows its name and sound."""
    place = item.mention.place
    if place is None or place.wide:
        return frozenset()
    if place.place is None:
        return frozenset({f"called {place.spot}", f"sounds like {coarse_sound(place.name)}"})
    held = (place.place, *gazetteer.wider(place.place))
    return frozenset(spot for spot in held if not gazetteer.is_coarse(spot))


def _signs(item: Told, gazetteer: Gazetteer) -> frozenset[str]:
    """What else two tellings of one happening may have in common that speaks for it: a figure of harm, the
    hour, doer and target."""
    mention = item.mention
    signs = {f"{count.low} {fold(count.what)}" for count in mention.harm if count.low > 1}
    if mention.when and mention.when.earliest and is_clock(mention.when):
        signs.add(f"{mention.when.earliest:%H}")
    doers, whom = (_known(refs, gazetteer) for refs in (mention.actors, mention.targets))
    return frozenset(signs | {f"{doer} to {held}" for doer, held in product(doers, whom)})


def _known(refs: Sequence[ActorRef], gazetteer: Gazetteer) -> frozenset[str]:
    """The actors of the case named, with all they belong to."""
    return frozenset(held for ref in refs if ref.actor for held in (ref.actor, *gazetteer.above(ref.actor)))


def _days(item: Told) -> Iterator[str]:
    """The UTC days it can have been; none where its time is wide or not known."""
    said = item.mention.when
    for when in (said, *said.alternatives) if said else ():
        if not (when.earliest and when.latest and is_narrow(when)):
            return
        for day in range((when.latest.date() - when.earliest.date()).days + 1):
            yield f"{when.earliest.date() + timedelta(days=day)}"


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
