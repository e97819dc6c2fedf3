"""Settles who did an act and to whom: never its teller, never a bare weapon, "our men" by their group."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from holdfire.lexicon.actor_words import actor_words
from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Act
from holdfire.model.actor import Actor, ActorRef, RefBasis
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.own_group import group_spoken_for
from holdfire.reading.acts.participants import Participants
from holdfire.reading.acts.parties import Party
from holdfire.reading.acts.sentence_reader import SentenceReader
from holdfire.reading.acts.things_done_to import ThingsDoneTo

_WHERE = frozenset({"in", "near", "around", "outside", "inside", "within", "along", "across"})
"""Prepositions that say where an act was done, not to whom."""
_SPEAKERS = frozenset({"we", "i"})
AIMLESS = frozenset({Act.WITHDRAWAL, Act.PROTEST, Act.REINFORCEMENT, Act.OVERFLIGHT, Act.COOPERATION})
"""Acts that are done to nobody; nor are those of the life of the truce."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoActs:
    """Settles the participants of acts in one sentence; `on` is the report's day, `things` finds what an act
    was done to where that is no actor."""

    sentence: SentenceReader
    actors: Sequence[Actor]
    on: date | None
    things: ThingsDoneTo

    def of(self, told: ActTold, claimant: ActorRef | None) -> Participants:
        """The participants of an act that `claimant` vouches for."""
        found = self.sentence.participants.of_act(told)
        if told.trigger.family is Family.WORDS:
            others = tuple(ref for ref in found.targets if ref != claimant)
            return replace(found, targets=self._no_places(others))
        pronoun = self.sentence.participants.pronoun_before(told)
        subject, other = found.actors, found.targets
        if self.sentence.participants.is_passive(told):
            subject, other = other, subject
        if pronoun in _SPEAKERS:
            ours = group_spoken_for(claimant, self.actors, self.on, None)
            subject = (ours,) if ours else ()
        elif not pronoun:
            subject = self._without_tellers(subject, told, claimant)
        other = self._without_tellers(other, told, claimant)
        if self.sentence.participants.is_passive(told):
            subject, other = other, subject
        actors = _distinct(self._settled(subject, claimant))
        known = {ref.actor for ref in actors if ref.actor}
        if claimant and claimant.actor:
            other = tuple(ref for ref in other if ref.actor != claimant.actor)
        targets = (ref for ref in self._settled(other, claimant) if not ref.actor or ref.actor not in known)
        return Participants(actors=actors, targets=self._aimed_at(told, _distinct(targets)))

    def _aimed_at(self, told: ActTold, targets: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """Nobody where the act has no aim, the actors it was done to, no place, or else the thing."""
        if told.trigger.act in AIMLESS or told.trigger.family is Family.TRUCE:
            return ()
        targets = self._no_places(targets)
        thing = None if targets else self.things.of(told, passive=self.sentence.participants.is_passive(told))
        return targets or ((thing,) if thing else ())

    def _no_places(self, targets: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """The targets without those that say where: "in Kyiv", "south of Tripoli"."""
        parties = self.sentence.participants.parties
        somewhere = [party.ref for party in parties if party.preposition in _WHERE or self._is_side_of(party)]
        return tuple(ref for ref in targets if ref not in somewhere)

    def _is_side_of(self, party: Party) -> bool:
        before = self.sentence.words.lower(party.first - 2)
        return party.preposition == "of" and before in actor_words().towns

    def _without_tellers(
        self, refs: Iterable[ActorRef], told: ActTold, claimant: ActorRef | None
    ) -> tuple[ActorRef, ...]:
        tells = self.sentence.participants.tells
        return tuple(ref for ref in refs if ref != claimant and not tells(ref, told))

    def _settled(self, refs: Iterable[ActorRef], claimant: ActorRef | None) -> Iterator[ActorRef]:
        for ref in refs:
            if self._is_bare_weapon(ref):
                continue
            ours = group_spoken_for(claimant, self.actors, self.on, ref.span) if self._is_owned(ref) else None
            yield replace(ours, unit=ref.unit or ref.name) if ours else ref

    def _is_owned(self, ref: ActorRef) -> bool:
        """ "his men", "our fighters": no name, and someone's own."""
        if ref.actor or ref.basis is not RefBasis.DESCRIPTION or ref.span is None:
            return False
        first = self.sentence.words.at(ref.span.start)
        return self.sentence.participants.small.plays("owning", self.sentence.words.lower(first - 1))

    def _is_bare_weapon(self, ref: ActorRef) -> bool:
        """ "warplanes", "two unidentified jets": the means, not who used them."""
        if ref.actor or ref.basis is not RefBasis.DESCRIPTION:
            return False
        words, lemmas = actor_words(), self.sentence.participants.lemmas
        *before, last = ref.name.lower().split()
        unnamed = words.quantities | words.unnamed
        return lemmas.noun(last) in words.weapons and all(word in unnamed for word in before)


def _distinct(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    return tuple({(ref.actor or ref.name): ref for ref in refs}.values())
