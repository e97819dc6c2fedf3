"""The daily dispatch: one status line, what changed, what was counted, what falls due, what is not known."""

from datetime import timedelta

from holdfire.model.finding import Outcome
from holdfire.model.history import Difference
from holdfire.showing.dispatches.changed import changes_section
from holdfire.showing.dispatches.counted import OPEN, OUTSIDE, by_area_and_act
from holdfire.showing.dispatches.document import Group, Section
from holdfire.showing.dispatches.parts import (
    access_section,
    as_lines,
    coverage_section,
    duties_section,
    method_section,
    statements_section,
    status_section,
    tallies_section,
    triggers_section,
    unknowns_section,
)
from holdfire.showing.dispatches.window import Window, window_of
from holdfire.showing.page_numbers import numbers
from holdfire.showing.teller import Teller

A_DAY = timedelta(hours=24)


def daily_sections(teller: Teller, found: Difference | None) -> tuple[Section, ...]:
    """The sections of the 24 hours up to the cut-off; `found` is what changed since the moment asked for,
    None for the last run."""
    last = teller.dossier.cut_off
    window = window_of(teller, last - A_DAY, last)
    return (
        status_section(teller),
        changes_section(teller, found),
        counted_section(teller, window),
        harm_section(teller),
        statements_section(teller, window),
        duties_section(teller),
        access_section(teller, window),
        coverage_section(teller, window),
        tallies_section(teller, window),
        triggers_section(teller, window),
        unknowns_section(teller, window),
        method_section(teller, window),
    )


def counted_section(teller: Teller, window: Window) -> Section:
    """Apparent breaches by area, act and evidence; what is open, and what lies outside the truce, apart."""
    told = window.told
    kinds = (
        ("breach", "Apparent breaches.", [t for t in told if t.finding.outcome is Outcome.APPARENT_BREACH]),
        ("open", "Cannot be determined, or contested.", [t for t in told if t.finding.outcome in OPEN]),
        ("outside", "Outside the truce: no breaches.", [t for t in told if t.finding.outcome in OUTSIDE]),
    )
    tables, groups = [], list[Group]()
    for name, caption, items in kinds:
        if items:
            table, lists = by_area_and_act(teller, items, caption, name)
            tables.append(table)
            groups += lists
    return Section(
        id="incidents",
        title="Incidents by area and act",
        note="Incidents whose time may lie in this window; each act leads to the list behind its numbers.",
        nothing="Nothing said to have happened in this time is on record.",
        tables=tuple(tables),
        groups=tuple(groups),
    )


def harm_section(teller: Teller) -> Section:
    """Harm of late, each source's own range; not told where something of late is kept back."""
    shown = None if teller.dossier.is_delayed else numbers(teller)
    return Section(
        id="harm",
        title="Harm",
        note="Each source's own counts; never added up over sources.",
        nothing="Kept back: it takes in the last hours."
        if teller.dossier.is_delayed
        else "No source counts anybody killed or wounded in an apparent breach of late.",
        lines=as_lines(shown.harm if shown else ()),
    )
