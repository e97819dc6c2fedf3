"""The window a published count covers, from the times told by it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_opening import opening
from holdfire.reading.counting.tally_stretches import (
    DAY,
    SECOND,
    WEEK,
    Stretch,
    end_of_day,
    stretches_of,
)
from holdfire.reading.counting.tally_totals import Whole
from holdfire.reading.moments.times import Reference

FIRST_YEAR = 1945
SINCE_REACH = 12
"""Words that may stand between "since" and its day ("since the truce entered into force on 2 April")."""
SAYING_REACH = 7
"""Words that a verb of saying may stand before its day ("told reporters in Kyiv on Monday")."""
NEAR = 3


def window_named(line: Line, reference: Reference) -> When | None:
    """The first time in a sentence that can be the window of the count told before it."""
    return next(
        (_as_window(line, item, reference) for item in stretches_of(line, reference) if item.lasting), None
    )


def window_of(line: Line, whole: Whole, wholes: Sequence[Whole], reference: Reference) -> When | None:
    """The time a count covers, None where its clause names none. Bounds are UTC, both included; "since" runs
    to the end of the report's day, a past day is never one that is still to come."""
    if whole.total.how == "measure" and line.has("since", *whole.total.place):
        return _since_in(line, whole, reference)
    stretches = [item for item in stretches_of(line, reference) if _is_of_the_count(line, item)]
    chosen = next(_in_order(line, whole, wholes, stretches), None)
    if chosen is None:
        alone = _last_day(line, whole, reference) or _since_alone(line, whole, reference)
        return alone or _year(line, whole, reference)
    return _as_window(line, chosen, reference)


def _in_order(
    line: Line, whole: Whole, wholes: Sequence[Whole], stretches: Sequence[Stretch]
) -> Iterator[Stretch]:
    """The times of its clause, the likeliest first: after the count, before all counts, between, last."""
    start, stop = line.segment(whole.total.start)
    own = [item for item in stretches if start <= item.start < stop]
    place = wholes.index(whole)
    later = wholes[place + 1].total.start if place + 1 < len(wholes) else len(line.words)
    first = wholes[0].total.start
    inside = [item for item in own if _holds(whole, item)]
    after = [item for item in own if whole.total.stop <= item.start < later]
    after = [item for item in after if not line.has("set against", whole.total.stop, item.start)]
    divided = [item for item in after if opening(line, whole.total.stop, item.start) is not None]
    after = [item for item in after if item not in divided]
    leading = [item for item in own if item.stop <= first]
    before = wholes[place - 1].total.stop if place else 0
    near = (item for item in own if before <= item.start and _leads(line, item, whole.total.start))
    yield from inside
    if whole.leans and not whole.compared:  # "and in May 14"
        yield from (item for item in near if item.lasting)
    yield from _lasting_first(line, after)
    if not whole.compared:
        yield from _lasting_first(line, leading[::-1])
        yield from (item for item in own if first <= item.start < whole.total.start and not whole.leans)
        if not any(other.compared for other in wholes[place + 1 : place + 2]):
            yield from (item for item in own if item.start >= later and item.lasting)
    yield from (
        item for item in _lasting_first(line, divided) if not line.has("since", start, whole.total.start)
    )


def _leads(line: Line, item: Stretch, at: int) -> bool:
    """Whether a time stands right before a number, but for "alone" and "another"."""
    return 0 <= at - item.stop < NEAR and not any(line.is_and(here) for here in range(item.stop, at))


def _lasting_first(line: Line, items: Sequence[Stretch]) -> list[Stretch]:
    """Those that last, or say since or until when, a bare length after the dated ones; a mere moment is the
    time of something else."""
    fit = [item for item in items if item.lasting or _since(line, item) is not None or _until(line, item)]
    return sorted(fit, key=lambda item: item.when is None)


def _is_of_the_count(line: Line, item: Stretch) -> bool:
    """Whether a time can be a count's: not the day someone spoke, nor that of the truce itself."""
    if _since(line, item) is not None:
        return True
    if line.is_before("no window", item.start) is not None or _describes(line, item):
        return False
    return not _is_of_the_saying(line, item.start)


def _describes(line: Line, item: Stretch) -> bool:
    """ "A 16-day truce": a length that describes what follows, which is no period."""
    hyphen = any(line.words[at].key == "-" and line.words[at].glued for at in range(item.start, item.stop))
    bare = item.when is None or item.when.precision is Precision.RANGE
    followed = not line.is_mark(item.stop) and not line.is_at("bare", item.stop)
    return bool(
        hyphen and item.duration and bare and followed and line.is_at("stretch of time", item.stop) is None
    )


