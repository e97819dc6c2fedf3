"""The weekly dispatch: the trend and its pattern, how duties stand, what was reclassified, what is open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.model.finding import Outcome
from holdfire.model.history import Difference
from holdfire.model.incident import Incident
from holdfire.model.measure import GROUP_OF, ActGroup
from holdfire.model.page import IncidentsWanted
from holdfire.model.statement import Statement
from holdfire.showing.dispatches.changed import changes_section
from holdfire.showing.dispatches.counted import OPEN, Told, area_name, incident_line
from holdfire.showing.dispatches.daily import counted_section, harm_section
from holdfire.showing.dispatches.document import Cell, Group, Line, Section, Table
from holdfire.showing.dispatches.parts import (
    WEIGHTY,
    coverage_section,
    duties_section,
    method_section,
    status_section,
    tallies_section,
    triggers_section,
    unknowns_section,
)
from holdfire.showing.dispatches.window import Window, statements_first_published, window_of
from holdfire.showing.page_calendar import SCORES, duties
from holdfire.showing.page_duties import triggers
from holdfire.showing.page_numbers import numbers
from holdfire.showing.teller import Teller

A_WEEK = timedelta(days=7)
CALM_AFTER = timedelta(hours=24)
"""So long without a further apparent breach in an area counts as calm again: a convention of this project;
whether incidents are quickly contained is what mediators have asked of a truce."""

HEAVY = (ActGroup.FROM_THE_AIR, ActGroup.SHELLING)
"""Groups of acts by heavy weapons, whose first use is told."""

RECLASSIFIED = frozenset({"outcome", "evidence", "attribution"})
"""Fields of a line whose change is a reclassification."""

QUARTERS = ("00:00–06:00", "06:00–12:00", "12:00–18:00", "18:00–24:00")


def weekly_sections(teller: Teller, found: Difference | None) -> tuple[Section, ...]:
    """The sections of the week up to the cut-off; `found` is what changed since the moment asked for, None
    for the last run."""
    last = teller.dossier.cut_off
    first = last - A_WEEK
    earlier = statements_first_published(teller.dossier, first - A_WEEK, first)
    window = window_of(teller, first, last)
    breaches = tuple(item for item in window.told if item.finding.outcome is Outcome.APPARENT_BREACH)
    return (
        status_section(teller),
        trend_section(teller),
        counted_section(teller, window),
        pattern_section(teller, breaches, first),
        containment_section(teller, breaches, last),
        harm_section(teller),
        scoreboard_section(teller),
        duties_section(teller),
        membership_section(teller, first, last),
        speech_section(teller, window, earlier),
        changes_section(teller, found),
        reclassified_section(teller, found),
        triggers_section(teller, window),
        trigger_history_section(teller),
        tallies_section(teller, window),
        coverage_section(teller, window),
        view_section(teller, window.told),
        unknowns_section(teller, window),
        method_section(teller, window),
    )


def trend_section(teller: Teller) -> Section:
    """Rates with their intervals against the baseline, in one unit, from the same sources."""
    shown = numbers(teller)
    if shown is None:
        return Section(id="trend", title="Trend", nothing="Nothing is counted before the truce begins.")
    table = Table(
        caption=f"Rates a day: {shown.table.counts}, each incident once; ranges hold the rate 95 times in "
        f"100. Baseline: {shown.table.against}.",
        headings=shown.table.headings,
        rows=tuple(tuple(Cell(text=text) for text in row) for row in shown.table.rows),
    )
    rules = tuple(
        Line(lead=gives, text=f"{asks.rstrip('.')}: {measured} ({answer})")
        for gives, asks, measured, answer in shown.rules
    )
    groups = (Group(title="By which rules", lines=rules),) if rules else ()
    return Section(id="trend", title="Trend", note=shown.panel, nothing="", tables=(table,), groups=groups)


def pattern_section(teller: Teller, breaches: Sequence[Told], first: datetime) -> Section:
    """When in the day apparent breaches fall, where they recur, and heavy weapons used for the first time."""
    lines = [Line(lead="Time of day", text=_quarters(teller, breaches))] if breaches else []
    places = Counter(place.name for item in breaches for place in item.incident.places)
    again = [f"{name} {number}" for name, number in places.most_common() if number > 1]
    if again:
        lines.append(Line(lead="Places named more than once", text=", ".join(again)))
    lines += _first_uses(teller, breaches, first)
    return Section(
        id="pattern",
        title="Pattern",
        nothing="No apparent breach of this week is on record.",
        lines=tuple(lines),
    )


def _quarters(teller: Teller, breaches: Sequence[Told]) -> str:
    """How many lie wholly within each quarter of the day, and how many are not told so exactly."""
    quarters = [_quarter(teller, item.incident) for item in breaches]
    told = [f"{name} {quarters.count(number)}" for number, name in enumerate(QUARTERS)]
    return ", ".join((*told, f"not told so exactly {quarters.count(None)}"))


def _quarter(teller: Teller, incident: Incident) -> int | None:
    when = incident.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    zone = ZoneInfo(teller.clock.zone)
    begins, ends = when.earliest.astimezone(zone), when.latest.astimezone(zone)
    if begins.date() != ends.date() or begins.hour // 6 != ends.hour // 6:
        return None
    return begins.hour // 6


def _first_uses(teller: Teller, breaches: Sequence[Told], first: datetime) -> Iterator[Line]:
    for group in HEAVY:
        now = [item for item in breaches if GROUP_OF.get(item.incident.act) is group]
        if now and not _was_used_before(teller, group, first):
            line = incident_line(teller, now[0])
            yield Line(
                lead=f"First on record in this truce, {teller.words.of(group)}: {line.lead}",
                text=line.text,
                sources=line.sources,
            )


def _was_used_before(teller: Teller, group: ActGroup, first: datetime) -> bool:
    wanted = (
        IncidentsWanted(act=act, outcome=Outcome.APPARENT_BREACH, until=first)
        for act, of in GROUP_OF.items()
        if of is group
    )
    return any(teller.dossier.view.incidents(each, most=1).total for each in wanted)


def containment_section(teller: Teller, breaches: Sequence[Told], last: datetime) -> Section:
    """In each area, from the first apparent breach of a row to the last before 24 hours without one."""
    rows = tuple(
        (
            Cell(text=area),
            Cell(text=str(row.number)),
            Cell(text=teller.clock.moment(row.begins)),
            Cell(text=f"{teller.clock.moment(row.ends)} ({row.hours} h later)"),
            Cell(text="not yet calm" if last - row.ends < CALM_AFTER else "calm since"),
        )
        for area, moments in sorted(_moments_by_area(teller, breaches).items())
        for row in rows_of(sorted(moments))
    )
    table = Table(
        caption="A row ends with 24 hours without a further apparent breach in the area.",
        headings=("area", "apparent breaches", "first", "last", "since then"),
        rows=rows,
    )
    return Section(
        id="containment",
        title="How soon it was calm again",
        nothing="No apparent breach with a time is on record for this week.",
        tables=(table,) if rows else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Apparent breaches of an area that follow on one another: the first, the last (UTC), and how many."""

    begins: datetime
    ends: datetime
    number: int

    @property
    def hours(self) -> int:
        """From the first to the last."""
        return round((self.ends - self.begins).total_seconds() / 3600)


