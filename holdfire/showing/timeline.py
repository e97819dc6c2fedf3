"""The timeline: incidents as bars as long as their time is uncertain, the truce, deadlines, statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from holdfire.model.when import When
from holdfire.showing.drawings import LETTER_WIDTH, MARKS, Drawing
from holdfire.showing.page_incidents import IncidentRow
from holdfire.showing.teller import Teller

WIDTH, LEFT, RIGHT, TOP = 960.0, 8.0, 952.0, 62.0
LANE, AXIS = 17.0, 34.0
LONGEST_DOT = 5.0
LABEL_WIDTH = 26.0
PAD = timedelta(hours=18)
WIDEST = timedelta(days=45)
"""A drawing covers no more than this, up to the cut-off and the next deadlines; the rest is counted."""
MOST_LANES = 10
WITH_STATEMENTS, LEGEND_ALONE = 62.0, 26.0
"""The room below the bars."""
LONGEST_YEARLESS = timedelta(days=300)
"""A stretch longer than this has the year at each of its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The stretch of time drawn, from `start` to `end`."""

    start: datetime
    end: datetime

    def x(self, moment: datetime) -> float:
        """Where a moment stands, kept within the drawing."""
        share = (moment - self.start) / (self.end - self.start)
        return LEFT + max(0.0, min(1.0, share)) * (RIGHT - LEFT)

    def shows(self, when: When | None) -> bool:
        """Whether any of a time falls within what is drawn."""
        if when is None or (when.earliest is None and when.latest is None):
            return False
        first, last = when.earliest or when.latest, when.latest or when.earliest
        return bool(first and last and first <= self.end and last >= self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An incident on the timeline, from `left` to `right`."""

    row: IncidentRow
    left: float
    right: float


def draw_timeline(teller: Teller, rows: tuple[IncidentRow, ...]) -> tuple[str, str]:
    """The timeline of the truce as SVG with these incidents and all statements, and a sentence of what it
    leaves out, empty where it leaves out nothing."""
    scale = _scale(teller)
    drawing, floor, told = _drawn(teller, rows, scale, WITH_STATEMENTS)
    _draw_statements(teller, drawing, scale, floor)
    _draw_moments(teller, drawing, scale, floor)
    drawing.legend((LEFT, drawing.height - 8), teller.marks)
    return drawing.svg(), told


def draw_stretch(teller: Teller, rows: tuple[IncidentRow, ...]) -> tuple[str | None, str]:
    """These incidents alone, from the first to the last, as SVG, and a sentence of what is left out; no
    drawing where the time of none is known."""
    times = [when for row in rows if (when := teller.dossier.incidents[row.id].when)]
    moments = [end for when in times for end in (when.earliest, when.latest) if end]
    if not moments:
        return None, teller.say("No timeline: the time of none of these incidents is known.")
    scale = Scale(start=min(moments) - PAD, end=max(moments) + PAD)
    drawing, floor, told = _drawn(teller, rows, scale, LEGEND_ALONE)
    _draw_moments(teller, drawing, scale, floor)
    drawing.legend((LEFT, drawing.height - 8), teller.marks)
    return drawing.svg(), told


def _drawn(
    teller: Teller, rows: tuple[IncidentRow, ...], scale: Scale, foot: float
) -> tuple[Drawing, float, str]:
    """A drawing with its days and bars and so much room at its foot, where its bars end, and what it leaves
    out."""
    shown = [row for row in rows if scale.shows(teller.dossier.incidents[row.id].when)]
    bands = [(kind, _lanes(teller, scale, [row for row in shown if row.mark == kind])) for kind in MARKS]
    height = TOP + sum(LANE * (len(lanes) + 1) + 4 for _, lanes in bands if lanes) + foot + 14
    left_out = ", ".join(str(row.number) for row in rows if row not in shown)
    told = (
        teller.say(
            "Not on the timeline, because no time in this stretch is told: {numbers}.", numbers=left_out
        )
        if left_out
        else ""
    )
    drawing = Drawing(
        name="timeline",
        title=teller.say("Timeline of the truce"),
        description=_description(teller, scale, len(shown), told),
        width=WIDTH,
        height=height,
    )
    floor = height - foot
    _draw_axis(teller, drawing, scale, floor)
    y = TOP
    for kind, lanes in bands:
        if lanes:
            y = _draw_band(teller, drawing, kind, lanes, y)
    return drawing, floor, told


def _scale(teller: Teller) -> Scale:
    """From shortly before the truce or the first report to shortly after the cut-off or the next deadline."""
    dossier = teller.dossier
    start = dossier.agreement.start
    begun = start.actual or start.scheduled or start.stated
    firsts = [begun.earliest] if begun and begun.earliest else []
    firsts += [
        reading.report.published.earliest
        for reading in dossier.readings.values()
        if reading.report.published and reading.report.published.earliest
    ]
    soon = dossier.cut_off + timedelta(hours=72)
    lasts = [dossier.cut_off, *(moment for moment, _ in _deadlines(teller) if moment <= soon)]
    end = max(lasts) + PAD
    first = min([moment for moment in firsts if moment < end] or [dossier.cut_off]) - PAD
    return Scale(start=max(first, end - WIDEST), end=end)


def _deadlines(teller: Teller) -> Iterator[tuple[datetime, str]]:
    judgement = teller.dossier.judgement
    for status in judgement.obligations if judgement else ():
        if status.due and status.due.latest:
            yield status.due.latest, status.obligation


