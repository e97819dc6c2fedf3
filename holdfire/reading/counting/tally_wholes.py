"""Tells which numbers of a sentence are published counts of their own, and which only parts or no count."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from holdfire.model.when import TimeRef
from holdfire.reading.counting.tally_claimants import Cue
from holdfire.reading.counting.tally_leaning import ends_at, leaning_of, owner_of
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_opening import opening
from holdfire.reading.counting.tally_phrases import Phrase
from holdfire.reading.counting.tally_totals import Total, Whole
from holdfire.reading.counting.tally_words import Unit

NEAR = 3
"""How many words off "killed" makes attacks one event's."""
FEW = 4
"""Fewer attacks than this, told with a day and a speaker but by nobody who keeps count, are events told."""
SOME = 6
"""So many attacks or more are a count where someone says so."""
MANY = 10
"""So many attacks or more are a count where a day or a speaker is named."""
LONG = timedelta(days=2)
"""What is told of so long a time is a count and no event."""
SHORTEST_NIGHT = timedelta(hours=7)
"""Rounds told of less are those of one event."""
LASTING = timedelta(minutes=30)
"""A time shorter than this is a moment and no window of a count."""


def wholes_of(
    line: Line, numbers: Sequence[Total], cues: Sequence[Cue], before: Unit | None
) -> tuple[Whole, ...]:
    """The counts of a sentence, in order; `before` is the unit counted in the sentence before it."""
    wholes: list[Whole] = []
    in_list, divided = False, 0
    for number, total in enumerate(numbers):
        last = wholes[-1] if wholes else None
        if number < divided:
            continue
        if total.unit is None:
            leaning = leaning_of(line, numbers, number, (last, before), cues)
            if leaning and not (in_list and not _is_set_apart(line, numbers[number - 1], total)):
                wholes.append(leaning)
            continue
        if last and line.is_before("compared", total.start) is not None:
            wholes.append(Whole(total=total, unit=total.unit, leans=True, compared=True))
            continue
        in_list = last is not None and _is_part(line, last.total, total, cues, in_list=in_list)
        if not in_list:
            owner = _gapped(line, last, total, cues)
            wholes.append(Whole(total=total, unit=total.unit, owner=owner))
            divided = _divided_to(line, numbers, number)
    kept = [whole for whole in wholes if whole.leans or _is_kept(line, whole, wholes, cues)]
    kept = [whole for number, whole in enumerate(kept) if number or before or not whole.leans]
    ends = [*(_begins(line, whole) for whole in kept[1:]), len(line.words)]
    return tuple(replace(whole, limit=end) for whole, end in zip(kept, ends, strict=False))


def _divided_to(line: Line, numbers: Sequence[Total], number: int) -> int:
    """Before which of the numbers those stop that tell a count as so many times here and so many there, and
    are together that count; 0 where none do."""
    whole, parts = numbers[number], 0
    for place in range(number + 1, len(numbers)):
        part = numbers[place]
        alike = part.unit is None or (part.how == "times" and part.unit == whole.unit)
        if not alike or any(whole.stop <= brk <= part.start for brk in line.breaks):
            return 0
        parts += part.low
        if parts == whole.low and place > number + 1:
            return place + 1
    return 0


def _gapped(line: Line, last: Whole | None, total: Total, cues: Sequence[Cue]) -> Phrase | None:
    """Who claims a count whose verb is left out: "Donetsk claimed 66 shellings, and Kyiv 61 attacks"."""
    told = last is not None and any(cue.phrase and ends_at(line, cue.at, last.total.start) for cue in cues)
    own = any(last and last.total.stop <= cue.at < total.start for cue in cues)
    return owner_of(line, last.total, total) if last and told and not own else None


def _begins(line: Line, whole: Whole) -> int:
    """Where the part of the sentence begins that tells a later count."""
    start = whole.owner[0] if whole.owner else whole.total.start
    breaks = [at for at in line.breaks if at <= start]
    return max(breaks) if breaks and start - max(breaks) < LONGEST_LEAD else start


LONGEST_LEAD = 20
"""Words that may stand between "while" and the count of its clause."""


