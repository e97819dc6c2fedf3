"""The moments at which somebody's standing in an agreement may change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire.judging.moments import TICK
from holdfire.model.actor import Belonging, Name, Office
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.membership import Exclusion, Listed, Membership

Dated = Membership | Exclusion | Listed
"""What holds from a moment to a moment."""


def edges_of(agreement: Agreement, case: Case) -> tuple[datetime, ...]:
    """All of them, in order (UTC)."""
    return tuple(sorted({*_edges(agreement), *_day_edges(case, ZoneInfo(agreement.zone))}))


def _edges(agreement: Agreement) -> Iterator[datetime]:
    """The moments at which someone's standing may change."""
    lists = (entry for exclusion in agreement.exclusions for entry in exclusion.listed)
    terms: tuple[Dated, ...] = (*agreement.memberships, *agreement.exclusions, *lists)
    for term in terms:
        if term.since and term.since.earliest:
            yield term.since.earliest
        if term.until and term.until.latest:
            yield term.until.latest + TICK


def change_days(case: Case) -> tuple[date, ...]:
    """The days from which an actor belongs elsewhere, holds an office or bears a name, or no longer does."""
    return tuple(sorted(set(_change_days(case))))


def _day_edges(case: Case, clock: ZoneInfo) -> Iterator[datetime]:
    """The midnights at which an actor comes to belong elsewhere, takes an office or a name."""
    for day in _change_days(case):
        yield datetime.combine(day, time(), clock).astimezone(UTC)


def _change_days(case: Case) -> Iterator[date]:
    for actor in case.actors:
        spells: tuple[Belonging | Office | Name, ...] = (*actor.belongings, *actor.offices, *actor.names)
        for spell in spells:
            if spell.since is not None:
                yield spell.since
            if spell.until is not None:
                yield spell.until + timedelta(days=1)