def rows_of(moments: Sequence[datetime]) -> Iterator[Row]:
    """Moments in order, cut into rows where a day without one lies between."""
    row: list[datetime] = []
    for moment in moments:
        if row and moment - row[-1] >= CALM_AFTER:
            yield Row(begins=row[0], ends=row[-1], number=len(row))
            row = []
        row.append(moment)
    if row:
        yield Row(begins=row[0], ends=row[-1], number=len(row))


def _moments_by_area(teller: Teller, breaches: Sequence[Told]) -> dict[str, list[datetime]]:
    by_area: dict[str, list[datetime]] = {}
    places = {place.id: place for place in teller.dossier.case.places}
    for item in breaches:
        when = item.incident.when
        moment = (when.earliest or when.latest) if when else None
        if moment is not None:
            by_area.setdefault(area_name(item.incident, places), []).append(moment)
    return by_area


def scoreboard_section(teller: Teller) -> Section:
    """Every duty with its score from 0 to 3."""
    shown = duties(teller)
    every = (*shown.overdue, *shown.due, *shown.others)
    scores = Counter(duty.score for duty in every)
    note = ", ".join(f"{score}: {scores[score]}" for score in (*SCORES.values(), "nothing reported"))
    table = Table(
        caption="0 not begun, 1 begun, 2 partly done, 3 done; where nothing was reported, no score.",
        headings=("duty", "whose", "score", "where it stands"),
        rows=tuple(
            (Cell(text=duty.text), Cell(text=duty.owners), Cell(text=duty.score), Cell(text=duty.state))
            for duty in every
        ),
    )
    return Section(
        id="scoreboard",
        title="How duties are kept",
        note=note if every else "",
        nothing="The agreement file holds no duty.",
        tables=(table,) if every else (),
    )