def _is_of_the_saying(line: Line, at: int) -> bool:
    """ "said on Monday", "in a statement on Monday" """
    while (lead := line.is_before("says when", at)) is not None:
        at = lead
    verbs = line.vocabulary.claims
    told = verbs.longest(line.words, _after_time(line, at))
    if told and told[0] == "says" and at and not line.is_mark(at - 1) and not line.is_and(at - 1):
        return True
    if _is_said_before(line, at):
        return True
    if line.is_mark(at - 1) or not line.is_at("document", at - 1):
        return False
    return line.words[at].key == "on"


def _is_said_before(line: Line, at: int) -> bool:
    """Whether only whom it was told, or where, stands between a verb of saying and word `at`."""
    for start in range(at - 1, max(at - SAYING_REACH, 0) - 1, -1):
        found = line.vocabulary.claims.longest(line.words, start)
        if found and found[1] <= at:
            return found[0] == "says" and (found[1] == at or line.is_at("tells", start) is not None)
        told = line.vocabulary.deeds.longest(line.words, start) or line.vocabulary.units.longest(
            line.words, start
        )
        if told or line.is_mark(start) or line.words[start].digits or line.is_at("opens a clause", start):
            return False
    return False


def _after_time(line: Line, at: int) -> int:
    """The word after a time, and the small words that may stand before a verb ("today again accused")."""
    while at in line.dated or line.is_at("says when", at):
        at += 1
    while (aside := line.is_at("aside", at)) is not None:
        at = aside
    return at


def _as_window(line: Line, item: Stretch, reference: Reference) -> When:
    """The time as the window of a count: since and until said, and cut at the end of the report's day."""
    if item.when is None:
        return _of_length(line, item, reference)
    when = replace(item.when, duration=item.when.duration or item.duration)
    end = end_of_day(reference.date, when.zone or reference.zone)
    start = _since(line, item)
    wall = line.span(item.start if start is None else start, item.stop).text
    if start is not None and when.earliest is not None:
        latest = end if end and end > when.earliest else None
        begin = _day_of(when) if line.has("day part", item.start, item.stop) else when.earliest
        return replace(when, earliest=begin, latest=latest, wall=wall, precision=Precision.RANGE)
    if _ends_a_week(line, item) and when.latest is not None:
        earliest = when.latest + SECOND - WEEK
        return replace(when, earliest=earliest, duration=WEEK, precision=Precision.RANGE)
    if _until(line, item):
        return replace(when, earliest=_beginning_told(line, reference), precision=Precision.RANGE)
    if end and when.latest and when.earliest and when.earliest <= end < when.latest:
        return replace(when, latest=end)
    return when


def _beginning_told(line: Line, reference: Reference) -> datetime | None:
    """ "From the beginning of the day, as of 18:00": the beginning of what is told up to a moment."""
    told = (
        _beginning(line, after, reference)
        for at in range(len(line.words))
        if (after := line.is_at("since", at))
    )
    return next((begins for begins in told if begins), None)


def _day_of(when: When) -> datetime | None:
    """The beginning of the day of a dawn or morning: counts since then are of whole days."""
    if when.earliest is None or when.zone is None:
        return when.earliest
    zone = ZoneInfo(when.zone)
    day = when.earliest.astimezone(zone).date()
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


def _since(line: Line, item: Stretch) -> int | None:
    """The word "since" that a time goes with; commas and numbers may not stand between."""
    lead = line.is_before("from then", item.start)
    if lead is not None and _is_a_beginning(line, item):
        return lead
    for at in range(item.start - 1, max(item.start - SINCE_REACH, 0) - 1, -1):
        stop = line.is_at("since", at)
        if stop and stop <= item.start:
            return at
        if (line.is_mark(at) and line.words[at].key not in "-'’") or at in line.dated:
            return None
    return None


def _is_a_beginning(line: Line, item: Stretch) -> bool:
    """Whether a moment or a day, and no two of them, is told, and by whoever counts."""
    when = item.when
    if when is None or when.earliest is None or when.latest is None:
        return False
    single = when.earliest == when.latest or when.precision is Precision.DAY
    joined = line.is_at("joins days", item.stop)
    return single and not (joined and joined in line.dated)


