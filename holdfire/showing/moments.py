"""Puts times for a reader: local time of the case with its zone, UTC beside it, and how each is known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.model.when import When
from holdfire.showing.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeShown:
    """A time as a reader sees it: `local` in the case's zone, `utc` beside it (empty where it
    has no date), `wall` as quoted, how exact and how known it is. `conflict` says how far clocks named
    for one instant lie apart; `others` are other readings of the same words. `iso` is for machines, None
    where open."""

    local: str
    utc: str
    wall: str
    precision: str
    basis: str
    iso: str | None = None
    conflict: str | None = None
    others: "tuple[TimeShown, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Tells time in one zone (IANA name; UTC where the case has none)."""

    zone: str
    words: Words

    def moment(self, moment: datetime) -> str:
        """An instant in the clock's zone: "27 Feb 2016, 00:00"."""
        return self._instant(moment.astimezone(ZoneInfo(self.zone)))

    def utc(self, moment: datetime) -> str:
        """An instant in UTC."""
        return self._instant(moment.astimezone(UTC))

    def zone_at(self, moment: datetime) -> str:
        """The zone with its offset at a moment: "Asia/Damascus, UTC+02:00"."""
        offset = moment.astimezone(ZoneInfo(self.zone)).strftime("%z")
        return f"{self.zone}, UTC{offset[:3]}:{offset[3:]}"

    def stretch(self, first: datetime, last: datetime) -> str:
        """From one instant up to, without, another: whole days as days."""
        zone = ZoneInfo(self.zone)
        begins, ends = first.astimezone(zone), last.astimezone(zone)
        if _is_midnight(begins) and _is_midnight(ends):
            last_day = (ends - timedelta(minutes=1)).date()
            return self._days(begins.date(), last_day)
        return self._said("between", first=self._instant(begins), last=self._instant(ends))

    def shown(self, when: When) -> TimeShown:
        """A time of the record as a reader sees it."""
        conflict = None
        if when.conflict_minutes:
            conflict = self._said("conflict", minutes=when.conflict_minutes)
        return TimeShown(
            local=self._interval(when, ZoneInfo(self.zone)) or self._said("undated", wall=when.wall),
            utc=self._interval(when, ZoneInfo("UTC")),
            wall=when.wall,
            precision=self.words.of(when.precision),
            basis=self.words.of(when.basis),
            iso=when.earliest.isoformat() if when.earliest else None,
            conflict=conflict,
            others=tuple(self.shown(other) for other in when.alternatives),
        )

    def day(self, day: date) -> str:
        """A day: "27 Feb 2016"."""
        return f"{self.day_of_year(day)} {day.year}"

    def _days(self, first: date, last: date) -> str:
        """From one day to another, as one where they are the same."""
        if first == last:
            return self.day(first)
        return self._said("between", first=self.day(first), last=self.day(last))

    def _instant(self, moment: datetime) -> str:
        return f"{self.day(moment)}, {moment:%H:%M}"

    def day_of_year(self, day: date) -> str:
        """A day without its year: "27 Feb"."""
        return f"{self.words.named('Day', str(day.day))} {self.words.named('Month', str(day.month))}"

    def _interval(self, when: When, zone: ZoneInfo) -> str:
        """From the earliest to the latest instant, as short as it can be said; empty where both are open."""
        first = when.earliest.astimezone(zone) if when.earliest else None
        last = when.latest.astimezone(zone) if when.latest else None
        if first is None or last is None:
            if first:
                return self._said("from", first=self._instant(first))
            return self._said("by", last=self._instant(last)) if last else ""
        if first == last:
            return self._instant(first)
        if _is_midnight(first) and _ends_a_day(last):
            return self._days(first.date(), (last - timedelta(minutes=1)).date())
        if first.date() == last.date():
            return self._said("within", first=self._instant(first), last=f"{last:%H:%M}")
        same_year = first.year == last.year
        begins = f"{self.day_of_year(first)}, {first:%H:%M}" if same_year else self._instant(first)
        return self._said("between", first=begins, last=self._instant(last))

    def _said(self, what: str, **told: object) -> str:
        """A time put as the language puts it, by the words for this kind of time."""
        return self.words.named("Time", what).format(**told)


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute) == (0, 0)


def _ends_a_day(moment: datetime) -> bool:
    return _is_midnight(moment) or (moment.hour, moment.minute) == (23, 59)