def membership_section(teller: Teller, first: datetime, last: datetime) -> Section:
    """Who joined, left or was shut out, and which places are said to have changed hands, in this week."""
    agreement, case = teller.dossier.agreement, teller.dossier.case
    terms = [(term.actor, f"a member, {term.role}", term.since, term.until) for term in agreement.memberships]
    terms += [(term.actor, "excluded", term.since, term.until) for term in agreement.exclusions if term.actor]
    lines = [
        Line(lead=teller.actor(actor), text=f"{stands} {words} {teller.clock.shown(moment).local}")
        for actor, stands, since, until in terms
        for words, moment in (("from", since), ("until", until))
        if moment and moment.earliest and first <= moment.earliest <= last
    ]
    days = (first.date(), last.date())
    lines += [
        Line(
            lead=place.name,
            text=f"held by {teller.actor(control.holder)} {words} {day.isoformat()}, says {control.source}"
            + ("; disputed" if control.disputed else ""),
        )
        for place in case.places
        for control in place.control
        for words, day in (("from", control.since), ("until", control.until))
        if day and days[0] <= day <= days[1]
    ]
    return Section(
        id="membership",
        title="Members and control",
        nothing="No change of members or of control in this week is on file.",
        lines=tuple(lines),
    )


def speech_section(teller: Teller, window: Window, earlier: Iterable[tuple[datetime, Statement]]) -> Section:
    """How many statements of each manner were first published this week and the week before."""
    now = Counter(statement.modality for _, statement in window.statements)
    before = Counter(statement.modality for moment, statement in earlier if moment < window.first)
    rows = tuple(
        (
            Cell(text=teller.words.of(manner)),
            Cell(text=str(now[manner] or "–")),
            Cell(text=str(before[manner] or "–")),
        )
        for manner in WEIGHTY
        if now[manner] or before[manner]
    )
    table = Table(
        caption="Utterances, many renderings counted once, by first publication. Where more was read, more "
        "is heard.",
        headings=("what the speaker did", "this week", "the week before"),
        rows=rows,
    )
    return Section(
        id="speech",
        title="Statements",
        nothing="No such statement of these two weeks is on record.",
        tables=(table,) if rows else (),
    )


def reclassified_section(teller: Teller, found: Difference | None) -> Section:
    """Findings and incidents whose outcome or state is another than before."""
    changed = found.changed if found else ()
    lines = tuple(
        Line(lead=change.label, text="; ".join(f"{item.field}: {item.old} → {item.new}" for item in fields))
        for change in changed
        if change.id not in teller.dossier.kept_back
        and (fields := [item for item in change.fields if item.field in RECLASSIFIED])
    )
    note = "" if found else "To compare, say since when (--since)."
    return Section(
        id="reclassified",
        title="Reclassified",
        note=note,
        nothing="Nothing was reclassified.",
        lines=lines,
    )


def trigger_history_section(teller: Teller) -> Section:
    """Every time a trigger was met or cleared."""
    lines = tuple(
        Line(lead=trigger.text, text="; ".join(trigger.history))
        for trigger in triggers(teller)
        if trigger.history
    )
    return Section(
        id="trigger-history",
        title="Triggers so far",
        nothing="No trigger was ever met, as the record has it.",
        lines=lines,
    )


def view_section(teller: Teller, told: Sequence[Told]) -> Section:
    """What open incidents of the week hang on, and what they would turn to."""
    lines = [
        Line(
            lead=incident_line(teller, item).text.partition(";")[0],
            text=f"{turn.hangs_on}: {teller.words.of(turn.if_so)} if so, "
            f"{teller.words.of(turn.if_not)} if not",
        )
        for item in told
        if item.finding.outcome in OPEN
        for turn in item.finding.turns
    ]
    return Section(
        id="view",
        title="What would change the view",
        nothing="No open incident of this week hangs on a single point.",
        lines=tuple(lines),
    )
