"""What the tellings of one incident say together: every value kept, none averaged or picked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.incident import Incident
from holdfire.model.place import PlaceRef
from holdfire.model.when import Precision, When
from holdfire.reconciling.words import fold


class Tells(Protocol):
    """A mention or an account: what one passage tells of an incident."""

    @property
    def when(self) -> When | None: ...

    @property
    def place(self) -> PlaceRef | None: ...

    @property
    def harm(self) -> tuple[Count, ...]: ...


def as_told_by(incident: Incident, reports: Collection[str]) -> Incident | None:
    """The incident with what accounts of these reports tell and nothing of others; None where none of them
    tells of it. How it was weighed stays as it was, but for its grounds, which may speak of others: where an
    account is left out, there are none."""
    accounts = tuple(account for account in incident.accounts if account.report in reports)
    if len(accounts) == len(incident.accounts):
        return incident
    if not accounts:
        return None
    return replace(
        incident,
        accounts=accounts,
        when=span_of(accounts),
        places=distinct_places(accounts),
        actors=distinct_actors(account.actors for account in accounts),
        targets=distinct_actors(account.targets for account in accounts),
        harm=distinct_harm(accounts),
        origins=tuple(dict.fromkeys(account.origin for account in accounts)),
        grounds=(),
    )


def span_of(tellings: Iterable[Tells]) -> When | None:
    """One interval over all tellings: what they have in common where they may speak of one instant, else
    from the earliest to the latest, with the time of each as an alternative."""
    known = list(dict.fromkeys(telling.when for telling in tellings if telling.when is not None))
    if len(known) <= 1:
        return known[0] if known else None
    exact = sorted(known, key=_width)
    if all(exact[0].overlaps(other) for other in exact[1:]):
        return exact[0]
    earliest = [when.earliest for when in known if when.earliest]
    latest = [when.latest for when in known if when.latest]
    return When(
        earliest=min(earliest) if len(earliest) == len(known) else None,
        latest=max(latest) if len(latest) == len(known) else None,
        wall="; ".join(when.wall for when in known),
        precision=Precision.RANGE,
        basis=exact[0].basis,
        zone=exact[0].zone,
        alternatives=tuple(known),
    )


def _width(when: When) -> tuple[float, str, str]:
    if when.earliest is None or when.latest is None:
        return float("inf"), when.wall, when.zone or ""
    return (when.latest - when.earliest).total_seconds(), when.wall, when.zone or ""


def distinct_places(tellings: Iterable[Tells]) -> tuple[PlaceRef, ...]:
    """Each place that is told, once."""
    found: dict[str, PlaceRef] = {}
    for telling in tellings:
        if telling.place:
            found.setdefault(telling.place.spot, telling.place)
    return tuple(found.values())


def distinct_actors(groups: Iterable[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    """Each actor that is told, once."""
    found: dict[str, ActorRef] = {}
    for ref in (ref for group in groups for ref in group):
        found.setdefault(ref.actor or fold(ref.name), ref)
    return tuple(found.values())


def distinct_harm(tellings: Iterable[Tells]) -> tuple[Count, ...]:
    """Each count that is told, once."""
    found: dict[tuple[object, ...], Count] = {}
    for count in (count for telling in tellings for count in telling.harm):
        found.setdefault((count.low, count.high, fold(count.what), count.who), count)
    return tuple(found.values())
