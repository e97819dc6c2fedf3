"""One incident: accounts side by side, harm by source, place, the tests as an argument, origins, history."""

from dataclasses import dataclass

from holdfire.model.argument import Argument
from holdfire.model.history import FieldChange
from holdfire.showing.page_incident import IncidentPage, incident_page_of
from holdfire.showing.page_incidents import incident_row
from holdfire.showing.place_map import draw_places_of
from holdfire.showing.teller import Passage, Teller
from holdfire.showing.workbench.harm import HarmTable, harm_by_source
from holdfire.showing.workbench.origins import OriginShown, origins_of
from holdfire.showing.workbench.places import PlaceShown, places_of
from holdfire.showing.workbench.selection import IncidentsAsked


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentAsked:
    """Which incident: its id."""

    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentShown:
    """The argument of its finding: the clauses it rests on, whom it would concern, what is not known, and
    what would turn it."""

    title: str
    clauses: tuple[str, ...]
    outcome: str
    responsible: str
    missing: tuple[str, ...]
    flips: tuple[str, ...]
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """What a run made of the incident or of its finding (`of`)."""

    of: str
    run: int
    at: str
    by: str
    what: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedShown:
    """A decision about it."""

    what: str
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What one of the eight tests rests on: accounts by their number on the page, and other passages."""

    accounts: tuple[int, ...]
    others: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneIncident:
    """The page of an incident. `account` is the incident as its accounts and the terms have it, `cited` what
    each of its tests rests on; `map` its
    places as SVG, None where none is known closely enough; `last_decision` is what a decision made here is
    made on."""

    id: str
    account: IncidentPage
    cited: tuple[Cited, ...]
    argument: ArgumentShown | None
    harm: tuple[HarmTable, ...]
    places: tuple[PlaceShown, ...]
    map: str | None
    origins: tuple[OriginShown, ...]
    history: tuple[VersionShown, ...]
    decided: tuple[DecidedShown, ...]
    last_decision: str


def incident(teller: Teller, asked: IncidentAsked) -> OneIncident:
    """The page of one incident. Raises UnknownIdError where there is none of this id."""
    view = teller.dossier.view
    found = view.incident(asked.id)
    view.recall([account.report for account in found.accounts])
    row = incident_row(teller, found, 0)
    argument = view.argument(found.id)
    account = incident_page_of(teller, row, view.disagreements_about(found.id))
    return OneIncident(
        id=found.id,
        account=account,
        cited=tuple(_cited(account, test.passages) for test in account.tests),
        argument=_argument(argument) if argument else None,
        harm=harm_by_source(teller, found),
        places=places_of(teller, found),
        map=draw_places_of(teller, row, lambda spot: f"../{IncidentsAsked(place=spot.place.id).href()}"),
        origins=origins_of(teller, found),
        history=_history(teller, found.id),
        decided=tuple(
            DecidedShown(
                what=teller.decided(item), by=item.by, at=teller.clock.moment(item.at), reason=item.reason
            )
            for item in view.decisions_about(found.id)
        ),
        last_decision=view.last_decision,
    )


def _cited(account: IncidentPage, passages: tuple[Passage, ...]) -> Cited:
    numbers = {told.passage: number for number, told in enumerate(account.accounts, 1) if told.passage}
    return Cited(
        accounts=tuple(sorted(numbers[passage] for passage in passages if passage in numbers)),
        others=tuple(passage for passage in passages if passage not in numbers),
    )


def _argument(told: Argument) -> ArgumentShown:
    return ArgumentShown(
        title=told.title,
        clauses=told.clauses,
        outcome=told.outcome,
        responsible=told.responsible,
        missing=told.missing,
        flips=told.flips,
        versions=told.versions,
    )


def _history(teller: Teller, incident_id: str) -> tuple[VersionShown, ...]:
    """The versions of an incident and of its finding in the order of the runs."""
    finding = teller.dossier.findings.get(incident_id)
    lines = [("incident", incident_id)] + ([("finding", finding.id)] if finding else [])
    found = [(version, kind) for kind, line in lines for version in teller.dossier.view.history_of(line)]
    return tuple(
        VersionShown(
            of=teller.words.named("ChangeKind", kind),
            run=version.run,
            at=teller.clock.moment(version.at),
            by=version.by,
            what=version.kind.value,
            fields=version.fields,
        )
        for version, kind in sorted(found, key=lambda pair: pair[0].run)
    )
