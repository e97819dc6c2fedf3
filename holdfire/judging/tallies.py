"""Counts side by side: by claimant, unit and window, with what of a difference can be explained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from holdfire.judging.breakdowns import breakdown_words, outside_words
from holdfire.judging.count_differences import explanations, what_is_left
from holdfire.judging.members import Members
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.comparison import ClaimedCount, CountComparison, CountSeries, CountTable
from holdfire.model.identity import content_id
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.span import Citation
from holdfire.model.tally import Tally
from holdfire.model.when import When

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A tally with whose it is; `named` whether the report gives whose it is a name."""

    tally: Tally
    claimant: str
    actor: str | None
    published: datetime | None
    named: bool = True


def count_table(readings: Sequence[Reading], members: Members, case: Case, now: datetime) -> CountTable:
    """Every published count whose window had begun by `now` (UTC). The same count of one claimant in several
    reports is one; counts are compared two and two where their windows begin or end on one day, and never
    merged, added or subtracted."""
    gathered: dict[str, list[_Told]] = {}
    for reading in readings:
        for tally in reading.tallies:
            if tally.window is None or tally.window.earliest is None or tally.window.earliest <= now:
                told = _told(tally, reading.report, members, case)
                gathered.setdefault(_id(told), []).append(told)
    forbidden = forbidden_acts(members.agreement)
    counts = [_count(count_id, told, forbidden, members) for count_id, told in gathered.items()]
    ordered = tuple(sorted(counts, key=_order))
    return CountTable(
        counts=ordered, comparisons=tuple(_comparisons(ordered, members)), series=tuple(_series(ordered))
    )


def forbidden_acts(agreement: Agreement) -> frozenset[Act]:
    """Every act that some clause, in some text of the agreement, forbids."""
    acts = {act for ban in agreement.prohibitions for act in ban.acts}
    acts |= {act for ban in agreement.prohibitions for text in ban.other_readings for act in text.acts or ()}
    return frozenset(acts | {act for term in agreement.humanitarian for act in term.hindered_by})


def _told(tally: Tally, report: Report, members: Members, case: Case) -> _Told:
    published = report.published.latest if report.published else None
    outlet = case.outlet(report.outlet or "")
    voice = outlet.name if outlet else report.outlet or "outlet not known"
    if tally.claimant is None:
        return _Told(tally=tally, claimant=f"the report itself ({voice})", actor=None, published=published)
    actor, words = tally.claimant.actor, tally.claimant.name
    if actor is None and _is_no_name(words):
        whose = f"“{words}” (in the words of {voice})"
        return _Told(tally=tally, claimant=whose, actor=None, published=published, named=False)
    name = members.name(actor) if actor else words
    return _Told(tally=tally, claimant=name, actor=actor, published=published)


def _is_no_name(words: str) -> bool:
    """Whether words of a script with capital letters bear none: "sources", "a military source"."""
    return words == words.lower() != words.upper()


def _id(told: _Told) -> str:
    """One id for what a claimant says of one window in several reports; without a window for each report its
    own, since one number may be said of two times, and so where the claimant has no name."""
    tally, window = told.tally, told.tally.window
    when = [tally.report]
    if told.named and window and (window.earliest or window.latest):
        when = [moment.isoformat() if moment else "open" for moment in (window.earliest, window.latest)]
    bounds = f"{tally.total.low}-{tally.total.high}"
    return content_id("count", told.actor or told.claimant.casefold(), tally.unit, bounds, *when)


def _count(count_id: str, told: Sequence[_Told], forbidden: frozenset[Act], members: Members) -> ClaimedCount:
    """One count, its breakdown that of the fullest report."""
    first = max((each.tally for each in told), key=lambda tally: len(tally.parts))
    whose = told[0].claimant
    accused = (members.name(ref.actor) if ref.actor else ref.name for ref in first.accused)
    return ClaimedCount(
        id=count_id,
        claimant=whose,
        actor=told[0].actor,
        unit=first.unit,
        low=first.total.low,
        high=first.total.high,
        window=first.window,
        accused=tuple(dict.fromkeys(accused)),
        parts=first.parts,
        breakdown=breakdown_words(first),
        outside=outside_words(first, whose, forbidden),
        told_by=min((each.published for each in told if each.published), default=None),
        tallies=tuple(each.tally.id for each in told),
        named=told[0].named,
        citations=tuple(Citation(report=each.tally.report, span=each.tally.span) for each in told),
    )


def _order(count: ClaimedCount) -> tuple[datetime, datetime, str, str]:
    window = count.window
    begins = (window.earliest or window.latest) if window else None
    ends = window.latest if window else None
    return begins or NEVER, ends or NEVER, count.claimant, count.id


def _comparisons(counts: Sequence[ClaimedCount], members: Members) -> Iterator[CountComparison]:
    days: dict[tuple[str, date], list[ClaimedCount]] = {}
    for count in counts:
        for side, day in _edges(count.window, members.agreement.zone):
            days.setdefault((side, day), []).append(count)
    seen: set[tuple[str, str]] = set()
    for bucket in days.values():
        for one, other in combinations(bucket, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair not in seen and _worth_comparing(one, other, members):
                seen.add(pair)
                yield _comparison(one, other)


def _edges(window: When | None, zone: str) -> Iterator[tuple[str, date]]:
    """The days on which a window begins and ends."""
    if window and window.earliest:
        yield "begins", window.earliest.astimezone(ZoneInfo(zone)).date()
    if window and window.latest:
        yield "ends", window.latest.astimezone(ZoneInfo(zone)).date()


def _worth_comparing(one: ClaimedCount, other: ClaimedCount, members: Members) -> bool:
    """Whether two counts are of different claimants and of one thing, or of unlike things in one window. One
    number told by a body and by its own spokesman is not two."""
    if one.claimant == other.claimant:
        return False
    zone = members.agreement.zone
    if one.unit != other.unit:
        whole = set(_edges(one.window, zone)) == set(_edges(other.window, zone))
        return whole and one.low > 0 and other.low > 0
    if (one.low, one.high) != (other.low, other.high) or not (one.actor and other.actor):
        return True
    begins = one.window and (one.window.earliest or one.window.latest)
    return not (begins and members.related(one.actor, other.actor, members.local_day(begins)))


def _comparison(one: ClaimedCount, other: ClaimedCount) -> CountComparison:
    smaller, larger = sorted((one, other), key=lambda count: (count.low, count.high or count.low, count.id))
    explained = tuple(explanations(smaller, larger))
    return CountComparison(
        smaller=smaller.id,
        larger=larger.id,
        ratio_low=_times(larger.low, smaller.high),
        ratio_high=_times(larger.high, smaller.low),
        explained=explained,
        left=what_is_left(smaller, larger, explained),
    )


def _times(larger: int | None, smaller: int | None) -> float | None:
    """How many times as many; None where there is no bound, or the smaller is none at all."""
    return round(larger / smaller, 2) if larger is not None and smaller else None


def _series(counts: Sequence[ClaimedCount]) -> Iterator[CountSeries]:
    """Claimants with more than one count in a unit, over time; counts without a window are of no time, and
    those of nobody with a name of no claimant who could be followed."""
    rows: dict[tuple[str, str], list[ClaimedCount]] = {}
    for count in counts:
        if count.named and count.window and (count.window.earliest or count.window.latest):
            rows.setdefault((count.claimant, count.unit), []).append(count)
    for (claimant, unit), row in sorted(rows.items()):
        if len(row) > 1:
            yield CountSeries(
                claimant=claimant, actor=row[0].actor, unit=unit, counts=tuple(count.id for count in row)
            )
