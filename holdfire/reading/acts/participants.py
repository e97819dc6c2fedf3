"""Finds who does an act and to whom, from the actors named around the words that tell it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.trigger_patterns import Family, TriggerKind
from holdfire.model.act import Act
from holdfire.model.actor import ActorRef
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.acts.parties import Party, parties_in
from holdfire.reading.acts.parts_played import PartsPlayed
from holdfire.reading.sentence_words import SentenceWords

_TOGETHER = frozenset(
    {Act.TALKS, Act.TRUCE_AGREED, Act.PRISONER_EXCHANGE, Act.COOPERATION, Act.GROUND_ATTACK}
)
"""Acts that two do with each other: "talks between A and B", "A met with B"."""

_PERSONAL = frozenset({"i", "we", "he", "she", "it", "they"})
_FARTHEST_SAYING, _FARTHEST_DOER = 6, 4
_SUFFERING = frozenset({"step", "tread", "die", "perish", "choke"})
_MET_BY_MISTAKE = frozenset({"drive", "run", "walk", "ride", "hit", "trigger", "strike"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who did it and to whom."""

    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()


@dataclass(frozen=True)
class ParticipantReader:
    """Finds the participants of acts in one sentence; `sayings` are its verbs of saying, by the number of
    their word."""

    sentence: SentenceWords
    clauses: Clauses
    played: PartsPlayed
    parties: tuple[Party, ...]
    sayings: tuple[int, ...]
    small: ClauseWords
    lemmas: Lemmas

    @classmethod
    def of(
        cls,
        sentence: SentenceWords,
        clauses: Clauses,
        played: PartsPlayed,
        refs: Sequence[ActorRef],
        small: ClauseWords,
        lemmas: Lemmas,
    ) -> "ParticipantReader":
        """A reader of one sentence; `refs` are the actors named in it."""
        parties = parties_in(sentence, refs, small, lemmas)
        sayings = tuple(n for n in played.places("reporting") if _reports(sentence, n, lemmas))
        return cls(sentence, clauses, played, parties, sayings, small, lemmas)

    @cached_property
    def vouching(self) -> Party | None:
        """The first actor behind "according to"."""
        according = [number for number, word in enumerate(self.sentence.words) if word.lower == "according"]
        for number in according:
            if self.sentence.lower(number + 1) == "to":
                return next((party for party in self.parties if party.first > number), None)
        return None

    def of_act(self, told: ActTold) -> Participants:
        """Actors and targets of an act; an actor is never its own target."""
        if told.nominal:
            actors, targets = self._of_noun(told)
        elif self.is_passive(told):
            actors, targets = self._after(told, self._doers(told)), self._subjects(told)
        else:
            actors, targets = self._subjects(told), self._objects(told)
        if told.trigger.act is Act.DENIAL:
            targets = []
        if told.trigger.kind is TriggerKind.ANY:
            actors, targets = self._with_subject_inside(told, actors, targets)
        if told.trigger.act in _TOGETHER and len(actors) < 2:
            actors = _distinct(
                [*actors, *(party for party in targets if party.preposition in ("with", "between"))]
            )
        targets = [party for party in targets if not self._is_teller(party, told)]
        known = {party.ref.actor for party in actors if party.ref.actor}
        doing = [party.ref for party in actors]
        targets = [p for p in targets if p.ref not in doing and p.ref.actor not in known]
        return Participants(
            actors=tuple(party.ref for party in actors), targets=tuple(party.ref for party in targets)
        )

    def reports(self, number: int) -> bool:
        """Whether a word is a verb of saying here."""
        return number in self.sayings

    def tells(self, ref: ActorRef, told: ActTold) -> bool:
        """Whether an actor only vouches for an act: "..., the source said", "according to the council"."""
        return any(party.ref == ref and self._is_teller(party, told) for party in self.parties)

    def _is_teller(self, party: Party, told: ActTold) -> bool:
        if told.first <= party.first < told.last:
            return False
        before = [word.lower for word in self.sentence.words[max(0, party.first - 4) : party.first]]
        verb = party.first - 1 - self.small.plays("determiner", self.sentence.lower(party.first - 1))
        inverted = verb > 0 and self.reports(verb) and self.sentence.words[verb - 1].mark
        if "according" in before or inverted:
            return True
        for number in range(party.last, min(len(self.sentence), party.last + _FARTHEST_SAYING)):
            if self.lemmas.is_verb(self.sentence.lower(number)):
                saying = self.reports(number) and not told.first <= number < told.last
                return party.preposition == "" and saying
        return False

    def pronoun_before(self, told: ActTold) -> str:
        """The pronoun that is the subject of a verb that tells an act ("we", "they"), "" for none."""
        number = told.first - 1
        while number >= 0 and (
            self.small.plays("auxiliary", self.sentence.lemma(number))
            or self.sentence.lower(number).endswith("ly")
        ):
            number -= 1
        word = self.sentence.lower(number)
        return word if word in _PERSONAL and not told.nominal else ""

    def _with_subject_inside(
        self, told: ActTold, actors: list[Party], targets: list[Party]
    ) -> tuple[list[Party], list[Party]]:
        """ "jets hit the town": where the words that tell the act begin with who does it."""
        inside = [party for party in self.parties if told.first < party.last and party.first < told.last]
        subject = [party for party in inside if party.first <= told.first]
        if told.trigger.opens_with_sufferer:
            return self._after(told, ("by",)), subject
        if told.trigger.family in (Family.FORCE, Family.TRUCE) and not self.is_passive(told):
            owners = [party for party in self.parties if party.possessive and party.last == told.first]
            actors = self._with_joined_before(subject) or owners or self._after(told, ("by",))
        return actors or subject, [party for party in targets if party not in inside]

    def _of_noun(self, told: ActTold) -> tuple[list[Party], list[Party]]:
        """ "Russian shelling of X", "X's attack on Y", "talks between X and Y", "X carried out an attack"."""
        owners = [
            party
            for party in self.parties
            if party.possessive and told.first - 3 <= party.last - 1 < told.first
        ]
        between = self._after(told, ("between", "among"))
        if between:
            return between, []
        actors = (
            owners[-1:] or self._after(told, ("by",)) or self._qualifying(told) or self._light_subjects(told)
        )
        targets = self._after(told, ("of", "on", "against", "at", "for", "to", "with", "in"))
        by_of = told.trigger.family in (Family.WORDS, Family.EASING) and not actors
        if by_of and targets and targets[0].preposition == "of":
            return targets, []
        if not targets and told.trigger.family is Family.FORCE:
            targets = self._objects_of_verb_after(told)
        return actors, targets

    def _qualifying(self, told: ActTold) -> list[Party]:
        """ "an army raid", "a rebel attack": the one whose blow it is stands before the noun."""
        if told.trigger.family is not Family.FORCE:
            return []
        return [
            party
            for party in self.parties
            if party.last == told.first or (told.first <= party.first and party.last < told.last)
        ][:1]

    def _doers(self, told: ActTold) -> tuple[str, ...]:
        """The prepositions before who did it: "shelled by", "came under fire from"."""
        suffered = self.sentence.lemma(told.first) == "come"
        return ("by", "from") if suffered else ("by",)

    def _light_subjects(self, told: ActTold) -> list[Party]:
        """The subject of the verb before a noun: "rebels carried out an attack", not "rebels heard one"."""
        first, _ = self.clauses.words_of(told.first)
        before = [word.lemma for word in self.sentence.words[max(first, told.first - 6) : told.first]]
        verbs = [word for word in before if self.lemmas.is_verb(word) and word != "be"]
        noticed = told.trigger.family is Family.FORCE and self.small.any_plays("noticing", verbs)
        return self._subjects(told) if verbs and not noticed else []

    def _objects_of_verb_after(self, told: ActTold) -> list[Party]:
        """ "an air strike hit the market": what the verb behind the noun acts on."""
        for number in range(told.last, min(len(self.sentence), told.last + 5)):
            if not self.clauses.same(told.first, number):
                return []
            if self.lemmas.is_verb(self.sentence.lower(number)):
                return self._first_group(
                    [
                        p
                        for p in self.parties
                        if p.first > number and p.preposition == "" and self._near(told, p)
                    ]
                )
        return []

    def _subjects(self, told: ActTold) -> list[Party]:
        governed = self._under_governor(told)
        if governed:
            return governed
        before = [party for party in self.parties if party.last <= told.first]
        own = [p for p in before if self.clauses.same(p.first, told.first) and self._may_be_subject(p)]
        clause = self.clauses.at(told.first)
        if not own and self.small.plays("relative", clause.opener):
            start, _ = self.clauses.words_of(told.first)
            return [party for party in before if party.last <= start][-1:]
        if not own and clause.parent is not None:
            parent = [p for p in self.parties if self.clauses.of_word[p.first] == clause.parent]
            own = [p for p in parent if self._may_be_subject(p)]
            return self._first_group(own)
        if not own:
            own = [p for p in before if self._may_be_subject(p)][-1:]
        return self._with_joined_before(self._first_group(self._behind_last_report(own, told)))

    def _with_joined_before(self, group: list[Party]) -> list[Party]:
        """ "France and Jordan agreed": what is joined to the subject from before belongs to it."""
        found = list(group)
        for party in reversed([p for p in self.parties if found and p.last <= found[0].first]):
            gap = [word.lower for word in self.sentence.words[party.last : found[0].first]]
            joined = bool(gap) and gap[0] != "," and all(self.small.plays("joining", word) for word in gap)
            if not joined or not self._may_be_subject(party):
                break
            found.insert(0, party)
        return found

    def _behind_last_report(self, parties: list[Party], told: ActTold) -> list[Party]:
        """Subjects behind the last verb of saying before the act, where there are any."""
        reports = self.sayings[: bisect_left(self.sayings, told.first)]
        behind = [party for party in parties if reports and party.first > reports[-1]]
        return behind or parties

    def _under_governor(self, told: ActTold) -> list[Party]:
        """ "accused the army of shelling", "urged rebels to withdraw": the one between verb and act."""
        if self.sentence.lower(told.first - 1) not in ("of", "for", "to") or told.nominal:
            return []
        verb = self.played.last_before("governing", told.first)
        if verb is None:
            return []
        between = [
            party
            for party in self.parties
            if verb < party.first
            and party.last <= told.first
            and party.preposition in ("", "on", "to", "upon")
        ]
        return self._first_group(between)

    def _may_be_subject(self, party: Party) -> bool:
        return party.preposition == "" and not party.possessive

    def _objects(self, told: ActTold) -> list[Party]:
        after = [
            p for p in self.parties if p.first >= told.first and p.last > told.first and self._near(told, p)
        ]
        bare = [party for party in after if party.preposition == "" and party.first >= told.first + 1]
        if bare and bare[0] is after[0] and not self._is_owned(bare[0], after):
            return self._first_group(bare)
        fitting = [party for party in after if self._may_mark_target(party)]
        if fitting and self._is_owned(fitting[0], after):
            fitting = [party for party in fitting if party.preposition]
        return self._first_group(fitting or self._before_next_verb(told))

    def _may_mark_target(self, party: Party) -> bool:
        return not party.preposition or self.small.plays("target_preposition", party.preposition)

    def _before_next_verb(self, told: ActTold) -> list[Party]:
        """The first actor behind the act with no other verb between, where its own clause names none."""
        behind = [p for p in self.parties if p.first >= told.last and p.preposition != "by"]
        first = min([party.first for party in behind], default=told.last)
        if self.small.plays("coordinating", self.clauses.at(min(first, len(self.sentence) - 1)).opener):
            return []
        if any(self.lemmas.is_verb(word.lower) for word in self.sentence.words[told.last : first]):
            return []
        return [party for party in behind if party.first == first]

    def _is_owned(self, party: Party, after: Sequence[Party]) -> bool:
        """ "withdrew its troops from Lebanon": what is one's own is no target where another follows."""
        owned = self.small.plays("owning", self.sentence.lower(party.first - 1))
        return owned and any(other.first > party.first and other.preposition for other in after)

    def _near(self, told: ActTold, party: Party) -> bool:
        if self.clauses.same(told.first, party.first):
            return True
        clause = self.clauses.at(party.first)
        return clause.opener == "that" and clause.parent == self.clauses.of_word[told.first]

    def _after(self, told: ActTold, prepositions: tuple[str, ...]) -> list[Party]:
        behind = [party for party in self.parties if party.first >= told.first]
        if not {party.preposition for party in behind}.intersection(prepositions):
            return []
        after = [party for party in behind if self._near(told, party) and not self._only_holds(party)]
        return self._first_group([p for p in after if p.preposition in prepositions], after)

    def _only_holds(self, party: Party) -> bool:
        """ "a town held by rebels": no doer of what hit it; "from posts held by rebels": one."""
        if party.preposition != "by":
            return False
        at = self._place_of_preposition(party)
        from_there = "from" in [word.lower for word in self.sentence.words[max(0, at - 4) : max(0, at)]]
        return self.small.plays("holding", self.sentence.lemma(at - 1)) and not from_there

    def _place_of_preposition(self, party: Party) -> int:
        places = range(party.first - 1, -1, -1)
        return next((n for n in places if self.sentence.lower(n) == party.preposition), -1)

    def _first_group(self, parties: Sequence[Party], following: Sequence[Party] | None = None) -> list[Party]:
        """The first party and those joined to it by "and" or a comma."""
        if not parties:
            return []
        group = [parties[0]]
        for party in following if following is not None else self.parties:
            if party.first < group[-1].last:
                continue
            gap = [word.lower for word in self.sentence.words[group[-1].last : party.first]]
            if not gap or not all(self.small.plays("joining", word) for word in gap):
                break
            group.append(party)
        return group

    def is_passive(self, told: ActTold) -> bool:
        """Whether the subject suffers the act: "was shelled", "came under fire"."""
        word = self.sentence.words[told.first]
        if told.trigger.opens_with_sufferer:
            return True
        if told.trigger.kind is TriggerKind.ANY and told.trigger.family in (Family.WORDS, Family.OTHER):
            return False
        if word.lemma == "be" or (word.lemma == "come" and self.sentence.lower(told.first + 1) == "under"):
            return True
        mistake = told.trigger.act is Act.EXPLOSION and word.lemma in _MET_BY_MISTAKE
        if not told.nominal and (word.lemma in _SUFFERING or mistake):
            return True
        if word.lower == word.lemma and word.lemma not in (
            "hit",
            "shoot",
            "set",
            "put",
            "cut",
            "shut",
            "beat",
        ):
            return False
        if word.lower.endswith(("ing", "s")) and word.lower != word.lemma:
            return False
        number = told.first - 1
        while number >= 0 and (
            self.sentence.lower(number).endswith("ly")
            or self.sentence.lower(number) in ("also", "not", "again")
        ):
            number -= 1
        before = self.sentence.lemma(number)
        return before in ("be", "get") or (before != "have" and self._has_doer_behind(told.first + 1))

    def _has_doer_behind(self, number: int) -> bool:
        """ "the prisoners freed by rebels": a participle with its doer."""
        near = range(number + 1, number + _FARTHEST_DOER)
        by = self.sentence.lower(number) == "by"
        return by and any(party.preposition == "by" and party.first in near for party in self.parties)


def _reports(sentence: SentenceWords, number: int, lemmas: Lemmas) -> bool:
    """Whether a word that may be one is a verb of saying here; "State" with its capital is none."""
    word = sentence.words[number]
    as_name = word.capital and number > 0
    return lemmas.is_verb(word.lower) and not as_name and not word.lower.endswith("ing")


def _distinct(parties: Sequence[Party]) -> list[Party]:
    return list({(party.first, party.last): party for party in parties}.values())
