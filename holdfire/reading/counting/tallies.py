"""Reads published counts of violations as tallies: whose, of what, in which window, of whom, with parts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.identity import content_id
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Quotation
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from holdfire.model.when import Precision, TimeBasis, TimeRef, When
from holdfire.reading.counting.count_words import count_words
from holdfire.reading.counting.tally_parts import (
    Part,
    Vocabulary,
    arithmetic_of,
    as_tally_parts,
    main_parts,
    parts_after,
    tally_words,
)
from holdfire.reading.word_stream import Stretch, Words, words_of

Item = TypeVar("Item")

NEAR = 3
"""How many words may stand between "by" and the actor it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with what was found in it."""

    words: Words
    text: str
    counts: tuple[Count, ...]
    times: tuple[TimeRef, ...]
    actors: tuple[tuple[Span, ActorRef], ...]
    places: tuple[PlaceRef, ...]

    def index_at(self, offset: int) -> int:
        """The first word that starts at or after a character."""
        return bisect_left(self.words, offset, key=lambda word: word.start)


class Placed(Generic[Item]):
    """Things with their spans, asked for by the sentence they stand in."""

    def __init__(self, items: Iterable[tuple[Span, Item]]) -> None:
        self._items = sorted(items, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._items]

    def inside(self, stretch: Stretch) -> tuple[tuple[Span, Item], ...]:
        """Those that start in this stretch, in order."""
        first, last = bisect_left(self._starts, stretch.start), bisect_left(self._starts, stretch.end)
        return tuple(self._items[first:last])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A report with what was found in it, to be taken sentence by sentence."""

    text: str
    counts: Placed[Count]
    times: Placed[TimeRef]
    actors: Placed[ActorRef]
    places: Placed[PlaceRef]

    def of(self, sentence: Stretch) -> Line:
        """One sentence with what was found in it."""
        return Line(
            words=words_of(self.text, sentence.start, sentence.end),
            text=self.text,
            counts=tuple(count for _, count in self.counts.inside(sentence)),
            times=tuple(time for _, time in self.times.inside(sentence)),
            actors=self.actors.inside(sentence),
            places=tuple(place for _, place in self.places.inside(sentence)),
        )


def find_tallies(
    report: Report,
    sentences: Sequence[Stretch],
    counts: Sequence[Count],
    times: Sequence[TimeRef],
    actors: Sequence[ActorRef],
    places: Sequence[PlaceRef],
    quotations: Sequence[Quotation],
) -> tuple[Tally, ...]:
    """The tallies a report publishes, in order; a tally is a claim and never makes incidents (law 7).

    `claimant` is the speaker of the quotation it stands in, whom the sentence says has recorded it, or None
    for the report's own voice.
    """
    language = report.language or "en"
    of_counts, of_tallies = count_words(language), tally_words(language)
    if of_counts is None or of_tallies is None:
        return ()
    vocabulary = Vocabulary(counts=of_counts, tallies=of_tallies)
    lines = Lines(
        text=report.text,
        counts=Placed((count.span, count) for count in counts),
        times=Placed((time.span, time) for time in times),
        actors=Placed((actor.span, actor) for actor in actors if actor.span),
        places=Placed((place.span, place) for place in places),
    )
    found: list[Tally] = []
    for number, sentence in enumerate(sentences):
        if not any(count.what in of_tallies.units for _, count in lines.counts.inside(sentence)):
            continue
        goes_on = number + 1 < len(sentences) and sentences[number + 1].paragraph == sentence.paragraph
        line, following = lines.of(sentence), lines.of(sentences[number + 1]) if goes_on else None
        for total, limit in _totals(line, vocabulary):
            quotation = _quotation_of(total, quotations)
            found.append(_tally(report, line, following, (total, limit), quotation, vocabulary))
    return tuple(found)


def _totals(line: Line, vocabulary: Vocabulary) -> Iterator[tuple[Count, int]]:
    """The counts that are wholes, each with the character where its part of the sentence ends. A later count
    of the same kind is a part unless someone else "recorded" it or it is larger."""
    units = vocabulary.tallies.units
    counts = [count for count in line.counts if count.what in units]
    if not counts:
        return
    wholes: list[Count] = []
    recorded = [n for n in range(len(line.words)) if vocabulary.stop("records", line.words, n)]
    attributed = [n for n in range(len(line.words)) if vocabulary.stop("according", line.words, n)]
    for count in counts:
        when = units[count.what]
        if when == "recorded" and not recorded and not attributed:
            continue
        at = line.index_at(count.span.start)
        before = line.index_at(wholes[-1].span.end) if wholes else 0
        is_new = not wholes or count.low >= wholes[-1].low or any(before <= n < at for n in recorded)
        if is_new and (wholes or when == "always" or not _is_harm_only(count, recorded, at)):
            wholes.append(count)
    ends = [*(count.span.start for count in wholes[1:]), line.words[-1].end if line.words else 0]
    yield from zip(wholes, ends, strict=False)


