"""Gives a phrase, a range or a length of time its place in UTC, with its basis and what had to be assumed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from holdfire.model.case import Case
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.moments.clock import Clock
from holdfire.reading.moments.said_time import NIGHT_CROSSES, Phrase, Range
from holdfire.reading.moments.spoken_clock import MINUTES_AN_HOUR
from holdfire.reading.moments.tense import Tense
from holdfire.reading.moments.time_words import PartOfDay, TimeWords
from holdfire.reading.moments.two_clocks import conflict_note, held_against
from holdfire.reading.moments.which_day import DAY, WEEK, Days, OpenDay, Standpoint, day_earlier, days_of
from holdfire.reading.moments.which_instant import (
    ClockZones,
    Placed,
    Shape,
    place_interval,
    wall_time,
    zones_of,
)
from holdfire.reading.word_stream import Words

SECOND = timedelta(seconds=1)
"""The last instant of a day or a part of it is one second before the next begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a phrase stands: the report's day, the zone of the case, the day named before in the paragraph,
    the tense around it, the words of its sentence, the case, whose days may tell a year, and the moment
    at which the report came out, where it is known to the hour."""

    today: date | None
    zone: str | None
    day_before: date | None
    tense: Tense
    book: TimeWords
    words: Words = ()
    case: Case | None = None
    moment: datetime | None = None

    @property
    def standpoint(self) -> Standpoint:
        """What a day is counted from."""
        return Standpoint(today=self.today, day_before=self.day_before, tense=self.tense, case=self.case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What a time expression was read as; `day` is the day it names, for what is counted from it."""

    when: When | None
    note: str | None = None
    duration: timedelta | None = None
    day: date | None = None


def time_of_phrase(phrase: Phrase, wall: str, setting: Setting) -> Timed | None:
    """The time of one phrase; None where the calendar has no such day."""
    try:
        days = days_of(_with_day_of_other(phrase), setting.standpoint)
        if isinstance(days, OpenDay):
            return _open(days, phrase, wall)
        days = day_earlier(days) if phrase.day_before else days
        timed = _placed(phrase, days, wall, setting)
        return _left_open(timed) if phrase.eve_of_another else timed
    except (ValueError, OverflowError):
        return None


def _left_open(timed: Timed) -> Timed:
    """ "On the eve of the talks": when the talks are is not said here, so the day before the report's is only
    a possible reading (translations write it for "yesterday")."""
    assert timed.when is not None
    when = replace(timed.when, earliest=None, latest=None, alternatives=(timed.when,))
    return Timed(when=when, note="the day before something whose own day is not said with it")


def _with_day_of_other(phrase: Phrase) -> Phrase:
    """A phrase that names no day takes it from the second clock beside it."""
    if phrase.names_a_day or not phrase.other:
        return phrase
    return _with_day_of(phrase, phrase.other)


def _open(days: OpenDay, phrase: Phrase, wall: str) -> Timed:
    precision = _clock_precision(phrase) if phrase.clock else Precision.DAY
    when = When(earliest=None, latest=None, wall=wall, precision=precision, basis=TimeBasis.RELATIVE)
    return Timed(when=when, note=days.note)


def _placed(phrase: Phrase, days: Days, wall: str, setting: Setting) -> Timed:
    zones = zones_of(phrase.zone, setting.zone)
    if phrase.clock:
        placed = _at_clock(phrase, days, zones, wall, setting)
    elif phrase.part:
        placed = _in_part(phrase.part, days, zones, wall)
    else:
        placed = _on_days(days, zones, wall)
    notes = [note for note in (days.note, *placed.notes) if note]
    by_day = phrase.names_a_day and (phrase.date is None or phrase.date.day is not None)
    named = days.first if by_day else None
    return Timed(when=placed.when, note="; ".join(notes) or None, day=named)


def _clock_precision(phrase: Phrase) -> Precision:
    clock = phrase.clock
    return Precision.MINUTE if clock and (clock.to_the_minute or clock.moment) else Precision.HOUR


def _clock_basis(phrase: Phrase, days: Days, zones: ClockZones) -> TimeBasis:
    if zones.assumed and zones.zones:
        return TimeBasis.ASSUMED_ZONE
    return TimeBasis.STATED if days.full or (days.stated and phrase.zone) else TimeBasis.RELATIVE


