"""The bulletin as data: one page to read and print, and a page for each incident and report behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace

from holdfire.model.reconciled import Disagreement
from holdfire.showing.dossier import Dossier
from holdfire.showing.page_calendar import CalendarShown, DutiesShown, calendar, duties
from holdfire.showing.page_comparisons import ComparisonsShown, comparisons
from holdfire.showing.page_coverage import (
    CoverageShown,
    MethodShown,
    UnknownsShown,
    coverage,
    method,
    unknowns,
)
from holdfire.showing.page_duties import ContingenciesShown, contingencies
from holdfire.showing.page_incident import IncidentPage, incident_page_of
from holdfire.showing.page_incidents import IncidentTables, incident_tables
from holdfire.showing.page_names import EquivalenceShown, PositionShown, equivalences, positions
from holdfire.showing.page_numbers import NumbersShown, numbers
from holdfire.showing.page_rates import RateShown, rates
from holdfire.showing.page_relations import RelationShown, relations
from holdfire.showing.page_report import ReportPage, report_page_of
from holdfire.showing.page_statements import StatementsShown, statements
from holdfire.showing.page_status import ChangesShown, HeadShown, changes, head
from holdfire.showing.page_tallies import TallyShown, tallies
from holdfire.showing.page_terms import DisagreementShown, TermsShown, disagreements, terms
from holdfire.showing.page_untold import NotCounted, not_counted
from holdfire.showing.place_map import draw_map
from holdfire.showing.teller import Passage, Teller
from holdfire.showing.timeline import draw_timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """Everything the bulletin says, section by section in its order. `timeline` and `map` are SVG drawings;
    `timeline_told` says what the timeline leaves out. `map` is None where fewer than two places can be
    drawn; `no_map` says so, or what the map leaves out."""

    language: str
    head: HeadShown
    numbers: NumbersShown | None
    changes: ChangesShown
    contingencies: ContingenciesShown
    incidents: IncidentTables
    not_counted: tuple[NotCounted, ...]
    timeline: str
    timeline_told: str
    map: str | None
    no_map: str
    statements: StatementsShown
    equivalences: tuple[EquivalenceShown, ...]
    positions: tuple[PositionShown, ...]
    tallies: tuple[TallyShown, ...]
    comparisons: ComparisonsShown
    duties: DutiesShown
    rates: tuple[RateShown, ...]
    calendar: CalendarShown
    relations: tuple[RelationShown, ...]
    terms: TermsShown
    disagreements: tuple[DisagreementShown, ...]
    coverage: CoverageShown
    unknowns: UnknownsShown
    method: MethodShown


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A bulletin and the pages behind it: what a folder of the bulletin holds."""

    bulletin: Bulletin
    incidents: tuple[IncidentPage, ...]
    reports: tuple[ReportPage, ...]


def build_pages(dossier: Dossier) -> Pages:
    """All pages of a dossier."""
    teller = Teller(dossier)
    bulletin = build_bulletin(teller)
    differing = _by_line(dossier)
    incidents = tuple(
        incident_page_of(teller, row, differing.get(row.id, ())) for row in bulletin.incidents.numbered
    )
    cited: dict[str, set[int]] = {}
    for passage in passages_in((bulletin, incidents)):
        cited.setdefault(passage.report, set()).add(passage.start)
    reports = tuple(
        report_page_of(teller, reading, cited.get(reading.report.id, set()))
        for reading in dossier.readings.values()
    )
    return Pages(bulletin=bulletin, incidents=incidents, reports=reports)


def build_bulletin(teller: Teller) -> Bulletin:
    """The bulletin itself."""
    tables = incident_tables(teller)
    teller = replace(teller, numbers={row.id: row.number for row in tables.numbered})
    drawing, no_map = draw_map(teller, tables.drawn)
    findings = teller.dossier.findings.values()
    reports = [reading.report for reading in teller.dossier.readings.values()]
    timeline, timeline_told = draw_timeline(teller, tables.drawn)
    return Bulletin(
        language=teller.words.language,
        head=head(teller),
        numbers=numbers(teller),
        changes=changes(teller),
        contingencies=contingencies(teller),
        incidents=tables,
        not_counted=not_counted(teller),
        timeline=timeline,
        timeline_told=timeline_told,
        map=drawing,
        no_map=no_map,
        statements=statements(teller),
        equivalences=equivalences(teller),
        positions=positions(teller),
        tallies=tallies(teller, teller.dossier.tallies.values()),
        comparisons=comparisons(teller),
        duties=duties(teller),
        rates=rates(teller),
        calendar=calendar(teller),
        relations=relations(teller),
        terms=terms(teller),
        disagreements=disagreements(teller),
        coverage=coverage(teller),
        unknowns=unknowns(teller, findings, reports),
        method=method(teller, findings),
    )


def _by_line(dossier: Dossier) -> Mapping[str, list[Disagreement]]:
    about: dict[str, list[Disagreement]] = {}
    for item in dossier.reconciled.disagreements:
        about.setdefault(item.about, []).append(item)
    return about


def passages_in(page: object) -> Iterator[Passage]:
    """Every passage a page shows, so that each link to it finds its anchor."""
    if isinstance(page, Passage):
        yield page
    elif isinstance(page, tuple):
        for part in page:
            yield from passages_in(part)
    elif is_dataclass(page):
        for field in fields(page):
            yield from passages_in(getattr(page, field.name))
