"""What was said: the words before and after a speaker and cue that belong to them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfire.reading.speech.case_phrases import phrase_from
from holdfire.reading.speech.cues import Cue
from holdfire.reading.speech.grammar import CueWord, WordClass
from holdfire.reading.speech.insertions import Quoted
from holdfire.reading.speech.noun_phrases import Words, phrase_after
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.reporting import Reporting, Side

FARTHEST_OPENING = 14
"""Words that may stand between a cue and the quotation it opens ("told reporters in Geneva on Monday")."""

FARTHEST_THAT = 9
"""How many words may stand between a cue and its "that"."""

_ON_AN_OCCASION = (WordClass.PREPOSITION, WordClass.DETERMINER, WordClass.SPEECH_NOUN)
_UNFINISHED = frozenset({",", "?", "!", "—", "–", "-"})
_FINISHED = frozenset({".", "?", "!", ","})
_NOT_A_STATEMENT_FIRST = frozenset(
    {
        WordClass.PREPOSITION,
        WordClass.OF,
        WordClass.TO,
        WordClass.COORDINATOR,
        WordClass.CONJUNCTION,
        WordClass.QUESTION,
        WordClass.THAT,
        WordClass.DAY,
        WordClass.ADVERB,
        WordClass.ADVERB_LY,
        WordClass.ING,
        WordClass.ED,
    }
)
"""A sentence that begins so is led by a circumstance rather than by the words said ("On Monday, he said")."""


Part = tuple[Passage, int, int]
"""Some of the words said: a passage and a half open range of its words."""


@dataclass(slots=True)
class Draft:
    """An attribution while a passage is read: `parts` are the words said, each with its passage."""

    passage: Passage
    at: int
    speaker: Words | None = None
    cue: Words | None = None
    word: CueWord | None = None
    reporting: Reporting | None = None
    parts: list[Part] = field(default_factory=list)
    speaker_in: Passage | None = None  # where the speaker's words stand, if in another passage
    continues: bool = False  # goes on after the last speaker without naming anyone
    guessed: bool = False
    is_turn: bool = False  # a turn of a transcript: direct words without marks

    def holds_quotation(self) -> bool:
        """Whether any of its words stand between marks."""
        return any(bool(passage.inside[first]) for passage, first, _ in self.parts)


class Contents:
    """Finds the words said in one passage, and keeps which quotations have found their speaker."""

    def __init__(self, passage: Passage, found: Sequence[Reporting]) -> None:
        self.passage = passage
        self.found = found
        self.used: set[Quoted] = set()
        self._places = [reporting.cue.at for reporting in found]

    def take(self, first: int, end: int) -> list[Part]:
        """The range as part of a statement, no quotation cut; its quotations count as spoken for. An
        empty range is no part."""
        if end <= first:
            return []
        first, end = self.passage.whole_quotes(first, end)
        self.used.update(self.passage.quoted_in(first, end))
        return [(self.passage, first, end)]

    def cues_between(self, first: int, end: int) -> Sequence[Reporting]:
        """The reportings whose cue is one of the words `first:end`."""
        return self.found[bisect_left(self._places, first) : bisect_left(self._places, end)]

    def said_in(self, reporting: Reporting) -> Draft:
        """The draft of this reporting; its parts stay empty where nothing fits."""
        draft = Draft(
            passage=self.passage,
            at=reporting.cue.at,
            speaker=reporting.speaker,
            cue=Words(reporting.cue.first, reporting.cue.end),
            word=reporting.cue.word,
            reporting=reporting,
        )
        if reporting.side is Side.LOOKING_BACK:
            draft.parts += self._sentence_before(reporting)
            return draft
        draft.parts += self._before(reporting)
        draft.parts += self._after(reporting, said_before=bool(draft.parts))
        return draft

    def _sentence_before(self, reporting: Reporting) -> list[Part]:
        sentence = self.passage.sentence_of[reporting.cue.at]
        if not sentence:
            return []
        return self.take(*self.passage.trimmed(*self.passage.sentences[sentence - 1]))

    # -- before the speaker and cue

    def _before(self, reporting: Reporting) -> list[Part]:
        if reporting.side is Side.INHERITED:
            return []
        passage, last = self.passage, reporting.first - 1
        while last > 0 and not passage.inside[last] and passage.words[last] in ",،–—-":
            last -= 1
        if passage.closes_quote(last):
            return self._quotation_before(reporting, passage.quoted_at[last])
        start = passage.sentence_at(reporting.cue.at)[0]
        if self._leads(reporting, start) and reporting.cue.is_phrase:
            return []
        if last + 1 < reporting.first and self._may_be_said_before(reporting, start, last + 1):
            return self.take(start, last + 1)
        if reporting.cue.is_phrase and reporting.first > start:
            first, end = passage.trimmed(start, reporting.first)
            return self.take(first, end) if end - first >= 2 else []
        return []

    def _leads(self, reporting: Reporting, start: int) -> bool:
        """Whether what stands before a phrase is a circumstance of what follows it: "Besides, according to
        Orlov, ..."."""
        passage = self.passage
        goes_on = reporting.end + 1 < passage.sentence_at(reporting.cue.at)[1]
        return passage.grammar.is_inflected and goes_on and passage.classes[start] in _NOT_A_STATEMENT_FIRST

    def _quotation_before(self, reporting: Reporting, quoted: Quoted) -> list[Part]:
        passage = self.passage
        sign = passage.last_sign(quoted)
        ends_well = sign in _UNFINISHED or sign in ".…" or passage.is_word(quoted.last + 1, ",،–—")
        if quoted in self.used or not (ends_well or reporting.side is Side.AFTER):
            return []
        return self.take(self._first_of_mixed(reporting, quoted, sign), quoted.last + 1)

    def _first_of_mixed(self, reporting: Reporting, quoted: Quoted, sign: str) -> int:
        """Where the statement begins: before the quotation, if its sentence runs into it ("We will hold to
        the “line,” he said")."""
        passage = self.passage
        start, end = passage.sentence_at(quoted.first)
        alone = any(passage.inside[at] for at in range(start, quoted.first))
        runs_on = sign == "," or (sign in _UNFINISHED and not alone)
        if quoted.first == start or quoted.first >= end or not runs_on:
            return quoted.first
        if self.cues_between(start, min(quoted.first, reporting.cue.at)):
            return quoted.first
        return start

    def _may_be_said_before(self, reporting: Reporting, start: int, comma: int) -> bool:
        """Whether the words up to the comma before the speaker are what was said ("All is calm, he said")."""
        passage, cue = self.passage, reporting.cue
        inverted = passage.grammar.is_inflected and reporting.side is Side.AFTER
        if comma - start < (2 if inverted else 3) or not (
            cue.is_phrase or (cue.is_speech and not cue.word.takes_object)
        ):
            return False
        if self.cues_between(start, comma):
            return False
        end = passage.sentence_at(cue.at)[1]
        if reporting.end >= end - 1 and passage.classes[start] is not WordClass.CONJUNCTION:
            return True
        if passage.classes[start] in _NOT_A_STATEMENT_FIRST:
            return False
        following = passage.classes[reporting.end] if reporting.end < len(passage) else WordClass.MARK
        return (
            cue.is_phrase
            or passage.is_word(reporting.end, ".,")
            or following in (WordClass.PREPOSITION, WordClass.DAY, WordClass.ADVERB)
        )

    # -- after the speaker and cue

    def _after(self, reporting: Reporting, *, said_before: bool) -> list[Part]:
        passage, cue = self.passage, reporting.cue
        end = passage.sentence_at(cue.at)[1]
        start = reporting.end
        if passage.is_word(start, ",،") and not passage.inside[start]:
            start += 1
        if cue.is_phrase and said_before:
            return []
        opening = self._opening(reporting, start, end)
        if opening is None and not said_before:
            opening = self._after_addressee(cue, start, end)
        opening = self._start_of_mixed(cue, opening, start, said_before=said_before)
        if opening is None or opening >= len(passage):
            return []
        if passage.opens_quote(opening):
            return self._quotation_after(cue, opening, end, said_before=said_before)
        return [] if said_before else self._clause_after(opening, end, cue)

    def _opening(self, reporting: Reporting, start: int, end: int) -> int | None:
        """Where a quotation, a "that" or a colon opens the words said, if one does."""
        passage = self.passage
        for at in range(start, min(end, start + FARTHEST_OPENING)):
            if passage.opens_quote(at):
                return at
            if self._is_that(at, start) and at - reporting.end <= FARTHEST_THAT:
                return at
            if passage.words[at] == ":":
                return at + 1
            if passage.inside[at] or passage.words[at] in (";", "—"):
                return None
            if at != reporting.cue.at and self.cues_between(at, at + 1):
                return None
        return None

    def _is_that(self, at: int, start: int) -> bool:
        """Whether the word is the "that" of reported words, and not "steps that would be made"."""
        classes = self.passage.classes
        if classes[at] is not WordClass.THAT:
            return False
        return at == start or at + 1 >= len(classes) or classes[at + 1] is not WordClass.AUXILIARY

    def _after_addressee(self, cue: Cue, start: int, end: int) -> int:
        """Where the words said begin without a sign: after those they are said to ("told them")."""
        if not cue.word.addressed:
            return self._after_circumstance(start, end)
        if self.passage.grammar.is_inflected:
            addressed_to = phrase_from(self.passage, start, end)
            return addressed_to.end if addressed_to else start
        addressee = phrase_after(self.passage, start, end)
        at = addressee.end if addressee else start + 1
        return at + 1 if at < end and self.passage.words[at] == "," else at

    def _after_circumstance(self, start: int, end: int) -> int:
        """The words said begin after the day or the occasion ("said in a statement she hoped")."""
        classes, at = self.passage.classes, start
        if classes[at : at + 3] == _ON_AN_OCCASION and at + 3 < end:
            at += 3
        if at + 1 < end and classes[at] is WordClass.PREPOSITION and classes[at + 1] is WordClass.DAY:
            at += 1
        while at < end and classes[at] is WordClass.DAY:
            at += 1
        return at if at < end and classes[at] is not WordClass.MARK else start

    def _start_of_mixed(self, cue: Cue, opening: int | None, start: int, *, said_before: bool) -> int | None:
        """The words said begin before the marks where the clause runs into them (called it "a disaster")."""
        passage = self.passage
        if opening is None or said_before:
            return opening if opening is not None and passage.opens_quote(opening) else None
        if not passage.opens_quote(opening) or opening == start or cue.word.addressed:
            return opening
        if not cue.is_speech:
            return start
        if not cue.word.plain:
            return start if opening - start > 1 else opening
        circumstance = (WordClass.PREPOSITION, WordClass.TO, WordClass.OF, WordClass.DAY)
        if passage.classes[start] in circumstance or passage.words[opening - 1] in (",", ":"):
            return opening
        return start

    def _quotation_after(self, cue: Cue, opening: int, end: int, *, said_before: bool) -> list[Part]:
        passage = self.passage
        quoted = passage.quoted_at[opening]
        if quoted in self.used:
            return []
        stop = quoted.last + 1
        if stop < end - 1 and passage.last_sign(quoted) not in _FINISHED and not said_before:
            stop = self._before_the_next_cue(cue, stop, end)
        return self.take(*passage.trimmed(quoted.first, stop))

    def _before_the_next_cue(self, cue: Cue, at_least: int, end: int) -> int:
        for other in self.cues_between(cue.at + 1, end):
            return max(at_least, min(other.speaker.first, other.cue.at))
        return end

    def _clause_after(self, opening: int, end: int, cue: Cue) -> list[Part]:
        """The clause that says what was said, up to the next cue of its sentence that a comma parts off."""
        stop = end
        for other in self.cues_between(cue.at + 1, end):
            if self._is_parted_off(other, opening, cue):
                stop = self._before_connective(other.first)
                break
        first, stop = self.passage.trimmed(opening, stop)
        if stop <= first:
            return []
        first, stop = self.passage.whole_quotes(first, stop)
        return self.take(first, stop) if self._says_enough(cue, first, stop) else []

    def _is_parted_off(self, other: Reporting, opening: int, cue: Cue) -> bool:
        inherited = other.side is Side.INHERITED
        joint = self._before_connective(other.first)
        if inherited and cue.word.takes_object and joint < other.first:
            return True  # "rejected the claim and said"
        return (inherited or other.speaker.first > opening) and self.passage.is_word(joint - 1, ",")

    def _before_connective(self, at: int) -> int:
        """The place before "and", "while" or "though", where one joins what begins at `at`."""
        joins = self.passage.classes[at - 1] in (WordClass.COORDINATOR, WordClass.CONJUNCTION)
        return at - 1 if joins else at

    def _says_enough(self, cue: Cue, first: int, stop: int) -> bool:
        """One bare word after a verb that takes objects is its object, not a statement."""
        passage = self.passage
        if passage.classes[first] is WordClass.THAT or passage.opens_quote(first):
            return True
        participle = passage.grammar.is_participle(passage.lower[cue.at])
        if participle and not cue.word.free and cue.group == cue.at:
            return False  # "answering a question", "citing a commander"
        return not cue.is_speech or cue.word.free or stop - first >= 2 or passage.inside[first] > 0
