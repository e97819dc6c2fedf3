"""A length of time as an agreement gives it: hours and days as they pass, months as the calendar has them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """So many calendar `months`, or `days` where the text counts whole days (weeks among them) so that a rule
    of counting days may apply, or hours and minutes as `rest`. `text` is how the agreement puts it."""

    text: str
    months: int = 0
    rest: timedelta = timedelta(0)
    days: int | None = None

    def after(self, moment: datetime, zone: str) -> datetime:
        """The UTC moment this long after a UTC moment. Months and days keep the clock time of `zone` (IANA)
        over a change of clocks; a day that the month lacks becomes its last (31 January, one month on)."""
        return self._off(moment, zone, 1)

    def before(self, moment: datetime, zone: str) -> datetime:
        """The UTC moment this long before a UTC moment, counted in the same way."""
        return self._off(moment, zone, -1)

    def _off(self, moment: datetime, zone: str, sign: int) -> datetime:
        if not self.months and self.days is None:
            return moment + sign * self.rest
        local = _months_on(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None), sign * self.months)
        ends = local + sign * timedelta(days=self.days or 0)
        return ends.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _months_on(local: datetime, months: int) -> datetime:
    years, month = divmod(local.month - 1 + months, MONTHS_A_YEAR)
    year, month = local.year + years, month + 1
    return local.replace(year=year, month=month, day=min(local.day, monthrange(year, month)[1]))
