"""The questions that decide whether two mentions tell of one happening, and what rules it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from holdfire.lexicon.spelling import likeness
from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.mention import Mention
from holdfire.model.place import Place, PlaceRef
from holdfire.model.when import Precision, When
from holdfire.reconciling.act_families import kinship
from holdfire.reconciling.features import OF_ONE_MATTER
from holdfire.reconciling.scoring import Question, Scale, weighted
from holdfire.reconciling.speakers import above
from holdfire.reconciling.words import fold

UNKNOWN = 0.5
"""What an answer is where one of the two does not say."""
SAME_SPOT = 0.7
"""What a place and a part of it count as."""
COARSE_KM = 30.0
"""No town reaches so far; a province or a country does."""
NARROW = timedelta(hours=30)
"""An interval no longer than a day, a clock change and some hours of doubt."""
CLOCKS_AGREE_WITHIN = timedelta(minutes=70)
LEAD = 3
"""The paragraphs a report begins with: its headline and two more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what comparing needs: the story of its report (None for a row of a table), the stems of
    its clause, and the numbers of its sentence and paragraph in the report."""

    mention: Mention
    story: str | None
    stems: frozenset[str]
    sentence: int = 0
    paragraph: int = 0

    @property
    def report(self) -> str:
        """The id of the report that tells it."""
        return self.mention.report


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The case's places and actors, looked up once."""

    case: Case
    places: Mapping[str, Place]
    _above: dict[str, frozenset[str]] = field(default_factory=dict)
    _wider: dict[str, frozenset[str]] = field(default_factory=dict)
    _nearness: dict[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case) -> "Gazetteer":
        """The places of a case by id."""
        return cls(case, {place.id: place for place in case.places})

    def above(self, actor: str) -> frozenset[str]:
        """What the actor belongs to, kept once asked."""
        if actor not in self._above:
            self._above[actor] = above(actor, self.case)
        return self._above[actor]

    def wider(self, place: str) -> frozenset[str]:
        """The places this one lies in, at any remove, kept once asked."""
        if place not in self._wider:
            found: set[str] = set()
            held = self.places.get(place)
            while held and held.within and held.within not in found:
                found.add(held.within)
                held = self.places.get(held.within)
            self._wider[place] = frozenset(found)
        return self._wider[place]

    def nearness(self, left: str, right: str) -> float:
        """1 for one place, SAME_SPOT for a part of it, UNKNOWN where a wide name says no more than nothing,
        0 apart; kept once asked."""
        if (left, right) not in self._nearness:
            self._nearness[left, right] = _nearness(left, right, self)
        return self._nearness[left, right]

    def is_coarse(self, place: str) -> bool:
        """Whether the name reaches as far as a province or a country: no sign that two things are one."""
        held = self.places.get(place)
        return held is not None and held.radius_km >= COARSE_KM

    def says_little(self, ref: PlaceRef) -> bool:
        """Whether a place, known or not, is no sign that two things in it are one."""
        return ref.wide or (ref.place is not None and self.is_coarse(ref.place))


class ToldPair(NamedTuple):
    """Two mentions to be compared in a case; `matter` is how surely their reports are of one matter by
    themselves, 1 for one report."""

    left: Told
    right: Told
    gazetteer: Gazetteer
    matter: float = 0.0

    @property
    def one_report(self) -> bool:
        """Whether one report tells both."""
        return self.left.report == self.right.report

    @property
    def one_matter(self) -> bool:
        """Whether their reports are one, or of one matter by themselves, whatever story they stand in."""
        return self.matter >= OF_ONE_MATTER


def same_act(pair: ToldPair) -> float:
    """Do both tell of the same act?"""
    return kinship(pair.left.mention.act, pair.right.mention.act)


def same_time(pair: ToldPair) -> float:
    """Can both have happened at one time?"""
    return _times(pair.left.mention.when, pair.right.mention.when)


def same_place(pair: ToldPair) -> float:
    """Did both happen in one place?"""
    return _places(pair.left.mention.place, pair.right.mention.place, pair.gazetteer)


def same_actors(pair: ToldPair) -> float:
    """Is the same side said to have done it?"""
    return _refs(pair.left.mention.actors, pair.right.mention.actors, pair.gazetteer)


def same_targets(pair: ToldPair) -> float:
    """Was it done to the same?"""
    return _refs(pair.left.mention.targets, pair.right.mention.targets, pair.gazetteer)


