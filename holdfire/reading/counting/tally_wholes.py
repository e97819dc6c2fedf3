"""Tells which numbers of a sentence are published counts of their own, and which only parts or no count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from holdfire.model.when import TimeRef
from holdfire.reading.counting.quantities import read_quantity
from holdfire.reading.counting.tally_claimants import Cue
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_phrases import Phrase, phrase_before
from holdfire.reading.counting.tally_totals import Total
from holdfire.reading.counting.tally_words import Unit

NEAR = 3
"""How many words off "killed" makes attacks one event's, and a day belongs to a bare number."""
FEW = 4
"""Fewer attacks than this, told with a day and a speaker but by nobody who keeps count, are events told."""
SOME = 6
"""So many attacks or more are a count where someone says so."""
MANY = 10
"""So many attacks or more are a count where a day or a speaker is named."""
MISSES = 4
"""Parts that miss the whole by no more than one in so many are still told as its parts."""
BLAME_REACH = 8
"""Words that may stand between "accused" and the number of what."""
LONG = timedelta(days=2)
"""What is told of so long a time is a count and no event."""
LASTING = timedelta(minutes=30)
"""A time shorter than this is a moment and no window of a count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A published count of its own. `owner` are the words before a bare number that name whose it is ("the
    other side 14"); `leans` marks one that takes unit, and unless it has them claimant and window, from the
    count before it; `limit` is the word at which its part of the sentence ends."""

    total: Total
    unit: Unit
    owner: Phrase | None = None
    leans: bool = False
    compared: bool = False
    limit: int = 0


def wholes_of(
    line: Line, numbers: Sequence[Total], cues: Sequence[Cue], before: Unit | None
) -> tuple[Whole, ...]:
    """The counts of a sentence, in order; `before` is the unit counted in the sentence before it."""
    wholes: list[Whole] = []
    in_list = False
    for number, total in enumerate(numbers):
        last = wholes[-1] if wholes else None
        if total.unit is None:
            leaning = _leaning(line, numbers, number, (last, before), cues)
            if leaning:
                wholes.append(leaning)
            continue
        if last and line.is_before("compared", total.start) is not None:
            wholes.append(Whole(total=total, unit=total.unit, leans=True, compared=True))
            continue
        in_list = last is not None and _is_part(line, last.total, total, cues, in_list=in_list)
        if not in_list:
            wholes.append(Whole(total=total, unit=total.unit))
    kept = [whole for whole in wholes if whole.leans or _is_kept(line, whole, wholes, cues)]
    kept = [whole for number, whole in enumerate(kept) if number or before or not whole.leans]
    ends = [*(_begins(line, whole) for whole in kept[1:]), len(line.words)]
    return tuple(replace(whole, limit=end) for whole, end in zip(kept, ends, strict=False))


def _begins(line: Line, whole: Whole) -> int:
    """Where the part of the sentence begins that tells a later count."""
    start = whole.owner[0] if whole.owner else whole.total.start
    breaks = [at for at in line.breaks if at <= start]
    return max(breaks) if breaks and start - max(breaks) < LONGEST_LEAD else start


LONGEST_LEAD = 20
"""Words that may stand between "while" and the count of its clause."""


def _is_part(line: Line, whole: Total, total: Total, cues: Sequence[Cue], *, in_list: bool) -> bool:
    """Whether a number with a unit is a part of the count before it."""
    start, stop = whole.stop, total.start
    if any(start <= at < stop for at in line.breaks) and not _in_brackets(line, total.start):
        return False
    if any(start <= cue.at < stop and cue.how == "subject" and cue.phrase for cue in cues):
        return False
    if total.unit and total.unit.when == "always" and whole.unit and whole.unit.when != "always":
        return False
    if opening(line, start, stop + 1) is not None or line.has("breakdown", total.start, total.stop):
        return True
    if total.low > whole.low or whole.unit is None or total.unit is None:
        return False
    if total.unit.when == "munition" and whole.unit.when == "always":
        return True
    joined = any(line.is_and(at) for at in range(start, stop))
    if in_list:
        return True
    if total.how == whole.how == "times":
        return not joined and line.words[start].key != "(" and total.unit.name == whole.unit.name
    listed = line.words[start].key == "," if start < stop else False
    return listed and not joined and whole.unit.when == "always" and total.unit.when != "always"


def opening(line: Line, start: int, stop: int) -> int | None:
    """The first word of the phrase between two numbers by which a breakdown begins, None where none does or
    another clause begins first."""
    at = start
    while at < stop:
        passed = line.is_at("be", at)
        if passed:
            at = passed
            continue
        if any(line.is_at(role, at) for role in ("opens", "breakdown", "partial")) or _opens_here(line, at):
            return at
        if _goes_on(line, at):
            return at
        if line.is_at("closes", at) or _claims(line, at):
            return _colon(line, at, stop)
        at += 1
    return None