def _is_set_apart(line: Line, whole: Total, total: Total) -> bool:
    """Whether another clause begins between two numbers."""
    return any(whole.stop <= brk <= total.start for brk in line.breaks)


def _is_part(line: Line, whole: Total, total: Total, cues: Sequence[Cue], *, in_list: bool) -> bool:
    """Whether a number with a unit is a part of the count before it."""
    start, stop = whole.stop, total.start
    if total.of_known and total.low <= whole.low:
        return True
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
        apart = joined or line.words[start].key == "(" or owner_of(line, whole, total) is not None
        return not apart and total.unit.name == whole.unit.name
    listed = line.words[start].key == "," if start < stop else False
    return listed and not joined and whole.unit.when == "always" and total.unit.when != "always"


def _in_brackets(line: Line, at: int) -> bool:
    opened = [n for n in range(at) if line.words[n].key == "("]
    return bool(opened) and not any(line.words[n].key == ")" for n in range(opened[-1], at))


def _is_kept(line: Line, whole: Whole, wholes: Sequence[Whole], cues: Sequence[Cue]) -> bool:
    """Whether a number with a unit is a count that someone keeps, and not how an event is told."""
    total = whole.total
    start, stop = line.segment(total.start)
    told = [cue for cue in cues if start <= cue.at < stop] or list(cues)
    keeps = any(_is_counting(line, cue) for cue in told)
    lasting = bool(_lasting(line)) or line.has("last day", start, stop)
    sure = whole.unit.when == "always" and lasting
    if total.low == total.high == 1 and not any(
        cue.phrase for cue in told if sure or _is_counting(line, cue)
    ):
        return False
    if total.vague and not lasting and not any(cue.phrase for cue in told):
        return False
    if (total.low if total.high is None else total.high) < 2 and total.how != "measure":
        return keeps or (total.high == 1 and sure) or (total.high == 0 and bool(told) and lasting)
    if whole.unit.when == "always" or total.how == "measure":
        return True
    if whole.unit.when == "munition":
        if _is_spent(line, whole, wholes):
            return False
        keeps = any(_is_counting(line, cue) and line.is_at("stock", cue.at) is None for cue in told)
        by_day = _is_a_day(line) and bool(told) and (total.low >= MANY or len(wholes) > 1)
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
    if _is_long(line) and any(cue.phrase for cue in told):
        return True
    return bool(told) and (
        total.low >= SOME or (lasting and total.low >= FEW) or (len(wholes) > 1 and lasting)
    )


def _is_spent(line: Line, whole: Whole, wholes: Sequence[Whole]) -> bool:
    """Whether rounds are told as what an event or the deeds counted before took: "hit by eleven rockets",
    "200 times, firing 1,800 shots"."""
    start = whole.total.start
    if line.is_before("hit by", start) is not None:
        return True
    counted = any(other.unit.when != "munition" and other.total.stop <= start for other in wholes)
    return counted and line.is_before("spending", start) is not None


def _is_counting(line: Line, cue: Cue) -> bool:
    found = line.vocabulary.claims.longest(line.words, cue.at)
    return bool(found and found[0] == "counts")


def _lasting(line: Line) -> list[TimeRef]:
    return [time for time in line.times if is_lasting(time)]


def _is_long(line: Line) -> bool:
    """Whether a time of several days is told, in which no single event happened."""
    whens = [time.when for time in _lasting(line) if time.when]
    return any(when.earliest and when.latest and when.latest - when.earliest >= LONG for when in whens)


def _is_a_day(line: Line) -> bool:
    """Whether a night or more is told, and not the part of a day in which a place was hit."""
    whens = [time.when for time in _lasting(line) if time.when]
    long = any(
        when.earliest and when.latest and when.latest - when.earliest >= SHORTEST_NIGHT for when in whens
    )
    return (
        long or line.has("last day", 0, len(line.words)) or any(time.when is None for time in _lasting(line))
    )


def is_lasting(time: TimeRef) -> bool:
    """Whether a time is long enough to be the window of a count."""
    if time.when is None or time.when.earliest is None or time.when.latest is None:
        return time.duration is not None and time.duration >= LASTING
    return time.when.latest - time.when.earliest >= LASTING
