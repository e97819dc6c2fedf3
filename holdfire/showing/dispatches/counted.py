"""Incidents of a window counted by area and act, each number with its list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from holdfire.model.finding import Finding, Outcome, Responsibility
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.measure import GROUP_OF, ActGroup
from holdfire.model.page import IncidentsWanted
from holdfire.model.place import Place
from holdfire.model.surroundings import NO_AREA, area_of
from holdfire.showing.dispatches.document import Cell, Group, Line, Table
from holdfire.showing.dossier import Dossier
from holdfire.showing.page_incidents import is_said_to_be_so
from holdfire.showing.teller import Passage, Teller

SHOWN = (
    EvidenceState.ALLEGED,
    EvidenceState.CORROBORATED,
    EvidenceState.VERIFIED,
    EvidenceState.CONTESTED,
)
"""Evidence states with a column of their own, weakest first; the others share one."""

OPEN = frozenset({Outcome.CANNOT_DETERMINE, Outcome.CONTESTED, Outcome.EXCEPTED_CLAIMED})
OUTSIDE = frozenset(
    {
        Outcome.EXCLUDED_ACTOR,
        Outcome.OUT_OF_SCOPE_ACT,
        Outcome.OUT_OF_SCOPE_ACTOR,
        Outcome.OUT_OF_SCOPE_PLACE,
        Outcome.OUT_OF_SCOPE_TIME,
    }
)


AT_ONCE = 1000
"""Lines of the record asked for in one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with what the terms make of it."""

    incident: Incident
    finding: Finding


def told_between(teller: Teller, first: datetime, last: datetime) -> tuple[Told, ...]:
    """Incidents that somebody says happened, held against the terms, whose time may lie between two moments
    (UTC), in order of time."""
    found = {
        incident.id: incident
        for incident in _on_record(teller.dossier, first, last)
        if is_said_to_be_so(incident) and touches(incident, first, last)
    }
    findings = teller.dossier.findings_told(found)
    told = (Told(incident=found[key], finding=finding) for key, finding in findings.items())
    return tuple(sorted(told, key=lambda told: (_begins(told.incident), told.incident.id)))


def _on_record(dossier: Dossier, first: datetime, last: datetime) -> Iterator[Incident]:
    wanted, skip = IncidentsWanted(since=first, until=last), 0
    while items := dossier.view.incidents(wanted, skip=skip, most=AT_ONCE).items:
        yield from dossier.incidents_told(items)
        skip += AT_ONCE


def touches(incident: Incident, first: datetime, last: datetime) -> bool:
    """Whether an incident's time may lie in a window; one without any time lies in none."""
    when = incident.when
    if when is None or (when.earliest is None and when.latest is None):
        return False
    begins, ends = when.earliest or when.latest, when.latest or when.earliest
    assert begins is not None
    assert ends is not None
    return begins <= last and ends >= first


def _begins(incident: Incident) -> float:
    when = incident.when
    moment = (when.earliest or when.latest) if when else None
    return moment.timestamp() if moment else 0.0


def by_area_and_act(
    teller: Teller, told: Iterable[Told], caption: str, name: str
) -> tuple[Table, list[Group]]:
    """A table of counts by area and act over the columns of evidence, and the lists its numbers lead to, each
    named after the table."""
    cells: dict[tuple[str, str], list[Told]] = {}
    places = {place.id: place for place in teller.dossier.case.places}
    for item in told:
        cells.setdefault((area_name(item.incident, places), _act(teller, item.incident)), []).append(item)
    rows, groups = [], []
    for number, ((area, act), items) in enumerate(sorted(cells.items()), start=1):
        anchor = f"{name}-{number}"
        rows.append((Cell(text=area), Cell(text=act, to=anchor), *_counts(items)))
        lines = tuple(incident_line(teller, item) for item in items)
        groups.append(Group(title=f"{area}, {act}", lines=lines, anchor=anchor))
    headings = ("area", "act", *(teller.words.of(state) for state in SHOWN), "other", "nobody named")
    return Table(caption=caption, headings=headings, rows=tuple(rows)), groups


def _counts(items: list[Told]) -> Iterator[Cell]:
    states = [item.incident.evidence for item in items]
    for state in SHOWN:
        yield Cell(text=str(states.count(state) or "–"))
    yield Cell(text=str(sum(state not in SHOWN for state in states) or "–"))
    unattributed = sum(item.finding.responsibility is Responsibility.UNATTRIBUTED for item in items)
    yield Cell(text=str(unattributed or "–"))


def area_name(incident: Incident, places: Mapping[str, Place]) -> str:
    """The area an incident is said to have happened in, as it is counted, by the places of the case."""
    areas = {area_of(place.place, places) if place.place else NO_AREA for place in incident.places}
    named = sorted(places[area].name for area in areas if area in places)
    if len(named) > 1:
        return "in several areas"
    return named[0] if named else "no area told"


def _act(teller: Teller, incident: Incident) -> str:
    return teller.words.of(GROUP_OF.get(incident.act, ActGroup.NOT_TOLD))


def incident_line(teller: Teller, told: Told) -> Line:
    """An incident in one line: when, where, what, by whom as told, harm as ranges, evidence, and the passage
    it is first told in."""
    incident, finding = told.incident, told.finding
    when = teller.when(incident.when)
    actors = dict.fromkeys(teller.named(actor) for actor in incident.actors)
    harm = dict.fromkeys(teller.count(count) for account in incident.accounts for count in account.harm)
    places = ", ".join(dict.fromkeys(place.name for place in incident.places)) or "place not told"
    parts = [
        f"{teller.words.of(incident.act)}, {places}",
        f"said to be by {' or '.join(actors)}" if actors else "nobody named",
        *(["harm as told: " + "; ".join(harm)] if harm else []),
        f"{teller.words.of(incident.evidence)}, {teller.words.of(finding.outcome)}",
    ]
    return Line(
        lead=when.local if when else "time not known",
        text="; ".join(parts),
        sources=first_passages(teller, incident),
    )


def first_passages(teller: Teller, incident: Incident) -> tuple[Passage, ...]:
    """The passage of each origin's first account."""
    firsts: dict[str, Passage] = {}
    for account in incident.accounts:
        mention = teller.dossier.mentions.get(account.mention)
        if mention is not None:
            firsts.setdefault(account.origin, teller.passage(account.report, mention.clause))
    return tuple(firsts.values())
