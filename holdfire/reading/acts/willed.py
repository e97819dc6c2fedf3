"""Reads that an act is demanded, promised or threatened, be it "not to" be done or hanging on an "if"."""

from dataclasses import dataclass

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.modality_cues import CueRole
from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Modality
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.cue_places import CuePlaces
from holdfire.reading.acts.helping_verbs import HelpingVerbs
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_GOVERNOR, _LONGEST_GOVERNOR, _FARTHEST_SUBJECT = 7, 3, 4
_WILLING = (
    ("demanding", Modality.DEMANDED),
    ("promising", Modality.PROMISED),
    ("threatening", Modality.THREATENED),
)
_BEFORE_INFINITIVES = (("bidding", Modality.DEMANDED), ("binding", Modality.PROMISED))
_WILL = frozenset({"will", "would", "shall", "'ll", "won't", "wouldn't", "won’t", "wouldn’t"})
_BEFORE_TO = frozenset({"not", "never", "again", "either", "immediately", "at", "once"})
_FORBEARING = (CueRole.OBJECT, CueRole.ENDING)
_HELPING = frozenset({"be", "have", "do", "will", "would", "may", "might", "can", "could", "must", "shall"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i", "its", "their", "his", "our"})


@dataclass(frozen=True)
class WilledReader:
    """Reads in one sentence whose will an act is."""

    sentence: SentenceWords
    small: ClauseWords
    cues: CuePlaces
    verbs: HelpingVerbs

    def modality(self, told: ActTold) -> Modality | None:
        """ "threatened to strike if", "pledged not to fire", "urged them to refrain from bombing", "gave its
        word that it would not attack"; None where nobody wills it."""
        if told.trigger.family is Family.WORDS:
            return None
        verb = told.first if told.nominal else self.cues.verb_of(told)
        to = self._to_before(verb)
        if to is not None:
            return self._by_governor(to)
        if _WILL.isdisjoint(self.verbs.chain_before(verb)):
            return None
        that = self.cues.that_before(verb)
        return self._by_governor(that) if that is not None else self._by_near_word(verb)

    def _to_before(self, verb: int) -> int | None:
        """The "to" of "not to shell", of "to refrain from shelling", of "to put off the shelling"."""
        for role in _FORBEARING:
            for place in self.cues.before(role, verb):
                forbears = place.cue.modality is Modality.NEGATED and self.cues.reaches(place.last, verb)
                if forbears and self.sentence.lower(place.first - 1) == "to":
                    return place.first - 1
        start = verb - len(self.verbs.chain_before(verb))
        near = range(verb - 1, max(-1, start - 2), -1)
        return next((number for number in near if self.sentence.lower(number) == "to"), None)

    def _by_governor(self, link: int) -> Modality | None:
        """What the verb or noun before "to" or "that" does with what follows."""
        that = self.sentence.lower(link) == "that"
        for end in range(link + 1, max(0, link - _FARTHEST_GOVERNOR), -1):
            if end <= link and self._parts(end, link):
                return None
            lemmas = self.sentence.lemmas(end - _LONGEST_GOVERNOR, end)
            for role, modality in _WILLING:
                if self.small.ends_with(role, lemmas) and self._wills(role, link, that=that):
                    return modality
            for role, modality in () if that else _BEFORE_INFINITIVES:
                if self.small.ends_with(role, lemmas):
                    return modality
        return None

    def _by_near_word(self, verb: int) -> Modality | None:
        """ "promised it would not attack": a subject stands between, and no "that"."""
        start = verb - len(self.verbs.chain_before(verb))
        for end in range(start, max(0, start - _FARTHEST_SUBJECT), -1):
            if self.small.ends_with("promising", self.sentence.lemmas(end - _LONGEST_GOVERNOR, end)):
                return Modality.PROMISED
        return None

    def _wills(self, role: str, link: int, *, that: bool) -> bool:
        return role != "threatening" or not that or self.sentence.lower(link + 1) in _SELF

    def _parts(self, end: int, link: int) -> bool:
        """Whether a word between a governor and "to" begins something else."""
        word = self.sentence.words[end] if end < link else None
        if word is None or word.lower in _BEFORE_TO:
            return False
        return word.lemma in _HELPING or (
            not self.small.plays("auxiliary", word.lemma) and self.cues.parted(end, end + 1)
        )
