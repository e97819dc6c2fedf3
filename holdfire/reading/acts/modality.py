"""Reads whether an act is said to be so: conditional, denied, not done, demanded, promised, to come, past."""

from dataclasses import dataclass
from functools import cached_property

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.modality_cues import CueRole
from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import FIRE, Act, Modality
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.acts.cue_places import CuePlaces
from holdfire.reading.acts.deeds import DeedReader
from holdfire.reading.acts.helping_verbs import HelpingVerbs, negates
from holdfire.reading.acts.not_news import NotNewsReader
from holdfire.reading.acts.other_times import OtherTimes
from holdfire.reading.acts.parts_played import PartsPlayed
from holdfire.reading.acts.unreal import UnrealReader
from holdfire.reading.acts.willed import WilledReader
from holdfire.reading.sentence_words import SentenceWords, Word

_REACH_OF_GOVERNOR = 9
_REACH_OF_HEDGE = 3
_REACH_OF_PLAN = 6
_REACH_OF_DOING = 7
_GOVERNED = (
    ("demanding", Modality.DEMANDED),
    ("ordering", Modality.FUTURE),
    ("threatening", Modality.THREATENED),
    ("promising", Modality.PROMISED),
    ("negation", Modality.NEGATED),
    ("continuing", Modality.ONGOING),
    ("future", Modality.FUTURE),
)
_NO_SUCH = frozenset({"no", "without"})
_FARTHEST_OWN_CONDITION = 9
_IF = frozenset({"if", "should", "were", "unless", "whenever"})
_MAY_BE_WILLED = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL, Modality.FUTURE})
_OWNS = ("'s", "’s", "s'", "s’")
_JOINS_DENIAL = frozenset({"nor", "or"})
_IS_DENIED = frozenset({"that", ""})
_TELLS_WHAT = frozenset({"that", "had", "have", "has", "having", "it", "they", "he", "she", "was", "were"})
_OF_SPEAKERS = frozenset({"who", "which"})
_SECOND = frozenset({"and", "but", "then", "yet"})
_NOT_INSIDE = frozenset({"without", "never"})
_QUOTES = frozenset('“”"«»')
_SUPPOSES = frozenset({"whether", "as", "suppose", "supposing"})


