"""The questions that decide whether two mentions tell of one happening, and what rules it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from holdfire.lexicon.spelling import likeness
from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.mention import Mention
from holdfire.model.place import Place, PlaceRef
from holdfire.model.when import When
from holdfire.reconciling.act_families import kinship
from holdfire.reconciling.scoring import Scale, weighted
from holdfire.reconciling.speakers import above
from holdfire.reconciling.words import content_stems, fold

UNKNOWN = 0.5
"""What an answer is where one of the two does not say."""
NARROW = timedelta(hours=30)
"""An interval no longer than a day, a clock change and some hours of doubt."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what comparing needs: its story and the stems of its clause."""

    mention: Mention
    story: str
    stems: frozenset[str]

    @classmethod
    def of(cls, mention: Mention, story: str, language: str | None) -> "Told":
        """A mention made ready to compare."""
        return cls(mention, story, frozenset(content_stems(mention.clause.text, language)))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The case's places and actors, looked up once."""

    case: Case
    places: Mapping[str, Place]
    _above: dict[str, frozenset[str]] = field(default_factory=dict)

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
        """The places this one lies in, at any remove."""
        found: set[str] = set()
        held = self.places.get(place)
        while held and held.within and held.within not in found:
            found.add(held.within)
            held = self.places.get(held.within)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class ToldPair:
    """Two mentions to be compared in a case."""

    left: Told
    right: Told
    gazetteer: Gazetteer


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
    fewest = min(len(pair.left.stems), len(pair.right.stems))
    return len(pair.left.stems & pair.right.stems) / fewest if fewest else 0.0


def same_story(pair: ToldPair) -> float:
    """Do both stand in reports of one story?"""
    return 1.0 if pair.left.story == pair.right.story else 0.0


ONE_HAPPENING: Scale[ToldPair] = weighted(
    (
        (same_act, 1.5),
        (same_time, 2.5),
        (same_place, 4.0),
        (same_actors, 2.5),
        (same_targets, 1.5),
        (same_harm, 2.0),
        (same_words, 2.0),
        (same_story, 1.0),
    ),
    bias=-9.75,
)
"""Set by hand: place and time count most, a known clash in either rules the pair out (`rules_out`)."""


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
    if not left.overlaps(right):
        return 0.0
    return 1.0 if is_narrow(left) and is_narrow(right) else UNKNOWN


def is_narrow(when: When) -> bool:
    """Whether it is known to about a day."""
    return bool(when.earliest and when.latest and when.latest - when.earliest <= NARROW)


def _places(left: PlaceRef | None, right: PlaceRef | None, gazetteer: Gazetteer) -> float:
    if left is None or right is None:
        return UNKNOWN
    if left.place and right.place:
        return _known_places(left.place, right.place, gazetteer)
    if fold(left.name) == fold(right.name) or likeness(left.name, right.name).one_name:
        return 1.0
    return 0.0 if left.place is None and right.place is None else 0.2


def _known_places(left: str, right: str, gazetteer: Gazetteer) -> float:
    if left == right:
        return 1.0
    if left in gazetteer.wider(right) or right in gazetteer.wider(left):
        return 0.6
    one, other = gazetteer.places.get(left), gazetteer.places.get(right)
    apart = one.distance_km(other) if one and other else None
    if one and other and apart is not None and apart <= one.radius_km + other.radius_km:
        return 0.5
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
