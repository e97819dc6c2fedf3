"""Utterances: which quotations of two reports may render one thing said, and how surely."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby, islice

from holdfire.lexicon.embeddings import Encoder
from holdfire.model.actor import ActorRef
from holdfire.model.pairing import Feature
from holdfire.model.quotation import QuotationKind, SpeechModality
from holdfire.model.reading import Reading
from holdfire.reconciling.apparatus import coverage
from holdfire.reconciling.features import (
    SAME_SENSE,
    SAME_WORDS,
    SAME_WORDS_AND_SENSE,
    names_and_numbers,
    words_of_either,
)
from holdfire.reconciling.measured import Measure, Measured
from holdfire.reconciling.order import LONG_AFTER, ONE_NEWS_DAY, first_within, published_at
from holdfire.reconciling.scoring import Scale
from holdfire.reconciling.senses import Senses
from holdfire.reconciling.shelf import Alike, Shelf, TextPair
from holdfire.reconciling.speakers import SpeakerFit, Speakers
from holdfire.reconciling.trees import Pair, pair_of

ONE_MATTER_FLOOR = 0.1
"""Score of words at which two utterances of one speaker are one, in reports of one matter published within
a news day: matter and speaker have already ruled most others out."""
UNNAMED_FLOOR = 0.35
"""The same where one of the two speakers is not known or only the body is named, or the reports are days
apart: a speaker comes back to a matter."""
NAMELESS_FLOOR = 0.8
"""The same where one of the two speakers is a "source" or a "resident": any number of people are."""
ACROSS_FLOOR = 0.5
"""Between reports of two matters the words alone must say so, and the speaker must be one."""
LEAST_SHARED = 0.15
"""Share of the uncommon words of either that the other must have, whatever the score."""
ABRIDGED_FLOOR, ABRIDGED_FEWEST = 0.4, 5
"""Share and number of shared words at which two marked quotations of one speaker on one matter are
abridgements of one utterance, where neither has a better counterpart."""
MOST_ALIKE = 12
"""With how many of those before it, the most alike by words, an utterance is compared."""
FEWEST_STEMS = 3
"""Shorter utterances ("yes", "of course") recur, and are joined by a reviewer only; what shares fewer words
is not collated."""
_LOOK, _LOOK_ACROSS = 0.02, 0.25  # cosines of words below which utterances are not compared
_SCANNED = 150  # how far down the list of the alike to look for those a speaker may have said
_LOOK_IN_SENSE = 0.5  # cosine of sense below which utterances in two languages are not compared
SAID_AGAIN_WITHIN = timedelta(days=7)
"""Reports of two matters further apart in time than a week are not asked for one utterance: a speaker's
phrases come back, and what is quoted again long after is joined by a reviewer."""
_NOTHING_ALIKE = Alike(array("i"), array("d"))
_LAST = 0.1  # what abridgements count below: they are joined after all else


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is kept of a quotation, and of the report it stands in, to be joined with others."""

    id: str
    words: str
    kind: QuotationKind
    modality: SpeechModality
    speaker: ActorRef | None
    report: str
    language: str | None
    published: datetime