def _at_clock(phrase: Phrase, days: Days, zones: ClockZones, wall: str, setting: Setting) -> Placed:
    assert phrase.clock is not None
    if not (phrase.clock.is_midnight and setting.tense.closes):
        days = _after_midnight(phrase, days)
    moment = wall_time(days.first, phrase.clock, closes=setting.tense.closes)
    shape = Shape(wall, _clock_precision(phrase), _clock_basis(phrase, days, zones))
    placed = place_interval(moment, moment, zones, shape)
    others = _other_walls(phrase, days, moment)
    if phrase.other:
        return _with_other_clocks(placed, phrase, (moment, *others), zones, setting)
    if not phrase.names_a_day and not phrase.clock.is_midnight:
        return placed
    notes = placed.notes
    if phrase.clock.is_midnight and phrase.names_a_day:
        notes = (*notes, f"midnight may open or close a day: it may be {others[0]:%Y-%m-%d %H:%M}")
    alternatives = tuple(
        replace(place_interval(other, other, zones, shape).when, alternatives=()) for other in others
    )
    when = replace(placed.when, alternatives=(*placed.when.alternatives, *alternatives))
    return Placed(when=when, notes=notes)


def _after_midnight(phrase: Phrase, days: Days) -> Days:
    """ "Last night at two", "at 02:00 on the night of 5-6 March": the small hours are the next day's."""
    assert phrase.clock is not None
    two_days = days.last == days.first + DAY
    by_relative = phrase.relative and not phrase.weekday and not phrase.date
    if not phrase.part or not (two_days or by_relative):
        return days
    small = phrase.clock.minutes < (phrase.part.to_hour - NIGHT_CROSSES) * MINUTES_AN_HOUR
    return replace(days, first=days.first + DAY, last=days.first + DAY, others=()) if small else days


def _other_walls(phrase: Phrase, days: Days, moment: datetime) -> tuple[datetime, ...]:
    """Other wall times the same words may mean: the other midnight, another day."""
    assert phrase.clock is not None
    others = [moment + (day - days.first) for day in days.others]
    if phrase.clock.is_midnight:
        opens = moment.date() == days.first
        others.insert(0, moment + (DAY if opens else -DAY))
    elif not phrase.names_a_day:
        others += [moment - DAY, moment + DAY]
    return tuple(others)


def _with_other_clocks(
    placed: Placed, phrase: Phrase, walls: tuple[datetime, ...], zones: ClockZones, setting: Setting
) -> Placed:
    other = phrase.other
    while other:
        placed, pair = held_against(placed, walls, zones, other, setting.zone)
        if pair and other.clock and other.zone:
            told = wall_time(pair.wall.date(), other.clock)
            named = frozenset(word.key for word in setting.words)
            note = conflict_note(pair, f"{told:%H:%M} {other.zone.words}", told, setting.book, named)
            placed = replace(placed, notes=(*placed.notes, note))
        other = other.other
    return placed


def _in_part(part: PartOfDay, days: Days, zones: ClockZones, wall: str) -> Placed:
    """A part of a day; of "the night of 5-6 March", the one night between the two days."""
    night = days.last == days.first + DAY and part.to_hour > 24
    last_day = days.first if night else days.last
    first = _midnight(days.first) + timedelta(hours=part.from_hour)
    last = _midnight(last_day) + timedelta(hours=part.to_hour) - SECOND
    basis = TimeBasis.STATED if days.full else TimeBasis.RELATIVE
    return place_interval(first, last, zones_without_note(zones), Shape(wall, Precision.PART_OF_DAY, basis))


def _on_days(days: Days, zones: ClockZones, wall: str) -> Placed:
    basis = TimeBasis.STATED if days.full else TimeBasis.RELATIVE
    shape = Shape(wall, days.precision, basis)
    quiet = zones_without_note(zones)
    placed = place_interval(_midnight(days.first), _midnight(days.last + DAY) - SECOND, quiet, shape)
    length = days.last - days.first + DAY - SECOND
    if not days.others:
        return placed
    alternatives = tuple(
        place_interval(_midnight(day), _midnight(day) + length, quiet, shape).when for day in days.others
    )
    when = replace(placed.when, alternatives=(*placed.when.alternatives, *alternatives))
    return Placed(when=when, notes=placed.notes)


