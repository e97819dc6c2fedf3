"""The daily dispatch: one status line, what changed, what was counted, what falls due, what is not known."""

from datetime import timedelta

from holdfire.model.finding import Outcome
from holdfire.model.history import Difference
from holdfire.showing.dispatches.counted import OPEN, OUTSIDE, Told, by_area_and_act, told_between
from holdfire.showing.dispatches.document import Group, Section
from holdfire.showing.dispatches.parts import (
    access_section,
    as_lines,
    changes_section,
    coverage_section,
    duties_section,
    method_section,
    statements_section,
    status_section,
    tallies_section,
    triggers_section,
    unknowns_section,
)
from holdfire.showing.page_numbers import numbers
from holdfire.showing.teller import Teller

A_DAY = timedelta(hours=24)


def daily_sections(teller: Teller, found: Difference | None) -> tuple[Section, ...]:
    """The sections of the 24 hours up to the cut-off; `found` is what changed since the moment asked for,
    None for the last run."""
    last = teller.dossier.cut_off
    first = last - A_DAY
    told = told_between(teller, first, last)
    return (
        status_section(teller),
        changes_section(teller, found),
        counted_section(teller, told),
        harm_section(teller),
        statements_section(teller, first, last),
        duties_section(teller),
        access_section(teller, told),
        coverage_section(teller),
        tallies_section(teller),
        triggers_section(teller),
        unknowns_section(teller),
        method_section(teller),
    )


def counted_section(teller: Teller, told: tuple[Told, ...]) -> Section:
    """Apparent breaches by area, act and evidence; what is open, and what lies outside the truce, apart."""
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
    shown = None if teller.dossier.kept_back else numbers(teller)
    return Section(
        id="harm",
        title="Harm",
        note="Each source's own counts; never added up over sources.",
        nothing="Kept back: it takes in the last hours."
        if teller.dossier.kept_back
        else "No source counts anybody killed or wounded in an apparent breach of late.",
        lines=as_lines(shown.harm if shown else ()),
    )
