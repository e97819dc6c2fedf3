"""Brings together what reading one sentence needs: its words, clauses, acts, parties and modalities."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from holdfire.lexicon.modality_cues import ModalityCues
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.reading.acts.acts_told import ActFinder, ActTold
from holdfire.reading.acts.clauses import Clauses, clauses_of
from holdfire.reading.acts.cue_places import CuePlaces
from holdfire.reading.acts.modality import ModalityReader
from holdfire.reading.acts.not_news import NotNewsReader
from holdfire.reading.acts.one_act import one_of_each
from holdfire.reading.acts.participants import ParticipantReader
from holdfire.reading.acts.parts_played import PartsPlayed
from holdfire.reading.found import Found
from holdfire.reading.sentence_words import SentenceWords
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import inside

_WORDS_OF_THE_LANGUAGE = frozenset({RefBasis.DEMONYM, RefBasis.DESCRIPTION, RefBasis.PRONOUN})


@dataclass(frozen=True, kw_only=True)
class SentenceReader:
    """One sentence, ready to be read for acts, terms and positions. Most sentences tell none, so what is made
    of its words is worked out when first asked for, which slots would not allow."""

    start: int
    end: int
    words: SentenceWords
    actors: Sequence[ActorRef]
    finder: ActFinder
    language: str
    year: int | None

    @classmethod
    def of(cls, report: Report, sentence: Sentence, found: Found, finder: ActFinder) -> "SentenceReader":
        """A reader of one sentence of a report."""
        return cls(
            start=sentence.start,
            end=sentence.end,
            words=SentenceWords.of(report.text, sentence.start, sentence.end, finder.lemmas),
            actors=found.actors,
            finder=finder,
            language=report.language or "",
            year=_year_of(report),
        )

    @cached_property
    def clauses(self) -> Clauses:
        """Its clauses."""
        return clauses_of(self.words, self.finder.lemmas, self.finder.small)

    @cached_property
    def acts(self) -> tuple[ActTold, ...]:
        """The acts told in it, each once, in order of place."""
        told = self.finder.chosen_in(self.words)
        return one_of_each(_outside_names(told, self.words, self._refs), self.clauses) if told else ()

    @cached_property
    def modality(self) -> ModalityReader:
        """What tells whether its acts are said to be so."""
        small, lemmas = self.finder.small, self.finder.lemmas
        not_news = NotNewsReader(self.words, self.clauses, self._played, small, lemmas)
        cues = CuePlaces(self.words, self.clauses, small, lemmas, ModalityCues.of(self.language))
        return ModalityReader(
            self.words, self.clauses, self._played, small, lemmas, not_news, cues, self.year
        )

    @cached_property
    def participants(self) -> ParticipantReader:
        """What tells who does its acts, and to whom."""
        small, lemmas = self.finder.small, self.finder.lemmas
        return ParticipantReader.of(self.words, self.clauses, self._played, self._refs, small, lemmas)

    @cached_property
    def _played(self) -> PartsPlayed:
        return PartsPlayed(self.words, self.finder.small)

    @cached_property
    def _refs(self) -> list[ActorRef]:
        return inside(self.actors, self.start, self.end)

    def span(self, first: int, last: int) -> Span:
        """The passage of words `first` to `last` (exclusive)."""
        return Span.of(self.words.text, self.words.words[first].start, self.words.words[last - 1].end)


def _outside_names(
    acts: Sequence[ActTold], words: SentenceWords, refs: Sequence[ActorRef]
) -> tuple[ActTold, ...]:
    """The acts without those whose words are part of a name of the case ("ban Ki-moon")."""
    names = [ref.span for ref in refs if ref.span and ref.actor and ref.basis not in _WORDS_OF_THE_LANGUAGE]
    return tuple(
        told
        for told in acts
        if not any(span.start <= words.words[told.first].start < span.end for span in names)
    )


def readers_of(report: Report, sentences: Sequence[Sentence], found: Found) -> tuple[SentenceReader, ...]:
    """A reader of each sentence; none where the report's language has no tables of triggers."""
    finder = ActFinder.of(report.language) if report.language else None
    if finder is None:
        return ()
    return tuple(SentenceReader.of(report, sentence, found, finder) for sentence in sentences)


def speaker_in(reader: SentenceReader, first: int, last: int) -> ActorRef | None:
    """The subject of a verb of saying around words `first` to `last`, where no quotation tells it."""
    participants = reader.participants
    for number in participants.sayings:
        if first <= number < last:
            continue
        before = [p for p in participants.parties if p.last <= number and p.preposition == ""]
        if before and number - before[-1].last <= _FARTHEST_SPEAKER:
            return before[-1].ref
        behind = [p for p in participants.parties if 0 < p.first - number <= _NEAREST_BEHIND]
        if behind:
            return behind[0].ref
    return None


_FARTHEST_SPEAKER, _NEAREST_BEHIND = 6, 3


def _year_of(report: Report) -> int | None:
    published = report.published.earliest if report.published else None
    return published.year if published else None