@lru_cache(maxsize=256)
def zones_without_note(zones: ClockZones) -> ClockZones:
    """For whole days, whose zone matters at their edges only: the assumption is not worth a sentence."""
    return replace(zones, note=None) if zones.assumed and zones.note else zones


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def time_of_range(said: Range, wall: str, setting: Setting) -> Timed | None:
    """From the beginning of the first to the end of the last; each lends the other what it leaves unsaid."""
    first, last = _sharing(said.first, said.last)
    first = _in_year_of_last(first, last, setting)
    opening = time_of_phrase(first, wall, replace(setting, tense=replace(setting.tense, closes=False)))
    closing_setting = replace(setting, tense=replace(setting.tense, closes=True))
    closing = time_of_phrase(last, wall, closing_setting)
    if not opening or not closing or not opening.when or not closing.when:
        return None
    starts, ends = opening.when, closing.when
    if starts.earliest is None or ends.latest is None:
        return replace(opening, when=replace(starts, precision=Precision.RANGE))
    if first.part and not last.part and not last.clock:
        return opening if ends.latest - starts.earliest <= 3 * DAY else None
    starts, ends = _in_order(starts, ends, said)
    if starts.earliest is None or ends.latest is None or ends.latest < starts.earliest:
        return None
    precision = _clock_precision(first) if first.clock else Precision.RANGE
    basis = ends.basis if said.first.names_a_day else starts.basis
    when = replace(starts, latest=ends.latest, precision=precision, basis=basis, alternatives=())
    return replace(opening, when=when)


def _sharing(first: Phrase, last: Phrase) -> tuple[Phrase, Phrase]:
    zone_first, zone_last = first.zone or last.zone, last.zone or first.zone
    if first.clock and last.clock and last.clock.half and not first.clock.half:
        first = replace(first, clock=_same_half(first.clock, last.clock))
    first, last = replace(first, zone=zone_first), replace(last, zone=zone_last)
    if first.date and last.date and first.date.year is None and first.date.month and last.date.month:
        year = last.date.year
        if year is not None and first.date.month > last.date.month:
            year -= 1
        first = replace(first, date=replace(first.date, year=year))
    return _with_day_of(first, last), _with_day_of(last, first)


def _same_half(first: Clock, last: Clock) -> Clock:
    """ "between 6 and 9 p.m.": the first clock is in the half of the second, if that comes before it."""
    shared = replace(first, half=last.half)
    return shared if 1 <= first.hour <= 12 and shared.minutes < last.minutes else first


def _with_day_of(phrase: Phrase, lender: Phrase) -> Phrase:
    if phrase.names_a_day or not lender.names_a_day:
        return phrase
    return replace(
        phrase,
        date=lender.date,
        weekday=lender.weekday,
        relative=lender.relative,
        truce_day=lender.truce_day,
        day_before=lender.day_before,
    )


def _in_year_of_last(first: Phrase, last: Phrase, setting: Setting) -> Phrase:
    """ "12 to 18 September": whatever year the end is in, the beginning comes before it."""
    if not (first.date and last.date and first.date.month and first.date.year is None):
        return first
    try:
        days = days_of(last, setting.standpoint)
    except (ValueError, OverflowError):
        return first
    if isinstance(days, OpenDay):
        return first
    year = days.first.year - (first.date.month > days.first.month)
    return replace(first, date=replace(first.date, year=year))


def _in_order(starts: When, ends: When, said: Range) -> tuple[When, When]:
    """Clocks that run over midnight, and weekdays that run over a week's end, are put in order."""
    assert starts.earliest is not None
    assert ends.latest is not None
    if ends.latest >= starts.earliest:
        return starts, ends
    if said.first.clock and said.last.names_a_day and not said.first.names_a_day:
        return _shifted(starts, -DAY), ends
    return starts, _shifted(ends, DAY if said.first.clock else WEEK)


def _shifted(when: When, step: timedelta) -> When:
    assert when.earliest is not None
    assert when.latest is not None
    return replace(when, earliest=when.earliest + step, latest=when.latest + step, alternatives=())