def _is_harm_only(count: Count, recorded: Sequence[int], at: int) -> bool:
    """People arrested are a tally's whole only where someone recorded them before saying how many."""
    return count.who is not None and not any(n < at for n in recorded)


def _tally(
    report: Report,
    line: Line,
    following: Line | None,
    whole: tuple[Count, int],
    quotation: Quotation | None,
    vocabulary: Vocabulary,
) -> Tally:
    total, limit = whole
    parts = _parts(line, following, total, limit, vocabulary)
    end = max(total.span.end, *(part.span.end for part in parts), 0)
    claimant = quotation.speaker if quotation else _recorder(line, total, vocabulary)
    return Tally(
        id=content_id("tally", report.id, total.span.start, end),
        report=report.id,
        span=Span.of(report.text, total.span.start, end),
        total=total,
        unit=total.what,
        claimant=claimant,
        window=_window(line, total),
        accused=_accused(line, total, limit, claimant, vocabulary),
        parts=as_tally_parts(main_parts(parts)),
        arithmetic=arithmetic_of(total, parts),
        in_quotation=quotation.id if quotation else None,
    )


def _quotation_of(total: Count, quotations: Sequence[Quotation]) -> Quotation | None:
    """The innermost quotation whose words hold the count."""
    holding = [
        (span.end - span.start, quotation)
        for quotation in quotations
        for span in quotation.contents
        if span.holds(total.span)
    ]
    return min(holding, key=lambda found: found[0])[1] if holding else None


def _parts(
    line: Line, following: Line | None, total: Count, limit: int, vocabulary: Vocabulary
) -> tuple[Part, ...]:
    """The breakdown in the same sentence, or in the next one where that says it or adds up to the whole."""
    own = _parts_in(line, line.index_at(total.span.end), line.index_at(limit), vocabulary)
    if len(main_parts(own)) > 1 or following is None or next(_totals(following, vocabulary), None):
        return own
    further = _parts_in(following, 0, len(following.words), vocabulary)
    announced = any(vocabulary.stop("breakdown", following.words, n) for n in range(NEAR))
    adds_up = sum(part.number for part in main_parts(further)) == total.low and len(further) > 1
    return further if announced or adds_up else own


def _parts_in(line: Line, start: int, stop: int, vocabulary: Vocabulary) -> tuple[Part, ...]:
    units = vocabulary.tallies.units
    taken = [time.span for time in line.times]
    taken += [count.span for count in line.counts if count.what not in units]
    return parts_after(line.words[:stop], line.text, start, taken, vocabulary)


def _recorder(line: Line, total: Count, vocabulary: Vocabulary) -> ActorRef | None:
    """Who "recorded" the count, or "according to" whom it is."""
    for n in range(len(line.words)):
        stop = vocabulary.stop("according", line.words, n)
        if stop and (named := _actor_near(line, stop)):
            return named
    for n in range(line.index_at(total.span.start) - 1, -1, -1):
        if vocabulary.stop("records", line.words, n):
            before = [actor for span, actor in line.actors if span.end <= line.words[n].start]
            if before:
                return before[-1]
    return None


def _actor_near(line: Line, at: int) -> ActorRef | None:
    """The first actor that begins within a few words from word `at`."""
    named = ((line.index_at(span.start), actor) for span, actor in line.actors)
    return next((actor for place, actor in named if at <= place <= at + NEAR), None)


def _accused(
    line: Line, total: Count, limit: int, claimant: ActorRef | None, vocabulary: Vocabulary
) -> tuple[ActorRef, ...]:
    """The actors named after "by" or "accused", each once; places and the claimant are not."""
    places = {place.span for place in line.places}
    accused: dict[tuple[str | None, str], ActorRef] = {}
    for n in range(len(line.words)):
        by = vocabulary.stop("by", line.words, n) if line.words[n].start >= total.span.start else None
        stop = by or vocabulary.stop("accuses", line.words, n)
        if stop is None or line.words[n].start >= limit or vocabulary.stop("according", line.words, n - 1):
            continue
        actor = _actor_near(line, stop)
        if actor and actor.span not in places and actor != claimant:
            accused.setdefault((actor.actor, actor.name), actor)
    return tuple(accused.values())


def _window(line: Line, total: Count) -> When | None:
    """The time the count covers: a length of time before any other, else the nearest named."""
    lasting = [time for time in line.times if time.duration or (time.when and time.when.duration)]
    near = sorted(line.times, key=lambda time: abs(time.span.start - total.span.start))
    chosen = next(iter([*lasting, *near]), None)
    if chosen is None or chosen.when is not None:
        return chosen.when if chosen else None
    return When(
        earliest=None,
        latest=None,
        wall=chosen.span.text,
        precision=Precision.RANGE,
        basis=TimeBasis.RELATIVE,
        duration=chosen.duration,
    )