def _goes_on(line: Line, at: int) -> bool:
    """Whether a semicolon or a dash with spaces opens a breakdown: a bare number follows at once."""
    if at + 1 >= len(line.words) or line.words[at].key not in (";", "-"):
        return False
    if line.words[at].key == "-" and (line.words[at].glued or line.words[at + 1].glued):
        return False
    quantity = read_quantity(line.words, at + 1, line.vocabulary.counts)
    bare = quantity is not None and line.is_at("label_lead", quantity.stop) is not None
    return bare and at + 1 not in line.dated


def _colon(line: Line, start: int, stop: int) -> int | None:
    """The colon that opens a breakdown after all ("the bulletin says: eight in ..."), before any number."""
    for at in range(start, stop):
        if line.words[at].key == ":":
            return at
        if at in line.breaks or (line.words[at].digits and at not in line.dated):
            return None
    return None


def _claims(line: Line, at: int) -> bool:
    """Whether someone else's claim begins: not "were recorded", nor "recorded by"."""
    found = line.vocabulary.claims.longest(line.words, at)
    if not found or line.is_before("be", at) is not None:
        return False
    return line.is_at("agent", found[1]) is None


def _opens_here(line: Line, at: int) -> bool:
    """ "with 6 of them", "with more than 1,500 shots": where a number follows at once."""
    stop = line.is_at("opens a number", at)
    return stop is not None and (
        read_quantity(line.words, stop, line.vocabulary.counts) is not None
        and line.vocabulary.counts.openings.among(line.words[stop : stop + 3]) != []
    )


def _in_brackets(line: Line, at: int) -> bool:
    opened = [n for n in range(at) if line.words[n].key == "("]
    return bool(opened) and not any(line.words[n].key == ")" for n in range(opened[-1], at))


def _leaning(
    line: Line,
    numbers: Sequence[Total],
    number: int,
    context: tuple[Whole | None, Unit | None],
    cues: Sequence[Cue],
) -> Whole | None:
    """A bare number that counts what the count before it counts: "the other side 14", "and 8 on Saturday"."""
    last, before = context
    total = numbers[number]
    unit = last.unit if last else before
    if unit is None:
        return None
    if last and line.is_before("compared", total.start) is not None:
        dated = _dated_near(line, total.stop) or line.is_at("earlier", total.stop) is not None
        return Whole(total=total, unit=unit, leans=True, compared=True) if dated else None
    if last and opening(line, last.total.stop, total.start + 1) is not None:
        return None
    verb = next((cue for cue in cues if cue.phrase and _ends_at(line, cue.at, total.start)), None)
    if verb or _is_blamed(line, total):
        return Whole(total=total, unit=unit, leans=True)
    if last is None or _adds_up(line, numbers, last.total):
        return None
    if total.high and _is_parallel(line, last.total, total):
        return Whole(total=total, unit=unit, leans=True)
    owner = _owner(line, last.total, total)
    alone = not any(_owner(line, total, other) for other in numbers[number + 1 :] if other.unit is None)
    return Whole(total=total, unit=unit, owner=owner, leans=True) if owner and alone else None


def _adds_up(line: Line, numbers: Sequence[Total], whole: Total) -> bool:
    """Whether the bare numbers after a count are together that count."""
    bare = [total for total in numbers if total.unit is None and total.start >= whole.stop]
    if len(bare) < 2:
        return False
    total = sum(number.low for number in bare)
    return total == whole.low or (is_near(total, whole) and _are_parts(line, whole, bare))


def is_near(parts: int, whole: Total) -> bool:
    """Whether numbers may be meant as the parts of a whole that they miss."""
    return (
        whole.low >= SOME
        and MISSES * parts >= (MISSES - 1) * whole.low
        and MISSES * parts <= (MISSES + 1) * whole.low
    )


def _are_parts(line: Line, whole: Total, bare: Sequence[Total]) -> bool:
    """Whether bare numbers are undated, and the whole has no share of its own named as theirs are."""
    divided = any(sum(other.low for other in bare[n + 1 :]) == part.low for n, part in enumerate(bare[:-2]))
    if divided or any(_dated_near(line, number.stop) for number in bare):
        return False
    own = _after_verbs(line, whole.stop)
    if own >= len(line.words) - 1 or line.is_at("label_lead", own) is None:
        return True
    first = line.words[own].key
    return own + 1 in line.dated or all(
        line.words[number.stop].key != first for number in bare if number.stop < len(line.words)
    )


def is_divided(whole: Total, numbers: Sequence[Total]) -> bool:
    """Whether the numbers of the next sentence are together the count of the one before."""
    total = sum(total.low for total in numbers)
    if len(numbers) < 2 or whole.low != whole.high:
        return False
    return total == whole.low or (is_near(total, whole) and all(number.how == "bare" for number in numbers))