@dataclass(frozen=True)
class ModalityReader:
    """Reads the modality of acts in one sentence; `year` is the report's."""

    sentence: SentenceWords
    clauses: Clauses
    played: PartsPlayed
    small: ClauseWords
    lemmas: Lemmas
    not_news: NotNewsReader
    cues: CuePlaces
    year: int | None = None

    def of(self, told: ActTold) -> Modality:
        """The modality of an act, in its teller's voice; ACTUAL where nothing speaks against."""
        clause = self.clauses.at(told.first)
        supposed = clause.conditional and clause.opener in _SUPPOSES
        if supposed or self._is_asked(told):
            return Modality.HYPOTHETICAL
        if self._is_condition(told):
            return self._willed_on_condition(told) or Modality.CONDITIONAL
        if self.not_news.is_commented_on(told):
            return Modality.BACKGROUND
        unreal = None if self._deeds.is_done(told) else self._not_so(told)
        if unreal is Modality.NEGATED and self._deeds.is_negated_in_seeming(told):
            unreal = None
        if unreal is not None:
            return unreal
        if self._times.is_background(told):
            return Modality.BACKGROUND
        if self._is_accused(told) or self._is_hedged(told):
            return Modality.ALLEGED
        return Modality.ONGOING if self._is_ongoing(told) else Modality.ACTUAL

    def _not_so(self, told: ActTold) -> Modality | None:
        """What the act is instead of done; None where nothing speaks against its having been."""
        modality = (
            self._unreal.modality(told)
            or self._verbs.modality(told)
            or (self._by_governor(told) if self._is_aimed_at(told) else None)
        )
        if modality in _MAY_BE_WILLED:
            return self._willed.modality(told) or self._not_even(told, modality)
        if modality is not None:
            return modality
        if self._is_denied(told):
            return Modality.DENIED
        modality = self.not_news.modality(told, aimed_at=self._is_aimed_at(told))
        if modality is not None:
            return modality
        if self._is_not_done(told):
            return Modality.NEGATED
        return Modality.FUTURE if self._times.is_still_to_come(told) else None

    def _not_even(self, told: ActTold, modality: Modality) -> Modality:
        """ "no soldier would enter", "denied any plan to storm": what is not so is not to be either."""
        if modality is not Modality.NEGATED and self._deeds.is_nobodys(told):
            return Modality.NEGATED
        return Modality.DENIED if self._is_denied(told) else modality

    @cached_property
    def _deeds(self) -> DeedReader:
        return DeedReader(self.cues)

    @cached_property
    def _verbs(self) -> HelpingVerbs:
        return HelpingVerbs(self.sentence, self.clauses, self.small, self.lemmas, self.cues)

    @cached_property
    def _times(self) -> OtherTimes:
        return OtherTimes(
            self.sentence, self.clauses, self.small, self.lemmas, self.cues, self._verbs, self.year
        )

    @cached_property
    def _willed(self) -> WilledReader:
        return WilledReader(self.sentence, self.small, self.cues, self._verbs)

    def _willed_on_condition(self, told: ActTold) -> Modality | None:
        return None if self.clauses.conditional(told.first) else self._willed.modality(told)

    @cached_property
    def _unreal(self) -> UnrealReader:
        return UnrealReader(self.cues)

    def _is_condition(self, told: ActTold) -> bool:
        if self.clauses.conditional(told.first) or (told.nominal and self._depends_on_itself(told)):
            return True
        if not self.clauses.has_condition(told.first) or self._is_said_already(told):
            return False
        around = [*self._clause_before(told), *self.sentence.words[told.first : told.last]]
        words = {word.lower for word in around}
        if "will" in words or self.small.any_plays("possibility", words):
            return True
        if told.trigger.family is Family.WORDS:
            return False
        verb = self.sentence.words[self.cues.verb_of(told)]
        present = verb.lower == verb.lemma or verb.lower.endswith("s")
        return not told.nominal and (
            present or (self._verbs.is_gerund(told) and self._follows_preposition(told))
        )

    def _is_said_already(self, told: ActTold) -> bool:
        """ "sanctions would follow, the bloc warned, unless": the condition is not the warning's."""
        if told.trigger.family is not Family.WORDS or told.nominal:
            return False
        verb = self.cues.verb_of(told)
        inside = [word.lower for word in self.sentence.words[told.first : told.last]]
        if "will" in inside or self.small.any_plays("possibility", inside):
            return False
        return self.cues.is_past(verb) and not self._verbs.chain_before(verb)

    def _follows_preposition(self, told: ActTold) -> bool:
        return self.small.plays("preposition", self.sentence.lower(told.first - 1))

    def _depends_on_itself(self, told: ActTold) -> bool:
        """ "the incursion, if it comes", "an attack, should there be one"."""
        opener = [word.lower for word in self.sentence.words[told.last : told.last + _FARTHEST_OWN_CONDITION]]
        starts = [at + 1 for at, word in enumerate(opener) if word == ","][:1]
        ifs = [at for at in starts if opener[at : at + 1] and opener[at] in _IF]
        return any(self.small.any_plays("pronoun", opener[at + 1 : at + 2]) for at in ifs)

    def _is_aimed_at(self, told: ActTold) -> bool:
        """Whether what is willed before an act is the act: "will launch", not "will discuss the attack"."""
        if not told.nominal or not self._verbs.is_pointed_at(told):
            return True
        if told.trigger.act in FIRE and self.sentence.lower(told.first - 1).endswith(_OWNS):
            return False
        for number in range(told.first - 1, max(-1, told.first - _REACH_OF_DOING), -1):
            if self.lemmas.is_verb(self.sentence.lower(number)) and self.cues.reaches(number + 1, told.first):
                lemma = self.sentence.lemma(number)
                willed = any(self.small.plays(role, lemma) for role, _ in _GOVERNED)
                return willed or self._verbs.does(lemma) or bool(self.cues.at(CueRole.ENDING, number))
        return True

    def _is_asked(self, told: ActTold) -> bool:
        """Whether a question mark follows an act, and closes no speech that began behind it."""
        return any(told.first < mark and opening <= told.first for opening, mark in self._questions)

    @cached_property
    def _questions(self) -> tuple[tuple[int, int], ...]:
        """The question marks, each with the first word of the speech it closes, 0 where it closes none."""
        texts = [word.text for word in self.sentence.words]
        marks = [number for number, text in enumerate(texts) if text == "?"]
        quotes = [number for number, text in enumerate(texts) if text in _QUOTES] if marks else []
        return tuple((self._opening_of(mark, quotes), mark) for mark in marks)

    def _opening_of(self, mark: int, quotes: list[int]) -> int:
        return max((number for number in quotes if number < mark), default=0) if mark + 1 in quotes else 0

    def _by_governor(self, told: ActTold) -> Modality | None:
        """What a verb or noun before it does with the act: urges, promises, threatens, prevents, plans it."""
        before = self._clause_before(told)
        reach = before[-_REACH_OF_GOVERNOR:]
        to = self._infinitive_to(told)
        if to is not None and self._is_said_to_have(to):
            return None
        infinitive = to is not None
        lemmas = tuple(word.lemma for word in reach)
        if to is not None and lemmas[-1:] != ("to",):
            lemmas = self.sentence.lemmas(max(to + 1 - _REACH_OF_GOVERNOR, 0), to + 1)
        if not (infinitive or told.nominal or self._verbs.is_gerund(told)):
            return self._by_demand_before(told)
        if told.trigger.family is Family.WORDS and not infinitive:
            return Modality.FUTURE if self._ends_in_future(lemmas) else None
        for end in range(len(lemmas), 0, -1):
            upto = lemmas[:end]
            for role, modality in _GOVERNED:
                if self.small.ends_with(role, upto) and self._governs(role, lemmas[end:], told):
                    return modality
            if self.small.plays("beginning", lemmas[end - 1]) and (infinitive or self._verbs.is_gerund(told)):
                if lemmas[max(0, end - 2)] != "to":
                    return None
                infinitive = True
        return Modality.HYPOTHETICAL if infinitive and not self._is_met(told) else None

    def _is_met(self, told: ActTold) -> bool:
        """ "woke to explosions": a "to" before a noun in the plural or in -ing opens no infinitive."""
        word = self.sentence.words[told.first]
        return (
            told.nominal and word.lower.endswith(("s", "ing")) and self.sentence.lower(told.first - 1) == "to"
        )

    def _is_said_to_have(self, to: int) -> bool:
        """ "were reported to have killed", "claim to have taken": told, not willed."""
        perfect = self.sentence.lower(to + 1) == "have"
        return perfect and self.small.plays("reporting", self.sentence.lemma(to - 1))

    def _infinitive_to(self, told: ActTold) -> int | None:
        """The "to" of "to shell", "to openly shell", "to be released"; None where there is none."""
        verb = told.first if told.nominal else self.cues.verb_of(told)
        chain = self._verbs.chain_before(verb)
        start = verb - len(chain) - 1
        if self.sentence.lower(start) != "to":
            start = next(
                (n for n in range(verb - 1, max(-1, start), -1) if self.sentence.lower(n) == "to"), -1
            )
        if start < 0:
            return None
        helping = {self.sentence.lemma(n) for n in range(start + 1, verb)}
        helped = all(word in ("be", "have", "not") or word.endswith("ly") for word in helping)
        return start if helped else None

    def _governs(self, role: str, between: tuple[str, ...], told: ActTold) -> bool:
        """Whether the act hangs on a governor with these words between: not past another clause's verb."""
        if role == "future" and told.nominal:
            return len(between) <= _REACH_OF_PLAN
        if role in ("continuing", "negation") and told.nominal:
            return len(between) <= _REACH_OF_HEDGE and "," not in between
        if role in ("promising", "future") and not told.nominal:
            return len(between) <= _REACH_OF_HEDGE
        return "and" not in between or "to" in between[-1:]

    def _ends_in_future(self, lemmas: tuple[str, ...]) -> bool:
        ends = range(len(lemmas) - 2, len(lemmas) + 1)
        return any(self.small.ends_with("future", lemmas[:end]) for end in ends)

    def _by_demand_before(self, told: ActTold) -> Modality | None:
        """ "demanded that the army stop": the demand reaches over "that" to a bare verb."""
        verb = self.cues.verb_of(told)
        word, that = self.sentence.words[verb], self.cues.that_before(verb)
        if told.nominal or that is None or word.lower != word.lemma:
            return None
        before = self.sentence.lemmas(that - _REACH_OF_PLAN, that)
        demands = any(self.small.ends_with("demanding", before[:end]) for end in range(1, len(before) + 1))
        return Modality.DEMANDED if demands else None

    def _is_denied(self, told: ActTold) -> bool:
        """Whether someone denies it: "denied shelling", "denied that it had shelled"."""
        if told.trigger.act is Act.DENIAL:
            return False
        inside = told.trigger.act in FIRE
        denying = self.played.last_before("denying", told.last if inside else told.first)
        if denying is None or negates(self.small, self._verbs.chain_before(denying)):
            return False
        if not self._hangs_on(denying, told):
            return False
        return told.trigger.family is not Family.WORDS or self.clauses.subordinate(told.first)

    def _hangs_on(self, denying: int, told: ActTold) -> bool:
        """Whether an act stands in what is denied: in its clause and no second deed ("denied it and fired"),
        or in a "that" or a report below it; not in a clause beside it."""
        if self.sentence.lower(denying - 1) in _JOINS_DENIAL or self._opens_second_deed(denying, told):
            return False
        clause = self.clauses.of_word[told.first]
        while clause != self.clauses.of_word[denying]:
            one = self.clauses.all[clause]
            if one.parent is None or not (one.opener in _IS_DENIED or self._reports(clause, one.opener)):
                return False
            clause = one.parent
        return True

    def _opens_second_deed(self, denying: int, told: ActTold) -> bool:
        """ "denied the report and shelled the town"; not "denied it had come and shelled the town"."""
        if told.nominal or self._verbs.is_gerund(told):
            return False
        if not _TELLS_WHAT.isdisjoint(word.lower for word in self.sentence.words[denying : told.first]):
            return False
        verb = self.cues.verb_of(told)
        return self.sentence.lower(verb - len(self._verbs.chain_before(verb)) - 1) in _SECOND

    def _reports(self, clause: int, opener: str) -> bool:
        first, last = self.clauses.edges[clause]
        return opener in _OF_SPEAKERS and self.small.any_plays(
            "reporting", self.sentence.lemmas(first, min(last, first + _REACH_OF_PLAN))
        )

    def _is_not_done(self, told: ActTold) -> bool:
        """Whether there was none: "no air strikes", "nobody fired", "released no prisoners"."""
        if told.trigger.act is Act.DENIAL:
            return False
        close = [
            word.lower for word in self.sentence.words[max(0, told.first - _REACH_OF_HEDGE) : told.first]
        ]
        if told.nominal and not _NO_SUCH.isdisjoint(close):
            return True
        verb = told.first if told.nominal else self.cues.start_of_gerund(self.cues.verb_of(told))
        if self.sentence.lower(verb - 1) == "without" or self._is_undone_inside(told):
            return True
        near = self.sentence.lemmas(told.first - _REACH_OF_PLAN, told.first)
        if "without" in near and ("single" in close or "being" in close[-1:]):
            return True
        return self._deeds.is_nobodys(told)

    def _is_undone_inside(self, told: ActTold) -> bool:
        """ "the jets returned without having dropped their bombs": a "not" among the words of a deed."""
        if told.nominal or told.trigger.negative or told.trigger.family not in (Family.FORCE, Family.EASING):
            return False
        inside = range(told.first + 1, told.last - 1)
        return any(self.sentence.lower(number) in _NOT_INSIDE for number in inside)

    def _is_accused(self, told: ActTold) -> bool:
        if told.trigger.family is Family.WORDS:
            return False
        return self.played.last_before("accusing", told.first) is not None

    def _is_hedged(self, told: ActTold) -> bool:
        around = self.sentence.words[max(0, told.first - _REACH_OF_HEDGE) : told.last + 1]
        return self.small.any_plays("hedge", [word.lower for word in around])

    def _is_ongoing(self, told: ActTold) -> bool:
        if not told.nominal and self._verbs.is_gerund(told):
            return self.sentence.lemma(told.first - 1) in ("be", "continue", "keep")
        following = self.sentence.lemma(told.last)
        return told.nominal and following == "continue"

    def _clause_before(self, told: ActTold) -> list[Word]:
        first, _ = self.clauses.words_of(told.first)
        before = zip(self.sentence.words[first : told.first], self.clauses.of_word[first:], strict=False)
        own = self.clauses.of_word[told.first]
        return [word for word, clause in before if clause == own]