@dataclass(frozen=True, slots=True)
class Utterances:
    """All utterances in order of their reports' publication, shelved by their words; `of_one_matter` are
    the pairs of reports that tell of one matter, `beside` for each report the places of what stands in
    reports of one matter with it, `alike` for each utterance those of the days before it that are most
    like it, with their cosines; `senses` what they say by the embeddings model of the case, None without."""

    items: tuple[Utterance, ...]
    shelf: Shelf
    places: Mapping[str, int]
    speakers: Speakers
    of_one_matter: frozenset[Pair]
    beside: Mapping[str, tuple[int, ...]]
    alike: tuple[Alike, ...]
    senses: Senses | None = None
    measured: Measured = field(default_factory=Measured)

    @classmethod
    def of(
        cls, readings: Iterable[Reading], speakers: Speakers, encoder: Encoder | None = None
    ) -> "Utterances":
        """The utterances of these readings, given in order of publication, before anything is known of their
        matters."""
        items = tuple(_utterances(readings))
        shelf = Shelf((item.words, item.language) for item in items)
        places = {item.id: place for place, item in enumerate(items)}
        since = first_within([item.published for item in items], SAID_AGAIN_WITHIN)
        alike = tuple(
            shelf.before(place, floor=_LOOK_ACROSS, most=_SCANNED, since=since[place])
            if _is_long_enough(shelf, place)
            else _NOTHING_ALIKE
            for place in range(len(items))
        )
        shelf.forget_index()
        senses = Senses.of([item.words for item in items], encoder) if encoder else None
        return cls(items, shelf, places, speakers, frozenset(), {}, alike, senses)

    def within(self, speakers: Speakers, of_one_matter: frozenset[Pair]) -> "Utterances":
        """The same, now that more is known of who speaks and which reports are of one matter."""
        beside = _beside(self.items, of_one_matter)
        return replace(self, speakers=speakers, of_one_matter=of_one_matter, beside=beside)

    def batches(self) -> list[list[str]]:
        """The ids report by report."""
        return [[item.id for item in own] for _, own in groupby(self.items, key=lambda item: item.report)]

    def answers(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, tuple[Feature, ...]]]:
        """Each pair of ids with the questions asked of it and their answers, the later with the earlier."""
        for (one, other), texts in self.shelf.each(
            (self.places[one], self.places[other]) for one, other in pairs
        ):
            answers = self._scale(one, other).answers(self._with_sense(one, other, texts))
            yield (self.items[one].id, self.items[other].id), answers

    def _with_sense(self, place: int, other: int, pair: TextPair) -> TextPair:
        return pair._replace(sense=self.senses.likeness(place, other)) if self.senses else pair

    def _scale(self, place: int, other: int) -> Scale[TextPair]:
        """The questions that two utterances are asked."""
        if self.senses is None:
            return SAME_WORDS
        return SAME_WORDS_AND_SENSE if self._is_one_language(place, other) else SAME_SENSE

    def links(self) -> dict[Pair, float]:
        """Every pair that may be one utterance, with its score."""
        found: dict[Pair, float] = {}
        spoken: dict[str | None, list[int]] = defaultdict(list)
        for place, item in enumerate(self.items):
            by_speaker = spoken[self.speakers.key(item.speaker)]
            others = list(dict.fromkeys((*self._to_compare(place), *self._alike_in_sense(place, by_speaker))))
            by_speaker.append(place)
            for other, measure in zip(others, self._measures(place, others), strict=True):
                score = self._score(place, other, measure)
                if score is not None:
                    found[pair_of(item.id, self.items[other].id)] = score
        return found

    def _measures(self, place: int, others: Sequence[int]) -> list[Measure]:
        """What the words of an utterance and each of these have in common; who speaks and which matter it is
        do not bear on it, so that what was measured before more was known of them holds."""
        known = self.measured.of(place)
        asked = [other for other in others if other not in known]
        for other, pair in zip(asked, self.shelf.pairs(place, asked), strict=True):
            known[other] = self._measure(place, other, pair)
        self.measured.keep(place, known)
        return [known[other] for other in others]

    def _measure(self, place: int, other: int, pair: TextPair) -> Measure:
        """In two languages names, numbers and dates alone tell, where no model tells what they say."""
        score = across = self._scale(place, other).score(self._with_sense(place, other, pair))
        if self.senses is None:
            across = names_and_numbers(pair) if pair.both_named else 0.0
        return Measure(score, across, words_of_either(pair), pair.words.size)

    def _to_compare(self, place: int) -> Iterator[int]:
        """Those before it that its speaker may have said, the MOST_ALIKE in its language, and those of its
        matter in other languages."""
        if not _is_long_enough(self.shelf, place):
            return
        language = self.items[place].language
        beside = [
            other
            for other in self.beside.get(self.items[place].report, ())
            if other < place and _is_long_enough(self.shelf, other)
        ]
        known = dict(self.alike[place].pairs())
        known |= {
            other: cosine
            for other, cosine in zip(beside, self.shelf.cosines(place, beside), strict=True)
            if cosine > _LOOK
        }
        alike = sorted(known.items(), key=lambda entry: (-entry[1], entry[0]))
        open_ones = (other for other, cosine in alike if self._is_open(place, other, cosine))
        yield from (chosen := set(islice(open_ones, MOST_ALIKE)))
        yield from (
            other for other in beside if self.items[other].language != language and other not in chosen
        )

    def _is_open(self, place: int, other: int, cosine: float) -> bool:
        if self.items[place].report == self.items[other].report:
            return False
        if not _is_long_enough(self.shelf, other):
            return False
        if self._is_one_matter(place, other):
            return self._fit(place, other) is not SpeakerFit.OTHER
        return cosine > _LOOK_ACROSS and self._fit(place, other) is SpeakerFit.SAME

    def _alike_in_sense(self, place: int, by_speaker: Sequence[int]) -> tuple[int, ...]:
        """Those of the last that its speaker said before it, in another language, that say alike things."""
        if self.senses is None or not _is_long_enough(self.shelf, place):
            return ()
        others = [
            other
            for other in by_speaker[-_SCANNED:]
            if _is_long_enough(self.shelf, other)
            and not self._is_one_language(place, other)
            and self._fit(place, other) is SpeakerFit.SAME
        ]
        return self.senses.nearest(place, others, MOST_ALIKE, floor=_LOOK_IN_SENSE)

    def _is_one_language(self, place: int, other: int) -> bool:
        return self.items[place].language == self.items[other].language

    def _is_one_matter(self, place: int, other: int) -> bool:
        return pair_of(self.items[place].report, self.items[other].report) in self.of_one_matter

    def _fit(self, place: int, other: int) -> SpeakerFit:
        return self.speakers.fit(self.items[place].speaker, self.items[other].speaker)

    def _score(self, place: int, other: int, measure: Measure) -> float | None:
        """How surely the two are one; None where they are not."""
        one, rival = self.items[place], self.items[other]
        fit, score = self._fit(place, other), measure.score
        if fit is SpeakerFit.OTHER:
            return None
        if not self._is_one_matter(place, other):
            return score if score >= ACROSS_FLOOR else None
        close = fit is SpeakerFit.SAME and _on_one_news_day(one, rival)
        floor = ONE_MATTER_FLOOR if close else UNNAMED_FLOOR
        if fit is SpeakerFit.NAMELESS:
            floor = NAMELESS_FLOOR
        if one.language != rival.language:
            if self.senses is not None:
                floor = max(floor, ACROSS_FLOOR)  # what a model tells must itself make it likely
            return measure.across if measure.across >= floor else None
        if score >= floor and measure.of_either >= LEAST_SHARED and measure.shared > 1:
            return score
        return self._abridgement(place, other, measure) if close else None

    def _abridgement(self, place: int, other: int, measure: Measure) -> float | None:
        """The share of words two marked quotations have in common, where it is enough, counted low."""
        left, right = self.items[place], self.items[other]
        if QuotationKind.INDIRECT in (left.kind, right.kind) or measure.shared < FEWEST_STEMS:
            return None
        covered = coverage(left.words, right.words, left.language)
        enough = covered.share >= ABRIDGED_FLOOR and covered.linked >= ABRIDGED_FEWEST
        return _LAST * covered.share if enough else None


