"""Incidents: whether two tellings are of one happening, on pairs written for this project."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from evals.tasks.judged import MOMENT, Judged, ratios
from holdfire.model.act import Act, Modality
from holdfire.model.actor import Actor, ActorKind, ActorRef, Name, RefBasis
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.mention import Mention
from holdfire.model.outlet import Outlet
from holdfire.model.place import Place, PlaceRef
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reconciling.reconcile import reconcile

PLACES = ("arda", "bela", "cado", "dema")
SIDES = ("north", "south")
CASE = Case(
    name="labels",
    actors=tuple(
        Actor(id=side, kind=ActorKind.ARMED_FORCE, names=(Name(text=side),), side=side) for side in SIDES
    ),
    outlets=tuple(Outlet(id=name, name=name) for name in ("a", "b")),
    places=tuple(
        Place(id=place, names=(Name(text=place.title()),), lat=30.0 + number, lon=40.0)
        for number, place in enumerate(PLACES)
    ),
)


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 over pairs. `gold` has {"a", "b", "same"} a line, each telling with its
    clause, act, place, day, hours, side and dead."""
    return ratios(_judged(gold))


def _judged(gold: Path) -> Iterator[Judged]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        readings = [_reading(name, record[name]) for name in ("a", "b")]
        yield Judged(record["same"], len(reconcile(readings, CASE).incidents) == 1)


def _reading(name: str, told: Mapping[str, Any]) -> Reading:
    text = str(told["clause"])
    span = Span(start=0, end=len(text), text=text)
    mention = Mention(
        id=f"mention-{name}",
        report=name,
        act=Act(told["act"]),
        trigger=span,
        clause=span,
        modality=Modality.ACTUAL,
        place=PlaceRef(span=span, name=told["place"].title(), place=told["place"]),
        when=_when(told),
        actors=(ActorRef(name=told["by"], actor=told["by"], basis=RefBasis.ALIAS),) if told["by"] else (),
        harm=(Count(low=told["killed"], high=told["killed"], what="killed", span=span),)
        if told["killed"]
        else (),
    )
    report = Report(
        id=name, capture="0" * 64, text=text, blocks=(), language="en", outlet=name, published=_when(told)
    )
    return Reading(report=report, mentions=(mention,))


def _when(told: Mapping[str, Any]) -> When:
    first, last = told["hours"] or (0, 23)
    day = MOMENT + timedelta(days=told["day"])
    return When(
        earliest=day + timedelta(hours=first),
        latest=day + timedelta(hours=last),
        wall=f"day {told['day']}",
        precision=Precision.DAY,
        basis=TimeBasis.STATED,
    )
