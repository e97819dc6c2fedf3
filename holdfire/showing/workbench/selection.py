"""Which incidents are selected: what a page may be asked of them, in addresses that keep the selection."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, Incident, WorkState
from holdfire.model.page import IncidentOrder, IncidentsWanted, Page
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.days import last_moment, midnight

COUNTED = ("outcome", "evidence", "attribution", "act")
"""What the numbers of a selection are by."""


class Look(StrEnum):
    """How a selection is looked at."""

    TABLE = "table"
    MAP = "map"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsAsked:
    """`actor` did or suffered it (an actor's id); `place` is where, or what that lies in (a place's id);
    `since` and `until` are days of the case's zone, both within the selection; `words` are those of a search:
    it is known by all of them, or an account of it stands in a paragraph that holds them all; `page` counts
    from 1."""

    actor: str | None = None
    place: str | None = None
    act: Act | None = None
    outcome: Outcome | None = None
    evidence: EvidenceState | None = None
    attribution: AttributionState | None = None
    work: WorkState | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None
    view: Look = Look.TABLE
    sort: IncidentOrder = IncidentOrder.FIRST
    page: int = 1

    def href(self, **changed: object) -> str:
        """The address of this selection, changed so, relative to the case; it begins at the first page."""
        told = replace(self, **({"page": 1} | changed))  # type: ignore[arg-type]
        given = {
            field.name: value
            for field in fields(told)
            if (value := getattr(told, field.name)) not in (None, field.default)
        }
        return "incidents" + (f"?{urlencode(given)}" if given else "")

    def wanted(self, zone: str) -> IncidentsWanted:
        """What the record is asked, with the days as moments of this zone."""
        clock = ZoneInfo(zone)
        return IncidentsWanted(
            actor=self.actor,
            place=self.place,
            act=self.act,
            since=midnight(self.since, clock) if self.since else None,
            until=last_moment(self.until, clock) if self.until else None,
            evidence=self.evidence,
            attribution=self.attribution,
            work=self.work,
            outcome=self.outcome,
            words=self.words,
            order=self.sort,
        )


def selected(teller: Teller, wanted: IncidentsWanted, skip: int, most: int) -> Page[Incident]:
    """A page of the incidents wanted; they and their findings are then at hand in the dossier. Raises
    UnknownIdError for an actor or a place that the case does not know."""
    dossier = teller.dossier
    found = dossier.view.incidents(wanted, skip=skip, most=most)
    ids = [incident.id for incident in found.items]
    findings = dossier.view.findings_of(ids)
    dossier.incidents.keep({incident.id: incident for incident in found.items})
    dossier.findings.keep({each: findings.get(each) for each in ids})
    return found


def counted(teller: Teller, wanted: IncidentsWanted) -> Mapping[str, Mapping[str, int]]:
    """How many of the incidents wanted have each value, by what may be asked; under an empty value those that
    were not held against the terms."""
    counts: Mapping[str, Counter[str]] = {name: Counter() for name in COUNTED}
    for each in teller.dossier.view.counts(wanted):
        for name, numbers in counts.items():
            numbers[getattr(each, name) or ""] += each.count
    return counts