def _utterances(readings: Iterable[Reading]) -> Iterator[Utterance]:
    """The utterances in the order of their places, those of one speaker with one and the same reference."""
    speakers: dict[tuple[str, str | None], ActorRef] = {}
    for reading in readings:
        report, published = reading.report, published_at(reading.report)
        for said in sorted(reading.quotations, key=lambda item: (item.start, item.id)):
            speaker = said.speaker
            if speaker is not None:
                speaker = speakers.setdefault((speaker.name, speaker.actor), speaker)
            yield Utterance(
                said.id,
                said.words,
                said.kind,
                said.modality,
                speaker,
                report.id,
                report.language,
                published,
            )


def _is_long_enough(shelf: Shelf, place: int) -> bool:
    return shelf.content_words(place) >= FEWEST_STEMS


def _beside(items: Sequence[Utterance], of_one_matter: frozenset[Pair]) -> dict[str, tuple[int, ...]]:
    """For each report the places of the utterances in reports of one matter with it."""
    own: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        own[item.report].append(place)
    found: dict[str, list[int]] = defaultdict(list)
    for one, other in of_one_matter:
        if one in own and other in own:
            found[one] += own[other]
            found[other] += own[one]
    return {report: tuple(sorted(places)) for report, places in found.items()}


def _on_one_news_day(one: Utterance, other: Utterance) -> bool:
    """Whether the two were published within a news day, or one of the times is not known."""
    left, right = one.published, other.published
    return LONG_AFTER in (left, right) or abs(left - right) <= ONE_NEWS_DAY
