"""Counts over time as a drawing: a lane for each claimant and unit, each count a range over its window."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from textwrap import wrap
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from holdfire.model.comparison import ClaimedCount
from holdfire.model.count import bounds_words
from holdfire.model.when import When
from holdfire.showing.drawings import Drawing
from holdfire.showing.teller import Teller

WIDTH, LEFT, RIGHT, TOP, FOOT = 1000.0, 230.0, 70.0, 14.0, 34.0
LETTERS = 34
"""Letters of a name that fit beside a lane."""
LANE, ROOM = 74.0, 22.0
"""Height of a lane, and how much of it is kept for the numbers."""

LONG = 4
"""A window so many times as long as the middle one is drawn only as far as the others reach."""

TICKS = 8
"""At most so many days are marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The stretch of time that is drawn."""

    start: datetime
    end: datetime

    def x(self, moment: datetime) -> float:
        """Where a moment stands; what lies beyond is drawn at the edge."""
        share = (moment - self.start) / (self.end - self.start)
        return LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT)


def draw_tallies(teller: Teller, counts: Sequence[ClaimedCount]) -> tuple[str, str]:
    """The drawing as SVG, and in words what it shows and leaves out; no drawing where no count has a
    window."""
    drawn = [count for count in counts if count.window and (count.window.earliest or count.window.latest)]
    left_out = len(counts) - len(drawn)
    told = teller.say("Not drawn, because they name no window: {count}.", count=left_out) if left_out else ""
    if not drawn:
        return "", told
    axis = _axis([count.window for count in drawn if count.window])
    lanes: dict[tuple[str, str], list[ClaimedCount]] = {}
    for count in drawn:
        lanes.setdefault((count.unit, count.claimant), []).append(count)
    ordered = sorted(lanes.items())
    drawing = Drawing(
        name="tallies",
        title=teller.say("Counts over time, claimant by claimant"),
        description=_description(teller, ordered),
        width=WIDTH,
        height=TOP + LANE * len(ordered) + FOOT,
    )
    tops = _tops(drawn)
    for number, ((unit, claimant), of_lane) in enumerate(ordered):
        _draw_lane(drawing, axis, (claimant, unit), of_lane, (TOP + number * LANE, tops[unit]))
    _draw_days(teller, drawing, axis, TOP + LANE * len(ordered))
    return drawing.svg(), told


def _description(teller: Teller, lanes: Iterable[tuple[tuple[str, str], list[ClaimedCount]]]) -> str:
    told = "; ".join(
        f"{claimant}: {', '.join(bounds_words(count.low, count.high) for count in of_lane)} {unit}"
        for (unit, claimant), of_lane in lanes
    )
    note = teller.say("Each is a claim; lanes of one unit have one scale, and units are not comparable.")
    return f"{told}. {note}"


def _axis(windows: Sequence[When]) -> Axis:
    """From the first to the last moment of the windows, without what only far longer ones reach."""
    lengths = [
        (when.latest - when.earliest).total_seconds() for when in windows if when.earliest and when.latest
    ]
    longest = timedelta(seconds=LONG * median(lengths)) if lengths else timedelta(days=1)
    usual = [
        when
        for when in windows
        if not (when.earliest and when.latest) or when.latest - when.earliest <= longest
    ]
    moments = [moment for when in usual for moment in (when.earliest, when.latest) if moment]
    start, end = min(moments), max(moments)
    return Axis(start=start, end=max(end, start + timedelta(hours=1)))


def _tops(counts: Iterable[ClaimedCount]) -> dict[str, int]:
    """The highest number of each unit."""
    tops: dict[str, int] = {}
    for count in counts:
        tops[count.unit] = max(tops.get(count.unit, 1), count.high or count.low)
    return tops


def _draw_lane(
    drawing: Drawing,
    axis: Axis,
    name: tuple[str, str],
    counts: Iterable[ClaimedCount],
    place: tuple[float, int],
) -> None:
    """The counts of one claimant in one unit; `place` is the lane's upper edge and the number its room
    stands for."""
    y, top = place
    claimant, unit = name
    floor = y + LANE - 8
    lane = drawing.group("lane")
    drawing.line((LEFT, floor), (WIDTH - RIGHT, floor), "day", lane)
    for line, words in enumerate(reversed(_lines(claimant))):
        drawing.text((4, floor - 22 - 14 * line), words, "claimant", lane)
    drawing.text((4, floor - 8), unit, "unit", lane)
    for count in counts:
        _draw_count(drawing, axis, count, (floor, (LANE - ROOM - 8) / top), lane)


def _draw_count(
    drawing: Drawing, axis: Axis, count: ClaimedCount, scale: tuple[float, float], lane: Element
) -> None:
    """A count over its window: a bar to its lower bound, a dashed one on to its upper. Where a window or a
    number is open, the edge is dashed; a window that is open at its end runs until it was told."""
    floor, unit = scale
    when = count.window
    assert when is not None, "only counts with a window are drawn"
    x1 = axis.x(when.earliest) if when.earliest else LEFT
    last = when.latest or count.told_by
    x2 = axis.x(last) if last else WIDTH - RIGHT
    x2 = max(x2, x1 + 4)
    words = f"{count.claimant}: {bounds_words(count.low, count.high)} {count.unit}, {when.wall}"
    link = drawing.link(f"#{count.tallies[0]}" if count.tallies else f"#{count.id}", words, parent=lane)
    low, high = floor - count.low * unit, floor - (count.high or count.low) * unit
    drawing.rect((x1, low), (x2 - x1, max(floor - low, 1.5)), "claim-low", link)
    if high < low:
        drawing.rect((x1, high), (x2 - x1, low - high), "claim-range", link)
    if count.high is None:
        drawing.path(
            f"M{x1:.1f} {low:.1f}V{low - 9:.1f}M{x2:.1f} {low:.1f}V{low - 9:.1f}", "claim-open", link
        )
    if when.earliest is None or when.earliest < axis.start:
        drawing.line((x1, floor), (x1, min(low, high) - 6), "claim-open", link)
    if when.latest is None or when.latest > axis.end:
        drawing.line((x2, floor), (x2, min(low, high) - 6), "claim-open", link)
    drawing.text((x1 + 3, min(low, high) - 4), bounds_words(count.low, count.high), "claim-number", link)


def _draw_days(teller: Teller, drawing: Drawing, axis: Axis, floor: float) -> None:
    """Midnights of the case's zone, as many as there is room for."""
    zone = ZoneInfo(teller.clock.zone)
    day = axis.start.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    step = max((axis.end - axis.start) // timedelta(days=TICKS), 0) + 1
    axis_group = drawing.group("axis")
    while day <= axis.end:
        if day >= axis.start - timedelta(hours=1):
            x = axis.x(day)
            drawing.line((x, TOP), (x, floor), "day", axis_group)
            drawing.text((x + 3, floor + 14), teller.clock.day(day), "label", axis_group)
        day = (day + timedelta(days=step)).replace(hour=0)


def _lines(name: str) -> list[str]:
    """A name in lines that fit beside a lane; of one that is longer still, the beginning."""
    return wrap(name, LETTERS, max_lines=2, placeholder=" …")
