"""Reads published counts of violations as tallies: whose, of what, in which window, of whom, with parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.count import Count
from holdfire.model.identity import content_id
from holdfire.model.quotation import Quotation
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from holdfire.model.when import When
from holdfire.reading.counting.tally_accused import accused_of
from holdfire.reading.counting.tally_claimants import (
    Cue,
    actor_of,
    claimant_in,
    cues_of,
    heading_of,
    looked_back_to,
    subject_in,
)
from holdfire.reading.counting.tally_leaning import is_divided, is_near
from holdfire.reading.counting.tally_line import Line, Lines
from holdfire.reading.counting.tally_opening import opening
from holdfire.reading.counting.tally_parts import Part, arithmetic_of, as_tally_parts, main_parts, parts_after
from holdfire.reading.counting.tally_totals import Total, Whole, numbers_of
from holdfire.reading.counting.tally_wholes import wholes_of
from holdfire.reading.counting.tally_windows import window_named, window_of
from holdfire.reading.counting.tally_words import Unit, tally_vocabulary
from holdfire.reading.found import Found
from holdfire.reading.moments.times import Reference
from holdfire.reading.word_stream import Stretch

NEAR = 3
"""How many words into the next sentence "of these" may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The sentences of the same paragraph before and after one with a tally."""

    before: Line | None
    after: Line | None


def find_tallies(
    report: Report, sentences: Sequence[Stretch], found: Found, reference: Reference
) -> tuple[Tally, ...]:
    """The tallies a report publishes, in order; a tally is a claim and never makes incidents (law 7).

    `claimant` is whom the sentence says to have counted or told it, else the speaker of the quotation it
    stands in, or None for the report's own voice. Windows are UTC, both bounds included, counted from
    `reference.date` where the words do not give the day.
    """
    vocabulary = tally_vocabulary(report.language or "en")
    if vocabulary is None:
        return ()
    lines = Lines(report.text, sentences, found, vocabulary)
    tallies: list[Tally] = []
    last: tuple[int, Unit, Total] | None = None
    for number in range(len(sentences)):
        leans = last is not None and last[0] == number - 1 and lines.beside(number, -1) is not None
        if not leans and not lines.may_hold_a_tally(number):
            continue
        line = lines.line(number)
        before = last[1] if last and leans else None
        numbers = numbers_of(line)
        nothing = before is None and all(total.unit is None for total in numbers)
        if nothing or (last and before and is_divided(last[2], numbers)):
            last = None
            continue
        cues = cues_of(line)
        wholes = wholes_of(line, numbers, cues, before)
        beside = Beside(before=lines.beside(number, -1), after=lines.beside(number, 1))
        tallies += _tallies(report, line, (wholes, cues, beside), found, reference)
        last = (number, wholes[-1].unit, wholes[-1].total) if wholes else None
    return tuple(tallies)


def _tallies(
    report: Report,
    line: Line,
    read: tuple[tuple[Whole, ...], tuple[Cue, ...], Beside],
    found: Found,
    reference: Reference,
) -> Iterator[Tally]:
    wholes, cues, beside = read
    claimant: ActorRef | None = None
    window: When | None = None
    for whole in wholes:
        quotation = found.quotation_of(*_place(line, whole))
        claimant = _claimant(line, whole, (wholes, cues, beside), quotation, claimant)
        own = window_of(line, whole, wholes, reference)
        if own is None and beside.after and looked_back_to(beside.after):
            own = window_named(beside.after, reference)
        window = own or (window if whole.leans and not whole.compared else None)
        yield _tally(report, line, (whole, beside), claimant, (window, quotation))


def _place(line: Line, whole: Whole) -> tuple[int, int]:
    span = line.span(*whole.total.place)
    return span.start, span.end


def _tally(
    report: Report,
    line: Line,
    read: tuple[Whole, Beside],
    claimant: ActorRef | None,
    context: tuple[When | None, Quotation | None],
) -> Tally:
    whole, beside = read
    window, quotation = context
    span = line.span(*whole.total.place)
    parts = _parts(line, beside, whole)
    first = whole.total.start if whole.total.deed is None else min(whole.total.start, whole.total.deed)
    start, end = line.words[first].start, max(span.end, *(part.span.end for part in parts), 0)
    total = Count(
        low=whole.total.low,
        high=whole.total.high,
        what=whole.unit.name,
        span=span,
        qualifier=whole.total.hedge,
    )
    return Tally(
        id=content_id("tally", report.id, span.start, end),
        report=report.id,
        span=Span.of(report.text, start, end),
        total=total,
        unit=whole.unit.name,
        claimant=claimant,
        window=window,
        accused=accused_of(line, whole, claimant),
        parts=as_tally_parts(main_parts(parts)),
        arithmetic=arithmetic_of(total, parts),
        in_quotation=quotation.id if quotation else None,
    )


def _claimant(
    line: Line,
    whole: Whole,
    read: tuple[tuple[Whole, ...], tuple[Cue, ...], Beside],
    quotation: Quotation | None,
    before: ActorRef | None,
) -> ActorRef | None:
    """Who claims a count: whom the clause names, who speaks, who claimed the count that it leans on, then
    whom the sentences around it name."""
    wholes, cues, beside = read
    if whole.owner:
        return actor_of(line, whole.owner)
    told = [cue for cue in cues if cue.at != whole.total.deed or line.is_at("own voice", cue.at)]
    named = claimant_in(line, whole.total.place, wholes[-1].total.stop, told)
    speaker = quotation.speaker if quotation and quotation.speaker and _is_a_name(quotation.speaker) else None
    if named and not (speaker and _says_more(line, speaker, named)):
        return named
    if speaker:
        return speaker
    if whole.leans and before:
        return before
    told_after = looked_back_to(beside.after) if beside.after else None
    if beside.after and told_after is None and _goes_on(beside.after):
        told_after = subject_in(beside.after, cues_of(beside.after))
    if told_after or beside.before is None:
        return told_after
    return (subject_in(beside.before, cues_of(beside.before)) if cues else None) or heading_of(beside.before)


def _says_more(line: Line, speaker: ActorRef, named: ActorRef) -> bool:
    """Whether the phrase found before the verb is only the end of the speaker's ("a resident reached by
    telephone")."""
    if speaker.span is None or named.span is None or not speaker.span.holds(named.span):
        return False
    first, last = line.index_at(speaker.span.start), line.index_at(named.span.start)
    return last - first > 1 and not line.has("document", first, last)


