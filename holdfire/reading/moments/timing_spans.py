"""Places what is counted in units of time: two days ago, last week, the past 24 hours, within 72 hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.moments.time_span_words import FEW, SaidSpan
from holdfire.reading.moments.timing import SECOND, Setting, Timed, zones_without_note
from holdfire.reading.moments.which_day import DAY, NO_REPORT_DAY, WEEK
from holdfire.reading.moments.which_instant import Shape, place_interval, zones_of

_PRECISION = {
    "minute": Precision.DAY,
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "weekend": Precision.RANGE,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}


def time_of_span(span: SaidSpan, wall: str, setting: Setting) -> Timed | None:
    """The time a counted length names; without a `when` for a bare length."""
    ahead = setting.tense.ahead
    if not span.how or (span.how == "within" and ahead is False) or (span.how == "in" and not ahead):
        return Timed(when=None, duration=span.length)
    if setting.today is None:
        open_when = When(
            earliest=None, latest=None, wall=wall, precision=Precision.RANGE, basis=TimeBasis.RELATIVE
        )
        return Timed(when=open_when, note=NO_REPORT_DAY, duration=span.length)
    try:
        return _placed(span, wall, setting, setting.today)
    except (ValueError, OverflowError):
        return None


def _placed(span: SaidSpan, wall: str, setting: Setting, today: date) -> Timed:
    note = f"the number is not said: counted as about {FEW}" if span.vague else None
    if span.how in ("ago", "earlier"):
        base = setting.day_before if span.how == "earlier" and setting.day_before else today
        return _point(_stepped(base, span, -1), span, wall, setting, note)
    if span.how in ("later", "from_now") or (span.how == "in" and span.unit not in ("hour", "minute")):
        base = setting.day_before if span.how == "later" and setting.day_before else today
        return _point(_stepped(base, span, 1), span, wall, setting, note)
    if span.how in ("past", "coming", "this", "the") and not span.counted:
        first, last = _calendar_unit(span, today, ahead=setting.tense.ahead)
        if last - first >= DAY or span.unit not in ("hour", "minute", "day"):
            return Timed(when=_between(first, last, _PRECISION[span.unit], wall, setting))
    return _window(span, wall, setting, today, note)


def _point(day: date, span: SaidSpan, wall: str, setting: Setting, note: str | None) -> Timed:
    if span.unit in ("hour", "minute"):
        note = "the moment it is counted from is not said: taken as the same day"
    when = _between(day, day + DAY, _PRECISION[span.unit], wall, setting)
    return Timed(when=when, note=note, day=day if span.unit == "day" else None)


def _stepped(base: date, span: SaidSpan, direction: int) -> date:
    """The day so many units before or after; months and years keep the day of the month where they can."""
    if span.unit in ("month", "year"):
        step = span.number * (12 if span.unit == "year" else 1)
        months = base.year * 12 + base.month - 1 + direction * step
        if not 12 <= months < 12 * 9999:
            raise ValueError(f"no calendar reaches {span.number} {span.unit}s from {base}")
        return date(months // 12, months % 12 + 1, min(base.day, 28))
    if span.unit in ("hour", "minute") and span.length < DAY:
        return base
    return base + direction * span.length


def _calendar_unit(span: SaidSpan, today: date, *, ahead: bool | None) -> tuple[date, date]:
    """The first day of a calendar week, weekend, month or year, and the first day after it."""
    step = {"past": -1, "coming": 1}.get(span.how, 0) * span.number
    if span.unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step + 1, 1, 1)
    if span.unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _first_of(months), _first_of(months + 1)
    monday = today - today.weekday() * DAY
    if span.unit == "week":
        return monday + step * WEEK, monday + (step + 1) * WEEK
    if span.unit == "weekend":
        saturday = _saturday(span.how, today, ahead=ahead)
        return saturday, saturday + 2 * DAY
    return today, today


def _saturday(how: str, today: date, *, ahead: bool | None) -> date:
    """The Saturday of the weekend meant; while a weekend runs, "the" and "this weekend" mean it."""
    latest = today - ((today.weekday() - 5) % 7) * DAY
    running = today.weekday() >= 5
    if how == "past":
        return latest - WEEK if running else latest
    if how == "coming":
        return latest + WEEK
    looks_on = ahead if ahead is not None else how == "this"
    return latest + WEEK if looks_on and not running else latest


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _window(span: SaidSpan, wall: str, setting: Setting, today: date, note: str | None) -> Timed:
    """A length that reaches back from the end of the report's day, or on from its beginning."""
    if span.how == "past" and span.unit in ("hour", "minute") and setting.moment:
        return _back_from(setting.moment, span, wall, setting)
    midnight = datetime.combine(today, time())
    back = span.how == "past"
    first = midnight + DAY - span.length if back else midnight
    last = (midnight + DAY if back else midnight + max(span.length, DAY)) - SECOND
    edge = "end of the report's day, as no clock time is said" if back else "beginning of the report's day"
    notes = [f"counted from the {edge}", *([note] if note else [])]
    when = _local(first, last, Precision.RANGE, wall, setting)
    return Timed(when=replace(when, duration=span.length), note="; ".join(notes), duration=span.length)


def _back_from(moment: datetime, span: SaidSpan, wall: str, setting: Setting) -> Timed:
    """ "The past 24 hours" of a report whose hour is known."""
    when = When(
        earliest=(moment - span.length).astimezone(UTC),
        latest=moment.astimezone(UTC),
        wall=wall,
        precision=Precision.HOUR,
        basis=TimeBasis.RELATIVE,
        zone=setting.zone,
        duration=span.length,
    )
    note = "counted back from the hour at which the report came out"
    return Timed(when=when, note=note, duration=span.length)


def _between(first: date, after: date, precision: Precision, wall: str, setting: Setting) -> When:
    starts, ends = datetime.combine(first, time()), datetime.combine(after, time()) - SECOND
    return _local(starts, ends, precision, wall, setting)


def _local(first: datetime, last: datetime, precision: Precision, wall: str, setting: Setting) -> When:
    zones = zones_without_note(zones_of(None, setting.zone))
    return place_interval(first, last, zones, Shape(wall, precision, TimeBasis.RELATIVE)).when


def window_ending(span: SaidSpan, ending: Timed, wall: str) -> Timed | None:
    """ "the 24 hours to 10:00 on 8 March", "the three months to the end of May": the length that stops where
    `ending` does, with the last second of a day or a month."""
    end = ending.when
    if end is None or end.earliest is None or end.latest is None:
        return None
    try:
        begins = _length_before(end, span)
    except (ValueError, OverflowError):  # before the first day of the calendar
        return None
    when = replace(
        end,
        earliest=begins,
        latest=end.latest,
        wall=wall,
        precision=Precision.RANGE,
        duration=span.length,
        alternatives=(),
    )
    return Timed(when=when, note=ending.note, duration=span.length, day=ending.day)


def _length_before(end: When, span: SaidSpan) -> datetime:
    """Where a length begins that stops with a time, months and years by the calendar."""
    assert end.earliest is not None
    assert end.latest is not None
    if end.latest - end.earliest + SECOND < DAY:
        return end.earliest - span.length
    if span.unit not in ("month", "year"):
        return end.latest + SECOND - span.length
    zone = ZoneInfo(end.zone) if end.zone else UTC
    first = _stepped((end.latest + SECOND).astimezone(zone).date(), span, -1)
    return datetime.combine(first, time(), tzinfo=zone).astimezone(UTC)
