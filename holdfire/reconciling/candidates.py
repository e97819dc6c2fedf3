"""Candidates: which mentions are worth comparing: those that share a day and a sign, a report or a matter."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, combinations, product

import numpy as np
from numpy.typing import NDArray

from holdfire.lexicon.spelling import coarse_sound
from holdfire.model.actor import ActorRef
from holdfire.reconciling.act_families import family
from holdfire.reconciling.comparing import Comparing, Places
from holdfire.reconciling.features import OF_ONE_MATTER
from holdfire.reconciling.happenings import Gazetteer, Told, is_clock, is_narrow
from holdfire.reconciling.trees import Pair
from holdfire.reconciling.words import fold

Codes = NDArray[np.int64]
_AT_ONCE = 1 << 20
"""Candidates listed at once."""
_SOME = 512
"""Mentions that are listed with others at once."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of mentions to be compared, each once, in order: places in `ids`, which are sorted, the smaller
    first. They are kept as numbers, since there are many."""

    ids: tuple[str, ...]
    lefts: Places
    rights: Places

    def __iter__(self) -> Iterator[Pair]:
        """The pairs of ids."""
        for left, right in zip(self.lefts.tolist(), self.rights.tolist(), strict=True):
            yield self.ids[left], self.ids[right]

    def among(self, ids: Collection[str]) -> "Candidates":
        """Those of which both are among these, as places in them."""
        held = self._held(ids)
        if held.all():
            return self
        both = self._where(held[self.lefts] & held[self.rights])
        renumbered = np.cumsum(held, dtype=np.int32) - 1
        kept = tuple(item for item in self.ids if item in ids)
        return Candidates(kept, renumbered[both.lefts], renumbered[both.rights])

    def touching(self, ids: Collection[str]) -> "Candidates":
        """Those of which one is among these."""
        held = self._held(ids)
        return self._where(held[self.lefts] | held[self.rights])

    def given(self, pairs: Iterable[Pair]) -> Iterator[int]:
        """Where those of these pairs stand that are among them."""
        place = {item: number for number, item in enumerate(self.ids)}
        for one, other in pairs:
            if one in place and other in place:
                left = place[one]
                start, end = np.searchsorted(self.lefts, np.array((left, left + 1), np.int32)).tolist()
                at = start + int(np.searchsorted(self.rights[start:end], place[other]))
                if at < end and self.rights[at] == place[other]:
                    yield at

    def _held(self, ids: Collection[str]) -> NDArray[np.bool_]:
        return np.array([item in ids for item in self.ids], dtype=bool)

    def _where(self, mask: NDArray[np.bool_]) -> "Candidates":
        return Candidates(self.ids, self.lefts[mask], self.rights[mask])

    @classmethod
    def of(cls, ids: tuple[str, ...], codes: Iterable[Codes]) -> "Candidates":
        """Pairs of these sorted ids, each a place times their number and another, also given repeatedly."""
        found, waiting, many = np.empty(0, np.int64), list[Codes](), 0
        for some in codes:
            waiting.append(some)
            many += len(some)
            if many > max(_AT_ONCE, len(found) // 4):
                found = np.concatenate((found, *waiting))
                found, waiting, many = _each_once(found), [], 0
        found = np.concatenate((found, *waiting))
        del waiting  # there are millions: none is kept twice
        found = _each_once(found)
        lefts = (found // max(1, len(ids))).astype(np.int32)
        found %= max(1, len(ids))
        return cls(ids, lefts, found.astype(np.int32))


def _each_once(codes: Codes) -> Codes:
    """These, which nobody else holds, in rising order, each once; sorting is quicker here than the hashing of
    `np.unique`."""
    codes.sort()
    new = np.ones(len(codes), dtype=bool)
    np.not_equal(codes[1:], codes[:-1], out=new[1:])
    once: Codes = codes[new]
    return once


def candidate_pairs(told: Mapping[str, Told], comparing: Comparing) -> Candidates:
    """Pairs of one family that share a sign and a day, stand in one report, or stand in reports of one matter
    and may be of one day."""
    ids = tuple(sorted(told))
    return Candidates.of(ids, _Listing(tuple(told[key] for key in ids), comparing).codes())


@dataclass(frozen=True, slots=True)
class _Listing:
    """Lists the candidates among mentions in the order of their ids, by their places in it."""

    told: Sequence[Told]
    comparing: Comparing

    def codes(self) -> Iterator[Codes]:
        """Every candidate, some more than once."""
        placed: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        signed: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        told_in: dict[tuple[str, str], list[int]] = defaultdict(list)
        days = [frozenset(_days(item)) for item in self.told]
        for place, item in enumerate(self.told):
            kind = family(item.mention.act)
            told_in[item.report, kind].append(place)
            for day in sorted(days[place]):
                for spot in _spots(item, self.comparing.gazetteer):
                    placed[kind, spot, day].append(place)
                for sign in _signs(item, self.comparing.gazetteer):
                    signed[kind, sign, day].append(place)
        for shelves in (placed, told_in):
            yield from chain.from_iterable(self._parted(places) for places in shelves.values())
        yield from chain.from_iterable(self._alike(places) for places in signed.values())
        yield self._listed(self._of_one_matter(told_in, days))

    def _within(self, places: Sequence[int]) -> Iterator[Codes]:
        """Each of these, in rising order, with each."""
        for start in range(0, len(places), _SOME):
            held = np.array(places[start : start + _SOME], np.int64)
            first, second = np.triu_indices(len(held), 1)
            yield held[first] * len(self.told) + held[second]
            yield from self._between(places[start : start + _SOME], places[start + _SOME :])

    def _between(self, some: Sequence[int], others: Sequence[int]) -> Iterator[Codes]:
        """Each of the ones with each of the others."""
        right = np.array(others, np.int64)
        for start in range(0, len(some), _SOME):
            left = np.array(some[start : start + _SOME], np.int64)[:, None]
            codes: Codes = np.minimum(left, right) * len(self.told) + np.maximum(left, right)
            yield codes.ravel()

    def _listed(self, pairs: Iterable[tuple[int, int]]) -> Codes:
        many = len(self.told)
        return np.array([min(pair) * many + max(pair) for pair in pairs], np.int64)

    def _parted(self, places: Sequence[int]) -> Iterator[Codes]:
        """Pairs of these, but for those that one table lists as two happenings."""
        by_table: dict[str | None, list[int]] = defaultdict(list)
        for place in places:
            listing = self.told[place].mention.listing
            by_table[listing.table if listing else None].append(place)
        before: list[int] = []
        for table, held in by_table.items():
            yield from self._between(before, held)
            if table is None:
                yield from self._within(held)
            before += held

    def _alike(self, places: Sequence[int]) -> Iterator[Codes]:
        """Pairs that share a sign and that nothing keeps apart as far as is seen at once; two rows of tables
        are none."""
        news = [place for place in places if not self.told[place].mention.listing]
        yield from self._not_apart(news)
        listed = (place for place in places if self.told[place].mention.listing)
        yield self._listed(
            (row, place)
            for row, place in product(listed, news)
            if not self.comparing.are_apart(self.told[row], self.told[place])
        )

    def _not_apart(self, places: Sequence[int]) -> Iterator[Codes]:
        """Pairs that share a sign other than their place, but for those whose places rule them out: two known
        spots apart, or two that nobody knows, which are one only where they share their name (`_spots`)."""
        gazetteer = self.comparing.gazetteer
        by_spot: dict[str | None, list[int]] = defaultdict(list)
        anywhere: list[int] = []
        for place in places:
            spot = self.told[place].mention.place
            if spot is None or gazetteer.says_little(spot):
                anywhere.append(place)
            else:
                by_spot[spot.place].append(place)
        for one, other in combinations(by_spot, 2):
            if one is None or other is None or gazetteer.nearness(one, other) > 0.0:
                yield from self._between(by_spot[one], by_spot[other])
        yield from self._between(anywhere, [place for held in by_spot.values() for place in held])
        yield from self._within(anywhere)

    def _of_one_matter(
        self, told_in: Mapping[tuple[str, str], Sequence[int]], days: Sequence[frozenset[str]]
    ) -> Iterator[tuple[int, int]]:
        """Pairs of one family in two reports of one matter that may be of one day."""
        kinds: dict[str, list[str]] = defaultdict(list)
        for report, kind in told_in:
            kinds[report].append(kind)
        for (left, right), score in self.comparing.matters.items():
            if score < OF_ONE_MATTER:
                continue
            for kind in kinds.get(left, ()):
                for one, other in product(told_in[left, kind], told_in.get((right, kind), ())):
                    if not (days[one] and days[other] and days[one].isdisjoint(days[other])):
                        yield one, other


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
