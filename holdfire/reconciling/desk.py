"""A desk: texts come in, one by one or many at a time, and are laid with those that tell of one matter."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from holdfire.model.pairing import Feature
from holdfire.reconciling.features import SAME_MATTER
from holdfire.reconciling.linkage import drawn_together
from holdfire.reconciling.neighbours import Neighbours
from holdfire.reconciling.order import LONG_AFTER
from holdfire.reconciling.shelf import AT_ONCE, Shelf, TextPair
from holdfire.reconciling.trees import Pair, pair_of, trees

WINDOW = timedelta(days=4)
"""Reports further apart in time tell of other matters, however alike: a truce has a daily form of words."""
SURE = 0.9
"""At this score a report joins the one before it that it is most like, whatever comes later."""
DRAWN = 0.12
"""Groups whose reports score this on average are of one matter, as far as is known now."""
MOST_ALIKE = 30
"""With how many of those before it, the most alike by words, a report is compared in full."""
_LOOK = 0.02  # cosine of words below which a pair is not looked at
_LEAST = 0.01  # score below which a pair counts as not alike at all


class Arrival(NamedTuple):
    """A text that comes in; `published` is LONG_AFTER where that is not known."""

    id: str
    text: str
    language: str | None
    published: datetime = LONG_AFTER


class Compared(NamedTuple):
    """What was found of two texts compared in full: the content words of the shorter, and the answers."""

    shortest: int
    answers: tuple[float, ...]

    @classmethod
    def of(cls, pair: TextPair) -> "Compared":
        """What is kept of a pair, since its texts are not."""
        return cls(pair.shortest, SAME_MATTER.told(pair))

    def features(self) -> tuple[Feature, ...]:
        """Each question with its answer, for the record."""
        return SAME_MATTER.features(self.answers)


class Desk:
    """Texts laid in groups that tell of one matter. Each joins the most alike of those published before it,
    where that is SURE: what comes later does not undo it. Then these groups are drawn together as far as they
    are alike on average.

    What comes in in order of publication stands as if all had come at once, however they were divided.
    What comes late is compared with those on the desk from WINDOW before to WINDOW after it, and weighed by
    all that was met so far; a desk laid anew sets that right.
    """

    def __init__(
        self,
        *,
        together: frozenset[Pair] = frozenset(),
        apart: frozenset[Pair] = frozenset(),
        forgetting: bool = True,
    ) -> None:
        """`together` and `apart` are what reviewers decided. A desk that is `forgetting` keeps no text that
        has left the window; one whose texts may lack their date must keep all, since they are far from
        none."""
        self.scores: dict[Pair, float] = {}
        self.alone: dict[Pair, float] = {}
        self.compared: dict[Pair, Compared] = {}
        self._forgetting = forgetting
        self._shelf = Shelf(learning=True)
        self._ids: list[str] = []
        self._published: list[datetime] = []
        self._latest: list[datetime] = []
        self._late: list[int] = []
        self._kept = 0
        self._neighbours = Neighbours()
        self._places: dict[str, int] = {}
        self._together, self._apart = _by_member(together), _by_member(apart)

    def add(
        self, arrivals: Iterable[Arrival], known: Mapping[Pair, float] | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """Lays texts on the desk, in the order given, and gives the groups of all that has to do with them:
        every other group stands as it stood. `known` are scores known by other means than their words.
        Groups come in order of publication, and so do their members."""
        return self.groups(self.lay(arrivals), known)

    def lay(self, arrivals: Iterable[Arrival]) -> list[str]:
        """Lays texts on the desk, in the order given; gives their ids."""
        laid: list[str] = []
        waiting = iter(arrivals)
        while some := tuple(islice(waiting, AT_ONCE)):
            self._shelf.extend([(item.text, item.language) for item in some])
            for item in some:
                laid.append(item.id)
                self._lay(item)
        return laid

    def put_away(self) -> None:
        """Keeps no text any more; only for a desk on which no more are to be laid."""
        self._shelf = Shelf(learning=True)

    def groups(
        self, items: Iterable[str], known: Mapping[Pair, float] | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """The groups of all that has to do with these of the desk and with what is `known` of pairs by other
        means."""
        touched = set(items)
        for pair, score in (known or {}).items():
            self.scores[pair] = score
            self._neighbours.note(pair, joined=score >= DRAWN)
            touched.update(pair)
        near = {self._neighbours.root(item) for item in touched}
        groups = [group for root in near for group in self._drawn(self._neighbours.members(root))]
        return tuple(sorted(groups, key=lambda group: self._order(group[0])))

    def _order(self, item: str) -> tuple[datetime, int]:
        place = self._places[item]
        return self._published[place], place

    def _lay(self, item: Arrival) -> None:
        """Compares a text that stands on the shelf with those of its days, and notes what it is like."""
        place = len(self._ids)
        near = self._most_alike(place, item.published)
        self._ids.append(item.id)
        self._published.append(item.published)
        self._places[item.id] = place
        self._neighbours.add(item.id)
        latest = self._latest[-1] if self._latest else datetime.min.replace(tzinfo=UTC)
        if item.published < latest:
            self._late.append(place)
        self._latest.append(latest if item.published == LONG_AFTER else max(latest, item.published))
        for other, score, alone, compared in self._scored(place, near):
            pair = pair_of(item.id, self._ids[other])
            self.scores[pair], self.alone[pair], self.compared[pair] = score, alone, compared
            self._neighbours.note(pair, joined=score >= DRAWN)
        for pair in self._together.get(item.id, ()):
            if pair[0] in self._places and pair[1] in self._places:
                self._neighbours.note(pair, joined=True)

    def _most_alike(self, place: int, published: datetime) -> list[int]:
        """The places of those of its days that are most like a text."""
        since, until = self._kept, place
        if published != LONG_AFTER:
            since = max(since, bisect_left(self._latest, published - WINDOW))
            until = bisect_right(self._latest, published + WINDOW)
        if self._forgetting and published != LONG_AFTER and until == place:
            self._forget(since)
        far = {
            late
            for late in self._late[bisect_left(self._late, since) :]
            if abs(self._published[late] - published) > WINDOW
        }
        near = self._shelf.before(
            place, floor=_LOOK, most=MOST_ALIKE + len(far), since=since, until=max(since, until)
        )
        return [other for other in near.places if other not in far][:MOST_ALIKE]

    def _forget(self, before: int) -> None:
        self._shelf.forget(self._kept, before)
        self._kept = before

    def _scored(self, place: int, near: Sequence[int]) -> Iterator[tuple[int, float, float, Compared]]:
        """Of the most alike how surely each is of one matter with it, and how surely by itself, whatever
        stood on the shelf before."""
        pairs = self._shelf.pairs(place, near)
        scores = SAME_MATTER.scores(pairs)
        kept = [number for number, score in enumerate(scores) if score >= _LEAST]
        alone = SAME_MATTER.scores(self._shelf.pairs_alone(place, [near[number] for number in kept]))
        for number, by_itself in zip(kept, alone, strict=True):
            yield near[number], scores[number], by_itself, Compared.of(pairs[number])

    def _drawn(self, members: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The groups of a neighbourhood: no text of it is alike enough to any outside it."""
        if len(members) == 1:
            return (tuple(members),)
        order = sorted(members, key=self._order)
        scores = {pair: self.scores[pair] for pair in self._neighbours.pairs(order) if pair in self.scores}
        together = {pair for item in order for pair in self._together.get(item, ())}
        apart = {pair for item in order for pair in self._apart.get(item, ())}
        sure = trees(
            [[item] for item in order],
            scores,
            floor=SURE,
            together=together,
            apart=lambda one, other: pair_of(one, other) in apart,
        )
        return drawn_together(order, sure, scores, floor=DRAWN, apart=apart)


def _by_member(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for member in pair:
            found[member].append(pair)
    return dict(found)
