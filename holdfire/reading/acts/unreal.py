"""Reads from words near an act that it is feared, planned, averted, forbidden, rehearsed or untrue."""

from dataclasses import dataclass

from holdfire.lexicon.modality_cues import CuePlace, CueRole
from holdfire.lexicon.trigger_patterns import Family, TriggerKind
from holdfire.model.act import FIRE, Act, Modality
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.cue_places import CuePlaces

_NOT_KEPT = frozenset({Act.TRUCE_VIOLATED, Act.TRUCE_SUSPENDED, Act.TRUCE_ENDED_BY_WORD, Act.TRUCE_LAPSED})
"""What is done by failing to, by no longer doing, by calling off."""

_WORDS_OF_DEEDS = frozenset({Act.TALKS, Act.MEDIATION, Act.INVESTIGATION, Act.SANCTION, Act.PROTEST})
_FARTHEST_FROM, _FARTHEST_THAT, _FARTHEST_PREDICATE, _FARTHEST_SCENE = 10, 12, 14, 3
_FARTHEST_REPORT, _FARTHEST_OWNER, _NEAREST_ALMOST = 14, 3, 2
_BEING = frozenset({"be", "seem", "remain", "look", "appear", "become", "get"})
_IN_IT = frozenset({"in", "of", "as", "for"})
_INTRODUCES = frozenset({"that", "who", "which", "where"})
_ON = frozenset({"on", "about", "concerning", "regarding"})
_FROM = frozenset({"from", "against"})
_PASSIVE = frozenset({"be", "being", "been", "get", "getting"})
_NOT_YET = frozenset({Modality.FUTURE, Modality.PROMISED, Modality.HYPOTHETICAL})
_WILLED = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll"})
_OFFERING = frozenset({"offer", "ready", "willing", "propose", "refuse", "demand", "insist"})
_PRESENT = frozenset({"is", "are", "'re", "’re"})


