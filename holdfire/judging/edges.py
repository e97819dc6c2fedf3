"""The moments at which somebody's standing in an agreement may change."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
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


def _day_edges(case: Case, clock: ZoneInfo) -> Iterator[datetime]:
    """The midnights at which an actor comes to belong elsewhere, takes an office or a name."""
    for actor in case.actors:
        spells: tuple[Belonging | Office | Name, ...] = (*actor.belongings, *actor.offices, *actor.names)
        for spell in spells:
            for day in (spell.since, spell.until and spell.until + timedelta(days=1)):
                if day is not None:
                    yield datetime.combine(day, time(), clock).astimezone(UTC)