def _is_blamed(line: Line, total: Total) -> bool:
    """ "the rebels accused the army of 23" """
    if line.is_before("of what", total.start) is None:
        return False
    return line.has("accuses", total.start - BLAME_REACH, total.start)


def _ends_at(line: Line, at: int, stop: int) -> bool:
    found = line.vocabulary.claims.longest(line.words, at)
    return bool(found and found[1] <= stop <= found[1] + 1)


def _dated_near(line: Line, at: int) -> bool:
    return any(here in line.dated for here in range(at, at + NEAR + 1))


def _is_parallel(line: Line, whole: Total, total: Total) -> bool:
    """ "14 violations by the army and 9 by the rebels", "23 on Friday and 8 on Saturday" """
    joined = line.is_and(total.start - 1)
    if joined and _dated_near(line, total.stop):
        return True
    lead = line.is_at("label_lead", total.stop)
    first = _after_verbs(line, whole.stop)
    if first + 1 in line.dated and not _dated_near(line, total.stop):
        return False
    if lead is None or first >= len(line.words) or line.words[first].key != line.words[total.stop].key:
        return False
    return joined or line.words[total.start - 1].key == ","


def _after_verbs(line: Line, at: int) -> int:
    """Over "were recorded" after a number and its unit."""
    while at < len(line.words):
        found = line.vocabulary.claims.longest(line.words, at)
        if found and line.is_at("agent", found[1]):
            return len(line.words)
        stop = line.is_at("aside", at) or (found[1] if found else None)
        if stop is None:
            return at
        at = stop
    return at


def _owner(line: Line, whole: Total, total: Total) -> Phrase | None:
    """Who is named right before a bare number after a comma, "and" or "while"."""
    phrase = phrase_before(line, total.start, whole.stop)
    if phrase is None or phrase[1] != total.start or phrase[0] <= whole.stop:
        return None
    edge = phrase[0] - 1
    opens = line.words[edge].key == "," or line.is_and(edge) or edge in line.breaks
    places = {place.span.text for place in line.places}
    held = [actor for span, actor in line.actors if span.text == line.span(*phrase).text]
    if line.span(*phrase).text in places and not held:
        return None
    return phrase if opens and line.is_at("pronoun", phrase[0]) is None else None


def _is_kept(line: Line, whole: Whole, wholes: Sequence[Whole], cues: Sequence[Cue]) -> bool:
    """Whether a number with a unit is a count that someone keeps, and not how an event is told."""
    total = whole.total
    start, stop = line.segment(total.start)
    told = [cue for cue in cues if start <= cue.at < stop] or list(cues)
    keeps = any(_is_counting(line, cue) for cue in told)
    lasting = bool(_lasting(line))
    if total.low == total.high == 1 and not any(cue.phrase for cue in told if _is_counting(line, cue)):
        return False
    if total.vague and not lasting and not any(cue.phrase for cue in told):
        return False
    if (total.low if total.high is None else total.high) < 2 and total.how != "measure":
        return keeps or (total.high == 0 and bool(told) and lasting)
    if whole.unit.when == "always" or total.how == "measure":
        return True
    if whole.unit.when == "munition":
        by_day = lasting and bool(told) and (total.low >= MANY or len(wholes) > 1)
        return (keeps or by_day) and all(other.unit.when != "always" for other in wholes)
    if whole.unit.when == "unlisted":
        named = any(cue.phrase for cue in told if _is_counting(line, cue))
        return (keeps and (named or lasting)) or (lasting and bool(told) and total.low >= MANY)
    if total.how == "times":
        return total.low >= FEW or bool(told) or lasting
    if not keeps and not _is_long(line) and line.has("harm", total.stop, total.stop + NEAR):
        return False
    if keeps or (lasting and total.low >= MANY):
        return True
    return bool(told) and (
        total.low >= SOME or (lasting and total.low >= FEW) or (len(wholes) > 1 and lasting)
    )


def _is_counting(line: Line, cue: Cue) -> bool:
    found = line.vocabulary.claims.longest(line.words, cue.at)
    return bool(found and found[0] == "counts")


def _lasting(line: Line) -> list[TimeRef]:
    return [time for time in line.times if is_lasting(time)]


def _is_long(line: Line) -> bool:
    """Whether a time of several days is told, in which no single event happened."""
    whens = [time.when for time in _lasting(line) if time.when]
    return any(when.earliest and when.latest and when.latest - when.earliest >= LONG for when in whens)


def is_lasting(time: TimeRef) -> bool:
    """Whether a time is long enough to be the window of a count."""
    if time.when is None or time.when.earliest is None or time.when.latest is None:
        return time.duration is not None and time.duration >= LASTING
    return time.when.latest - time.when.earliest >= LASTING