def same_harm(pair: ToldPair) -> float:
    """Do the counts of dead and wounded agree?"""
    return _harms(pair.left.mention.harm, pair.right.mention.harm)


def same_words(pair: ToldPair) -> float:
    """Is it told in the same words?"""
    return shared_words(pair.left.stems, pair.right.stems)


def shared_words(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the fewer stems that the others hold."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 0.0


def how_surely_one_matter(pair: ToldPair) -> float:
    """How surely are their reports of one matter by themselves?"""
    return pair.matter


def one_matter(pair: ToldPair) -> float:
    """Are their reports one, or of one matter?"""
    return 1.0 if pair.one_matter else 0.0


def told_together(pair: ToldPair) -> float:
    """Does one report tell both in one sentence, or in two that follow one another?"""
    if not pair.one_report or pair.left.paragraph != pair.right.paragraph:
        return 0.0
    return {0: 1.0, 1: 0.6}.get(abs(pair.left.sentence - pair.right.sentence), 0.0)


def sign_of_one(pair: ToldPair) -> str | None:
    """What speaks for the two being one happening, beyond the kind of act and the day; None for nothing.

    A place speaks where both are told of one day, or in one report."""
    if pair.one_report and is_one_spot(pair):
        return "the same place"
    sign = sign_wherever_told(pair)
    if sign:
        return sign
    if told_together(pair):
        return "told together"
    return "the same time in one report" if _continues(pair) else None


def sign_wherever_told(pair: ToldPair) -> str | None:
    """What speaks for the two being one happening whether or not one report tells both; None for nothing."""
    if same_time(pair) == 1.0 and is_one_spot(pair):
        return "the same place"
    if _at_one_hour(pair.left.mention.when, pair.right.mention.when):
        return "the same hour"
    if same_actors(pair) >= SAME_SPOT and same_targets(pair) >= SAME_SPOT and _say_whom(pair):
        return "the same doer and target"
    if _same_figure(pair.left.mention.harm, pair.right.mention.harm):
        return "the same number of dead or wounded"
    return None


def _continues(pair: ToldPair) -> bool:
    """Whether one report goes on about what it told, at its time and without naming the place again."""
    placeless = pair.left.mention.place is None or pair.right.mention.place is None
    return pair.one_report and placeless and same_time(pair) == 1.0


def some_sign(pair: ToldPair) -> float:
    """Does the same spot, hour, doer with target, or figure speak for it?"""
    return 1.0 if sign_of_one(pair) else 0.0


WHAT_IS_TOLD: Scale[ToldPair] = weighted(
    (
        (same_act, 1.0),
        (same_time, 1.5),
        (same_place, 1.5),
        (same_actors, 0.5),
        (same_targets, 0.5),
        (same_harm, 0.5),
    ),
    bias=0.0,
)
"""The questions that what two mentions tell answers alone, whatever their words and reports."""

ONE_HAPPENING: Scale[ToldPair] = Scale(
    (
        *WHAT_IS_TOLD.questions,
        Question(same_words, 2.2),
        Question(how_surely_one_matter, 1.0),
        Question(one_matter, 2.0),
        Question(some_sign, 1.0),
    ),
    bias=-5.3,
)
"""Rounded from a fit on independent reports of our own writing (`evals/gold/stories`, the developed half).
Doer, target and toll count for little: those are what accounts of one happening differ in. A known clash in
time or place rules the pair out (`rules_out`)."""


def lead_alike(pair: ToldPair) -> bool:
    """Whether two reports of one matter both begin with it: what a report is about needs no other sign,
    what it lists further down does."""
    return pair.one_matter and not pair.one_report and max(pair.left.paragraph, pair.right.paragraph) <= LEAD


def is_one_spot(pair: ToldPair) -> bool:
    """Whether both name one place, or one a part of the other, that is no province or country."""
    return same_place(pair) >= SAME_SPOT and not _is_coarse(pair)


def _is_coarse(pair: ToldPair) -> bool:
    places = (pair.left.mention.place, pair.right.mention.place)
    return any(ref is None or pair.gazetteer.says_little(ref) for ref in places)


def _at_one_hour(left: When | None, right: When | None) -> bool:
    """Whether both are told to the hour, and it is one."""
    return bool(left and right and is_clock(left) and is_clock(right) and left.overlaps(right))


def is_clock(when: When) -> bool:
    """Whether it is told to the hour."""
    return when.precision in (Precision.MINUTE, Precision.HOUR)


def _say_whom(pair: ToldPair) -> bool:
    """Whether doer and target are known by the case's table in both."""
    sides = (pair.left.mention, pair.right.mention)
    return all(is_identified(side.actors) and is_identified(side.targets) for side in sides)


def is_identified(refs: Sequence[ActorRef]) -> bool:
    """Whether one of them is an actor of the case."""
    return any(ref.actor for ref in refs)


def _same_figure(left: Sequence[Count], right: Sequence[Count]) -> bool:
    """Whether both give one exact number of two or more for the same harm."""
    return any(
        one.low == other.low == one.high == other.high and one.low > 1 and fold(one.what) == fold(other.what)
        for one in left
        for other in right
    )


def rules_out(pair: ToldPair) -> str | None:
    """Why two mentions cannot be one happening; None where nothing speaks against it."""
    if same_act(pair) == 0.0:
        return "the acts are not of one kind"
    if same_time(pair) == 0.0:
        return "the times exclude each other"
    if same_place(pair) == 0.0:
        return "the places are apart"
    return None


def _times(left: When | None, right: When | None) -> float:
    if left is None or right is None:
        return UNKNOWN
    if not left.overlaps(right) and not _clocks_agree(left, right):
        return UNKNOWN if _may_be_read_as_one(left, right) else 0.0
    return 1.0 if is_narrow(left) and is_narrow(right) else UNKNOWN


def _may_be_read_as_one(left: When, right: When) -> bool:
    """Whether another reading of the words of the one, such as the other midnight of a day, is the other."""
    if left.conflict_minutes or right.conflict_minutes:
        return False
    return any(
        one.overlaps(other) for one in (left, *left.alternatives) for other in (right, *right.alternatives)
    )


def _clocks_agree(left: When, right: When) -> bool:
    """Whether both are told to the hour with hardly one between: witnesses seldom agree to the minute."""
    if not (is_clock(left) and is_clock(right) and left.earliest and right.earliest):
        return False
    return abs(left.earliest - right.earliest) <= CLOCKS_AGREE_WITHIN


def is_narrow(when: When) -> bool:
    """Whether it is known to about a day."""
    return bool(when.earliest and when.latest and when.latest - when.earliest <= NARROW)


def _places(left: PlaceRef | None, right: PlaceRef | None, gazetteer: Gazetteer) -> float:
    if left is None or right is None:
        return UNKNOWN
    if left.place and right.place:
        return gazetteer.nearness(left.place, right.place)
    if gazetteer.says_little(left) or gazetteer.says_little(right):
        return UNKNOWN
    names = {fold(left.name), fold(right.name)}
    if left.spot == right.spot or len(names) == 1 or likeness(left.name, right.name).one_name:
        return 1.0
    return 0.0 if left.place is None and right.place is None else 0.2


def _nearness(left: str, right: str, gazetteer: Gazetteer) -> float:
    coarse = gazetteer.is_coarse(left) or gazetteer.is_coarse(right)
    if left == right:
        return UNKNOWN if coarse else 1.0
    if left in gazetteer.wider(right) or right in gazetteer.wider(left):
        return UNKNOWN if coarse else SAME_SPOT
    one, other = gazetteer.places.get(left), gazetteer.places.get(right)
    if one and other and one.country and other.country and one.country != other.country:
        return 0.0
    apart = one.distance_km(other) if one and other else None
    if one and other and apart is not None and apart <= one.radius_km + other.radius_km:
        return UNKNOWN
    return 0.0


def _refs(left: tuple[ActorRef, ...], right: tuple[ActorRef, ...], gazetteer: Gazetteer) -> float:
    if not left or not right:
        return UNKNOWN
    return max(_ref(one, other, gazetteer) for one in left for other in right)


def _ref(left: ActorRef, right: ActorRef, gazetteer: Gazetteer) -> float:
    if left.actor and right.actor:
        if left.actor == right.actor:
            return 1.0
        kin = left.actor in gazetteer.above(right.actor) or right.actor in gazetteer.above(left.actor)
        return 0.8 if kin else 0.0
    same = fold(left.name) == fold(right.name) or likeness(left.name, right.name).one_name
    return 1.0 if same else 0.3


def _harms(left: tuple[Count, ...], right: tuple[Count, ...]) -> float:
    shared = [
        one.agrees_with(other)
        for one in left
        for other in right
        if fold(one.what) == fold(other.what)
        and (one.who is None or other.who is None or one.who == other.who)
    ]
    if not shared:
        return UNKNOWN
    return sum(shared) / len(shared)
