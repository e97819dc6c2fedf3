"""Reads that an act was done after all, whatever the words near it seem to say, or that nobody did it."""

from dataclasses import dataclass

from holdfire.lexicon.modality_cues import CuePlace, CueRole
from holdfire.lexicon.trigger_patterns import Family, TriggerKind
from holdfire.model.act import Act
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.cue_places import CuePlaces

_FARTHEST_OBJECT, _FARTHEST_APPARENT, _FARTHEST_SUBJECT, _NEAREST_NOUN = 7, 12, 14, 3
_FARTHEST_WILL, _FARTHEST_KEPT = 4, 10
_WILL = frozenset({"will", "would", "shall", "should", "may", "might", "must", "'ll", "won't", "wouldn't"})
_ANY = frozenset({"any", "such", "future", "further", "possible", "another"})
_DONE_BY_WORD = frozenset(
    {Act.TRUCE_ENDED_BY_WORD, Act.TRUCE_SUSPENDED, Act.TRUCE_JOINED, Act.TRUCE_EXTENDED, Act.TRUCE_DECLARED}
)
_NONE_OF_THEM = frozenset({"nobody", "nothing", "none", "no-one", "no"})


@dataclass(frozen=True)
class DeedReader:
    """Reads in one sentence whether its cues make a deed of an act, or a deed that nobody did."""

    cues: CuePlaces

    def is_done(self, told: ActTold) -> bool:
        """Whether the words that govern an act say or take for granted that it was done."""
        thing = told.nominal or self.cues.is_gerund(told.first)
        if thing and (self._goes_on(told) or self._has_not_ended(told)):
            return True
        if told.nominal:
            return self._is_taken_for_granted(told) or self._came_as_told(told)
        if self._names_what_harmed(told) or self._is_resolved(told):
            return True
        return self._is_carried_out(told) or self._is_undoubted(told)

    def _goes_on(self, told: ActTold) -> bool:
        """ "no let-up in the shelling", "failed to prevent the attack", "never stopped shelling",
        "could not keep the rebels from attacking"."""
        cues = self.cues
        start = cues.start_of_gerund(told.first)
        if cues.lower(start - 1) == "from":
            kept = [p for p in cues.before(CueRole.FROM, start - 1) if start - p.last <= _FARTHEST_KEPT]
            return any(cues.is_negated(place) and not self._is_willed(place) for place in kept[:1])
        return any(
            cues.is_negated(place) and cues.reaches(place.last, told.first) and not self._is_willed(place)
            for place in cues.before(CueRole.ENDING, told.first)
        )

    def _is_willed(self, place: CuePlace) -> bool:
        """ "vowed not to stop the raids", "will not prevent an attack": of what is still to be."""
        words = [
            self.cues.lower(number) for number in range(max(0, place.first - _FARTHEST_WILL), place.first)
        ]
        return not _WILL.isdisjoint(words) or words[-2:] in (["not", "to"], ["never", "to"])

    def _has_not_ended(self, told: ActTold) -> bool:
        """ "fighting has not stopped", "the shelling never ceased"."""
        cues = self.cues
        for place in cues.behind(CueRole.ENDING, told.last):
            start = cues.helpers_before(place.first)
            if cues.parted(told.last, start):
                return False
            if start < place.first and cues.negates(start, place.first) and not self._is_willed(place):
                return True
        return False

    def _is_taken_for_granted(self, told: ActTold) -> bool:
        """ "promised to investigate the attack", "called for calm after an attack": it did happen."""
        if told.trigger.family is not Family.FORCE:
            return False
        cues = self.cues
        for place in cues.before(CueRole.FACTIVE, told.first):
            if not cues.reaches(place.last, told.first) or self._is_qualified(place.last, told.first):
                continue
            if cues.lower(place.last) in _ANY:
                continue
            verb = cues.lemmas.is_verb(cues.lower(place.first))
            if not verb or cues.is_definite(told.first) or cues.is_past(place.first):
                return True
        return False

    def _is_qualified(self, start: int, end: int) -> bool:
        """Whether between a cue and an act stands another: "amid fears of an attack"."""
        return any(
            place.first >= start
            for role in (CueRole.OBJECT, CueRole.ATTRIBUTE)
            for place in self.cues.before(role, end)
        )

    def _came_as_told(self, told: ActTold) -> bool:
        """ "the threatened attack came at dawn"."""
        cues = self.cues
        described = any(
            cues.only_describes(place.last, told.first)
            for place in cues.before(CueRole.ATTRIBUTE, told.first)
        )
        return described and cues.took_place(told)

    def _names_what_harmed(self, told: ActTold) -> bool:
        """ "no one was killed in the air strike": the harm may be denied, the strike is not."""
        cues, first = self.cues, told.first
        words = {cues.lower(number) for number in range(first + 1, told.last)}
        return cues.small.plays("harming", cues.lemma(first)) and bool(words & {"in", "by"})

    def _is_carried_out(self, told: ActTold) -> bool:
        """ "managed to attack", "was able to shell", "used the lull to attack", "the first to fire"."""
        cues, head = self.cues, self.cues.verb_of(told)
        for place in cues.before(CueRole.DONE, head):
            if head - place.last > 1 or cues.is_negated(place):
                break
            verb = cues.lemmas.is_verb(cues.lower(place.first)) or cues.lemma(place.first) in ("be", "have")
            if not verb or cues.is_past(place.first):
                return True
        if cues.lower(head - 1) != "to":
            return False
        for place in cues.before(CueRole.DONE_BY, head - 1):
            near = head - place.last <= _FARTHEST_OBJECT and not cues.parted(place.last, head - 1)
            follows = cues.is_gerund(place.first) and cues.lower(place.first - 1) == ","
            if near and not cues.is_negated(place) and (cues.is_past(place.first) or follows):
                return True
        return False

    def _is_resolved(self, told: ActTold) -> bool:
        """ "decided to pull out of the truce": what is done by a word is done once it is resolved."""
        head = self.cues.verb_of(told)
        if told.trigger.act not in _DONE_BY_WORD or self.cues.lower(head - 1) != "to":
            return False
        resolves = self.cues.lower(head - 2) in ("decided", "resolved", "chose")
        return resolves and self.cues.is_past(head - 2) and not self.cues.negates(max(0, head - 5), head - 2)

    def _is_undoubted(self, told: ActTold) -> bool:
        """ "did not hesitate to shell"."""
        cues = self.cues
        that = cues.that_before(told.first)
        return any(
            place.last in (told.first, that) and cues.is_negated(place)
            for place in cues.before(CueRole.UNDOUBTED, told.first)
        )

    def is_nobodys(self, told: ActTold) -> bool:
        """ "nobody shelled", "not a single shell fell", "neither side attacked", "released no prisoners"."""
        cues = self.cues
        if not told.nominal and self._acts_on_nothing(told):
            return True
        return any(self._heads_subject(place, told) for place in cues.before(CueRole.NOBODY, told.last))

    def _acts_on_nothing(self, told: ActTold) -> bool:
        if told.trigger.kind is not TriggerKind.VERB:
            return False
        verb = self.cues.verb_of(told)
        behind = [n for n in range(verb + 1, told.last + 1) if self.cues.lower(n) in _NONE_OF_THEM]
        return bool(behind) and not self.cues.at(CueRole.NOT_NEGATING, behind[0])

    def _heads_subject(self, place: CuePlace, told: ActTold) -> bool:
        cues = self.cues
        if place.first >= told.last or cues.at(CueRole.NOT_NEGATING, place.first):
            return False
        if place.first >= told.first and told.trigger.family in (Family.TRUCE, Family.WORDS):
            return False
        edges = (place.first, place.last - 1)
        if not any(cues.in_one_clause(edge, told.first) for edge in edges):
            return False
        if told.nominal and self._opens_a_verb(place):
            return False
        if told.nominal:
            return told.first - place.last <= _NEAREST_NOUN and cues.reaches(place.last, told.first)
        if told.first - place.last > _FARTHEST_SUBJECT or not cues.opens_subject(place.first):
            return False
        return not any(cues.parts_subject(number) for number in range(place.last, told.first))

    def _opens_a_verb(self, place: CuePlace) -> bool:
        """ "neither confirmed nor denied the strike": what is negated is done with the act."""
        cues, following = self.cues, self.cues.lower(place.last)
        if cues.lower(place.first) not in ("neither", "nor"):
            return False
        return cues.lemmas.is_verb(following) and cues.small.plays("determiner", cues.lower(place.last + 1))

    def is_negated_in_seeming(self, told: ActTold) -> bool:
        """ "not only shelled", "no fewer than ten", "no day passes without": nothing is negated."""
        cues = self.cues
        for place in cues.before(CueRole.NOT_NEGATING, told.last):
            if told.first - place.last > _FARTHEST_APPARENT:
                break
            if not cues.negates(place.last, told.first) and not cues.parted_by_clause(
                place.first, told.first
            ):
                return True
        without = [
            n for n in range(max(0, told.first - _NEAREST_NOUN), told.first) if cues.lower(n) == "without"
        ]
        return bool(without) and cues.negates(0, without[0])
