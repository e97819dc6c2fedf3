"""The parts that dispatches share: status, statements, duties, coverage, counts, triggers."""

from collections.abc import Collection, Iterable
from datetime import datetime

from holdfire.model.act import Act
from holdfire.model.finding import Finding
from holdfire.model.quotation import SpeechModality
from holdfire.record.view import View
from holdfire.showing.dispatches.counted import incident_line
from holdfire.showing.dispatches.document import Cell, Group, Line, Section, Table
from holdfire.showing.dispatches.window import Window
from holdfire.showing.page_calendar import ObligationShown, calendar, duties
from holdfire.showing.page_coverage import coverage_of, method, unknowns
from holdfire.showing.page_duties import said_of_contingencies, triggers
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


def more(number: int) -> tuple[Line, ...]:
    """The line that says how many of so many are not told."""
    more = number - MOST_LINES
    return (Line(text=f"and {more} more, in the bulletin"),) if more > 0 else ()


def statements_section(teller: Teller, window: Window) -> Section:
    """Promises, denials, accusations, admissions, demands and threats first published in a window."""
    by_manner: dict[SpeechModality, list[tuple[datetime, Line]]] = {}
    for published, statement in window.statements:
        if statement.modality not in WEIGHTY:
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
            groups.append(Group(title=title, lines=(*told[:MOST_LINES], *more(len(told)))))
    return Section(
        id="statements",
        title="Statements",
        note="Grouped by what the verb of the report says the speaker did.",
        nothing="No such statement was first published in this time.",
        groups=tuple(groups),
    )


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


def access_section(teller: Teller, window: Window) -> Section:
    """Aid and monitors: what is said to have been let through, held up or attacked."""
    lines = tuple(incident_line(teller, item) for item in window.told if item.incident.act in ACCESS)
    return Section(
        id="access",
        title="Access and monitors",
        nothing="No report of this time speaks of aid held up or let through, or of monitors.",
        lines=lines,
    )


def coverage_section(teller: Teller, window: Window) -> Section:
    """What was read that was published in a window, from which side, in which language, and what was not
    read."""
    dossier = teller.dossier
    reports = [reading.report for reading in window.readings]
    shown = coverage_of(teller, reports)
    copies = {copy.copy for story in dossier.view.stories_of(window.report_ids) for copy in story.descents}
    copied = len(copies & {report.id for report in reports})
    publishers = len({report.outlet for report in reports if report.outlet})
    failures = tuple(Line(lead="Not read", text=f"{item.origin}: {item.reason}") for item in dossier.failures)
    lines = [
        Line(
            lead="Read",
            text=f"{_many(len(reports), 'report')} published in this time by "
            f"{_many(publishers, 'publisher')}, {copied} of them copies or translations; "
            f"{_many(_on_record(teller), 'report')} on record",
        ),
        Line(lead="By side", text=_numbered(shown.by_side)),
        Line(lead="By language", text=_numbered(shown.by_language)),
    ]
    if shown.shallow:
        lines.append(Line(lead="Read only in part", text=", ".join(shown.shallow)))
    lines += [*failures[:MOST_LINES], *more(len(failures))]
    return Section(id="coverage", title="Coverage", nothing="No report was read.", lines=tuple(lines))


def _on_record(teller: Teller) -> int:
    return teller.dossier.view.reports_page(most=1).total


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _numbered(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts) or "none"


def tallies_section(teller: Teller, window: Window) -> Section:
    """Counts of others that were published in a window, side by side; never added."""
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
        for shown in tallies(teller, [tally for reading in window.readings for tally in reading.tallies])
    )
    table = Table(
        caption="Each a claim of its own: units and windows differ.",
        headings=("who counts", "count", "of what", "over which time", "accused"),
        rows=rows,
    )
    return Section(
        id="counts",
        title="Counts of others",
        note="As published in this time.",
        nothing="No count of anybody was published in this time.",
        tables=(table,) if rows else (),
    )


def triggers_section(teller: Teller, window: Window) -> Section:
    """How near each trigger is, by what is alleged and by what reaches its evidence floor; and what was said
    of a Plan B in a window."""
    lines = tuple(
        Line(
            lead=trigger.text.rstrip("."),
            text=f"met by allegations: {trigger.by_allegations}; met by facts ({trigger.floor} or better): "
            f"{trigger.by_facts}. {trigger.distance.capitalize()}. {trigger.reason}",
            sources=trigger.passages,
        )
        for trigger in triggers(teller)
    )
    found = said_of_contingencies(
        teller, [claim for reading in window.readings for claim in reading.term_claims]
    )
    said = tuple(
        Line(lead=item.claimant, text=item.stance, quoted=(item.passage,)) for item in found[-MOST_LINES:]
    )
    groups = (Group(title="Said of a Plan B", lines=(*said, *more(len(found)))),) if said else ()
    return Section(
        id="triggers", title="Triggers", nothing="No trigger is on record.", lines=lines, groups=groups
    )


def unknowns_section(teller: Teller, window: Window) -> Section:
    """What is not known, and what knowing it would decide of what a window holds."""
    reports = [reading.report for reading in window.readings]
    shown = unknowns(teller, [told.finding for told in window.told], reports)
    lines = list(as_lines(shown.status))
    lines += [
        Line(lead=text, text=f"would decide {number} finding{'' if number == 1 else 's'}")
        for text, number in shown.missing[:MOST_LINES]
    ]
    lines += as_lines(shown.gaps)
    return Section(id="unknowns", title="Unknowns", nothing="Nothing open is on record.", lines=tuple(lines))


def _some_finding(view: View) -> Collection[Finding]:
    """One of those on record, if any: all of a run are by the same rules."""
    return view.findings_of([incident.id for incident in view.incidents(most=1).items]).values()


def method_section(teller: Teller, window: Window) -> Section:
    """How it was made, by which rules."""
    made = method(teller, [told.finding for told in window.told] or _some_finding(teller.dossier.view))
    texts = (
        HOW_MADE,
        f"Holdfire {made.version}, judging rules {made.rules}, {made.run}.",
        *(f"{name}: SHA-256 {digest}" for name, digest in made.files),
    )
    return Section(id="method", title="Method", nothing="", lines=as_lines(texts))