@dataclass(frozen=True)
class UnrealReader:
    """Reads in one sentence what its cues of modality make of an act."""

    cues: CuePlaces

    def modality(self, told: ActTold) -> Modality | None:
        """What the words near an act make of it; None where they say nothing."""
        if told.trigger.family is Family.WORDS and told.trigger.act not in _WORDS_OF_DEEDS:
            return None
        if not self.cues.any:
            return Modality.DEMANDED if self._is_commanded(told) else None
        if self._is_commanded(told) or self._is_whoevers(told):
            return Modality.CONDITIONAL if self._is_whoevers(told) else Modality.DEMANDED
        found = self._governing(told)
        if found is not None and found.cue.modality is Modality.FUTURE:
            found = self._in_a_clause(told) or found
        if found is None or found.cue.role is CueRole.ATTRIBUTE or found.cue.modality is Modality.FUTURE:
            found = self._said_behind(told) or found or self._in_a_clause(told)
        if found is not None:
            return Modality.NEGATED if self._is_nothing(found) else found.cue.modality
        if self._hangs_on_the_willed(told):
            return Modality.CONDITIONAL
        if self._stands_near(told):
            return Modality.NEGATED
        if self._in_a_scene(told):
            return Modality.HYPOTHETICAL
        return Modality.FUTURE if self._is_to_come(told) else None

    def _governing(self, told: ActTold) -> CuePlace | None:
        """ "fears of an attack", "an imminent attack", "ruled out bombing", "refused to release"."""
        cues = self.cues
        head = told.first if told.nominal else cues.start_of_gerund(cues.verb_of(told))
        thing = told.nominal or cues.is_gerund(head)
        stopped = self._stopped_short(told)
        if stopped is not None:
            return stopped
        for role in (CueRole.OBJECT, CueRole.ENDING):
            for place in cues.before(role, head):
                if place.cue.modality is None or self._takes_for_granted(place, told):
                    continue
                if role is CueRole.OBJECT and self._is_undone(place):
                    continue
                if place.last == head or (thing and cues.reaches(place.last, head)):
                    return place
        if thing and cues.lower(head - 1) in _FROM:
            for place in cues.before(CueRole.FROM, head - 1):
                if head - place.last <= _FARTHEST_FROM and not cues.is_negated(place):
                    return place
        return self._attribute(told)

    def _is_nothing(self, place: CuePlace) -> bool:
        """ "no plans to storm", "had no intention of attacking", "were not planning an attack"."""
        cues = self.cues
        if place.cue.modality is Modality.FUTURE and self._is_given_up(place):
            return True
        if place.cue.role is not CueRole.OBJECT or place.cue.modality not in _NOT_YET:
            return False
        if place.cue.modality is Modality.HYPOTHETICAL and not place.cue.rest:
            return False
        start = cues.helpers_before(place.first)
        none = {cues.lower(n) for n in range(max(0, place.first - _NEAREST_ALMOST), place.first)}
        return "no" in none or cues.negates(start, place.first)

    def _is_given_up(self, place: CuePlace) -> bool:
        """ "dropped plans to storm", "called off a planned strike"."""
        return any(
            undone.cue.modality is Modality.NEGATED
            and (place.last == undone.last or self.cues.reaches(undone.last, place.first))
            for role in (CueRole.OBJECT, CueRole.ENDING)
            for undone in self.cues.before(role, place.last)
        )

    def _hangs_on_the_willed(self, told: ActTold) -> bool:
        """ "would lift the siege in return for a release of prisoners": a step that another waits for."""
        if not told.nominal or told.trigger.family not in (Family.EASING, Family.TRUCE):
            return False
        cues = self.cues
        for place in cues.before(CueRole.EXCHANGE, told.first):
            clause = range(place.first - 1, max(-1, place.first - _FARTHEST_PREDICATE), -1)
            own = [n for n in clause if cues.in_one_clause(n, place.first)]
            willed = any(cues.lower(n) in _WILLED or cues.lemma(n) in _OFFERING for n in own)
            if willed and cues.reaches(place.last, told.first):
                return True
        return False

    def _is_undone(self, place: CuePlace) -> bool:
        """ "did not call off the strike": what was not undone may have been done."""
        cues = self.cues
        if place.cue.modality is not Modality.NEGATED or not cues.is_past(place.first):
            return False
        return cues.negates(cues.helpers_before(place.first), place.first)

    def _stopped_short(self, told: ActTold) -> CuePlace | None:
        """ "stopped short of attacking", "foiled an attack": where the words that tell an act undo it."""
        inside = self.cues.at(CueRole.OBJECT, told.first)
        if told.trigger.act in _NOT_KEPT:
            return None
        if told.trigger.act in FIRE or told.trigger.act is Act.TERRITORY_TAKEN:
            inside = [*inside, *self.cues.at(CueRole.ENDING, told.first)]
        elif told.trigger.family is Family.TRUCE:
            inside = [p for p in inside if p.cue.rest and p.cue.modality is Modality.NEGATED]
        else:
            inside = []
        undoing = [place for place in inside if place.cue.modality is not None]
        return next((p for p in undoing if p.last <= told.last and not self.cues.is_negated(p)), None)

    def _takes_for_granted(self, place: CuePlace, told: ActTold) -> bool:
        """ "fear of the shelling": what is pointed at is there; "failed to prevent": it was not kept off."""
        if place.cue.role is CueRole.ENDING:
            return self.cues.is_negated(place)
        pointed = told.nominal and told.trigger.family is Family.FORCE and self.cues.is_definite(told.first)
        return pointed and place.cue.modality is Modality.HYPOTHETICAL

    def _attribute(self, told: ActTold) -> CuePlace | None:
        """ "an imminent attack"; "the threatened attack came" was none that was only threatened."""
        for place in self.cues.before(CueRole.ATTRIBUTE, told.last):
            inside = told.first < place.first and self._qualifies(place, told)
            straight = place.last == told.first or inside
            if straight or (told.nominal and self.cues.only_describes(place.last, told.first)):
                return None if self.cues.took_place(told) else place
        return None

    def _qualifies(self, place: CuePlace, told: ActTold) -> bool:
        """ "dropped dummy bombs", and not "was expected to drop": an object's own word."""
        return told.trigger.kind is TriggerKind.VERB and self.cues.lower(place.last) != "to"

    def _said_behind(self, told: ActTold) -> CuePlace | None:
        """ "an attack is feared", "the offensive was called off", "the attack never came"."""
        cues = self.cues
        if not told.nominal:
            return None
        for role in (CueRole.PREDICATE, CueRole.FAILING):
            for place in cues.behind(role, told.last):
                if place.first - told.last > _FARTHEST_PREDICATE:
                    break
                start = cues.helpers_before(place.first)
                held = role is CueRole.FAILING or any(
                    cues.lemma(n) in _BEING for n in range(start, place.first)
                )
                undone = place.cue.modality is Modality.NEGATED and cues.negates(start, place.first)
                if held and not undone and not cues.parted(told.last, start):
                    return place
        return None

    def _in_a_clause(self, told: ActTold) -> CuePlace | None:
        """ "feared that rebels would attack", "it is a lie that they fired", "the story was false"."""
        cues = self.cues
        that = cues.that_before(told.first)
        if that is not None:
            for place in cues.before(CueRole.CLAUSE, that):
                if place.last == that or (
                    that - place.last <= _FARTHEST_OWNER and cues.reaches(place.last, that)
                ):
                    return place
        thing = told.nominal or cues.is_gerund(told.first)
        reports = list(cues.before(CueRole.REPORT, told.first))
        for false in cues.behind(CueRole.FALSE, told.last) if reports else ():
            start = cues.helpers_before(false.first)
            for report in reports:
                own = report.last == that or (thing and self._is_reported(report.last, told.first))
                if (
                    own
                    and not cues.negates(start, false.first)
                    and cues.same_or_main(false.first, told.first)
                ):
                    return false
        return None

    def _is_reported(self, start: int, act: int) -> bool:
        """ "reports of shelling", "the statement on fire from our side"."""
        return self.cues.reaches(start + (self.cues.lower(start) in _ON), act)

    def _stands_near(self, told: ActTold) -> bool:
        """ "nearly attacked", "was about to attack when": what did not come to be."""
        for place in self.cues.before(CueRole.ALMOST, told.first):
            passive = range(place.last, told.first)
            if told.nominal or any(self.cues.lower(number) not in _PASSIVE for number in passive):
                return False
            return not place.cue.rest or "about" not in place.cue.first_words or self._was(place.first - 1)
        return False

    def _was(self, number: int) -> bool:
        return self.cues.lower(number) in ("was", "were", "been")

    def _in_a_scene(self, told: ActTold) -> bool:
        """ "in Monday's drill the blue side took the town"."""
        for place in self.cues.places.get(CueRole.SCENE, ()):
            if place.cue.modality is Modality.CONDITIONAL:
                if place.last <= told.first and self.cues.in_or_under(place.first, told.first, _INTRODUCES):
                    return True
                continue
            near = range(max(0, place.first - _FARTHEST_SCENE - 1), place.first)
            entered = [n for n in near if self.cues.lower(n) in _IN_IT]
            lead = self.cues.lower(entered[-1]) if entered else ""
            if lead == "in" and self.cues.in_one_clause(place.first, told.first):
                return True
            if lead in ("of", "as") and self.cues.lower(entered[-1] - 1) == "part":
                return self.cues.in_one_clause(place.first, told.first)
        return False

    def _is_to_come(self, told: ActTold) -> bool:
        """ "is sending observers next week", "tomorrow jets bomb": a present form with a time ahead."""
        cues = self.cues
        if told.nominal or not cues.places.get(CueRole.COMING_TIME) or cues.follows_modal(told.first):
            return False
        verb = cues.verb_of(told)
        if cues.is_gerund(verb):
            present = cues.lower(verb - 1) in _PRESENT
        else:
            present = cues.lower(verb) == cues.lemma(verb) or cues.lower(verb).endswith("s")
        times = cues.places[CueRole.COMING_TIME]
        return present and any(cues.in_one_clause(place.first, verb) for place in times)

    def _is_whoevers(self, told: ActTold) -> bool:
        """ "anyone who attacks", "those who violate the truce", "whoever shells": nobody in particular."""
        cues = self.cues
        if told.nominal:
            return False
        if cues.is_gerund(told.first):
            return any(
                place.last == told.first and cues.wills(told.last)
                for place in cues.before(CueRole.WHOEVER, told.first)
            )
        if not cues.is_present(cues.verb_of(told)):
            return False
        for place in cues.before(CueRole.WHOEVER, told.first):
            between = range(place.last, told.first)
            if len(between) > _FARTHEST_OWNER + 2 or cues.parted(place.last, told.first):
                continue
            words = place.cue.first_words
            if any(word.endswith("ever") for word in words) or any(
                cues.lower(number) in _INTRODUCES for number in between
            ):
                return True
        return False

    def _is_commanded(self, told: ActTold) -> bool:
        """ "Release our sons!", "Stop shelling our town": a bare verb heads a sentence or speech."""
        cues, head = self.cues, told.first
        if not told.nominal and told.trigger.kind is TriggerKind.VERB and cues.heads_a_command(head):
            return True
        return any(
            cues.heads_a_command(place.first) and cues.reaches(place.last, told.first)
            for place in cues.before(CueRole.ENDING, told.first)
            if not place.cue.rest
        )
