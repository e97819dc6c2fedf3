"""What a rate owes window by window, and what each claimant reports of it; silence is a gap, not a zero."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from holdfire.judging.day_count import DAY, local_day
from holdfire.judging.duties.amounts import Amount, amounts_in, amounts_of_tallies, middle, summed
from holdfire.judging.duties.evidence import Told
from holdfire.judging.life import effective_start, life_of
from holdfire.model.act import Act
from holdfire.model.delivery import Gap, RateStatus, RateWindow
from holdfire.model.duty import Humanitarian, Obligation, Rate
from holdfire.model.when import Precision, When

WITHIN_A_DAY = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})

MOST_WINDOWS = 20_000
"""No more windows than this are reckoned: those of an hour for two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A rate with numbers: so many each `per`, since a moment, until a moment (None: until now)."""

    duty: str
    rate: Rate
    count: int
    per: timedelta
    acts: tuple[Act, ...]
    since: datetime
    until: datetime | None


def rate_statuses(told: Told) -> Iterator[RateStatus]:
    """What is owed and reported of every rate that has numbers and acts which show it kept, obligations
    before humanitarian terms. Deliveries count whoever made them: a rate is about what comes through."""
    agreement = told.members.agreement
    life = life_of(agreement, told.now)
    ends = life.ends.latest if life.ends else None
    for obligation in agreement.obligations:
        yield from _status_of(obligation, (obligation.start, None), ends, told)
    for term in agreement.humanitarian:
        yield from _status_of(term, (term.since, term.until), ends, told)


def edges(since: datetime, until: datetime, per: timedelta, zone: str) -> list[datetime]:
    """The edges of windows of length `per` from the one that holds `since` on, the last after `until`: whole
    days of `zone`, from the midnight before `since`, where the length is one of whole days, else as time
    passes. Windows follow one another without gap or overlap, over a change of clocks too."""
    found: list[datetime] = []
    days, rest = divmod(per, DAY)
    first_day = local_day(since, zone)
    for number in range(MOST_WINDOWS + 1):
        if rest:
            edge = since + number * per
        else:
            day = first_day + number * days * timedelta(days=1)
            edge = datetime.combine(day, time(), ZoneInfo(zone)).astimezone(since.tzinfo)
        found.append(edge)
        if edge > until and number:
            break
    return found


def _status_of(
    clause: Obligation | Humanitarian,
    interval: tuple[When | None, When | None],
    ends: datetime | None,
    told: Told,
) -> Iterator[RateStatus]:
    rate = clause.rate
    since = _begins(interval[0], told)
    if rate is None or rate.count is None or rate.per is None or not clause.fulfilled_by or since is None:
        return
    untils = [until for until in (ends, interval[1].latest if interval[1] else None) if until]
    owed = Owed(
        duty=clause.id,
        rate=rate,
        count=rate.count,
        per=rate.per,
        acts=clause.fulfilled_by,
        since=since,
        until=min(untils) if untils else None,
    )
    if owed.since <= told.now:
        yield _status(owed, told)


def _begins(given: When | None, told: Told) -> datetime | None:
    since = given or effective_start(told.members.agreement)
    return since.earliest if since else None


def _status(owed: Owed, told: Told) -> RateStatus:
    zone = told.members.agreement.zone
    last = min(told.now, owed.until) if owed.until else told.now
    spans = list(pairwise(edges(owed.since, last, owed.per, zone)))
    placed: dict[int, list[Amount]] = {}
    wide: dict[tuple[int, int], list[Amount]] = {}
    for amount in _amounts(owed, told):
        place = _place(amount, spans, owed.per)
        if place is None:
            continue
        if place[0] == place[1]:
            placed.setdefault(place[0], []).append(amount)
        else:
            wide.setdefault(place, []).append(amount)
    over = [index for index, (_, end) in enumerate(spans) if end <= told.now]
    return RateStatus(
        duty=owed.duty,
        text=owed.rate.text,
        owed=owed.count,
        unit=owed.rate.unit,
        elapsed=len(over),
        windows=tuple(_window(owed, spans, (index, index), placed[index], told) for index in sorted(placed)),
        wide=tuple(_window(owed, spans, place, wide[place], told) for place in sorted(wide)),
        gaps=tuple(
            _gaps(over, spans, placed.keys() | {n for place in wide for n in range(place[0], place[1] + 1)})
        ),
    )


def _amounts(owed: Owed, told: Told) -> Iterator[Amount]:
    """Mentions and tallies of the unit; a tally within a clause that gives it already is left out."""
    unit = owed.rate.unit
    mentioned = tuple(amounts_in(told, told.happened(owed.acts), unit))
    yield from mentioned
    clauses = {
        (where.report, where.span.start, where.span.end) for one in mentioned for where in one.citations
    }
    for amount in amounts_of_tallies(told, unit):
        where = amount.citations[0]
        inside = any(
            report == where.report and start <= where.span.start < end for report, start, end in clauses
        )
        if not inside:
            yield amount


def _place(
    amount: Amount, spans: Sequence[tuple[datetime, datetime]], per: timedelta
) -> tuple[int, int] | None:
    """The windows an amount is told of, first and last: that of its middle where it is told of one day or
    less; None for one without a time, or outside all windows."""
    moment = middle(amount.when)
    if moment is None or amount.when is None or amount.when.earliest is None or amount.when.latest is None:
        return None
    within_a_day = amount.when.precision in WITHIN_A_DAY and per >= DAY
    first, last = (moment, moment) if within_a_day else (amount.when.earliest, amount.when.latest)
    starts = [begins for begins, _ in spans]
    low, high = bisect_right(starts, first) - 1, bisect_right(starts, last) - 1
    if high < 0 or (low == len(spans) - 1 and first >= spans[low][1]):
        return None
    return max(low, 0), high


def _window(
    owed: Owed,
    spans: Sequence[tuple[datetime, datetime]],
    place: tuple[int, int],
    amounts: Sequence[Amount],
    told: Told,
) -> RateWindow:
    first, last = spans[place[0]][0], spans[place[1]][1]
    return RateWindow(
        first=first,
        last=last,
        owed=owed.count * (place[1] - place[0] + 1),
        delivered=summed(amounts, told.members.agreement.zone),
        running=last > told.now,
        whole=place[0] == place[1],
    )


def _gaps(
    over: Sequence[int], spans: Sequence[tuple[datetime, datetime]], reported: set[int]
) -> Iterator[Gap]:
    """Rows of windows that are over and of which nobody reports."""
    row: list[int] = []
    for index in (*over, None):
        if index is not None and index not in reported:
            row.append(index)
            continue
        if row:
            yield Gap(first=spans[row[0]][0], last=spans[row[-1]][1], windows=len(row))
        row = []
