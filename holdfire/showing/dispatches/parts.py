"""The parts that dispatches share: status, changes, statements, duties, coverage, counts, triggers."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from holdfire.model.act import Act
from holdfire.model.history import Difference, LineChange
from holdfire.model.quotation import SpeechModality
from holdfire.showing.dispatches.counted import Told, incident_line
from holdfire.showing.dispatches.document import Cell, Group, Line, Section, Table
from holdfire.showing.page_calendar import ObligationShown, calendar, duties
from holdfire.showing.page_coverage import coverage, method, unknowns
from holdfire.showing.page_duties import contingencies
from holdfire.showing.page_status import head
from holdfire.showing.page_tallies import tallies
from holdfire.showing.teller import Teller

ACCESS = frozenset(
    {
        Act.AID_BLOCKED,
        Act.AID_ATTACKED,
        Act.AID_DELIVERED,
        Act.SIEGE,
        Act.MONITOR_DENIED,
        Act.MONITORS_ADMITTED,
    }
)
"""Acts that tell of access and of the freedom of monitors to move."""

WEIGHTY = (
    SpeechModality.PROMISED,
    SpeechModality.DENIED,
    SpeechModality.ACCUSED,
    SpeechModality.ADMITTED,
    SpeechModality.DEMANDED,
    SpeechModality.THREATENED,
    SpeechModality.WARNED,
)
"""What a speaker did in saying it, where that bears on the truce; in the order of a dispatch."""

HOW_MADE = (
    "Read, joined and held against the terms by program from stored public reports; reviewers' decisions are "
    "followed and on record. An “apparent breach” is no ruling: only a competent body rules. Ranges are kept "
    "as sources give them, and counts of others are never added."
)

TOLD_OF = frozenset({"incident", "statement", "obligation", "trigger", "status", "equivalence"})
"""Kinds of line whose changes a dispatch tells."""

MOST_LINES = 12
"""Lines of one sort in a dispatch; how many more there are is said, and the bulletin holds them."""


def as_lines(texts: Iterable[str]) -> tuple[Line, ...]:
    """Plain sentences as lines."""
    return tuple(Line(text=text) for text in texts)


def status_section(teller: Teller) -> Section:
    """In force or not, on whose word, holding or not, with the reasons."""
    told = head(teller)
    lines = [Line(lead="In force", text=told.formal or "nothing judged yet")]
    lines += [Line(text=ground.text, sources=ground.passages) for ground in told.formal_grounds]
    for claim in told.claims:
        when = f", {claim.when.local}" if claim.when else ""
        grounds = "; ".join(part for part in (claim.competent, claim.source) if part)
        lines.append(
            Line(
                lead=claim.claimant,
                text=f"{claim.status}{when} ({grounds})",
                sources=claim.passages,
            )
        )
    lines.append(Line(lead="Holding", text=told.holding or "nothing judged yet"))
    lines += [Line(text=ground.text, sources=ground.passages) for ground in told.holding_grounds]
    return Section(
        id="status", title="In force, and holding", nothing="Nothing has been judged.", lines=tuple(lines)
    )


def changes_section(teller: Teller, found: Difference | None) -> Section:
    """What is withdrawn, new and changed: since a moment of the record, or in its last run."""
    if found is None:
        return _last_run(teller)
    groups = [
        _changed(title, [(change.kind, change.id, _told_of(teller, change)) for change in changes], teller)
        for title, changes in (
            ("Withdrawn", found.withdrawn),
            ("New", found.new),
            ("Changed", found.changed),
        )
    ]
    return Section(
        id="changes",
        title="What changed",
        note=f"Since {teller.clock.moment(found.since)}." if found.since else "Since the beginning.",
        nothing="Nothing came, changed or went.",
        groups=tuple(group for group in groups if group.lines),
    )


def _last_run(teller: Teller) -> Section:
    found, runs = teller.dossier.changes, teller.dossier.runs
    groups = [
        _changed(title, [(item.kind, item.id, teller.link(item.id).label) for item in lines], teller)
        for title, lines in (("Withdrawn", found.withdrawn), ("New", found.new), ("Changed", found.changed))
    ]
    note = f"In the last run, {teller.clock.moment(runs[-1].at)}." if runs else ""
    first = "This was the first run: everything is new."
    return Section(
        id="changes",
        title="What changed",
        note=note,
        nothing=first if len(runs) == 1 else "Nothing came, changed or went.",
        groups=() if len(runs) == 1 else tuple(group for group in groups if group.lines),
    )


def _changed(title: str, changes: Sequence[tuple[str, str, str]], teller: Teller) -> Group:
    """Lines that a reader can look up; what follows from them (findings, pairings) goes without saying, and
    so does what is kept back."""
    told = [
        Line(lead=kind.replace("_", " "), text=label)
        for kind, line_id, label in changes
        if kind in TOLD_OF and line_id not in teller.dossier.kept_back
    ]
    return Group(title=f"{title}: {len(told)}", lines=(*told[:MOST_LINES], *_more(len(told))))


def _told_of(teller: Teller, change: LineChange) -> str:
    """A line with what changed in it and why; by its name alone where anything is kept back, since that may
    be the reason."""
    link = teller.link(change.id)
    if teller.dossier.kept_back:
        return link.label
    told = [link.label if link.href else change.label]
    told += [f"{item.field}: {item.old} → {item.new}" for item in change.fields]
    told += [f"because {reason.text}" for reason in change.reasons]
    return "; ".join(told)


def _more(number: int) -> tuple[Line, ...]:
    more = number - MOST_LINES
    return (Line(text=f"and {more} more, in the bulletin"),) if more > 0 else ()


def statements_section(teller: Teller, first: datetime, last: datetime) -> Section:
    """Promises, denials, accusations, admissions, demands and threats first published in a window."""
    by_manner: dict[SpeechModality, list[tuple[datetime, Line]]] = {}
    for statement in teller.dossier.statements.values():
        published = first_published(teller, tuple(item.report for item in statement.renderings))
        if statement.modality not in WEIGHTY or published is None or not first <= published <= last:
            continue
        quotation = teller.dossier.quotations.get(statement.base.quotation)
        passage = teller.passage(statement.base.report, quotation.contents[0]) if quotation else None
        origins = f"{statement.origins} origin{'' if statement.origins == 1 else 's'}"
        differs = "; renderings differ in substance" if statement.divergences else ""
        line = Line(
            lead=statement.speaker_name, text=f"{origins}{differs}", quoted=(passage,) if passage else ()
        )
        by_manner.setdefault(statement.modality, []).append((published, line))
    groups = []
    for manner in WEIGHTY:
        told = [line for _, line in sorted(by_manner.get(manner, ()), key=lambda item: item[0], reverse=True)]
        if told:
            title = f"{teller.words.of(manner).capitalize()}: {len(told)}"
            groups.append(Group(title=title, lines=(*told[:MOST_LINES], *_more(len(told)))))
    return Section(
        id="statements",
        title="Statements",
        note="Grouped by what the verb of the report says the speaker did.",
        nothing="No such statement was first published in this time.",
        groups=tuple(groups),
    )


def first_published(teller: Teller, reports: tuple[str, ...]) -> datetime | None:
    """When the first of these reports was published, None where none says when."""
    moments = [
        reading.report.published.earliest
        for report in reports
        if (reading := teller.dossier.readings.get(report))
        and reading.report.published
        and reading.report.published.earliest
    ]
    return min(moments, default=None)


def duties_section(teller: Teller) -> Section:
    """Duties due within 72 hours of the cut-off, and overdue."""
    shown = duties(teller)
    groups = (
        Group(title="Overdue", lines=tuple(map(_duty, shown.overdue))),
        Group(title="Due within 72 hours", lines=tuple(map(_duty, shown.due))),
    )
    return Section(
        id="duties",
        title="Duties",
        note=f"Days are counted in {calendar(teller).zone}.",
        nothing="Nothing is overdue, and nothing falls due within 72 hours.",
        groups=tuple(group for group in groups if group.lines),
    )


def _duty(duty: ObligationShown) -> Line:
    due = duty.due.local if duty.due else "no date"
    missing = f" Not known: {'; '.join(duty.missing)}." if duty.missing else ""
    return Line(
        lead=f"{duty.owners or 'nobody named'}, {due}",
        text=f"{duty.text} {duty.state}; {duty.score}. {duty.reason}{missing}",
        sources=duty.passages,
    )


def access_section(teller: Teller, told: Iterable[Told]) -> Section:
    """Aid and monitors: what is said to have been let through, held up or attacked."""
    lines = tuple(incident_line(teller, item) for item in told if item.incident.act in ACCESS)
    return Section(
        id="access",
        title="Access and monitors",
        nothing="No report of this time speaks of aid held up or let through, or of monitors.",
        lines=lines,
    )


def coverage_section(teller: Teller) -> Section:
    """What was read, from which side, in which language, and what was not."""
    shown = coverage(teller)
    lines = [
        Line(
            lead="Read",
            text=f"{len(shown.reports)} reports of {shown.origins} independent origins, "
            f"from {shown.captures} captures",
        ),
        Line(lead="By side", text=_numbered(shown.by_side)),
        Line(lead="By language", text=_numbered(shown.by_language)),
    ]
    if shown.shallow:
        lines.append(Line(lead="Read only in part", text=", ".join(shown.shallow)))
    lines += [Line(lead="Not read", text=f"{row.origin}: {row.reason}") for row in shown.failures]
    return Section(id="coverage", title="Coverage", nothing="No report was read.", lines=tuple(lines))


def _numbered(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts) or "none"


def tallies_section(teller: Teller) -> Section:
    """Counts of others, side by side; never added."""
    rows = tuple(
        tuple(
            Cell(text=text)
            for text in (
                shown.claimant,
                shown.total,
                shown.unit,
                shown.window.local if shown.window else "not told",
                shown.accused,
            )
        )
        for shown in tallies(teller)
    )
    table = Table(
        caption="Each a claim of its own: units and windows differ.",
        headings=("who counts", "count", "of what", "over which time", "accused"),
        rows=rows,
    )
    return Section(
        id="counts",
        title="Counts of others",
        nothing="No count of anybody is on record.",
        tables=(table,) if rows else (),
    )


def triggers_section(teller: Teller) -> Section:
    """How near each trigger is, by what is alleged and by what reaches its evidence floor."""
    shown = contingencies(teller)
    lines = tuple(
        Line(
            lead=trigger.text.rstrip("."),
            text=f"met by allegations: {trigger.by_allegations}; met by facts ({trigger.floor} or better): "
            f"{trigger.by_facts}. {trigger.distance.capitalize()}. {trigger.reason}",
            sources=trigger.passages,
        )
        for trigger in shown.triggers
    )
    said = tuple(
        Line(lead=item.claimant, text=item.stance, quoted=(item.passage,)) for item in shown.said[:MOST_LINES]
    )
    groups = (Group(title="Said of a Plan B", lines=(*said, *_more(len(shown.said)))),) if said else ()
    return Section(
        id="triggers", title="Triggers", nothing="No trigger is on record.", lines=lines, groups=groups
    )


def unknowns_section(teller: Teller) -> Section:
    """What is not known, and what knowing it would decide."""
    shown = unknowns(teller)
    lines = list(as_lines(shown.status))
    lines += [
        Line(lead=text, text=f"would decide {number} finding{'' if number == 1 else 's'}")
        for text, number in shown.missing[:MOST_LINES]
    ]
    lines += as_lines(shown.gaps)
    return Section(id="unknowns", title="Unknowns", nothing="Nothing open is on record.", lines=tuple(lines))


def method_section(teller: Teller) -> Section:
    """How it was made, by which rules."""
    made = method(teller)
    texts = (
        HOW_MADE,
        f"Holdfire {made.version}, judging rules {made.rules}, {made.run}.",
        *(f"{name}: SHA-256 {digest}" for name, digest in made.files),
    )
    return Section(id="method", title="Method", nothing="", lines=as_lines(texts))