def _description(teller: Teller, scale: Scale, shown: int, left_out: str) -> str:
    clock = teller.clock
    told = f"{clock.moment(scale.start)} – {clock.moment(scale.end)} ({clock.zone}). " + teller.say(
        "{count} incidents are drawn; each bar is as long as its time is uncertain.", count=shown
    )
    return f"{told} {left_out}".rstrip()


def _lanes(teller: Teller, scale: Scale, rows: list[IncidentRow]) -> list[list[Bar]]:
    """Bars in as few lanes as keep them apart; what does not fit the last lane is put there all the same."""
    lanes: list[list[Bar]] = []
    for bar in sorted((_bar(teller, scale, row) for row in rows), key=lambda bar: (bar.left, bar.row.number)):
        free = next((lane for lane in lanes if lane[-1].right + LABEL_WIDTH < bar.left), None)
        if free is not None:
            free.append(bar)
        elif len(lanes) < MOST_LANES:
            lanes.append([bar])
        else:
            min(lanes, key=lambda lane: lane[-1].right).append(bar)
    return lanes


def _bar(teller: Teller, scale: Scale, row: IncidentRow) -> Bar:
    when = teller.dossier.incidents[row.id].when
    first = (when.earliest if when else None) or scale.start
    last = (when.latest if when else None) or scale.end
    return Bar(row=row, left=scale.x(first), right=scale.x(last))


def _draw_band(teller: Teller, drawing: Drawing, kind: str, lanes: list[list[Bar]], y: float) -> float:
    """One sort of outcome, its lanes below its name; gives where the next begins."""
    group = drawing.group(f"band band-{kind}")
    drawing.text((LEFT, y + 11), teller.marks[kind], "label band-name", group)
    for lane in lanes:
        y += LANE
        for bar in lane:
            _draw_bar(teller, drawing, bar, y, group)
    return y + LANE + 4


def _draw_bar(teller: Teller, drawing: Drawing, bar: Bar, y: float, group: Element) -> None:
    row = bar.row
    when = row.when.local if row.when else teller.say("time not known")
    label = f"{row.number}: {row.act}, {row.places}, {when}; {row.outcome}"
    link = drawing.link(row.href, label, parent=group)
    if bar.right - bar.left > LONGEST_DOT:
        drawing.rect((bar.left, y + 3), (bar.right - bar.left, 8), f"bar bar-{row.mark}", link)
    drawing.mark(row.mark, ((bar.left + bar.right) / 2, y + 7), 5.5, link)
    drawing.text((bar.right + 7, y + 11), str(row.number), "label number", link)


def _draw_axis(teller: Teller, drawing: Drawing, scale: Scale, floor: float) -> None:
    """Days of the case's zone, at most sixteen named."""
    zone = ZoneInfo(teller.clock.zone)
    group = drawing.group("axis")
    day = scale.start.astimezone(zone).date() + timedelta(days=1)
    last = scale.end.astimezone(zone).date()
    every = max(1, -(-(last - day).days // 16))
    drawing.line((LEFT, AXIS), (RIGHT, AXIS), "axis-line", group)
    with_year = True
    while day <= last:
        x = scale.x(datetime.combine(day, time.min, zone))
        drawing.line((x, AXIS), (x, floor), "day", group)
        label = teller.clock.day(day) if with_year else teller.clock.day_of_year(day)
        drawing.text((x + 3, AXIS - 5), label, "label", group)
        with_year = scale.end - scale.start > LONGEST_YEARLESS
        day += timedelta(days=every)


def _draw_moments(teller: Teller, drawing: Drawing, scale: Scale, floor: float) -> None:
    """The start and end of the truce, the deadlines and the cut-off, each with its name."""
    agreement, status = teller.dossier.agreement, teller.dossier.judgement
    start = agreement.start.actual or agreement.start.scheduled or agreement.start.stated
    named: list[tuple[datetime, str, str]] = [(teller.dossier.cut_off, teller.say("cut-off"), "moment-cut")]
    if start and start.earliest:
        named.append((start.earliest, teller.say("start"), "moment-truce"))
    until = (status.status.until if status else None) or agreement.ending.at
    if until and until.latest:
        named.append((until.latest, teller.say("end"), "moment-truce"))
    named += [(moment, teller.say("due"), "moment-due") for moment, _ in _deadlines(teller)]
    group = drawing.group("moments")
    taken: set[tuple[int, str]] = set()
    for moment, name, css in sorted(named):
        place = (round(scale.x(moment) / 12), name)
        if scale.start <= moment <= scale.end and place not in taken:
            taken.add(place)
            x = scale.x(moment)
            drawing.line((x, AXIS), (x, floor), css, group)
            fits = x + len(name) * LETTER_WIDTH < RIGHT
            aligned = "label moment-name" if fits else "label moment-name to-the-left"
            drawing.text((x + 3 if fits else x - 3, AXIS + 12), name, aligned, group)


def _draw_statements(teller: Teller, drawing: Drawing, scale: Scale, floor: float) -> None:
    """Statements as ticks at the publication of their earliest report."""
    group = drawing.group("statements")
    drawing.text((LEFT, floor + 14), teller.say("statements, when first published"), "label band-name", group)
    for statement in teller.dossier.reconciled.statements:
        published = [
            reading.report.published.earliest
            for rendering in statement.renderings
            if (reading := teller.dossier.readings.get(rendering.report))
            and reading.report.published
            and reading.report.published.earliest
        ]
        if published and scale.start <= min(published) <= scale.end:
            x = scale.x(min(published))
            link = drawing.link(
                teller.addresses.statement(statement.id), f"{statement.speaker_name}: statement", parent=group
            )
            drawing.line((x, floor + 19), (x, floor + 31), "tick", link)
