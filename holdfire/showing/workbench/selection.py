"""Which incidents are selected: what a page may be asked of them, in addresses that keep the selection."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, Incident, WorkState
from holdfire.model.page import IncidentsWanted, Page
from holdfire.showing.dossier import Dossier
from holdfire.showing.teller import Teller


class Look(StrEnum):
    """How a selection is looked at."""

    TABLE = "table"
    MAP = "map"
    TIMELINE = "timeline"


class Sort(StrEnum):
    """The order of a selection by first moment; unknown times come last in the one, first in the other."""

    FIRST = "first"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsAsked:
    """`actor` did or suffered it (an actor's id); `place` is where, or what that lies in (a place's id);
    `since` and `until` are days of the case's zone, both within the selection; `page` counts from 1."""

    actor: str | None = None
    place: str | None = None
    act: Act | None = None
    outcome: Outcome | None = None
    evidence: EvidenceState | None = None
    attribution: AttributionState | None = None
    work: WorkState | None = None
    since: date | None = None
    until: date | None = None
    view: Look = Look.TABLE
    sort: Sort = Sort.FIRST
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
        return IncidentsWanted(
            actor=self.actor,
            place=self.place,
            act=self.act,
            since=_midnight(self.since, zone),
            until=_last_moment(self.until, zone),
            evidence=self.evidence,
            attribution=self.attribution,
            work=self.work,
            outcome=self.outcome,
            latest_first=self.sort is Sort.LATEST,
        )


def selected(teller: Teller, wanted: IncidentsWanted, skip: int, most: int) -> Page[Incident]:
    """A page of the incidents wanted, then at hand in the dossier. Raises UnknownIdError for an actor
    or a place that the case does not know."""
    dossier = teller.dossier
    found = [incident for incident in dossier.reconciled.incidents if _is_wanted(dossier, incident, wanted)]
    if not found:
        _refuse_unknown(dossier, wanted)
    found.sort(key=_order, reverse=wanted.latest_first)
    items = tuple(found[skip : skip + most])
    dossier.incidents.keep({incident.id: incident for incident in items})
    return Page(items=items, total=len(found), skip=skip)


def counted(teller: Teller, wanted: IncidentsWanted) -> Mapping[str, Mapping[str, int]]:
    """How many of the incidents wanted have each value, by what may be asked; under an empty value those that
    were not held against the terms."""
    dossier = teller.dossier
    every = [incident for incident in dossier.reconciled.incidents if _is_wanted(dossier, incident, wanted)]
    return {
        "outcome": Counter(_outcome(dossier, incident) or "" for incident in every),
        "act": Counter(incident.act.value for incident in every),
        "evidence": Counter(incident.evidence.value for incident in every),
        "attribution": Counter(incident.attribution.value for incident in every),
    }


def _refuse_unknown(dossier: Dossier, wanted: IncidentsWanted) -> None:
    if wanted.actor and not dossier.case.actor(wanted.actor):
        raise UnknownIdError(f"no actor {wanted.actor} is in actors.yaml; name one by its id there")
    if wanted.place and not dossier.case.place(wanted.place):
        raise UnknownIdError(f"no place {wanted.place} is in places.yaml; name one by its id there")


def _is_wanted(dossier: Dossier, incident: Incident, wanted: IncidentsWanted) -> bool:
    refs = (*incident.actors, *incident.targets)
    return (
        wanted.actor in (None, *(ref.actor for ref in refs))
        and (wanted.place is None or wanted.place in _around(dossier, incident))
        and wanted.act in (None, incident.act)
        and wanted.evidence in (None, incident.evidence)
        and wanted.attribution in (None, incident.attribution)
        and wanted.work in (None, incident.work)
        and wanted.outcome in (None, _outcome(dossier, incident))
        and _is_in_time(incident, wanted)
    )


def _is_in_time(incident: Incident, wanted: IncidentsWanted) -> bool:
    first, last = _ends(incident)
    if first is None or last is None:
        return not (wanted.since or wanted.until)
    return (wanted.since is None or last >= wanted.since) and (wanted.until is None or first <= wanted.until)


def _ends(incident: Incident) -> tuple[datetime | None, datetime | None]:
    when = incident.when
    return (when.earliest or when.latest, when.latest or when.earliest) if when else (None, None)


def _order(incident: Incident) -> tuple[bool, str, str]:
    first = _ends(incident)[0]
    return first is None, first.isoformat() if first else "", incident.id


def _outcome(dossier: Dossier, incident: Incident) -> Outcome | None:
    finding = dossier.findings.get(incident.id)
    return finding.outcome if finding else None


def _around(dossier: Dossier, incident: Incident) -> Iterator[str]:
    """The places of an incident and all in which they lie."""
    within = {place.id: place.within for place in dossier.case.places}
    for ref in incident.places:
        place = ref.place
        seen: set[str] = set()
        while place is not None and place not in seen:
            seen.add(place)
            yield place
            place = within.get(place) or (ref.given.within if ref.given and ref.given.id == place else None)


def _midnight(day: date | None, zone: str) -> datetime | None:
    return datetime.combine(day, time.min, ZoneInfo(zone)) if day else None


def _last_moment(day: date | None, zone: str) -> datetime | None:
    """The last moment of a day: where the next begins, and not that moment itself."""
    after = _midnight(day + timedelta(days=1), zone) if day else None
    return after.astimezone(UTC) - timedelta(microseconds=1) if after else None