def _is_a_name(actor: ActorRef) -> bool:
    return actor.basis is not RefBasis.PRONOUN and not any(sign.isdigit() for sign in actor.name)


def _parts(line: Line, beside: Beside, whole: Whole) -> tuple[Part, ...]:
    """The breakdown in the same sentence, or in the next one where that says it or adds up to the whole."""
    opens = _opens(line, whole)
    own = _parts_in(line, (whole.total.stop, opens), whole.limit) if opens is not None else ()
    after = beside.after
    if len(main_parts(own)) > 1 or after is None or whole.limit < len(line.words):
        return own
    if not after.vocabulary.counts.openings.among(after.words):
        return own
    further = _parts_in(after, (0, 0), len(after.words))
    announced = _goes_on(after)
    parts = sum(part.number for part in main_parts(further))
    near = is_near(parts, whole.total) and not after.times
    adds_up = len(further) > 1 and (parts == whole.total.low or near)
    return further if announced or adds_up else own


def _goes_on(line: Line) -> bool:
    """Whether a sentence divides the count of the one before ("Of these, seven ...")."""
    return any(line.is_at("breakdown", at) for at in range(NEAR))


def _opens(line: Line, whole: Whole) -> int | None:
    """The word at which the breakdown of a count may begin."""
    start = whole.total.stop
    opened = opening(line, start, whole.limit)
    if opened is not None and line.is_at("tie", opened):
        return opened
    comma = next((at for at in range(start, whole.limit) if line.is_at("mark", at)), None)
    return min((at for at in (opened, comma) if at is not None), default=None)


def _parts_in(line: Line, place: tuple[int, int], stop: int) -> tuple[Part, ...]:
    taken = [time.span for time in line.times] + list(line.harmed)
    return parts_after(line.words[:stop], line.text, place, taken, line.vocabulary)
