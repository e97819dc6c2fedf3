"""Brings together what reading one sentence needs: its words, clauses, acts, parties and modalities."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.reading.acts.acts_told import ActFinder, ActTold
from holdfire.reading.acts.clauses import Clauses, clauses_of
from holdfire.reading.acts.modality import ModalityReader
from holdfire.reading.acts.one_act import one_of_each
from holdfire.reading.acts.participants import ParticipantReader
from holdfire.reading.found import Found
from holdfire.reading.sentence_words import SentenceWords
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import inside

_WORDS_OF_THE_LANGUAGE = frozenset({RefBasis.DEMONYM, RefBasis.DESCRIPTION, RefBasis.PRONOUN})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReader:
    """One sentence, ready to be read for acts, terms and positions."""

    start: int
    end: int
    words: SentenceWords
    clauses: Clauses
    acts: tuple[ActTold, ...]
    modality: ModalityReader
    participants: ParticipantReader

    @classmethod
    def of(cls, report: Report, sentence: Sentence, found: Found, finder: ActFinder) -> "SentenceReader":
        """A reader of one sentence of a report."""
        words = SentenceWords.of(report.text, sentence.start, sentence.end, finder.lemmas)
        clauses = clauses_of(words, finder.lemmas, finder.small)
        refs = inside(found.actors, sentence.start, sentence.end)
        return cls(
            start=sentence.start,
            end=sentence.end,
            words=words,
            clauses=clauses,
            acts=one_of_each(_outside_names(finder.chosen_in(words), words, refs), clauses),
            modality=ModalityReader(words, clauses, finder.small, finder.lemmas, _year_of(report)),
            participants=ParticipantReader.of(words, clauses, refs, finder.small, finder.lemmas),
        )

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
    words, participants = reader.words, reader.participants
    for number in range(len(words)):
        if first <= number < last or not participants.reports(number):
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