def _until(line: Line, item: Stretch) -> bool:
    at = item.start
    if at and line.is_at("determiner", at - 1):
        at -= 1
    return line.is_before("until", at) is not None


def _ends_a_week(line: Line, item: Stretch) -> bool:
    return item.duration is None and line.is_before("week to", item.start) is not None


def _of_length(line: Line, item: Stretch, reference: Reference) -> When:
    """A bare length: "over 24 hours" are the last ones, "the first 24 hours" are not dated."""
    lead = item.start
    while (before := line.is_before("lead in", lead)) is not None:
        lead = before
    latest = end_of_day(reference.date, reference.zone)
    undated = line.is_before("not the last", item.start) is not None or lead == item.start
    length = item.duration or DAY
    return When(
        earliest=None if undated or latest is None else latest + SECOND - length,
        latest=None if undated else latest,
        wall=line.span(item.start, item.stop).text,
        precision=Precision.RANGE,
        basis=TimeBasis.RELATIVE,
        zone=reference.zone,
        duration=item.duration,
    )


def _last_day(line: Line, whole: Whole, reference: Reference) -> When | None:
    """ "Within the day", as translations write "in the past 24 hours"."""
    start, stop = line.segment(whole.total.start)
    latest = end_of_day(reference.date, reference.zone)
    for at in range(start, stop):
        end = line.is_at("last day", at)
        if end:
            return When(
                earliest=latest + SECOND - DAY if latest else None,
                latest=latest,
                wall=line.span(at, end).text,
                precision=Precision.RANGE,
                basis=TimeBasis.RELATIVE,
                zone=reference.zone,
                duration=DAY,
            )
    return None


def _since_in(line: Line, whole: Whole, reference: Reference) -> When | None:
    """ "bringing arrests since 3 March to 140": a time among the words of the count itself."""
    within = (item for item in stretches_of(line, reference) if _holds(whole, item))
    chosen = next((item for item in within if _since(line, item) is not None), None)
    return _as_window(line, chosen, reference) if chosen else _since_alone(line, whole, reference)


def _holds(whole: Whole, item: Stretch) -> bool:
    return whole.total.start <= item.start < whole.total.stop


def _beginning(line: Line, at: int, reference: Reference) -> datetime | None:
    """The first second of "the start of the month" and the like, of the report's own."""
    if reference.date is None:
        return None
    day = reference.date
    firsts = {
        "start of day": day,
        "start of week": day - DAY * day.weekday(),
        "start of month": day.replace(day=1),
        "start of year": day.replace(month=1, day=1),
    }
    first = next((day for role, day in firsts.items() if line.is_at(role, at)), None)
    before = end_of_day(first - DAY, reference.zone) if first else None
    return before + SECOND if before else None


def _year(line: Line, whole: Whole, reference: Reference) -> When | None:
    """ "During 2014": a whole year, to the end of the report's day where it is this one."""
    for at in range(1, len(line.words)):
        word = line.words[at]
        here = word.digits and len(word.text) == 4 and word.number >= FIRST_YEAR and at not in line.dated
        if not here or line.is_before("lead in", at) is None or whole.total.start <= at < whole.total.stop:
            continue
        if reference.date is None or word.number > reference.date.year or not _ends_here(line, at + 1):
            continue
        first, last = date(word.number, 1, 1), min(date(word.number, 12, 31), reference.date)
        before = end_of_day(first - DAY, reference.zone)
        return When(
            earliest=before + SECOND if before else None,
            latest=end_of_day(last, reference.zone),
            wall=word.text,
            precision=Precision.RANGE,
            basis=TimeBasis.RELATIVE,
            zone=reference.zone,
        )
    return None


def _ends_here(line: Line, at: int) -> bool:
    """Whether no noun follows that a number before it could count."""
    return line.is_mark(at) or line.is_at("bare", at) is not None or line.is_at("by", at) is not None


def _since_alone(line: Line, whole: Whole, reference: Reference) -> When | None:
    """ "Since the truce began": an end, and a beginning that these words do not date."""
    start, stop = line.segment(whole.total.start)
    for at in range(whole.total.start if whole.leans else start, stop):
        after = line.is_at("since", at)
        if after and after < stop:
            return When(
                earliest=_beginning(line, after, reference),
                latest=end_of_day(reference.date, reference.zone),
                wall=line.span(at, min(at + NEAR, stop)).text,
                precision=Precision.RANGE,
                basis=TimeBasis.RELATIVE,
                zone=reference.zone,
            )
    return None
